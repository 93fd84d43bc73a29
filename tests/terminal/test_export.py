"""Exports are read back by the programs that they are for, and no text in them is taken for a formula."""

import csv
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from cityledger import cli
from cityledger.settings import Settings
from cityledger.terminal import export
from cityledger.terminal.export import KINDS, ExportError, Rows, as_text, export_release, write_xlsx
from cityledger.terminal.export_linked import unit_code
from cityledger.terminal.prompt import NoReleaseError, open_release

FORMULA = '=HYPERLINK("http://evil.example";"click")'


def write(settings: Settings, form: str, folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in export_release(settings, form, KINDS, folder)}


def test_csv_holds_every_row_with_licence_and_source(made_release: Settings, tmp_path: Path) -> None:
    files = write(made_release, "csv", tmp_path)
    with files["indicators"].open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["document_id"] for row in rows] == ["0123456789abcdef", "fedcba9876543210"]
    assert (rows[0]["licence"], rows[0]["source"], rows[0]["publisher"]) == ("CC-BY-4.0", "samples", "Example City")
    assert rows[0]["evidence_url"] == "evidence/0123456789abcdef.html#indicator-0123456789abcdef-i1"
    assert (rows[0]["value"], rows[1]["value"]) == ("12.0", "-5.0"), "a number stays a number"
    assert rows[1]["quote"] == f"'{FORMULA}"
    assert rows[1]["value_text"] == "'-5"
    frame = pandas.read_csv(files["commitments"])
    assert list(frame["partners"].fillna("")) == ["Ministry; Bank", ""]
    assert list(frame["deadline_end"].fillna("")) == ["2030-12-31", "2030-12-31"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_texts_that_look_like_formulas_are_disarmed(sign: str) -> None:
    assert as_text(f"{sign}1+1") == f"'{sign}1+1"
    assert as_text(f"1{sign}1") == f"1{sign}1"


def test_a_workbook_holds_text_as_text(made_release: Settings, tmp_path: Path) -> None:
    files = write(made_release, "xlsx", tmp_path)
    sheet = openpyxl.load_workbook(files["indicators"]).active
    names = [cell.value for cell in sheet[1]]
    quote = sheet.cell(3, names.index("quote") + 1)
    assert (quote.value, quote.data_type, quote.quotePrefix) == (FORMULA, "s", True)
    assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    value = sheet.cell(3, names.index("value") + 1)
    assert (value.value, value.data_type) == (-5, "n")
    assert sheet.cell(3, names.index("subject") + 1).value == "a[31mb", "what XML cannot hold is left out"
    assert sheet.cell(2, names.index("licence") + 1).value == "CC-BY-4.0"
    assert sheet.max_row == 3


def test_a_day_that_a_sheet_cannot_count_is_text(tmp_path: Path) -> None:
    days = (date(1850, 1, 1), date(1900, 12, 31), date(1901, 1, 1))
    rows = Rows("indicators", "r1", ("a", "b", "c"), ("DATE",) * 3, iter([[days]]))
    assert write_xlsx(rows, tmp_path / "days.xlsx") == 1
    cells = openpyxl.load_workbook(tmp_path / "days.xlsx").active[2]
    assert [cell.value for cell in cells] == ["1850-01-01", "1900-12-31", datetime(1901, 1, 1)]


def test_a_file_in_the_place_of_the_folder_is_told(made_release: Settings, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ExportError, match=r"out is a file; name a folder by --out"):
        export_release(made_release, "csv", KINDS, tmp_path / "out")


def test_without_a_release_no_folder_is_made(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError):
        export_release(settings, "csv", KINDS, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_parquet_holds_the_values_in_their_own_types(made_release: Settings, tmp_path: Path) -> None:
    files = write(made_release, "parquet", tmp_path)
    for kind, path in files.items():
        table = pyarrow.parquet.read_table(path)
        with open_release(made_release) as connection:
            view = connection.execute(f"from analytics.{kind} order by document_id").fetchall()
        names = table.column_names[: len(view[0])]
        assert [tuple(row[name] for name in names) for row in table.to_pylist()] == view
    table = pyarrow.parquet.read_table(files["commitments"])
    assert str(table.schema.field("partners").type) == "list<element: string>"
    assert table.column("source").to_pylist() == ["samples", "samples"]


def test_linked_data_says_where_every_value_was_read(made_release: Settings, tmp_path: Path) -> None:
    files = write(made_release, "jsonld", tmp_path)
    dataset = json.loads(files["indicators"].read_text())
    assert (dataset["@type"], dataset["@context"]["@vocab"]) == ("Dataset", "https://schema.org/")
    first, second = dataset["hasPart"]
    assert first["@type"] == "Observation"
    assert first["measuredProperty"]["name"] == "bus lines"
    assert first["value"] == {"@type": "QuantitativeValue", "value": 12.0, "unitText": "count", "unitCode": "ucum:1"}
    assert first["prov:value"] == "12 bus lines in 2025, count 1"
    assert first["pagination"] == "1"
    assert first["prov:wasQuotedFrom"]["license"] == "CC-BY-4.0"
    assert first["prov:wasQuotedFrom"]["publisher"]["name"] == "Example City"
    assert second["value"] == {
        "@type": "QuantitativeValue",
        "minValue": -5.0,
        "unitText": "EUR",
        "unitCode": "iso4217:EUR",
    }
    (choice,) = json.loads(files["declared_interests"].read_text())["hasPart"]
    assert (choice["@type"], choice["actionOption"]) == ("ChooseAction", "Cycle lanes")
    action, _ = json.loads(files["commitments"].read_text())["hasPart"]
    assert (action["@type"], action["agent"]["name"]) == ("PlanAction", "City of Porto")
    assert [partner["name"] for partner in action["participant"]] == ["Ministry", "Bank"]
    assert (action["endTime"], action["actionStatus"]) == ("2030-12-31", "https://schema.org/PotentialActionStatus")


def test_units_have_codes_where_a_system_has_one() -> None:
    assert unit_code("ha") == "ucum:har"
    assert unit_code("km2") == "ucum:km2"
    assert unit_code("%") == "ucum:%"
    assert unit_code("EUR") == "iso4217:EUR"
    assert unit_code("rank") is None
    assert unit_code(None) is None


def test_one_kind_can_be_asked_for(made_release: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cityledger.terminal.reader_commands.get_settings", lambda: made_release)
    answer = CliRunner().invoke(
        cli.app, ["export", "-f", "csv", "-k", "indicators", "-o", str(tmp_path / "new" / "out")]
    )
    assert answer.exit_code == 0
    assert [path.name for path in (tmp_path / "new" / "out").iterdir()] == ["indicators.csv"]
    assert "(2 rows)" in answer.output


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "jsonld"])
def test_an_empty_release_gives_files_with_names_and_no_rows(
    empty_release: Settings, tmp_path: Path, form: str
) -> None:
    written = export_release(empty_release, form, KINDS, tmp_path)
    assert list(written.values()) == [0, 0, 0]
    path = tmp_path / f"indicators.{form}"
    if form == "parquet":
        assert "licence" in pyarrow.parquet.read_table(path).column_names
    elif form == "jsonld":
        assert json.loads(path.read_text())["hasPart"] == []
    elif form == "csv":
        assert "licence" in path.read_text().splitlines()[0]
    elif form == "xlsx":
        assert openpyxl.load_workbook(path).active.max_row == 1


def test_what_does_not_fit_leaves_no_file(
    made_release: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "SHEET_ROWS", 2)
    with pytest.raises(ExportError, match="export them as csv or parquet"):
        export_release(made_release, "xlsx", KINDS, tmp_path)
    assert list(tmp_path.glob("indicators*")) == []
