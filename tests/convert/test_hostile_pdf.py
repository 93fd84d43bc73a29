"""PDFs made to break readers, written here by hand: see test_hostile.py for what must hold of each."""

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from cityledger.convert import Conversion

Check = Callable[..., Conversion]


def pdf(content: bytes = b"BT /F1 12 Tf 72 700 Td (Plant 400 trees.) Tj ET", **parts: bytes) -> bytes:
    """A one-page PDF written by hand; `parts` replace an object (`o3`), or what follows its dictionary's keys."""
    objects = {
        "o1": b"<< /Type /Catalog /Pages 2 0 R %s >>" % parts.get("catalog", b""),
        "o2": b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "o3": b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> %s >>" % parts.get("page", b""),
        "o4": b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), parts.get("filter", b""), content),
        "o5": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "o6": b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream",
    }
    objects |= {name: value for name, value in parts.items() if name.startswith("o")}
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for name, value in objects.items():
        places[int(name[1:])] = len(out)
        out += b"%s 0 obj\n%s\nendobj\n" % (name[1:].encode(), value)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table))


def form(content: bytes, inner: bytes) -> bytes:
    return (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X %s >> >> /Length %d >>\n"
        b"stream\n%s\nendstream" % (inner, len(content), content)
    )


def packed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


FLATE = b"/Filter /FlateDecode"
PDFS = {
    "sound": (pdf(), "ok"),
    "no_pages": (pdf(o2=b"<< /Type /Pages /Kids [] /Count 0 >>"), "failed"),
    "circular_tree": (pdf(o2=b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"), None),
    "own_parent": (pdf(o2=b"<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>"), None),
    "lying_count": (pdf(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"), None),
    "negative_count": (pdf(o2=b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>"), None),
    "missing_content": (pdf(o3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 99 0 R >>"), "failed"),
    "endless_page": (pdf(o3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e38 1e38] /Contents 4 0 R >>"), None),
    "inverted_page": (pdf(page=b"/CropBox [500 700 -500 -700] /Rotate 45"), None),
    "form_in_itself": (pdf(b"/X Do", o6=form(b"/X Do", b"6 0 R")), "failed"),
    "unterminated_string": (pdf(b"BT /F1 12 Tf (" + b"(" * 50_000), "failed"),
    "deep_arrays": (pdf(b"[" * 200_000 + b"]" * 200_000), "failed"),
    "deep_dictionaries": (pdf(catalog=b"/A " + b"<</A " * 20_000 + b">> " * 20_000), None),
    "a_million_letters": (pdf(packed(b"BT /F1 9 Tf " + b"(abcd efgh ) Tj " * 100_000 + b"ET"), filter=FLATE), "failed"),
    "lines_without_end": (pdf(packed(b"0 0 m 9 9 l S " * 200_000), filter=FLATE), "failed"),
    "flate_bomb": (pdf(packed(b" " * (300 << 20)), filter=FLATE), "failed"),
    "flate_of_noise": (pdf(random.Random(1).randbytes(5000), filter=FLATE), "failed"),
    "endless_numbers": (pdf(b"BT /F1 " + b"9" * 400 + b" Tf 1e999 -1e999 Td (Plant.) Tj ET"), None),
    "nan_matrix": (pdf(b"BT /F1 9 Tf 1e38 1e38 1e38 1e38 1e38 1e38 Tm (Plant trees.) Tj ET"), None),
    "image_bomb": (
        pdf(
            b"/X Do",
            o6=b"<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Filter /FlateDecode /Length 8 >>\nstream\n%s\nendstream" % packed(b""),
        ),
        "failed",
    ),
    "launches": (
        pdf(catalog=b"/OpenAction << /S /Launch /F (/bin/sh) /Next << /S /JavaScript /JS (app.alert(1)) >> >>"),
        "ok",
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_a_hostile_pdf_is_answered_for(tmp_path: Path, check: Check, name: str) -> None:
    content, outcome = PDFS[name]
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(content)
    check(path, outcome)


def test_forms_that_multiply_stop_at_the_limits(tmp_path: Path, check: Check) -> None:
    forms = {f"o{number}": form(b"/X Do " * 10, b"%d 0 R" % (number + 1)) for number in range(6, 14)}
    path = tmp_path / "multiplying.pdf"
    path.write_bytes(pdf(b"/X Do", **forms, o14=b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>"))
    check(path)


@pytest.mark.parametrize("owner_alone", [False, True])
def test_an_encrypted_pdf_says_so_unless_anyone_may_read_it(tmp_path: Path, check: Check, owner_alone: bool) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(io.BytesIO(pdf())) as document:
        lock = pikepdf.Encryption(owner="owner", user="" if owner_alone else "user")
        document.save(path, encryption=lock)
    result = check(path, "ok" if owner_alone else "failed")
    assert owner_alone or "it is encrypted; save it without a password" in (result.reason or "")


def test_a_page_that_can_not_be_read_does_not_cost_the_others(tmp_path: Path, check: Check) -> None:
    canvas = Canvas(str(tmp_path / "mixed.pdf"), invariant=1)
    for number in range(3):
        for row in range(1 if number != 1 else 70):
            canvas.drawString(20, 780 - 10 * row, ("letters " * 200 if number == 1 else f"Page {number} is good."))
        canvas.showPage()
    canvas.save()
    result = check(tmp_path / "mixed.pdf", "partial")
    assert "page 2 has more than 100,000 characters" in (result.reason or "")
    assert [block.text for block in result.blocks] == ["Page 0 is good.", "Page 2 is good."]


def test_pages_that_are_promised_and_absent_are_named(tmp_path: Path, check: Check) -> None:
    path = tmp_path / "promises.pdf"
    path.write_bytes(pdf(o2=b"<< /Type /Pages /Kids [3 0 R 90 0 R] /Count 4 >>"))
    result = check(path, "partial")
    assert "page 2-4 is broken and left out; save it again with another program" in (result.reason or "")
    assert [block.text for block in result.blocks] == ["Plant 400 trees."]
