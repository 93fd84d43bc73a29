import pytest

from cityledger.convert.drafts import DraftCell
from cityledger.convert.header_rows import is_figure, is_period, mark_header_rows


def headings(rows: list[list[str]], declared: bool = False, wide: int = 1) -> int:
    """How many of the leading rows are marked; the first cell of the first row spans `wide` columns."""
    cells = [
        DraftCell(row, column, text, column_span=wide if row == column == 0 else 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    mark_header_rows(cells, declared)
    marked = {cell.row for cell in cells if cell.is_header}
    assert marked == set(range(len(marked)))
    assert all(cell.is_header for cell in cells if cell.row in marked)
    return len(marked)


FIGURES = [["North", "1,200"], ["South", "900"]]


def test_words_and_years_above_figures_are_headings() -> None:
    assert headings([["District", "Homes"], *FIGURES]) == 1
    assert headings([["District", "2024"], *FIGURES]) == 1
    assert headings(FIGURES) == 0


def test_a_heading_over_columns_takes_the_row_below_with_it() -> None:
    assert headings([["Homes", ""], ["District", "2024"], *FIGURES], wide=2) == 2


def test_names_of_columns_over_words_are_short_and_do_not_come_again() -> None:
    assert headings([["Action", "Lead"], ["Plant oaks", "Parks"]]) == 1
    assert headings([["Parks", "Lead"], ["Plant oaks", "Parks"]]) == 0
    assert headings([["A sentence that tells at length what the city does", "x"], ["Plant oaks", "Parks"]]) == 0


def test_a_declared_heading_counts_whatever_it_holds() -> None:
    assert headings([["1", "2"], *FIGURES], declared=True) >= 1
    assert headings([["District", "Homes"]]) == 0, "nothing stands below it"


@pytest.mark.parametrize("text", ["1,200", "-3.5%", "$ 40", "n/a", "–", "2024"])
def test_figures(text: str) -> None:
    assert is_figure(text)
    assert not is_figure(f"about {text}")


@pytest.mark.parametrize(("text", "period"), [("2024", True), ("2019/20", True), ("Q1 2024", True), ("1,200", False)])
def test_periods(text: str, period: bool) -> None:
    assert is_period(text) is period
