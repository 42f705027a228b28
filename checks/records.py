"""Values with named, typed fields: dataclasses that cost next to nothing until somebody asks for their machinery.

`dataclasses.dataclass` writes and compiles six methods a class, at import: for ours that took a fifth of the time of
checking one article. A Record shares its methods with all others. It is a dataclass to whoever asks (`fields`,
`replace`, pydantic), and what they ask for is made then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar, dataclass_transform

_MISSING: Any = object()


class _Field:
    """What a field is made with: a factory of its default, and what others should know of it."""

    def __init__(self, factory: Callable[[], Any] | None, default: Any, metadata: Mapping[str, Any]) -> None:
        self.factory = factory
        self.default = default
        self.metadata = metadata


def field(
    *, default: Any = _MISSING, default_factory: Callable[[], Any] | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> Any:  # fmt: skip
    """As `dataclasses.field`."""
    return _Field(default_factory, default, metadata or {})


class _Machinery:
    """An attribute of dataclasses that is made when it is first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, value: object, owner: type[Record]) -> Any:
        if owner is Record:
            raise AttributeError(self._name)  # it has no fields, and is none itself
        made = getattr(owner._twin(), self._name)
        setattr(owner, self._name, made)
        return made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record:
    """A frozen value. Fields that begin with `_` are kept, and neither compared nor shown.

    `eq=False` compares by identity. A `__post_init__` may refuse the fields with a ValueError.
    """

    _names: ClassVar[tuple[str, ...]] = ()
    _made: ClassVar[dict[str, _Field]] = {}
    __dataclass_fields__ = _Machinery()
    __dataclass_params__ = _Machinery()

    def __init_subclass__(cls, eq: bool = True) -> None:
        own = cls.__annotations__
        cls._names = tuple(name for name, kind in own.items() if not str(kind).startswith("ClassVar"))
        cls._made = {name: value for name in cls._names if isinstance(value := cls.__dict__.get(name), _Field)}
        for name, made in cls._made.items():
            if made.default is _MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
        if not eq:
            cls.__eq__ = object.__eq__  # type: ignore[method-assign]
            cls.__hash__ = object.__hash__  # type: ignore[method-assign]

    def __init__(self, *values: Any, **named: Any) -> None:
        held = self.__dict__
        held.update(zip(self._names, values, strict=False))
        held.update(named)
        if len(held) != len(self._names) or len(values) + len(named) != len(held):
            self._complete(len(values) + len(named))
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def _complete(self, given: int) -> None:
        """Fills in defaults. Raises TypeError for a field that is missing, unknown or given twice."""
        held = self.__dict__
        unknown = held.keys() - set(self._names)
        if unknown or given != len(held):
            raise TypeError(f"{type(self).__name__} has no fields {sorted(unknown)}, or they are given twice")
        for name in self._names:
            if name not in held:
                factory = self._made[name].factory if name in self._made else None
                if factory is None and not hasattr(type(self), name):
                    raise TypeError(f"{type(self).__name__} lacks {name}")
                held[name] = factory() if factory else getattr(type(self), name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be taken away")

    def _told(self) -> tuple[Any, ...]:
        return tuple(self.__dict__[name] for name in self._names if name[0] != "_")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Record) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def __repr__(self) -> str:
        told = (f"{name}={self.__dict__[name]!r}" for name in self._names if name[0] != "_")
        return f"{type(self).__qualname__}({', '.join(told)})"

    @classmethod
    def _twin(cls) -> type:
        """A real dataclass with the same fields."""
        import dataclasses  # takes as long to import as half of our own modules

        body: dict[str, Any] = {"__annotations__": dict(cls.__annotations__)}
        for name in cls._names:
            if name in cls._made:
                made = cls._made[name]
                told: dict[str, Any] = {"metadata": made.metadata}
                told |= {} if made.default is _MISSING else {"default": made.default}
                told |= {"default_factory": made.factory} if made.factory else {}
                body[name] = dataclasses.field(**told)
            elif name in cls.__dict__:
                body[name] = cls.__dict__[name]
        return dataclasses.dataclass(frozen=True)(type(cls.__name__, (), body))


Kind = TypeVar("Kind", bound=Record)


def replace(record: Kind, **changes: Any) -> Kind:
    """The same record with other values in some fields; what is kept under a name with `_` is made anew."""
    kept = {name: value for name, value in record.__dict__.items() if name[0] != "_"}
    return type(record)(**{**kept, **changes})
