"""Named tuples of our own do what `typing.NamedTuple` does."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from checks.tuples import NamedTuple


class Ours(NamedTuple):
    """A day of rain."""

    place: str
    days: int = 1

    @property
    def long(self) -> bool:
        return self.days > 3

    @classmethod
    def in_oslo(cls) -> Ours:
        return cls("Oslo")


class Theirs(typing.NamedTuple):
    """A day of rain."""

    place: str
    days: int = 1


def test_as_a_tuple() -> None:
    ours: Any = Ours("Oslo", days=4)
    theirs: Any = Theirs("Oslo", days=4)
    assert ours == theirs == ("Oslo", 4)
    assert hash(ours) == hash(theirs)
    assert (ours.place, ours[1], ours.long, Ours.in_oslo()) == ("Oslo", 4, True, ("Oslo", 1))
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert not hasattr(ours, "__dict__")


def test_what_named_tuples_can_do() -> None:
    ours = Ours("Oslo")
    assert ours._replace(days=2) == ("Oslo", 2)
    assert type(ours._replace(days=2)) is Ours
    assert ours._asdict() == {"place": "Oslo", "days": 1}
    assert Ours._make(["Moss", 3]) == ("Moss", 3)
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert (Ours.__match_args__, Ours.__doc__, Ours.__name__) == (("place", "days"), "A day of rain.", "Ours")
    assert (type(Ours), Ours.__module__, typing.get_type_hints(Ours)) == (type, __name__, {"place": str, "days": int})


def test_copies_and_pickles() -> None:
    ours = Ours("Oslo", 2)
    for other in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        assert (other, type(other)) == (ours, Ours)


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a", 1, 2), {}), (("a",), {"place": "b"}), (("a",), {"x": 1})]
)
def test_wrong_fields(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    for make in (Ours, Theirs):
        with pytest.raises(TypeError):
            make(*values, **named)


def test_the_first_of_a_class_and_all_others() -> None:
    class Fresh(NamedTuple):
        value: int

    with pytest.raises(TypeError):
        Fresh()  # type: ignore[call-arg]
    assert [Fresh(1).value, Fresh(value=2).value] == [1, 2]
