from cityledger.convert.drafts import Draft, DraftCell
from cityledger.convert.places import Places
from cityledger.convert.table_joins import join_tables

HEAD = ["Action", "Lead", "Year"]
LONG = "Plant four hundred oaks along the river and"


def table(page: int, rows: list[list[str]], heads: int = 1, left: float = 50.0) -> Draft:
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            box = (left + 100 * column, 100.0 + 20 * row, left + 100 * column + 100, 120.0 + 20 * row)
            words = Places([(0, len(text), page, box)])
            cells.append(DraftCell(row, column, text, box=box, is_header=row < heads, words=words))
    return Draft("table", "", page, cells=cells)


def rows_of(draft: Draft) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in draft.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return [rows[row] for row in sorted(rows)]


def test_a_table_goes_on_without_its_repeated_heading() -> None:
    first, second = (
        table(1, [HEAD, ["Build a park", "Parks", "2030"]]),
        table(2, [HEAD, ["Mend pumps", "Water", "2031"]]),
    )
    (joined,) = join_tables([first, Draft("page_footer", "1", 1), second])[:1]
    assert rows_of(joined) == [HEAD, ["Build a park", "Parks", "2030"], ["Mend pumps", "Water", "2031"]]


def test_other_columns_other_headings_or_text_between_make_another_table() -> None:
    rows = [HEAD, ["Build a park", "Parks", "2030"]]
    assert len(join_tables([table(1, rows), table(2, rows, left=80.0)])) == 2
    assert len(join_tables([table(1, rows), table(2, [["Risk", "Cost", "Year"], *rows[1:]])])) == 2
    assert len(join_tables([table(1, rows), Draft("paragraph", "Costs are told below.", 2), table(2, rows)])) == 3


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    first = table(1, [HEAD, [LONG, "Parks", "2030"]])
    second = table(2, [HEAD, ["water them in summer.", "", ""], ["Mend pumps", "Water", "2031"]])
    (joined,) = join_tables([first, second])
    assert rows_of(joined) == [
        HEAD,
        [f"{LONG} water them in summer.", "Parks", "2030"],
        ["Mend pumps", "Water", "2031"],
    ]
    cell = next(cell for cell in joined.cells if cell.text.startswith("Plant"))
    assert [(cell.text[start:end], page) for start, end, page, _ in cell.words] == [
        (LONG, 1),
        ("water them in summer.", 2),
    ]


def test_a_row_of_short_words_in_small_letters_is_a_row_of_its_own() -> None:
    first, second = table(1, [HEAD, ["oaks", "parks", "yearly"]]), table(2, [HEAD, ["elms", "", "weekly"]])
    assert len(rows_of(join_tables([first, second])[0])) == 3
