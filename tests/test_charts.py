"""Bars on one scale."""

from cityledger.charts import LABEL_WIDTH, SMALLEST, VALUE_WIDTH, WIDTH, bar_chart

ROWS = [("indicator", [("critical", 1.0), ("warning", 999.0)]), ("commitment", [("critical", 0.0), ("warning", 500.0)])]


def test_the_longest_row_fills_the_chart_and_the_others_follow_its_scale():
    chart = bar_chart("Findings", ROWS, unit="")
    first, second = chart.rows
    assert [bar.kind for bar in first.bars] == ["critical", "warning"]
    assert first.bars[0].width == SMALLEST
    assert abs(first.bars[1].width / second.bars[0].width - 999 / 500) < 0.01
    assert first.end <= WIDTH - VALUE_WIDTH + SMALLEST
    assert second.bars[0].x == LABEL_WIDTH and second.y > first.y
    assert (first.total, second.total) == ("1,000", "500")


def test_the_chart_is_told_in_words():
    assert bar_chart("Time", [("convert", [("time", 1.5)]), ("load", [("time", 0.0)])], unit=" s").told == (
        "convert: 1.5 s time; load: none"
    )


def test_no_rows_make_an_empty_chart():
    assert bar_chart("Nothing", [], unit="").rows == ()


def test_a_long_label_has_the_room_it_needs_and_the_bars_keep_theirs():
    chart = bar_chart(
        "Themes", [("Circular economy, waste and sustainable production", [("commitments", 3.0)])], unit=""
    )
    assert chart.label_width > 300
    assert chart.rows[0].bars[0].x == chart.label_width
    assert chart.rows[0].end == chart.width - VALUE_WIDTH
