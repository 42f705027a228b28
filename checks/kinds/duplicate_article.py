"""Articles with nearly the same text, however their headlines, dates and bylines differ."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from checks import places
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.records import Record
from checks.tuples import NamedTuple

VALUES = ("other", "differs", "share")

_SHINGLE = 4
"""Words in a row that are compared as one."""
_KEPT = 128
"""Hashes of shingles that are kept of an article. Of a text that is no longer, they tell the share to the word."""
_BINS, _ROWS = 64, 4
"""Bins of which the least hash is a row, and rows that must agree for two articles to be compared at all."""
_SAME = 0.97
"""The share from which a text is the same, not a new edition of it."""
_LISTING = 0.12
"""The share of figures among the words of calendars, scores and tables."""
_MOST = 100
"""Articles under one key that each is compared with: what so many share is a frame, and time must stay linear."""


class Options(Record):
    """`share` is how much of their text two articles have in common, in percent, and `words` how long they are.

    Articles more than `days` apart must agree in nearly every word and in all figures: a guide that returns is no copy.
    """

    share: int = 85
    words: int = 60
    days: int = 45

    def __post_init__(self) -> None:
        if not 50 <= self.share <= 100:
            raise ValueError("`share` is no percentage from 50 to 100: less is what any two articles may share")


class _Copy(NamedTuple):
    """What is kept of an article: its header, the keys it stands under, samples of its shingles and of its figures."""

    title: str
    date: str
    byline: str
    bands: tuple[str, ...]
    shingles: tuple[int, ...]
    figures: tuple[int, ...]


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """The article under each band of its sketch, if it is a story of some length and no list of figures."""
    prose, blocks = dossier.article.prose, dossier.article.blocks
    words = _words(" ".join(prose.value[b.start : b.end] for b in blocks if b.kind in ("paragraph", "quote")))
    figures = list(filter(bytes.isdigit, words))
    if len(words) < options.words or len(figures) > _LISTING * len(words):
        return
    title = next(places.spots(dossier, ("headline",)), None)
    headline = places.shown(title.text.value) if title else ""
    stamp = dossier.header.date
    byline = ", ".join(sorted(spot.text.value.strip() for spot in places.spots(dossier, ("byline",))))
    hashes = _hashes(words)
    bands = _bands(hashes)
    kept = b64encode(struct.pack(f">{len(hashes[:_KEPT])}I", *hashes[:_KEPT])).decode()
    counted = sorted(set(map(zlib.crc32, figures)))[:_FIGURES]
    value = json.dumps((headline, (stamp and stamp.iso) or "", byline, bands, kept, counted))
    span = title.span if title else prose.span(blocks[0].start, blocks[0].end)
    for key in bands:
        yield Keyed(key, span, title.place if title else "body", value)


_FIGURES = 40
_MARKS = (("’", "'"), ("‘", "'"), *((mark, " ") for mark in "“”—–…\xa0"))
_SPACED = bytes(at if at > 127 or chr(at).isalnum() else 32 for at in range(256))


def _words(text: str) -> list[bytes]:
    """The words in lower case, without regard to how marks are set."""
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    return text.lower().encode("utf-8", "replace").translate(_SPACED, b"'").split()


def _hashes(words: Sequence[bytes]) -> list[int]:
    """The hashes of the shingles in order: the least ones are a fair sample, which all texts draw alike."""
    rows = (words[at:] for at in range(_SHINGLE))
    return sorted(set(map(zlib.crc32, map(b" ".join, zip(*rows, strict=False)))))


def _bands(hashes: Sequence[int]) -> tuple[str, ...]:
    """Keys of which two texts have one in common when they share most; an empty bin borrows from the next.

    This is MinHash with one permutation, and banding (Li, Owen and Zhang, 2012). datasketch brings NumPy and SciPy;
    rensa is light and quicker, but only estimates, where the frames of short texts want the share to the word.
    """
    least = [-1] * _BINS
    for value in reversed(hashes):
        least[value >> 26] = value
    for at in reversed(range(_BINS)):
        if least[at] < 0:
            least[at] = least[(at + 1) % _BINS]
    rows = (repr(least[at : at + _ROWS]).encode() for at in range(0, _BINS, _ROWS))
    return tuple(f"{band:x}:{zlib.crc32(row):08x}" for band, row in enumerate(rows))


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """Each article that has the text of an earlier one, told under the first key that the two share."""
    if len(group) < 2:
        return
    copies = [(_read(member.value), member) for member in group]
    copies.sort(key=lambda each: (each[0].date or "9", each[1].at.path, each[1].at.article))
    for at, (copy, member) in enumerate(copies):
        for first, other in islice(copies, min(at, _MOST)):
            share = _share(first, copy)
            if _is_copy(first, copy, share, options):
                if _meeting(first, copy) == key:
                    yield _odd(first, other, copy, member, share)
                break


def _read(value: str) -> _Copy:
    title, day, byline, bands, kept, figures = json.loads(value)
    packed = b64decode(kept)
    return _Copy(title, day, byline, bands, struct.unpack(f">{len(packed) // 4}I", packed), figures)


def _meeting(one: _Copy, two: _Copy) -> str | None:
    return next((a for a, b in zip(one.bands, two.bands, strict=True) if a == b), None)


def _share(one: _Copy, two: _Copy) -> float:
    """How much of two texts is shared: twice the shingles of both, by the shingles of each."""
    least = sorted({*one.shingles, *two.shingles})[:_KEPT]
    both = len({*one.shingles} & {*two.shingles}.intersection(least))
    return 2 * both / (len(least) + both)


def _is_copy(one: _Copy, two: _Copy, share: float, options: Options) -> bool:
    """Whether nearly all is shared, and the figures too: editions of a calendar or a guide differ in these."""
    if share * 100 < options.share:
        return False
    odd = set(one.figures) ^ set(two.figures)
    if len(odd) > max(2, len({*one.figures, *two.figures}) / 4):
        return False
    return _apart(one.date, two.date) <= options.days or (share >= _SAME and not odd)


def _apart(one: str, two: str) -> int:
    """Days between two dates; none where either is not known to the day."""
    try:
        return abs(date.fromisoformat(one[:10]).toordinal() - date.fromisoformat(two[:10]).toordinal())
    except ValueError:
        return 0


def _odd(first: _Copy, other: Member, copy: _Copy, member: Member, share: float) -> Odd:
    inside = f":{other.at.start.line}" if other.at.path == member.at.path else ""
    shared = f"{share:.0%}"
    values = {"other": other.at.path + inside, "differs": _differs(first, copy), "share": shared}
    return Odd(member, values, ((other, f"shares {shared} of its text"),))


def _differs(one: _Copy, two: _Copy) -> str:
    """What an editor sees at once: which parts of the header are not the same."""
    pairs = {"headline": (one.title, two.title), "date": (one.date, two.date), "byline": (one.byline, two.byline)}
    odd = [name for name, (a, b) in pairs.items() if a != b]
    if not odd:
        return "with the same headline, date and byline"
    return "but for its " + " and ".join([", ".join(odd[:-1]), odd[-1]] if odd[1:] else odd)
