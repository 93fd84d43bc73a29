"""The quality report: whole in one file, safe with any name, readable without seeing it."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from cityledger.inspect import inspect_records, write_quality_report
from cityledger.inspect.report import MOST_EXAMPLES
from cityledger.records import Finding, Processing
from tests.inspect.examples import INDICATOR, batch

NASTY = '<script>alert("x")</script>.pdf'
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Collects tags and text, and fails on tags that do not match."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self._open = Counter(), [], [], []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.attributes += [(tag, *attribute) for attribute in attributes]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, text):
        self.words.append(text)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def processing(stage, outcome="ok", **more):
    return Processing(
        document_id=more.pop("document_id", "d1"), stage=stage, outcome=outcome, batch_id="b",
        started_at="2026-11-01T10:00:00+00:00", seconds=more.pop("seconds", 1.25), **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def found():
    """Real findings: one row set aside, and more marked ones than the report shows."""
    rows = [replace(INDICATOR, indicator_id=f"{number:016x}", value_upper=4.0) for number in range(MOST_EXAMPLES + 5)]
    return inspect_records(batch(indicators=[*rows, replace(INDICATOR, page=0)])).findings


@pytest.fixture
def written(tmp_path):
    def write(findings, told):
        path = tmp_path / "reports" / "quality.html"
        write_quality_report(findings, told, path)
        assert [item.name for item in path.parent.iterdir()] == ["quality.html"]
        return path.read_text(encoding="utf-8")

    return write


def test_it_tells_real_findings_with_reason_remedy_and_rows(written, found):
    page = Page(written(found, [processing("convert", pages=3, rows=10)]))
    assert "1 findings critical" in page.text and "15 findings warning" in page.text
    assert "value_upper_not_below_value The upper end of a range lies above its lower end." in page.text
    assert "10 of 15" in page.text and "value=300.0, value_upper=4.0" in page.text
    assert page.text.index("page_counts_from_one") < page.text.index("value_upper_not_below_value")


def test_documents_count_by_their_worst_stage(written):
    told = [
        processing("collect"),
        processing("convert", "partial", reason="page 3 could not be read", file_name="a.pdf"),
        processing("convert", document_id="d2", pages=4, rows=2),
        processing("convert", "failed", document_id="d3", reason="encrypted: save it without a password"),
    ]
    text = Page(written((), told)).text
    assert "1 documents ok 1 documents partial 1 documents failed" in text
    assert "a.pdf convert partial page 3 could not be read" in text
    assert text.index("encrypted") < text.index("page 3")
    assert "convert 1 1 1 4 2 3.75" in text
    assert "Every expectation held." in text


def test_a_check_that_could_not_run_is_told_apart(written):
    finding = Finding(
        finding_id="f", stage="inspect", table="dim_place", expectation="table_can_be_read", severity="critical",
        reason="no such table", outcome="errored",
    )  # fmt: skip
    text = Page(written([finding], ())).text
    assert "1 checks that could not run" in text and "could not be checked" in text


def test_names_from_documents_cannot_break_out_of_it(written):
    finding = Finding(
        finding_id="f", stage="inspect", table="indicator", expectation="quote_is_given", severity="warning",
        reason=NASTY, file_name=NASTY, row_key=NASTY, observed=NASTY, document_id=NASTY,
    )  # fmt: skip
    html = written([finding], [processing("convert", "failed", file_name=NASTY, reason="\udcff")])
    assert "<script" not in html and html.count("&lt;script&gt;") >= 5


def test_it_needs_nothing_from_elsewhere(written, found):
    html = written(found, [processing("convert")])
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<link|<img|<iframe|<object", html)


def test_it_can_be_read_without_seeing_it_and_in_the_dark(written, found):
    html = written(found, [processing("convert")])
    page = Page(html)
    assert 'lang="en"' in html and "prefers-color-scheme: dark" in html
    assert page.tags["caption"] == page.tags["table"] - page.tags["details"]
    assert page.tags["th"] == sum(1 for tag, name, _ in page.attributes if tag == "th" and name == "scope")
    charts = [value for tag, name, value in page.attributes if tag == "svg" and name == "aria-label"]
    assert len(charts) == page.tags["svg"] == 2
    assert "indicator: 1 critical, 15 warning" in charts[0] and "convert: 1.25 s" in charts[1]


def test_nothing_to_tell_makes_a_page_that_says_so(written):
    text = Page(written((), ())).text
    assert "Every expectation held." in text and "No stage has reported." in text and "None." in text
