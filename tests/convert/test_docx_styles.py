from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cityledger.convert.docx_styles import Numbering, Styles

STYLES = """
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Goal"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Outlined"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:styleId="LB2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
"""
LEVELS = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
"""


def tree(name: str, inside: str) -> Any:
    return parse_xml(f"<w:{name} {nsdecls('w')}>{inside}</w:{name}>")


@pytest.fixture
def styles() -> Styles:
    return Styles(tree("styles", STYLES))


@pytest.mark.parametrize(
    ("style", "level"), [("T", 1), ("H2", 3), ("Own", 3), ("Outlined", 2), ("A", None), (None, None)]
)
def test_the_level_of_a_heading_comes_from_its_style_or_what_that_follows(
    styles: Styles, style: str | None, level: int | None
) -> None:
    assert styles.heading_level(style, None) == level


def test_a_paragraphs_own_outline_counts_before_its_style(styles: Styles) -> None:
    assert styles.heading_level("H2", tree("pPr", '<w:outlineLvl w:val="0"/>')) == 2


def test_captions_and_lists_are_told_by_their_style(styles: Styles) -> None:
    assert styles.is_caption("C")
    assert not styles.is_caption("T")
    assert styles.numbering("LB2") == ("7", 1)
    assert styles.numbering("T") is None


def test_items_are_counted_level_by_level_over_lists_of_one_make() -> None:
    numbering = Numbering(tree("numbering", LEVELS))
    found = [numbering.next(place) for place in [("5", 0), ("5", 1), ("5", 1), ("6", 0), ("6", 1), ("5", 2)]]
    assert [(item.marker, item.level, item.ordered) for item in found if item] == [
        ("3.", 1, True), ("3.a)", 2, True), ("3.b)", 2, True), ("4.", 1, True), ("4.a)", 2, True), ("•", 3, False),
    ]  # fmt: skip
    assert numbering.next(("9", 0)) is None
    assert numbering.next(None) is None
