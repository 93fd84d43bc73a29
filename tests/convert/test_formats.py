import io
import zipfile
from pathlib import Path

import pytest

from cityledger.convert.drafts import UnreadableError
from cityledger.convert.formats import find_reader
from cityledger.settings import Limits


def packed(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def reader(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return find_reader(name, folder / name, Limits()).__name__


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("plan.txt", b"%PDF-1.7", "read_pdf"),
        ("plan.bin", packed("word/document.xml"), "read_docx"),
        ("plan.docx", packed("ppt/presentation.xml"), "read_pptx"),
        ("plan.xlsx", packed("[Content_Types].xml", "xl/book.xml"), "read_xlsx"),
        ("plan.aspx", b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>x", "read_html"),
        ("plan.md", b"<html> in Markdown", "read_markdown"),
        ("plan.tsv", b"a\tb", "read_csv"),
        ("plan", b"text", "read_text"),
    ],
)
def test_bytes_decide_before_the_name(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    assert reader(tmp_path, name, content) == expected


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("plan.docx", b"<html>", "it is named .docx and is not a Word document"),
        ("plan.zip", packed("a.pdf"), "unpack it and give the documents inside"),
        ("plan.xlsb", packed("xl/workbook.bin"), "binary Excel workbook"),
        ("plan.rtf", b"{\\rtf1", "save it as .docx or PDF"),
        ("plan.gz", b"\x1f\x8b\x08", "unpack it"),
    ],
)
def test_what_is_not_read_says_what_to_do(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        reader(tmp_path, name, content)
