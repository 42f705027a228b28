"""Named tuples that cost next to nothing until one is made.

`typing.NamedTuple` compiles a constructor and makes six functions a class, at import: for ours that took 7% of the time
of checking one article. Here a class shares its methods with all others, and its constructor is compiled when the first
tuple is made. A tuple is to whoever uses it what the others are: `_fields`, `_replace`, defaults, pickles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter

    class _Shared(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        def __new__(cls, *values: Any, **named: Any) -> Any:
            """The first tuple of a class. The constructor that makes it takes the place of this one."""
            cls.__new__ = staticmethod(_constructor(cls))
            return cls.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values: Any) -> Any:
            return cls(*values)

        def _replace(self, /, **changes: Any) -> Any:
            return type(self)(**{**self._asdict(), **changes})

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            told = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(told)})"

    class _Naming(type):
        """Makes a tuple of a class whose body names its fields; the class itself is an ordinary one."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            body |= {field: _tuplegetter(at, "") for at, field in enumerate(fields)}
            return type(name, (_Shared,), {**body, "__slots__": (), "_fields": fields, "__match_args__": fields})

    class NamedTuple(metaclass=_Naming):
        """The base of a class whose body names the fields of a tuple."""

    def _constructor(cls: Any) -> Any:
        fields = ", ".join(cls._fields)
        made = eval(f"lambda cls, {fields}: new(cls, ({fields},))", {"new": tuple.__new__})  # noqa: S307  of our own names
        made.__defaults__ = tuple(cls._field_defaults.values())
        return made
