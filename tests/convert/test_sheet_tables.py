from cityledger.convert.drafts import Draft
from cityledger.convert.sheet_tables import Merge, draft_sheet


def sheet(text: str) -> dict[int, dict[int, str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]
    return {at: {column: cell for column, cell in enumerate(row) if cell} for at, row in enumerate(rows)}


def shape(draft: Draft) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in draft.cells:
        rows.setdefault(cell.row, []).append(cell.text + "*" * cell.is_header)
    return [" | ".join(row) for row in rows.values()]


def test_titles_and_notes_stand_around_a_table() -> None:
    drafts = draft_sheet(
        sheet(
            "Trees of Riverton\n\nDistrict | 2023 | 2024\nNorth | 40 | 50\nSouth | 30 | 35\n\n"
            "Source: the parks office, which counts in spring and autumn"
        ),
        (),
        1,
    )
    assert [draft.kind for draft in drafts] == ["paragraph", "table", "paragraph"]
    assert shape(drafts[1]) == ["District* | 2023* | 2024*", "North | 40 | 50", "South | 30 | 35"]


def test_an_empty_column_before_names_of_rows_parts_two_tables() -> None:
    both = "District | 2024 | | Kind | 2024\nNorth | 40 | | Oaks | 12\nSouth | 30 | | Elms | 9"
    assert [shape(draft)[1] for draft in draft_sheet(sheet(both), (), 1)] == ["North | 40", "Oaks | 12"]


def test_a_merged_heading_spans_its_columns() -> None:
    rows = sheet("District | Trees |\n | 2023 | 2024\nNorth | 40 | 50\nSouth | 30 | 35")
    (table,) = draft_sheet(rows, (Merge(0, 1, 0, 2), Merge(0, 0, 1, 0)), 1)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.is_header}
    assert (spans["District"], spans["Trees"]) == ((2, 1), (1, 2))
