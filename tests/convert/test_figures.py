from cityledger.convert.drafts import Line, Word
from cityledger.convert.figures import axis_numbers


def line(x: float, top: float, text: str) -> Line:
    word = Word(text, 1, (x, top, x + 4 * len(text), top + 8))
    return Line([word], word.box, 8)


def test_equal_steps_in_a_row_or_a_column_are_an_axis() -> None:
    years = [line(50 + 30 * step, 400, str(2020 + 5 * step)) for step in range(5)]
    values = [line(20, 380 - 20 * step, f"{step},000") for step in range(1, 6)]
    assert axis_numbers([*years, *values]) == {id(item) for item in [*years, *values]}


def test_figures_that_do_not_count_on_are_none() -> None:
    assert not axis_numbers([line(50, 100 + 14 * row, text) for row, text in enumerate(("12", "9", "85%", "14"))])


def test_three_numbers_are_too_few() -> None:
    assert not axis_numbers([line(50, 100 + 14 * row, str(row)) for row in range(3)])
