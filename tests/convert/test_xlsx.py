import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from cityledger.convert import Conversion
from cityledger.convert.shown import show_value
from cityledger.settings import Limits

Convert = Callable[..., Conversion]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Air"
    sheet["B1"] = "Air of Exampleton"
    for row, texts in enumerate([("Indicator", "Unit", "Value", None), (None, None, 2019, 2020)], start=3):
        for column, text in enumerate(texts, start=2):
            sheet.cell(row, column, text)
    for merged in ("B3:B4", "C3:C4", "D3:E3"):
        sheet.merge_cells(merged)
    rows = [("Emissions", "kt", 1234.5, 1100, "#,##0.0"), ("Share of green power", None, 0.413, 0.45, "0.0%")]
    for row, (name, unit, *values, code) in enumerate(rows, start=5):
        for column, value in enumerate((name, unit, *values), start=2):
            sheet.cell(row, column, value).number_format = code
    sheet["B8"] = "Source: Statistics of Exampleton, a yearly report"
    water = workbook.create_sheet("Water")
    for row in [("District", "Litres"), ("North", 120), ("South", 130)]:
        water.append(row)
    for row, (name, length) in enumerate([("Pipe", "km"), ("old", 12), ("new", 13)], start=1):
        water.cell(row, 5, name)
        water.cell(row, 6, length)
    hidden = workbook.create_sheet("Lists")
    hidden["A1"] = "not to be seen"
    hidden.sheet_state = "hidden"
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    return path


def _single(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    path = tmp_path / "single.xlsx"
    workbook.save(path)
    return path


def test_each_sheet_is_a_page_with_a_heading_and_its_tables(book: Path, convert: Convert) -> None:
    result = convert(book)
    assert (result.outcome, result.pages) == ("ok", 3)
    assert [(block.kind, block.page, block.text) for block in result.blocks] == [
        ("heading", 1, "Air"),
        ("paragraph", 1, "Air of Exampleton"),
        (
            "table",
            1,
            "Indicator | Unit | Value\n2019 | 2020\nEmissions | kt | 1,234.5 | 1,100.0\n"
            "Share of green power |  | 41.3% | 45.0%",
        ),
        ("paragraph", 1, "Source: Statistics of Exampleton, a yearly report"),
        ("heading", 2, "Water"),
        ("table", 2, "District | Litres\nNorth | 120\nSouth | 130"),
        ("table", 2, "Pipe | km\nold | 12\nnew | 13"),
    ]
    assert result.blocks[2].heading_path == ("Air",)


def test_merged_cells_are_spans_and_head_the_rows_below(book: Path, convert: Convert) -> None:
    table = convert(book).blocks[2]
    head = [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells[:5]]
    assert head == [
        ("Indicator", 0, 0, 2, 1),
        ("Unit", 0, 1, 2, 1),
        ("Value", 0, 2, 1, 2),
        ("2019", 1, 2, 1, 1),
        ("2020", 1, 3, 1, 1),
    ]
    assert {cell.row for cell in table.cells if cell.is_header} == {0, 1}


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234.5, "#,##0", "1,235"),
        (2.5, "0", "3"),
        (0.4131, "0%", "41%"),
        (0.4131, "0.0%", "41.3%"),
        (2019, "General", "2019"),
        (2019.0, None, "2019"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (-5, "#,##0;(#,##0)", "-5"),
        (-3, "0;[Red]0", "-3"),
        (-0.3, "0.0%", "-30.0%"),
        (0, '0;-0;"–"', "–"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
        (1234567, "#,##0,", "1,235"),
        (186000, "# ##0", "186 000"),
        (12, '0 "kg"', "12 kg"),
        (12.5, "[$€-407] #,##0.00", "€ 12.50"),
        (0.5, ".00", "0.50"),
        (3.14159, "0.0##", "3.142"),
        (3, "0.0##", "3.0"),
        (12345.678, "0.00E+00", "1.23E+4"),
        (2.5, "# ?/?", "2.5"),
        (1e300, "0", "1e+300"),
        (float("inf"), "0", ""),
        (True, "General", "TRUE"),
        ("7 trees", "0.0", "7 trees"),
        (datetime.datetime(2024, 5, 2), "dd/mm/yyyy", "2024-05-02"),
        (datetime.datetime(2024, 5, 2), "mmm-yy", "2024-05"),
        (datetime.datetime(2024, 5, 2), "yyyy", "2024"),
        (datetime.datetime(2024, 5, 2, 10, 30), "dd/mm/yyyy hh:mm", "2024-05-02T10:30"),
        (datetime.time(7, 5), "h:mm", "07:05"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (None, "0", ""),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value: object, code: str | None, shown: str) -> None:
    assert show_value(value, code) == shown


def test_dates_in_cells_are_iso(tmp_path: Path, convert: Convert) -> None:
    path = _single(tmp_path, ("Opened", "Stops"), (datetime.date(2023, 7, 1), 12))
    assert convert(path).blocks[-1].text == "Opened | Stops\n2023-07-01 | 12"


def test_an_empty_row_inside_a_table_does_not_part_it(tmp_path: Path, convert: Convert) -> None:
    path = _single(tmp_path, ("Area", "2019"), ("North", 1), (), ("South", 2))
    assert convert(path).blocks[-1].text == "Area | 2019\nNorth | 1\nSouth | 2"


def test_an_empty_column_inside_a_table_does_not_part_it(tmp_path: Path, convert: Convert) -> None:
    path = _single(tmp_path, ("Area", "2019", None, "2020"), ("North", 1, None, 3), ("South", 2, None, 4))
    assert convert(path).blocks[-1].text == "Area | 2019 | 2020\nNorth | 1 | 3\nSouth | 2 | 4"


def test_formulas_without_results_are_told_of_and_not_calculated(tmp_path: Path, convert: Convert) -> None:
    result = convert(_single(tmp_path, ("Area", "Sum"), ("North", "=1+1"), ("South", 3)))
    assert result.outcome == "partial"
    assert result.reason == (
        "single.xlsx: sheet 'Sheet' holds formulas without their results, which are left out; "
        "open it in a spreadsheet program, let it calculate, and save it"
    )
    assert result.blocks[-1].text == "Area | Sum\nNorth | \nSouth | 3"


def _altered(book: Path, parts: dict[str, bytes]) -> Path:
    target = book.with_name("altered.xlsx")
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(name, parts.get(name, source.read(name)))
        for name in parts.keys() - set(source.namelist()):
            copy.writestr(name, parts[name])
    return target


def test_results_of_formulas_and_links_are_taken_from_the_file(book: Path, convert: Convert) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="str"><f>[1]Other!A1</f><v>Trees</v></c><c r="B1"><f>WEBSERVICE("http://127.0.0.1:9/")</f>'
        b"<v>7</v></c></row></sheetData></worksheet>"
    )
    result = convert(_altered(book, {"xl/worksheets/sheet1.xml": sheet}))
    assert [(block.kind, block.text) for block in result.blocks[:2]] == [("heading", "Air"), ("table", "Trees | 7")]


def test_macros_and_pictures_are_not_unpacked(book: Path, convert: Convert) -> None:
    bombs = {"xl/vbaProject.bin": bytes(300 << 20), "xl/media/image1.png": bytes(300 << 20)}
    result = convert(_altered(book, bombs), Limits(memory_bytes=200 << 20))
    assert (result.outcome, len(result.blocks)) == ("ok", 7)


def test_entities_are_refused_in_any_encoding(book: Path, convert: Convert) -> None:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for content in (bomb.replace("UTF-16", "UTF-8").encode(), bomb.encode("utf-16")):
        result = convert(_altered(book, {"xl/sharedStrings.xml": content}))
        assert result.reason == (
            "altered.xlsx: its part xl/sharedStrings.xml defines XML entities, which no Office program does; "
            "do not trust it"
        )


def test_a_sheet_that_unpacks_too_far_is_refused(book: Path, convert: Convert) -> None:
    result = convert(_altered(book, {"xl/worksheets/sheet1.xml": b" " * (90 << 20)}))
    assert "its part xl/worksheets/sheet1.xml unpacks to 90 MB" in (result.reason or "")


def test_a_broken_sheet_leaves_the_others(book: Path, convert: Convert) -> None:
    result = convert(_altered(book, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}))
    assert result.outcome == "partial"
    assert (result.reason or "").startswith("altered.xlsx: its part xl/worksheets/sheet1.xml is broken XML")
    assert [block.text for block in result.blocks if block.kind == "heading"] == ["Water"]


def test_a_broken_workbook_has_a_reason(book: Path, convert: Convert) -> None:
    result = convert(_altered(book, {"xl/workbook.xml": b"<workbook/>"}))
    assert result.outcome == "failed"
    assert "save it again as an Excel workbook" in (result.reason or "")


def test_a_binary_workbook_is_told_by_its_parts(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "book.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", b"\x83\x01")
    assert convert(path).reason == ("book.xlsb: it is a binary Excel workbook; save it as .xlsx, or its sheets as CSV")


def test_scattered_cells_cost_no_more_than_they_are(tmp_path: Path, convert: Convert) -> None:
    workbook = Workbook()
    for number in range(1, 600):
        workbook.active.cell(number, number, f"cell {number}")
    path = tmp_path / "scattered.xlsx"
    workbook.save(path)
    result = convert(path)
    assert sum(len(block.cells) for block in result.blocks) == 599
