"""Measures how time grows with the length of texts that no one writes, in the tagger and in the rules on dates.

    python -m benchmarks.hostile_dates

An exponent of 1 is a straight line: twice the text takes twice the time.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Callable, Iterator, Sequence

from checks import almanac, packs
from checks.dates import days
from checks.dates.expressions import expressions
from checks.dates.timex import timexes
from checks.gather import Desk, Dossier
from checks.loading import load
from checks.readers import read
from checks.run import judge

_SIZES = (32_000, 64_000, 128_000, 256_000)
_RUNS = 3
"""How often each text is read; the fastest time counts, for other work on the machine only adds to it."""
_PATIENCE = 20.0
"""Seconds after which the longer texts of a row are left out."""
_ANCHOR = days.ordinal(2025, 2, 12) or 1

_CARDINALS = " ".join(str(number) for number in range(1, 100))
_YEARS = " ".join(str(year) for year in range(1, 10_000))

INPUTS: dict[str, str] = {
    "weekdays": " ".join(days.WEEKDAYS) + " ",
    "weekdays listed": "Monday, Tuesday and Wednesday, ",
    "months": " ".join(days.MONTHS) + " ",
    "digits": "7",
    "numbers": _CARDINALS + " ",
    "years 1 to 9999": _YEARS + " ",
    "days of no month": "Feb. 30 ",
    "dates of no calendar": "13/13/2013 ",
    "last last": "last ",
    "days listed": "Oct. 19 and 20 and 21 and 22 and ",
    "full dates": "on May 1, 2024, ",
    "dates in figures": "2024-02-30 ",
    "since and since": "since 2024 and ",
    "told as past": "It was built in 2024 and ",
    "weeks before weeks": "a week before the week after ",
    "anniversaries": "the third anniversary of the invasion on Feb. 24, ",
    "clocks": "9 a.m. EST, ",
    "spelled numbers": "twenty-five hundred and ",
    "apostrophes": "'",
    "quotes": "“He ‘said’ on Monday” ",
    "one quote opened": '"Monday, ',
    "no spaces": "Monday",
    "stops": "Feb. Mr. U.S. a.m. ",
    "line ends": "Monday\n\n",
    "right to left": "ביום שני 12 בפברואר 2025 ",
    "right-to-left marks": "Monday,\u202e 12\u200f February\u202c 2025 ",
    "presidents": "President Biden and Secretary of State Antony Blinken said ",
    "capitals": "ON MONDAY, MAY 1, 2024, ",
}
"""Each is repeated up to the length that is measured."""


def main() -> None:
    print("seconds at " + ", ".join(f"{size // 1000} KB" for size in _SIZES) + ", and the exponent fitted to them")
    for path, run in _paths().items():
        print(f"\n{path}")
        for name, piece in INPUTS.items():
            times = list(_timed(run, piece))
            shown = "".join(f"{spent:>9.3f}" for spent in times) + " " * 9 * (len(_SIZES) - len(times))
            print(f"{name:>22}{shown}{exponent(times):>8.2f}", flush=True)


def _paths() -> dict[str, Callable[[str], object]]:
    """What is measured: the tagger, the expressions that rules read, and all that rules on dates make of an article."""
    desk = Desk(almanac.load(packs.folder() / "facts"))
    rules = [rule for rule in load(None, "").rules if rule.id.startswith("date/")]

    def checked(text: str) -> None:
        (article,) = itertools.islice(read("article.md", f"---\ndate: 2025-02-12\n---\n{text}"), 1)
        _, failures = judge(Dossier(article, desk), rules)
        assert not failures, failures

    return {"timexes": lambda text: timexes(text, _ANCHOR), "expressions": expressions, "rules on dates": checked}


def _timed(run: Callable[[str], object], piece: str) -> Iterator[float]:
    run(piece)
    for size in _SIZES:
        text = (piece * (size // len(piece) + 1))[:size]
        spent = min(seconds(run, text) for _ in range(_RUNS))
        yield spent
        if spent > _PATIENCE:
            return


def seconds(run: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    run(text)
    return time.process_time() - started


def exponent(times: list[float], sizes: Sequence[int] = _SIZES) -> float:
    """The slope of the logarithm of time over that of length."""
    points = [(math.log(size), math.log(max(spent, 1e-5))) for size, spent in zip(sizes, times, strict=False)]
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    spread = sum((x - across) ** 2 for x, _ in points)
    return sum((x - across) * (y - up) for x, y in points) / spread if spread else math.nan


if __name__ == "__main__":
    main()
