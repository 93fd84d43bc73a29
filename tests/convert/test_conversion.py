from pathlib import Path

import pytest

from cityledger.convert import Conversion, convert_document
from cityledger.records import Document, document_text
from cityledger.settings import Limits


def convert(path: Path, limits: Limits | None = None) -> Conversion:
    document = Document(
        document_id="0123456789abcdef",
        sha256="0123456789abcdef" * 4,
        file_name=path.name,
        media_type="",
        byte_size=path.stat().st_size,
        source="tests",
        collected_at="2026-01-01T00:00:00Z",
    )
    return convert_document(document, path, limits or Limits())


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty.txt: it is empty"),
        ("page.pdf", b"<html>404</html>", "is named .pdf and is not a PDF"),
        ("cut.pdf", b"%PDF-1.7\n%broken", "broken PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "old or an encrypted Office file"),
        ("cut.docx", b"PK\x03\x04" + bytes(50), "zip container is broken"),
        ("nul.txt", b"a\x00\x00\x00b\x00\x01" * 9, "NUL bytes"),
    ],
)
def test_a_bad_file_gets_a_reason_that_names_it(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = convert(path)
    assert (result.outcome, result.blocks) == ("failed", ())
    assert reason in (result.reason or "")
    assert name in (result.reason or "")


def test_spans_hold_in_the_documents_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# Plan\n\nOne.\n\n- Plant trees\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8")
    result = convert(path)
    assert result.outcome == "ok"
    text = document_text(result.blocks)
    assert [block.kind for block in result.blocks] == ["heading", "paragraph", "list_item", "table"]
    assert all(text[block.start : block.end] == block.text for block in result.blocks)
    table = result.blocks[-1]
    assert table.text == "a | b\n1 | 2"
    assert [table.text[cell.start : cell.end] for cell in table.cells] == ["a", "b", "1", "2"]
    assert table.heading_path == ("Plan",)
