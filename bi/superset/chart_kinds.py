"""The kinds of charts that dashboard.yml names, in Superset's words.

In: an entry of dashboard.yml and its view in the semantic layer. Out: Superset's name of the kind, its form data, and
the query that its data come from.
"""

from dataclasses import dataclass, field
from typing import Any

from cityledger.semantic_layer import View

ROWS = 1000
_NO_TIME = "No filter"


@dataclass(frozen=True, slots=True)
class Entry:
    """One chart as dashboard.yml describes it; TypeError on a word that is not known here."""

    title: str
    view: str
    kind: str
    width: int
    height: int
    measure: str | None = None
    by: str | None = None
    split: str | None = None
    down: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    only: dict[str, Any] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    limit: int = ROWS
    newest_first: str | None = None
    stacked: bool = True
    links: bool = False


def form_of(entry: Entry, view: View) -> tuple[str, dict[str, Any]]:
    """Superset's name of a kind, and what its form holds; KeyError for a kind that is not known."""
    name, fill = _KINDS[entry.kind]
    return name, {"adhoc_filters": _filters(entry), "time_range": _NO_TIME, **fill(entry, view)}


def query_of(entry: Entry) -> dict[str, Any]:
    """The query of a chart's data, which Superset keeps for its REST interface."""
    by = [entry.by] if entry.by else []
    split = [entry.split] if entry.split else []
    return {
        "columns": [*entry.columns, *by, *split, *entry.down, *entry.across],
        "metrics": [entry.measure] if entry.measure else [],
        "orderby": [[entry.newest_first, False]] if entry.newest_first else [],
        "filters": [{"col": name, "op": "==", "val": value} for name, value in entry.only.items()]
        + [{"col": name, "op": "IS NOT NULL"} for name in entry.known],
        "row_limit": entry.limit if not split else ROWS,
        "time_range": _NO_TIME,
    }


def _filters(entry: Entry) -> list[dict[str, Any]]:
    only = [
        {"clause": "WHERE", "expressionType": "SIMPLE", "subject": name, "operator": "==", "operatorId": "EQUALS",
         "comparator": value}
        for name, value in entry.only.items()
    ]  # fmt: skip
    needed = entry.known or ((entry.by,) if entry.kind in ("years", "days") and entry.by else ())
    return only + [
        {"clause": "WHERE", "expressionType": "SIMPLE", "subject": name, "operator": "IS NOT NULL",
         "operatorId": "IS_NOT_NULL", "comparator": None}
        for name in needed
    ]  # fmt: skip


def _number(entry: Entry, view: View) -> dict[str, Any]:
    measure = view.measure(entry.measure or "")
    return {"metric": entry.measure, "y_axis_format": measure.format, "subtitle": measure.description,
            "header_font_size": 0.4, "subtitle_font_size": 0.125}  # fmt: skip


def _bars(entry: Entry, view: View) -> dict[str, Any]:
    return {
        **_axes(entry, view),
        "orientation": "horizontal",
        "x_axis_sort": "sum" if entry.split else entry.measure,
        "x_axis_sort_asc": True,
        "xAxisForceCategorical": True,
        "xAxisLabelInterval": "0",
        "truncate_metric": True,
    }


def _axes(entry: Entry, view: View) -> dict[str, Any]:
    return {
        "x_axis": entry.by,
        "metrics": [entry.measure],
        "groupby": [entry.split] if entry.split else [],
        "row_limit": ROWS,
        "series_limit": 0,
        "stack": "Stack" if entry.stacked and entry.split else None,
        "show_legend": bool(entry.split),
        "legendOrientation": "top",
        "rich_tooltip": True,
        "y_axis_format": view.measure(entry.measure or "").format,
        "truncateYAxis": False,
    }


def _years(entry: Entry, view: View) -> dict[str, Any]:
    return {**_axes(entry, view), "time_grain_sqla": "P1Y", "x_axis_time_format": "%Y"}


def _days(entry: Entry, view: View) -> dict[str, Any]:
    return {**_axes(entry, view), "time_grain_sqla": "P1D", "x_axis_time_format": "%Y-%m-%d", "markerEnabled": True}


def _shares(entry: Entry, view: View) -> dict[str, Any]:
    return {
        "groupby": [entry.by],
        "metric": entry.measure,
        "row_limit": entry.limit,
        "donut": True,
        "show_legend": False,
        "label_type": "key_value",
        "number_format": view.measure(entry.measure or "").format,
    }


def _rows(entry: Entry, view: View) -> dict[str, Any]:
    return {
        "query_mode": "raw",
        "all_columns": list(entry.columns),
        "order_by_cols": [f'["{entry.newest_first}", false]'] if entry.newest_first else [],
        "row_limit": ROWS,
        "server_page_length": 10,
        "page_length": 20,
        "include_search": True,
        "allow_render_html": entry.links,
        "table_timestamp_format": "%Y-%m-%d %H:%M",
    }


def _counts(entry: Entry, view: View) -> dict[str, Any]:
    return {"query_mode": "aggregate", "groupby": list(entry.down), "metrics": [entry.measure], "row_limit": ROWS}


def _grid(entry: Entry, view: View) -> dict[str, Any]:
    return {
        "groupbyRows": list(entry.down),
        "groupbyColumns": list(entry.across),
        "metrics": [entry.measure],
        "metricsLayout": "COLUMNS",
        "aggregateFunction": "Last",
        "rowOrder": "key_a_to_z",
        "colOrder": "key_a_to_z",
        "valueFormat": view.measure(entry.measure or "").format,
        "row_limit": 10 * ROWS,
    }


_KINDS: dict[str, tuple[str, Any]] = {
    "number": ("big_number_total", _number),
    "bars": ("echarts_timeseries_bar", _bars),
    "years": ("echarts_timeseries_bar", _years),
    "days": ("echarts_timeseries_line", _days),
    "shares": ("pie", _shares),
    "rows": ("table", _rows),
    "counts": ("table", _counts),
    "grid": ("pivot_table_v2", _grid),
}
