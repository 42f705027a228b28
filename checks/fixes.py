"""Fixes: put into a text, shown as a diff, written to the file that they were made for; whole or not at all."""

from __future__ import annotations

import codecs
import os
import secrets
import stat
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path

from checks.model import Edit, Fix, Span
from checks.regexes import regex
from checks.tuples import NamedTuple

_LINE = regex(r"[^\n]*\n|[^\n]+")
_BREAK = regex(r"\r\n|\r|\n")


class Applied(NamedTuple):
    """The text with the fixes `done` in it.

    `left` are the fixes that found no place: their edits overlap those of an earlier fix, or each other, or
    stand outside the text.
    """

    text: str
    done: tuple[Fix, ...]
    left: tuple[Fix, ...]


class Original(NamedTuple):
    """A file as it was read: all its bytes, and the codec that made text of them."""

    path: Path
    data: bytes
    encoding: str


class Refused(Exception):
    """A file that stays as it is: `str(error)` says why, and what to do."""


def apply(text: str, fixes: Iterable[Fix]) -> Applied:
    """Puts fixes into a text, the earlier ones first. Line breaks that they bring become those of the text."""
    taken: list[Span] = []
    edits: list[Edit] = []
    done, left = [], []
    for fix in fixes:
        if not _fits(fix, taken, len(text)):
            left.append(fix)
            continue
        done.append(fix)
        edits += fix.edits
        for edit in fix.edits:
            insort(taken, edit.span)
    return Applied(_spliced(text, sorted(edits)), tuple(done), tuple(left))


def diff(path: str, before: str, after: str) -> str:
    """The unified diff of a file's text, as `git apply` and `patch` read it; empty where nothing differs."""
    names = (_named(f"a/{path}"), _named(f"b/{path}"))
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), *names)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def encode(text: str, data: bytes, encoding: str) -> bytes:
    """The bytes of a text, in the encoding, the byte order and with the mark that `data` was read with.

    Raises Refused where the encoding lacks a character, or `data` itself can't be had back from its text.
    """
    if not _survives(data, encoding):
        raise Refused(f"can't be fixed: not all of its bytes are {encoding}; save it as UTF-8 first")
    try:
        return _encoded(text, data, encoding)
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        raise Refused(
            f"can't be fixed: {encoding} has no {char!r} (U+{ord(char):04X}); save the file as UTF-8 first"
        ) from None


def ready(original: Original, text: str, root: Path) -> bytes:
    """The bytes that are to be written for a new text.

    Raises Refused for what is no regular file, is read-only, lies behind a symbolic link out of `root`, or
    can't be encoded.
    """
    mode = _status(original.path).st_mode
    if not mode & 0o222:
        raise Refused("can't be fixed: it is read-only; make it writable first")
    if _leads_out(original.path, root):
        raise Refused(f"can't be fixed: a folder on its path is a symbolic link out of {root}; fix it where it is")
    return encode(text, original.data, original.encoding)


def write(original: Original, text: str, root: Path) -> None:
    """Writes a file's new text at once, with its mode, encoding and mark. Raises Refused, and then changes nothing."""
    replace(original.path, ready(original, text, root), original.data)


def replace(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Puts bytes in a file's place at once, so that whoever looks finds the old or the new ones and no half.

    A file that is there keeps its mode, and must hold what is `expected` of it. Raises Refused, and then
    leaves nothing behind.
    """
    temporary = path.with_name(f".copydesk-{secrets.token_hex(8)}.tmp")
    try:
        _fill(temporary, data, path)
        if expected is not None and _held(path) != expected:
            raise Refused("has changed since it was read and was left alone; run again")
        os.replace(temporary, path)
    except OSError as error:
        raise Refused(f"can't be written: {error.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)


def _fits(fix: Fix, taken: Sequence[Span], length: int) -> bool:
    """Whether a fix has edits, all of them in the text, and none in the place of another."""
    spans = sorted(edit.span for edit in fix.edits)
    inside = all(0 <= span.start <= span.end <= length for span in spans)
    apart = not any(_clash(first, second) for first, second in pairwise(spans))
    return bool(spans) and inside and apart and all(_free(span, taken) for span in spans)


def _free(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, span)
    before, after = taken[max(at - 1, 0) : at], taken[at : at + 1]
    return not any(_clash(each, span) for each in before) and not any(_clash(span, each) for each in after)


def _clash(first: Span, second: Span) -> bool:
    """Whether two spans, in order, overlap. Two insertions at one place do: nobody knows which comes first."""
    return second.start < first.end or first == second


def _spliced(text: str, edits: Sequence[Edit]) -> str:
    pieces, at = [], 0
    for span, new in edits:
        pieces += [text[at : span.start], _BREAK.sub(_ending(text), new) if _BREAK.search(new) else new]
        at = span.end
    return "".join([*pieces, text[at:]])


def _ending(text: str) -> str:
    """How most lines of a text end."""
    both = text.count("\r\n")
    counts = {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}
    return max(counts, key=lambda ending: counts[ending])


def _named(name: str) -> str:
    """A file name as git writes it in a diff: quoted where it holds what would break the line."""
    if name.isprintable() and '"' not in name and "\\" not in name:
        return name
    plain = (chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}" for byte in os.fsencode(name))
    return f'"{"".join(plain)}"'


def _encoded(text: str, data: bytes, encoding: str) -> bytes:
    if encoding not in ("utf-16", "utf-32"):
        return text.encode(encoding)
    big = data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    return f"\ufeff{text}".encode(f"{encoding}-{'be' if big else 'le'}")


def _survives(data: bytes, encoding: str) -> bool:
    """Whether bytes come back as they were once they are decoded and encoded."""
    try:
        return _encoded(data.decode(encoding), data, encoding) == data
    except UnicodeError:
        return False


def _status(path: Path) -> os.stat_result:
    try:
        status = path.lstat()
    except OSError as error:
        raise Refused(f"can't be written: {error.strerror}") from None
    if stat.S_ISLNK(status.st_mode):
        raise Refused("can't be fixed: it is a symbolic link; name the file that it leads to")
    if not stat.S_ISREG(status.st_mode):
        raise Refused("can't be fixed: it is no regular file")
    return status


def _held(path: Path) -> bytes:
    _status(path)
    return path.read_bytes()


def _leads_out(path: Path, root: Path) -> bool:
    """Whether a folder on the path is a link that stands in the root and leads out of it."""
    real = root.resolve()
    return any(
        folder.is_symlink()
        and folder.parent.resolve().is_relative_to(real)
        and not folder.resolve().is_relative_to(real)
        for folder in path.absolute().parents
    )


def _fill(temporary: Path, data: bytes, model: Path) -> None:
    """Writes a new file, down to the disk, with the owner and mode of another where that exists."""
    status = model.lstat() if model.exists() else None
    mode = stat.S_IMODE(status.st_mode) if status else 0o666
    with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if status:
        with suppress(PermissionError, AttributeError):  # only root may give a file away, and Windows knows no owners
            os.chown(temporary, status.st_uid, status.st_gid)
        temporary.chmod(mode)
