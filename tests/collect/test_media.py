"""The kind of a file, told from its bytes."""

import io
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import docx
import pptx
import pytest

from cityledger.collect.media import MEDIA_TYPES, detect
from cityledger.collect.refused import RefusedError

LARGEST = 100 * 2**20
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def kind(content: bytes, name: str = "file") -> str:
    stream = io.BytesIO(content)
    found = detect(stream, name, LARGEST)
    assert stream.tell() == 0
    return found.media_type.label


def office(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "label"),
    [
        (b"%PDF-1.7\n", "plan.pdf", "PDF"),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", "plan.pdf", "PDF"),
        (b"\x00\x01 mail header \x00" * 9 + b"%PDF-1.4\n", "plan", "PDF"),
        (b"# On files\n\nA PDF begins with %PDF-1.7.\n", "files.md", "Markdown"),
        (b"A plan.", "plan.txt", "plain text"),
        (b"A plan.", "README", "plain text"),
        (b"# A plan", "plan.md", "Markdown"),
        (b"# A plan", "plan.txt", "plain text"),
        (b"<!DOCTYPE html><html><p>x</html>", "plan.html", "HTML"),
        (b"  \r\n<!-- a -->\n<HTML><body>", "plan", "HTML"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">', "plan.xhtml", "HTML"),
        (b"<p>A part of a page</p>", "part.html", "HTML"),
        (b"5 < 6, he said", "sum.txt", "plain text"),
        (b'<?xml version="1.0"?><plan/>', "plan.xml", "XML"),
        (b'{"a": 1}', "data.json", "JSON"),
        (b"a,b\n1,2", "data.csv", "CSV"),
        ("计划植树三百棵。".encode("gb18030"), "plan.txt", "plain text"),
        ("计划植树三百棵。".encode("utf-16"), "plan.txt", "plain text"),
        ("A plan for trees.".encode("utf-16-le"), "plan.txt", "plain text"),
        ("<html><body>Plan</body></html>".encode("utf-16"), "plan.html", "HTML"),
        ("Größe, café".encode("latin-1"), "plan.txt", "plain text"),
        (b"BZh is how such files begin", "note.txt", "plain text"),
        (b"MZ stands for Mark Zbikowski", "note.txt", "plain text"),
        (b"{\\rtf1 plan}", "plan.doc", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "plan.doc", "an old Office format, or locked by a password"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "plan.png", "an image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(20), "x.webp", "an image"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(20), "film.mp4", "sound or film"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "plan.gz", "an archive that is no ZIP"),
        (b"\x7fELF\x02" + bytes(20), "tool", "a program"),
        (bytes(range(256)) * 4, "plan.bin", "neither text nor a known format"),
    ],
)
def test_kinds(content: bytes, name: str, label: str) -> None:
    assert kind(content, name) == label


def test_real_office_files_are_told_from_archives() -> None:
    assert kind(office(docx.Document()), "a.zip") == "DOCX"
    assert kind(office(pptx.Presentation()), "a.docx") == "PPTX"
    sheet = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert kind(sheet, "a.xlsx") == "XLSX"
    assert kind(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt") == "OpenDocument text"
    assert kind(zipped({"mimetype": b"application/epub+zip"}), "a.epub") == "EPUB"
    assert kind(zipped({"word/plan.txt": b"a folder of that name"}), "a.zip") == "ZIP archive"
    assert kind(zipped({"mimetype": b"of something else"}), "a.zip") == "ZIP archive"


def test_real_data_files_are_not_text(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("create table t (x)")
    connection.close()
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.add(tmp_path / "a.db", "a.db")
    assert kind((tmp_path / "a.db").read_bytes()) == "a database or data file"
    assert kind((tmp_path / "a.tar").read_bytes()) == "an archive that is no ZIP"


def test_an_office_file_that_unpacks_too_far_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (20 * 2**20))
    with pytest.raises(RefusedError, match=r"unpacks to 20\.0 MB, which looks like a zip bomb"):
        kind(stream.getvalue(), "plan.docx")


def test_a_blank_bitmap_in_an_office_file_is_no_bomb() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        archive.writestr("word/media/image1.bmp", b" " * (20 * 2**20))
    assert kind(stream.getvalue(), "plan.docx") == "DOCX"


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.pptx", "plan.odt", "plan.zip"])
def test_text_under_the_name_of_another_format_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match="fetch it again, or give it the right name"):
        kind(b"<html><body>403 Forbidden</body></html>", name)


def test_a_note_says_what_the_content_is() -> None:
    assert detect(io.BytesIO(b"%PDF-1.7"), "plan.docx", LARGEST).note == (
        "the name ends in .docx, but the content is PDF and is read as that"
    )
    assert detect(io.BytesIO(b"%PDF-1.7"), "plan.PDF", LARGEST).note is None
    assert detect(io.BytesIO(b"%PDF-1.7"), "plan", LARGEST).note is None


def test_every_kind_that_is_not_read_has_a_remedy() -> None:
    read = {kind.label for kind in MEDIA_TYPES.values() if kind.remedy is None}
    assert read == {"PDF", "DOCX", "PPTX", "XLSX", "CSV", "HTML", "Markdown", "plain text", "ZIP archive"}
    assert all(kind.remedy != "" for kind in MEDIA_TYPES.values())


def test_the_real_corpus_is_told_right() -> None:
    corpus = SHARED / "corpus"
    if not corpus.is_dir():
        pytest.skip("../shared/corpus is not on this machine")
    expected = {".pdf": "PDF", ".docx": "DOCX", ".txt": "plain text", ".md": "Markdown"}
    files = [path for path in corpus.iterdir() if path.suffix in expected]
    assert files
    for path in files:
        with path.open("rb") as stream:
            assert detect(stream, path.name, LARGEST).media_type.label == expected[path.suffix], path
