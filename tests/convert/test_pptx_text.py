from typing import Any

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from cityledger.convert.pptx_text import draft_paragraphs, frame_text, largest_size


def frame(*paragraphs: str) -> Any:
    return parse_xml(f"<p:txBody {nsdecls('p', 'a')}><a:bodyPr/>{''.join(paragraphs)}</p:txBody>")


def paragraph(text: str, properties: str = "", level: int = 0, font: str = "", size: int = 0) -> str:
    latin = f'<a:latin typeface="{font}"/>' if font else ""
    stated = f' sz="{size}"' if size else ""
    run = f"<a:r><a:rPr{stated}>{latin}</a:rPr><a:t>{text}</a:t></a:r>"
    return f'<a:p><a:pPr lvl="{level}">{properties}</a:pPr>{run}</a:p>'


@pytest.mark.parametrize(
    ("kind", "markers"),
    [
        ("arabicPeriod", ["1.", "2."]),
        ("alphaLcParenR", ["a)", "b)"]),
        ("romanUcPlain", ["I", "II"]),
        ("arabicParenBoth", ["(1)", "(2)"]),
    ],
)
def test_numbers_are_written_as_their_kind_says(kind: str, markers: list[str]) -> None:
    numbered = f'<a:buAutoNum type="{kind}"/>'
    drafts = draft_paragraphs(frame(paragraph("Oaks", numbered), paragraph("Limes", numbered)), [], 1, None)
    assert [draft.marker for draft in drafts] == markers


def test_a_paragraph_of_text_ends_the_count_of_its_level() -> None:
    numbered = '<a:buAutoNum type="arabicPeriod"/>'
    parts = [paragraph("Oaks", numbered), paragraph("Then"), paragraph("Limes", numbered)]
    assert [draft.marker for draft in draft_paragraphs(frame(*parts), [], 1, None)] == ["1.", None, "1."]


def test_a_list_style_gives_its_level_a_bullet_and_a_paragraph_takes_it_off() -> None:
    style = parse_xml(f'<a:lstStyle {nsdecls("a")}><a:lvl2pPr><a:buChar char="•"/></a:lvl2pPr></a:lstStyle>')
    parts = [paragraph("Trees"), paragraph("Oaks", level=1), paragraph("Limes", "<a:buNone/>", level=1)]
    drafts = draft_paragraphs(frame(*parts), [style], 3, (1.0, 2.0, 3.0, 4.0))
    assert [(draft.kind, draft.level, draft.marker) for draft in drafts] == [
        ("paragraph", None, None), ("list_item", 2, "•"), ("paragraph", None, None),
    ]  # fmt: skip
    assert {(draft.page, draft.box) for draft in drafts} == {(3, (1.0, 2.0, 3.0, 4.0))}


def test_letters_of_a_font_of_symbols_are_its_symbols_and_unknown_ones_stay() -> None:
    assert frame_text(frame(paragraph("ü", font="Wingdings"))) == "✓"
    assert frame_text(frame(paragraph("m", font="Symbol"))) == "m"
    assert frame_text(frame(paragraph("ü"))) == "ü"


def test_the_largest_size_of_a_frame_is_in_points() -> None:
    assert largest_size(frame(paragraph("Trees", size=1800), paragraph("Oaks", size=2400))) == 24
    assert largest_size(frame(paragraph("Trees"))) == 0
