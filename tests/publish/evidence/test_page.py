"""The page as HTML: every word of a document is text in it, and nothing but its own script and style may run."""

import base64
import hashlib
import re
from dataclasses import replace

import lxml.html
import pytest

from cityledger.publish.evidence.marks import find_marks
from cityledger.publish.evidence.page import draw_index, draw_page, group_by_page, group_by_section, page_word
from cityledger.publish.evidence.pictures import Picture
from cityledger.publish.evidence.rows import EvidenceDocument
from tests.publish.evidence.test_marks import make_block, make_row, word

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{ 7 * 7 }}"
DOCUMENT = EvidenceDocument(
    document_id="d", sha256="d", title="Plan", file_name="plan.pdf", media_type="application/pdf", publisher=None,
    published_on=None, licence=None, url=None, language=None, batch_id="b", fingerprint="f",
)  # fmt: skip


@pytest.fixture
def evil_page():
    row = make_row(
        0, len(EVIL), title=EVIL, quote=EVIL, label=EVIL, section=EVIL, facts=((EVIL, EVIL),), kind="commitment"
    )
    block = make_block(EVIL, heading_path=(EVIL,), marker=EVIL)
    document = replace(
        DOCUMENT, title=EVIL, publisher=EVIL, licence=EVIL, language=EVIL, url="javascript:alert(3)", rows=(row,)
    )
    return draw_page(document, group_by_section(document.rows, find_marks([block], document.rows)))


def test_no_word_of_a_document_becomes_markup(evil_page):
    page = lxml.html.fromstring(evil_page)
    assert len(page.findall(".//script")) == 1
    assert page.findall(".//img") == []
    assert not [name for node in page.iter() for name in node.attrib if name.startswith("on")]
    assert not [link for link in page.xpath("//@href") if not link.startswith(("#", "index.html"))]
    assert page.findtext(".//h1") == EVIL
    assert page.find(".//mark").text == EVIL
    assert page.find(".//blockquote").text == EVIL


def test_the_words_of_a_document_are_in_its_language():
    """A screen reader then reads them in it, and the page's own words in English."""
    row = make_row(0, 4, quote="plan")
    rows = {"rows": (row,), "language": "pt"}
    page = lxml.html.fromstring(
        draw_page(replace(DOCUMENT, **rows), group_by_section((row,), find_marks([make_block("plan")], (row,))))
    )
    assert page.xpath("//*[@lang='pt']/descendant-or-self::*[self::h1 or self::blockquote or self::mark]/text()") == [
        "Plan", "plan", "plan",
    ]  # fmt: skip
    assert page.get("lang") == "en"
    nowhere = lxml.html.fromstring(draw_page(DOCUMENT, []))
    assert [node.tag for node in nowhere.xpath("//*[@lang]")] == ["html"]


def test_the_policy_names_the_script_and_the_style_by_their_hashes(evil_page):
    page = lxml.html.fromstring(evil_page)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("script", "style"):
        text = page.findtext(f".//{tag}")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.xpath("//@style") == []
    assert "http:" not in evil_page.replace("http-equiv", "")


def test_only_an_address_on_the_web_is_linked_as_the_original():
    for url, links in (("https://city.example/plan", 1), ("javascript:alert(1)", 0), ("//city.example", 0), (None, 0)):
        page = lxml.html.fromstring(draw_page(replace(DOCUMENT, url=url), []))
        assert len(page.xpath("//a[text()='the original']")) == links


def test_a_quote_that_goes_on_has_its_mark_on_both_pages():
    blocks = [
        make_block("one two", words=(word(0, 3, 0), word(4, 7, 0))),
        make_block("three four", 9, page=2, words=(word(0, 5, 0, 2),)),
    ]
    rows = [make_row(4, 14)]
    picture = Picture("page.webp", 600, 800, 1000, 1333)
    groups = group_by_page("Page", rows, find_marks(blocks, rows), {1: picture, 2: picture}, {})
    assert [(group.name, len(group.rows), len(group.marks)) for group in groups] == [("Page 1", 1, 1), ("Page 2", 0, 1)]
    page = draw_page(replace(DOCUMENT, rows=tuple(rows)), groups)
    assert page.count('data-rows="indicator-4-14"') == 2
    assert "belongs to a row of the page before" in page
    groups = group_by_page("Page", rows, find_marks(blocks, rows), {}, {1: "no ink", 2: "no ink"})
    assert [(group.name, group.reason) for group in groups] == [("Page 1", "no ink")]


def test_rows_without_pages_go_by_their_sections():
    rows = [make_row(0, 3, section="A"), make_row(4, 7), make_row(8, 9, section="A")]
    groups = group_by_section(rows, [])
    assert [(group.name, len(group.rows)) for group in groups] == [("A", 2), ("Without a heading", 1)]


def test_parts_are_called_by_the_word_of_their_format():
    office = "application/vnd.openxmlformats-officedocument."
    assert page_word("application/pdf") == "Page"
    assert page_word(f"{office}presentationml.presentation") == "Slide"
    assert page_word(f"{office}spreadsheetml.sheet") == "Sheet"
    assert page_word(f"{office}wordprocessingml.document") is None
    assert page_word(None) is None


def test_the_index_lists_documents_with_their_counts():
    rows = (make_row(0, 1), make_row(0, 1, kind="commitment"), make_row(1, 2, kind="commitment"))
    page = draw_index([replace(DOCUMENT, title=EVIL, rows=rows)])
    cells = lxml.html.fromstring(page).xpath("//td[@class='number']/text()")
    assert cells == ["2", "1"]
    assert re.search(r"<script", page) is None
