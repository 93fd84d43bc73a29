"""The dashboard as code: what is committed is what the script writes, and all that it names is there."""

import re
import sys

import pytest
import yaml

from cityledger.semantic_layer import SemanticLayerError, read_semantic_layer
from cityledger.settings import PROJECT
from cityledger.warehouse import connect_read_only

SUPERSET = PROJECT / "bi" / "superset"
sys.path.append(str(SUPERSET))

import chart_kinds  # noqa: E402
import write_dashboard  # noqa: E402

LAYER = read_semantic_layer()
TOLD = yaml.safe_load((SUPERSET / "dashboard.yml").read_text())
ENTRIES = [
    chart_kinds.Entry(**write_dashboard._as_tuples(item))
    for row in TOLD["rows"]
    if isinstance(row, list)
    for item in row
]


def _files(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.yaml"))}


def test_the_committed_files_are_what_the_script_writes(tmp_path):
    write_dashboard.main(tmp_path / "assets")
    message = "run bi/superset/write_dashboard.py and commit bi/superset/assets"
    assert _files(tmp_path / "assets") == _files(SUPERSET / "assets"), message


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.title)
def test_a_chart_asks_for_columns_and_measures_that_are_there(entry, sample_release):
    view = LAYER[entry.view]
    more = TOLD["columns"].get(entry.view, {})
    query = chart_kinds.query_of(entry)
    needed = [*query["columns"], *(item["col"] for item in query["filters"])]
    told = [f"({more[name]['expression']})" if name in more else view.column(name).name for name in needed]
    told += [view.measure(name).expression for name in query["metrics"]]
    grouped = " group by all" if query["metrics"] else ""
    with connect_read_only(sample_release.current_warehouse) as warehouse:
        assert (
            warehouse.execute(f"select {', '.join(told)} from analytics.{entry.view}{grouped}").fetchall() is not None
        )


def test_rows_of_the_dashboard_are_no_wider_than_it_is():
    for row in TOLD["rows"]:
        if isinstance(row, list):
            assert sum(item["width"] for item in row) <= 12, row


def test_titles_and_ids_are_unlike_each_other():
    titles = [entry.title for entry in ENTRIES]
    assert len(titles) == len(set(titles))
    ids = [yaml.safe_load(text).get("uuid") for text in _files(SUPERSET / "assets").values()]
    assert len(ids) == len(set(ids))


def test_a_filter_asks_for_a_column_that_is_there():
    for item in TOLD["filters"]:
        assert LAYER[item["view"]].column(item["column"])


def test_a_word_or_measure_that_is_not_known_is_told_of():
    with pytest.raises(TypeError, match="colour"):
        chart_kinds.Entry(title="t", view="runs", kind="number", width=1, height=1, colour="red")
    entry = chart_kinds.Entry(title="t", view="runs", kind="number", width=1, height=1, measure="nothing")
    with pytest.raises(SemanticLayerError, match="runs has no measure nothing"):
        chart_kinds.form_of(entry, LAYER["runs"])


def test_the_locked_versions_are_those_that_were_asked_for():
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (SUPERSET / "requirements.txt").read_text(), re.MULTILINE))
    for name, version in re.findall(r"^([a-z-]+)==(.+)$", (SUPERSET / "requirements.in").read_text(), re.MULTILINE):
        assert locked[name] == version
    assert locked["marshmallow"].startswith("3.")
    assert locked["sqlalchemy"].startswith("1.4.")
