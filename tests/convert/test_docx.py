import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cityledger.convert import Conversion
from cityledger.settings import Limits

Convert = Callable[..., Conversion]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title = "Clean Air for Exampleton"
    document.add_heading("Clean Air for Exampleton", 0)
    document.add_heading("Trees", 1)
    document.add_paragraph("The city will plant 500 trees.")
    document.add_paragraph("oaks", style="List Bullet")
    document.add_paragraph("limes", style="List Bullet 2")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate([("District", "Trees", ""), ("North", "200", "oaks"), ("South", "300", "limes")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 2).add_table(1, 1).cell(0, 0).text = "nested"
    _add_special_parts(document)
    path = tmp_path / "plan.docx"
    document.save(str(path))
    return path


def _add_special_parts(document: Any) -> None:
    paragraph = document.add_paragraph("Inserted and ")
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>kept</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>gone</w:delText></w:r></w:del>"))
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>☒ Ticked</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(-1, control)
    box = document.add_paragraph("Beside the box")
    box._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
    )


def test_the_whole_body_is_read_in_order(plan: Path, convert: Convert) -> None:
    blocks = convert(plan).blocks
    assert [(block.kind, block.level, block.marker, block.text) for block in blocks] == [
        ("heading", 1, None, "Clean Air for Exampleton"),
        ("heading", 2, None, "Trees"),
        ("paragraph", None, None, "The city will plant 500 trees."),
        ("list_item", 1, "•", "oaks"),
        ("list_item", 2, "•", "limes"),
        ("list_item", 1, "1.", "first"),
        ("list_item", 1, "2.", "second"),
        ("table", None, None, "District | Trees\nNorth | 200 | oaks\nSouth | 300 | limes nested"),
        ("paragraph", None, None, "Inserted and kept"),
        ("list_item", 1, "☒", "Ticked"),
        ("paragraph", None, None, "Beside the box"),
        ("paragraph", None, None, "In the box"),
    ]
    assert blocks[2].heading_path == ("Clean Air for Exampleton", "Trees")
    assert [cell.column_span for cell in blocks[7].cells[:2]] == [1, 2]


def test_the_stated_title_is_taken(plan: Path, convert: Convert) -> None:
    assert convert(plan).document.title == "Clean Air for Exampleton"


def _with_part(plan: Path, name: str, content: bytes) -> Path:
    target = plan.with_name("altered.docx")
    with zipfile.ZipFile(plan) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.namelist():
            copy.writestr(entry, content if entry == name else source.read(entry))
    return target


def test_entities_are_refused(plan: Path, convert: Convert) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    result = convert(_with_part(plan, "word/document.xml", bomb))
    assert result.reason == (
        "altered.docx: its part word/document.xml defines XML entities, which no Office program does; do not trust it"
    )


def test_a_part_that_unpacks_too_far_is_refused(plan: Path, convert: Convert) -> None:
    result = convert(_with_part(plan, "word/document.xml", b" " * (200 << 20)))
    assert "as a zip bomb does" in (result.reason or "")


def test_a_text_that_breaks_off_keeps_what_comes_before(plan: Path, convert: Convert) -> None:
    with zipfile.ZipFile(plan) as archive:
        content = archive.read("word/document.xml")
    cut = content[: content.index(b"oaks")]
    result = convert(_with_part(plan, "word/document.xml", cut))
    assert result.outcome == "partial"
    assert "what follows paragraph 3 is lost" in (result.reason or "")
    assert result.blocks[-1].text == "The city will plant 500 trees."


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "docProps/core.xml"])
def test_a_broken_part_beside_the_text_costs_no_text(plan: Path, convert: Convert, part: str) -> None:
    result = convert(_with_part(plan, part, b"<w:broken"))
    assert result.outcome == "partial"
    assert f"its part {part} is broken XML" in (result.reason or "")
    assert [block.text for block in result.blocks] == [block.text for block in convert(plan).blocks]


def test_paragraphs_are_counted_before_they_are_read(plan: Path, convert: Convert) -> None:
    body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    noise = b"".join(b'<w:p w:rsidR="%08x"/>' % number for number in range(500_001))
    result = convert(_with_part(plan, "word/document.xml", body % noise))
    assert "it has 500,001 paragraphs, more than 500,000" in (result.reason or "")


def test_too_many_parts_are_refused(plan: Path, convert: Convert) -> None:
    assert "parts, more than 3" in (convert(plan, Limits(archive_members=3)).reason or "")
