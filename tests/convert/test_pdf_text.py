from typing import Any

import pypdfium2
import pytest

from cityledger.convert.pdf_text import PageText, read_page_text


def text_of(sheet: Any) -> PageText:
    page = pypdfium2.PdfDocument(sheet.save())[0]
    return read_page_text(page, 1)


def test_words_lie_where_they_are_printed(sheet: Any) -> None:
    sheet.line(60, 100, "Plant trees", 12)
    (line,) = text_of(sheet).lines
    assert [word.text for word in line.words] == ["Plant", "trees"]
    width = sheet.canvas.stringWidth("Plant", "Helvetica", 12)
    assert line.words[0].box[0] == pytest.approx(60, abs=0.5)
    assert line.words[0].box[2] == pytest.approx(60 + width, abs=1)
    assert line.words[0].box[1] < 112 - 8 < 112 < line.words[0].box[3]


def test_a_line_tells_its_print(sheet: Any) -> None:
    sheet.canvas.setFillColorRGB(0, 0.5, 1)
    sheet.line(60, 100, "Bold blue", 14, "Helvetica-Bold")
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.line(60, 130, "plain", 10)
    bold, plain = text_of(sheet).lines
    assert (bold.size, bold.bold, bold.ends_bold) == (pytest.approx(14), True, True)
    assert (bold.colour >> 16, bold.colour & 255) == (0, 255)
    assert (plain.size, plain.bold, plain.colour) == (pytest.approx(10), False, 0)


def test_a_size_set_by_the_matrix_counts(sheet: Any) -> None:
    sheet.canvas.scale(2, 2)
    sheet.canvas.setFont("Helvetica", 9)
    sheet.canvas.drawString(30, 300, "twice")
    assert text_of(sheet).lines[0].size == pytest.approx(18)


def test_what_is_printed_sideways_is_kept_apart(sheet: Any) -> None:
    sheet.lines(60, 100, ["The plan of the council", "goes on"])
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(300, -40, "axis")
    page = text_of(sheet)
    assert ([line.text for line in page.lines], [line.text for line in page.turned]) == (
        ["The plan of the council", "goes on"],
        ["axis"],
    )


def test_a_page_printed_sideways_is_turned(sheet: Any) -> None:
    sheet.canvas.rotate(90)
    for row in range(3):
        sheet.canvas.drawString(100, -100 - 14 * row, f"Row {row} of the table")
    page = text_of(sheet)
    assert (page.turn, page.width > page.height) == (90, True)
    assert [line.text for line in page.lines] == [f"Row {row} of the table" for row in range(3)]
    x0, top, x1, bottom = page.seen_box(page.lines[0].box)
    assert x1 - x0 < 20 < bottom - top  # on the page that is shown it runs upwards
    assert bottom == pytest.approx(sheet.height - 100, abs=2)


def test_a_page_with_too_many_letters_is_only_counted(sheet: Any) -> None:
    for row in range(70):
        sheet.line(20, 10 + 10 * row, "letters " * 200, 1)
    page = text_of(sheet)
    assert page.characters > 100_000
    assert page.lines == []
