"""JUnit's XML, for servers that show test results: a finding is a test that failed."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from checks.model import Failure, Flag, Quotation, Report
from checks.reporters import View
from checks.reporters.shown import safe


def render(report: Report, view: View) -> str:
    """Errors and warnings are failures, what could not be done is an error; a clean run is one test that passed."""
    counts = {
        "tests": str(len(report.flags) + len(report.failures) or 1),
        "failures": str(len(report.flags)),
        "errors": str(len(report.failures)),
        "time": f"{report.seconds:.3f}",
    }
    suites = Element("testsuites", {"name": "copydesk", **counts})
    suite = SubElement(suites, "testsuite", {"name": "copydesk", **counts})
    for flag in report.flags:
        _flag(suite, flag)
    for failure in report.failures:
        _failure(suite, failure)
    if not report.flags and not report.failures:
        SubElement(suite, "testcase", classname="copydesk", name=f"{report.articles} articles", time="0")
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, "unicode", xml_declaration=True) + "\n"


def _flag(suite: Element, flag: Flag) -> None:
    place = f"{flag.at.start.line}:{flag.at.start.column}"
    case = SubElement(
        suite, "testcase", classname=safe(flag.at.path), name=f"{flag.rule} {place}", file=safe(flag.at.path),
        line=str(flag.at.start.line), time="0",
    )  # fmt: skip
    failed = SubElement(case, "failure", message=safe(flag.message), type=flag.severity)
    proposed = [f"proposed: {flag.finding.suggestion}"] if flag.finding.suggestion else []
    because = [_because(each) for each in flag.evidence if each.means]
    lines = [f"{flag.at.path}:{place}", *because, *proposed, flag.advice]
    failed.text = "\n".join(safe(line) for line in lines if line)


def _because(each: Quotation) -> str:
    return f'because {each.place.line}:{each.place.column} "{each.text}": {each.means}'


def _failure(suite: Element, failure: Failure) -> None:
    case = SubElement(suite, "testcase", classname=safe(failure.path) or "copydesk", name=failure.rule or "copydesk")
    SubElement(case, "error", message=safe(failure.message), type="failure")
