"""The HTML report in a browser: by keyboard, in light and dark, on paper, with much in it, and with hostile copy."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from checks.model import Flag, Report
from checks.reporters import View
from checks.reporters.html import render
from checks.server.judging import Judge
from scripts.write_seed_reports import seeds
from tests.test_reporters import HOSTILE, NAMES

MANY = 10_000
TODAY = 739_000
Open = Callable[..., Page]


def _report(flags: Sequence[Flag], articles: int) -> Report:
    report = Report()
    report.files = report.articles = articles
    report.flags = list(flags)
    return report


def _write(path: Path, report: Report) -> Path:
    path.write_text(render(report, View()), "utf-8")
    return path


def _found() -> list[Flag]:
    judge = Judge(TODAY)
    return [
        replace(flag, at=flag.at._replace(path=f"seeds/{seed.name}"))
        for seed in seeds()
        for flag in judge.flags(seed, seed.read_text("utf-8"))
    ]


def _many() -> Iterator[Flag]:
    """The findings of the seeds again and again, in other folders."""
    found = _found()
    for at in count():
        for flag in found:
            yield replace(flag, at=flag.at._replace(path=f"content/{at % 40:02}/{at}/{flag.at.path}"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("small") / "report.html", _report(_found(), len(seeds())))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = _report(list(islice(_many(), MANY)), MANY)
    return _write(tmp_path_factory.mktemp("large") / "report.html", report)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a report. Whatever it complains of, asks of the network or shows in a dialog fails the test."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_(path: Path, **how: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **how})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not said
    assert all(url.startswith("file:") for url in asked)


def _shown(page: Page) -> int:
    shown: int = page.locator(".finding:visible").count()
    return shown


def _status(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("#shown")).to_have_text(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_nothing_keeps_anyone_out(small: Path, opened: Open, scheme: str, width: int) -> None:
    page = opened(small, color_scheme=scheme, viewport={"width": width, "height": 9000})
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_all_of_it_can_be_done_by_keyboard(small: Path, opened: Open) -> None:
    page = opened(small)
    total = _shown(page)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the findings")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".finding summary").first).to_be_focused()
    details = page.locator(".finding details").first
    before = details.get_attribute("open")
    page.keyboard.press("Enter")
    assert details.get_attribute("open") != before

    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("Petrenko one person")
    _status(page, f"1 of {total} findings")
    assert _shown(page) == 1
    page.keyboard.press("Tab")
    page.keyboard.type("warn")
    _status(page, f"None of {total} findings")
    page.locator("#clear").press("Enter")
    _status(page, f"All {total} findings")
    page.locator("#rule").press("d")
    _status(page, re.compile(f"^[1-9] of {total} findings"))
    assert page.evaluate("location.hash").startswith("#rule=date")
    page.locator("#clear").press("Enter")
    page.locator("#file").press_sequentially("FERRY")
    _status(page, f"3 of {total} findings")
    page.locator("#toggle").press("Enter")
    assert page.locator(".finding details[open]").count() == 0


def test_a_selection_has_an_address(small: Path, opened: Open) -> None:
    page = opened(small)
    page.get_by_role("link", name="date/contradicts-text").press("Enter")
    expect(page.locator("#findings")).to_be_focused()
    assert _shown(page) == 1
    page.reload()
    assert _shown(page) == 1
    expect(page.locator("#rule")).to_have_value("date/contradicts-text")


def test_the_timeline_is_told_in_words_too(small: Path, opened: Open) -> None:
    page = opened(small)
    picture = page.get_by_role("img", name="stated 2024-02-20, a Tuesday")
    expect(picture).to_have_accessible_description(re.compile("“All 32 allies”: from 2024-03-07, not the stated day"))
    stated, allowed = picture.locator("line.stated"), picture.locator("g.allowed rect")
    left, window = stated.bounding_box(), allowed.bounding_box()
    assert left
    assert window
    assert left["x"] < window["x"]


def test_it_prints_with_its_details(small: Path, opened: Open) -> None:
    page = opened(small)
    page.locator("#toggle").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".notes:visible").count() > 3
    assert page.locator(".timeline:visible").count() == 2
    assert page.locator("#words:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".finding details[open]").count() == 0
    pages = len(re.findall(rb"/Type */Page\b", page.pdf(format="A4")))
    assert 2 <= pages <= 8


def test_without_scripts_it_can_be_read(small: Path, large: Path, opened: Open) -> None:
    page = opened(small, java_script_enabled=False)
    assert page.locator("#filter:visible").count() == 0
    assert _shown(page) == len(_found())
    expect(opened(large, java_script_enabled=False).get_by_text("where scripts may run")).to_be_visible()


def test_ten_thousand_findings_are_no_burden(large: Path, opened: Open) -> None:
    started = time.perf_counter()
    page = opened(large)
    assert time.perf_counter() - started < 12
    _status(page, re.compile("^All 10,000 findings, the first 50[0-9] listed$"))
    page.keyboard.press("/")
    started = time.perf_counter()
    page.keyboard.type("hegseth allies")
    _status(page, re.compile("^[0-9,]+ of 10,000 findings, the first 50[0-9] listed$"))
    assert time.perf_counter() - started < 6
    assert _shown(page) >= 500
    page.locator("#more").press("Enter")
    _status(page, re.compile("^[0-9,]+ of 10,000 findings$"))
    page.locator("#clear").press("Enter")
    _status(page, re.compile("^All 10,000 findings, the first 50[0-9] listed$"))
    page.locator("#file").press_sequentially("content/07/")
    _status(page, re.compile("^[0-9]{3} of 10,000 findings$"))
    page.evaluate("location.hash = document.querySelector('section.article:last-of-type').id")
    expect(page.locator("section.article").last).to_be_in_viewport()


def test_hostile_copy_is_shown_as_text(tmp_path: Path, opened: Open) -> None:
    judge = Judge(TODAY)
    names = [*NAMES, '"><script>alert(2)</script>.md', "</script><img src=x onerror=alert(3)>.md", "\u202etxt.md"]
    flags = [
        replace(flag, at=flag.at._replace(path=name))
        for name in names
        for flag in judge.flags(tmp_path / "a.md", HOSTILE)
    ]
    flags += [
        replace(flag, rule='x"><script>alert(4)</script>', message="</title></svg><script>alert(5)") for flag in flags
    ]
    flags *= 40  # so that some are stored as text, and come out of it as they went in
    page = opened(_write(tmp_path / "report.html", _report(flags, 1)))
    assert page.evaluate("document.scripts.length") > 1
    page.locator("#words").fill("alert(5)")
    _status(page, re.compile(f"^{len(flags) // 2:,} of {len(flags):,} findings"))
    while page.locator("#more:visible").count():
        page.locator("#more").click()
    assert page.locator("img:not([role]), h3 script, bdi script").count() == 0
    assert page.evaluate("Array.from(document.scripts).filter((each) => each.type !== 'text/plain').length") == 1
    shown = page.locator("main").inner_text()
    assert '"><script>alert(2)</script>.md' in shown
    assert "⟨U+202E⟩txt.md" in shown
    line = page.locator("[data-rule='name/variant'] .line").first.text_content()
    assert "⟨U+202E⟩ said ⟨U+0007⟩ the school ]]> would close" in (line or "")
    page.locator("#rule").select_option('x"><script>alert(4)</script>')
    _status(page, re.compile(f"^{len(flags) // 2:,} of "))


def test_clean_copy_and_failures(tmp_path: Path, opened: Open) -> None:
    page = opened(_write(tmp_path / "clean.html", _report([], 3)))
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing found in 3 articles")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
