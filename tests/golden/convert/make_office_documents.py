"""Write the golden deck, workbook and table of values of the convert stage beside this file.

    python tests/golden/convert/make_office_documents.py

They are committed: run this only to change them, and then rewrite what is expected of them with
CITYLEDGER_REWRITE_GOLDEN=1 pytest tests/convert/test_golden.py, and read the difference.
"""

import datetime
from pathlib import Path

from openpyxl import Workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

FOLDER = Path(__file__).parent


def write_deck() -> None:
    """A title, bullets with notes, free boxes in two columns, a table with a merged cell, a chart, a group."""
    deck = Presentation()
    _title_and_bullets(deck)
    columns = deck.slides.add_slide(deck.slide_layouts[5])
    columns.shapes.title.text = "Two rivers"
    for left, top, text in ((400, 160, "The Upper Lin"), (50, 160, "The Arm"), (400, 195, "31 km"), (50, 195, "12 km")):
        _box(columns.shapes, left, top, text)
    group = columns.shapes.add_group_shape()
    for top, text in ((460, "☐ dams"), (420, "☒ parks")):
        _box(group.shapes, 50, top, text)
    _figures(deck)
    deck.save(str(FOLDER / "deck.pptx"))


def _title_and_bullets(deck: Deck) -> None:
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Rivers of Riverton"
    first.placeholders[1].text = "City of Riverton\n5 November 2024"
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.title.text = "What we will do"
    frame = second.placeholders[1].text_frame
    frame.text = "Open 3 new parks on the banks by 2027"
    frame.add_paragraph().text = "with a path of 4 km"
    frame.paragraphs[1].level = 1
    second.notes_slide.notes_text_frame.text = "The region pays 40% of the parks."


def _figures(deck: Deck) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Water in figures"
    table = slide.shapes.add_table(3, 3, Pt(50), Pt(130), Pt(300), Pt(90)).table
    for row, texts in enumerate([("District", "Length, km", ""), ("North", "40", "12"), ("South", "35", "9")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    data = CategoryChartData(number_format="0.0")
    data.categories = ["2022", "2023"]
    data.add_series("Homes", (4.25, 4.1))
    data.add_series("Works", (2, None))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Pt(50), Pt(260), Pt(400), Pt(200), data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Water used in Riverton"


def _box(shapes: object, left: float, top: float, text: str) -> None:
    shapes.add_textbox(Pt(left), Pt(top), Pt(250), Pt(28)).text_frame.text = text  # type: ignore[attr-defined]


def write_workbook() -> None:
    """Two sheets: a table under a title with a heading of two rows, a date and a note; two tables side by side."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Indicators"
    sheet["A1"] = "Indicators of Riverton"
    sheet.append([])
    sheet.append(["Indicator", "Unit", "Value", None, "Measured on"])
    sheet.append([None, None, 2023, 2024, None])
    sheet.append(["Emissions", "kt CO2e", 1210.4, 1188, datetime.date(2025, 2, 3)])
    sheet.append(["Share of green power", "%", 0.413, 0.45, datetime.date(2025, 1, 20)])
    sheet.append([])
    sheet.append(["Source: Office of Statistics, City of Riverton; figures of 2024 are preliminary."])
    for merged in ("A3:A4", "B3:B4", "C3:D3", "E3:E4"):
        sheet.merge_cells(merged)
    for row, code in ((5, "#,##0.0"), (6, "0.0%")):
        for column in (3, 4):
            sheet.cell(row, column).number_format = code
    other = book.create_sheet("Districts")
    for row in [
        ("District", "Trees", None, "Line", "Stops"),
        ("North", 200, None, "Red", 14),
        ("South", 310, None, "Blue", 9),
    ]:
        other.append(row)
    book.create_sheet("Lists").sheet_state = "hidden"
    book.save(FOLDER / "figures.xlsx")


def write_values() -> None:
    """Places, years and values in rows, with semicolons, decimal commas and Windows-1252 letters."""
    lines = ["Ort;Indikator;Jahr;Wert;Einheit", "Flußstadt;Radwege;2023;61,5;km", "Flußstadt;Bäume;2023;12 400;Stück"]
    (FOLDER / "values.csv").write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))


if __name__ == "__main__":
    write_deck()
    write_workbook()
    write_values()
