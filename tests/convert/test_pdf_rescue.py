import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cityledger.convert.pdf_rescue import rescue_pages

REPORT = Path(__file__).parents[1] / "golden" / "convert" / "report.pdf"


def packed(encryption: pikepdf.Encryption | None = None) -> bytes:
    """The report with its pages in object streams, as most programs write them."""
    target = io.BytesIO()
    with pikepdf.open(REPORT) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=encryption or False)
    return target.getvalue()


def texts(content: bytes) -> list[str]:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(target)
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(target.getvalue())]


def test_the_pages_of_a_file_without_its_end_come_back() -> None:
    whole = packed()
    cut = whole[: whole.rfind(b" obj", 0, whole.rfind(b"startxref")) - 4]
    with pytest.raises(pikepdf.PdfError):
        pikepdf.open(io.BytesIO(cut))
    rescued = rescue_pages(cut)
    assert rescued is not None
    assert texts(rescued) == texts(whole)


def test_what_has_no_page_left_is_not_rescued() -> None:
    whole = packed()
    assert rescue_pages(whole[:60]) is None
    assert rescue_pages(b"\x00" * 500) is None


def test_an_encrypted_file_is_not_rescued() -> None:
    assert rescue_pages(packed(pikepdf.Encryption(owner="a", user="b"))[:-200]) is None
