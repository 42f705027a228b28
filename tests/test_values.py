"""Records are frozen dataclasses to whoever asks, without the cost of making them."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys

import pytest
from pydantic import TypeAdapter, ValidationError

from checks.records import Record, field, replace


class Stamp(Record):
    day: int
    zone: str = "UTC"
    notes: dict[str, str] = field(default_factory=dict)
    _seen: list[int] = field(default_factory=list)


class Bounds(Record, eq=False):
    least: int = 0
    most: int = field(default=9, metadata={"unit": "days"})

    def __post_init__(self) -> None:
        if self.most < self.least:
            raise ValueError("`most` is less than `least`")


def test_fields_are_given_by_place_and_by_name() -> None:
    assert Stamp(1) == Stamp(day=1) == Stamp(1, "UTC", {}, [3])
    assert Stamp(1) != Stamp(2)
    assert repr(Stamp(1)) == "Stamp(day=1, zone='UTC', notes={})"
    assert Stamp(1).notes is not Stamp(1).notes
    assert hash(Bounds()) != hash(Bounds())
    assert Bounds() != Bounds()


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1,), {"day": 1}), ((1,), {"era": "BC"}), ((1, 2, 3, 4, 5), {})]
)
def test_fields_that_are_missing_unknown_or_given_twice(given: tuple[int, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Stamp(*given, **named)  # type: ignore[arg-type]


def test_records_do_not_change() -> None:
    stamp = Stamp(1)
    with pytest.raises(AttributeError):
        stamp.day = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del stamp.day
    changed = replace(Stamp(1, _seen=[4]), zone="CET")
    assert (changed.day, changed.zone, changed._seen) == (1, "CET", [])
    assert pickle.loads(pickle.dumps(changed)) == changed


def test_records_are_dataclasses_to_whoever_asks() -> None:
    assert [each.name for each in dataclasses.fields(Bounds())] == ["least", "most"]
    assert dataclasses.fields(Bounds)[1].metadata == {"unit": "days"}
    assert dataclasses.asdict(Stamp(1)) == {"day": 1, "zone": "UTC", "notes": {}, "_seen": []}
    assert dataclasses.replace(Stamp(1), day=2) == Stamp(2)


def test_pydantic_reads_records() -> None:
    made = TypeAdapter(Stamp).validate_python({"day": "4", "notes": {"a": "b"}})
    assert made == Stamp(4, notes={"a": "b"})
    assert TypeAdapter(Bounds).validate_python({}).most == 9
    with pytest.raises(ValidationError, match="is less than"):
        TypeAdapter(Bounds).validate_python({"least": 20})
    with pytest.raises(ValidationError, match="day"):
        TypeAdapter(Stamp).validate_python({})


def test_making_a_record_imports_nothing() -> None:
    code = "import sys; from checks.records import Record; R = type('R', (Record,), {}); R(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert "dataclasses" not in done.stdout.split()
