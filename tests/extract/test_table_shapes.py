"""Indicators in tables of every common shape: columns of units and years, long form, rows of years, units in heads."""

import hashlib
from pathlib import Path

from cityledger.convert import convert_document
from cityledger.extract import extract_document
from cityledger.records import Document
from cityledger.settings import Limits
from tests.extract.made_up_plan import OPENING, Paragraphs


def read(*rows: tuple[str, ...], caption: str = "") -> list[tuple]:
    plan = Paragraphs([]).add("paragraph", OPENING)
    if caption:
        plan.add("caption", caption)
    found = plan.table(*rows).read()
    return [(row.indicator, row.subject, row.value, row.unit, row.kind, row.period) for row in found]


def test_a_column_of_units_gives_each_row_its_own():
    assert read(
        ("Indicator", "Unit", "2019", "2020"),
        ("Water use", "ML", "12.5", "11"),
        ("Recycling rate", "%", "41", "44"),
        ("Spending on parks", "EUR thousand", "1,200", "1,350"),
        ("Libraries", "Number", "7", "8"),
    ) == [
        ("Water use", "City of Elmhaven", 12.5, "ML", "actual", "2019"),
        ("Water use", "City of Elmhaven", 11, "ML", "actual", "2020"),
        ("Recycling rate", "City of Elmhaven", 41, "%", "actual", "2019"),
        ("Recycling rate", "City of Elmhaven", 44, "%", "actual", "2020"),
        ("Spending on parks", "City of Elmhaven", 1_200_000, "EUR", "actual", "2019"),
        ("Spending on parks", "City of Elmhaven", 1_350_000, "EUR", "actual", "2020"),
        ("Libraries", "City of Elmhaven", 7, "count", "actual", "2019"),
        ("Libraries", "City of Elmhaven", 8, "count", "actual", "2020"),
    ]


def test_the_long_form_names_place_property_year_and_unit_in_each_row():
    assert read(
        ("Place", "Indicator", "Year", "Value", "Unit"),
        ("North", "Population", "2019", "45000", "persons"),
        ("North", "Area", "2019", "31.5", "km2"),
        ("South", "Population", "2020", "61200", "persons"),
    ) == [
        ("Population", "North", 45_000, "count", "actual", "2019"),
        ("Area", "North", 31.5, "km2", "actual", "2019"),
        ("Population", "South", 61_200, "count", "actual", "2020"),
    ]


def test_rows_can_be_years():
    rows = (("Year", "Births", "Energy use (GWh)"), ("2018", "910", "1,204"), ("2019", "884", "1,190"))
    expected = [
        ("Births", "City of Elmhaven", 910, "count", "actual", "2018"),
        ("Energy use", "City of Elmhaven", 1_204, "GWh", "actual", "2018"),
        ("Births", "City of Elmhaven", 884, "count", "actual", "2019"),
        ("Energy use", "City of Elmhaven", 1_190, "GWh", "actual", "2019"),
    ]
    assert read(*rows) == expected
    assert read(("", *rows[0][1:]), *rows[1:]) == expected


def test_fiscal_years_and_quarters_are_rows_too():
    found = read(("Reporting period", "Permits"), ("2018-19", "310"), ("Q1 2020", "75"))
    assert [(row[2], row[5]) for row in found] == [(310, "2018/2019"), (75, "2020-01/2020-03")]


def test_a_second_heading_row_gives_units_or_years():
    assert read(
        ("District", "Water use", "Area"), ("", "ML", "ha"), ("North", "12.5", "310"), ("South", "9", "275")
    ) == [
        ("Water use", "North", 12.5, "ML", "actual", None),
        ("Area", "North", 310, "ha", "actual", None),
        ("Water use", "South", 9, "ML", "actual", None),
        ("Area", "South", 275, "ha", "actual", None),
    ]
    found = read(("District", "Pupils", "Teachers"), ("", "2018", "2019"), ("North", "1,250", "90"))
    assert [(row[0], row[2], row[5]) for row in found] == [("Pupils", 1_250, "2018"), ("Teachers", 90, "2019")]


def test_the_caption_and_the_row_s_label_can_tell_the_unit():
    found = read(
        ("District", "2019"), ("North", "12.5"), ("Total", "20"), caption="Table 3: City spending (in USD million)"
    )
    assert [(row[0], row[1], row[2], row[3]) for row in found] == [
        ("City spending", "North", 12_500_000, "USD"),
        ("City spending", "City of Elmhaven", 20_000_000, "USD"),
    ]
    found = read(("Indicator", "2019"), ("Water use (ML)", "12.5"), ("Jobs (thousand)", "31"))
    assert [(row[0], row[2], row[3]) for row in found] == [("Water use", 12.5, "ML"), ("Jobs", 31_000, "count")]


def test_a_unit_of_the_cell_goes_before_that_of_the_table():
    found = read(("Indicator", "Unit", "2019"), ("Budget", "EUR", "3%"), ("Fees", "EUR", "40"))
    assert [(row[2], row[3]) for row in found] == [(3, "%"), (40, "EUR")]


def test_places_can_be_columns_and_dates_in_cells_are_due():
    found = read(("Indicator", "France", "Kenya"), ("Birth rate", "11%", "28%"))
    assert [(row[0], row[1], row[2]) for row in found] == [("Birth rate", "France", 11), ("Birth rate", "Kenya", 28)]
    found = read(("Measure", "Goal"), ("Bike share", "2,000 bikes by 2031"), ("Ferries", "6"))
    assert [(row[2], row[4], row[5]) for row in found] == [(2_000, "target", "2031"), (6, "target", None)]


def test_a_row_of_targets_under_years():
    found = read(("Indicator", "2019", "2030"), ("Recycling rate, target", "41%", "65%"), ("Parks", "12", "15"))
    assert [(row[2], row[4]) for row in found][:2] == [(41, "target"), (65, "target")]


def test_a_row_s_label_can_hold_a_span_of_dates_and_say_that_it_tells_growth():
    found = read(("Indicator", "Value"), ("Job growth: May 1, 2010–July 1, 2019", "13.5%"), ("Parks", "12"))
    assert found[0] == ("Job growth", "City of Elmhaven", 13.5, "%", "change", "2010-05-01/2019-07-01")


def read_file(path: Path) -> list[tuple]:
    kinds = {".csv": "text/csv", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    content = path.read_bytes()
    sha = hashlib.sha256(content).hexdigest()
    document = Document(
        document_id=sha[:16], sha256=sha, file_name=path.name, media_type=kinds[path.suffix], byte_size=len(content),
        source="test", collected_at="2026-01-01T00:00:00Z", publisher="City of Elmhaven",
    )  # fmt: skip
    conversion = convert_document(document, path, Limits())
    found = extract_document(conversion.document, conversion.blocks).indicators
    return [(row.indicator, row.subject, row.value, row.unit, row.period) for row in found]


LONG = (
    ("City", "Indicator", "Year", "Value", "Unit"),
    ("Elmhaven", "Population", 2019, 45_000, "persons"),
    ("Ashford", "Waste collected", 2020, 310.5, "kt"),
)
EXPECTED = [
    ("Population", "Elmhaven", 45_000, "count", "2019"),
    ("Waste collected", "Ashford", 310.5, "kt", "2020"),
]


def test_a_csv_file_in_long_form(tmp_path: Path):
    path = tmp_path / "figures.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in LONG) + "\n")
    assert read_file(path) == EXPECTED


def test_a_workbook_in_long_form(tmp_path: Path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in LONG:
        book.active.append(row)
    path = tmp_path / "figures.xlsx"
    book.save(path)
    assert read_file(path) == EXPECTED
