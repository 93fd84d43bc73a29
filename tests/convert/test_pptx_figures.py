from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from cityledger.convert.drafts import Draft
from cityledger.convert.pptx_figures import draft_chart, draft_table

BOX = (0.0, 0.0, 200.0, 100.0)


def slide() -> Any:
    presentation = Presentation()
    return presentation.slides.add_slide(presentation.slide_layouts[6])


def rows(table: Draft) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def test_a_table_keeps_merged_cells_and_their_places() -> None:
    table = slide().shapes.add_table(3, 2, Pt(10), Pt(20), Pt(200), Pt(60)).table
    for at, text in enumerate(["Trees", "", "Oaks", "3", "Limes", "4"]):
        table.cell(at // 2, at % 2).text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    draft = draft_table(table._tbl, 1, (10, 20, 210, 80))
    first = draft.cells[0]
    assert (first.text, first.column_span, first.is_header, first.box) == ("Trees", 2, True, (10, 20, 210, 40))
    assert rows(draft)[1:] == [["Oaks", "3"], ["Limes", "4"]]


def chart(categories: list[str], title: str | None = None) -> list[Draft]:
    data = CategoryChartData(number_format="0%")
    data.categories = categories
    data.add_series("Oaks", (0.25, 0.5))
    made = slide().shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(0), Pt(0), Pt(200), Pt(100), data).chart
    made.has_title = title is not None
    if title is not None:
        made.chart_title.text_frame.text = title
    return draft_chart(made._chartSpace, 1, BOX)


def test_a_chart_is_a_table_of_its_values_as_they_are_shown() -> None:
    caption, table = chart(["North", "South"], "Share of oaks")
    assert (caption.kind, caption.text) == ("caption", "Share of oaks")
    assert rows(table) == [["", "Oaks"], ["North", "25%"], ["South", "50%"]]


def test_a_chart_over_periods_has_a_row_for_each_series() -> None:
    (table,) = chart(["2019", "2020"])
    assert rows(table) == [["", "2019", "2020"], ["Oaks", "25%", "50%"]]
