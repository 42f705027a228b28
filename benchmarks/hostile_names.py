"""Measures how the time that names take grows with their number: distinct, alike, in capitals, in other scripts.

    python -m benchmarks.hostile_names

An exponent of 1 is a straight line: twice the names take twice the time.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.hostile_dates import exponent, seconds
from checks.gather import Desk, Dossier
from checks.names.spellings import variants
from checks.readers import read

SIZES = (2_500, 5_000, 10_000, 20_000)
SEED = 20250212


def main() -> None:
    print("seconds at " + ", ".join(f"{size:,} names" for size in SIZES) + ", and the exponent fitted to them")
    for name, sentence in _sentences().items():
        times = [seconds(_spellings, "\n\n".join(sentence() for _ in range(size))) for size in SIZES]
        print(f"{name:>12}" + "".join(f"{spent:>8.2f}" for spent in times) + f"{exponent(times, SIZES):>8.2f}")


def _spellings(text: str) -> None:
    dossier = Dossier(next(iter(read("article.md", text))), Desk())
    variants(dossier.people, dossier.lexicon)


def _sentences() -> dict[str, Callable[[], str]]:
    """Each makes one sentence with a name of its own."""
    rng = random.Random(SEED)

    def word() -> str:
        syllables = (rng.choice("bcdfgklmnprstv") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
        return "".join(syllables).capitalize()

    return {
        "distinct": lambda: f"Mayor {word()} {word()} spoke. {word()} said so.",
        "alike": lambda: f"Mayor Anna Lind{word().lower()} spoke.",
        "capitals": lambda: f"MAYOR {word().upper()} {word().upper()} SPOKE.",
        "no capitals": lambda: f"mayor {word().lower()} {word().lower()} spoke.",
        "Cyrillic": lambda: f"Анна Берг{rng.randint(1, 20_000)} сказала.",
        "emoji": lambda: f"Mayor 😀Anna {word()}👍 spoke 🎉.",
        "mojibake": lambda: f"Mayor JosÃ© GarcÃ­a{word()} spoke.",
        "disguised": lambda: f"Mayor Аnna {word()}і spoke.",
    }


if __name__ == "__main__":
    main()
