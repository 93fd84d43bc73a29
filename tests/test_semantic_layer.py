"""The semantic layer says something of every public column, says it once, and what it says can be counted."""

import duckdb
import pytest

from cityledger import lookups
from cityledger.load.schema import create_tables, create_views
from cityledger.semantic_layer import AGGREGATES, SemanticLayerError, read_semantic_layer
from cityledger.settings import PROJECT
from cityledger.warehouse import connect_read_only, connect_to_write

LAYER = read_semantic_layer()
REMEDY = "see include/lookups/semantic_layer.yml and scripts/write_data_dictionary.py"
NUMBERS = ("DOUBLE", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL")
COLUMNS = """
select table_name, column_name, data_type, comment from duckdb_columns()
where schema_name = 'analytics' and not internal order by table_name, column_index
"""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    with connect_to_write(tmp_path_factory.mktemp("layer") / "warehouse.duckdb") as connection:
        create_tables(connection, PROJECT / "sql")
        create_views(connection, PROJECT / "sql")
        views = dict(connection.execute("select view_name, comment from duckdb_views() where not internal").fetchall())
        return views, connection.execute(COLUMNS).fetchall()


def test_it_has_the_columns_of_every_view_in_their_order(catalogue):
    views, columns = catalogue
    assert set(LAYER) == set(views), REMEDY
    for view in views:
        told = [column.name for column in LAYER[view].columns]
        assert told == [name for table, name, *_ in columns if table == view], f"{view}: {REMEDY}"


def test_the_comments_in_the_warehouse_are_its_descriptions(catalogue):
    views, columns = catalogue
    assert views == {name: view.description for name, view in LAYER.items()}, REMEDY
    for table, name, _, comment in columns:
        assert comment == LAYER[table].column(name).description, f"{table}.{name}: {REMEDY}"


def test_no_view_carries_a_comment_of_its_own():
    for path in (PROJECT / "sql" / "views").glob("*.sql"):
        assert "comment on" not in path.read_text(), f"{path.name}: {REMEDY}"


def test_every_number_says_how_it_may_be_summed_up_and_in_what_it_is_counted(catalogue):
    for table, name, kind, _ in catalogue[1]:
        if kind.startswith(NUMBERS) and "[" not in kind:
            column = LAYER[table].column(name)
            assert column.unit, f"{table}.{name} has no unit"
            assert "aggregate" in _entry(table, name), f"{table}.{name} does not say how it may be summed up"


def _entry(view, column):
    content = lookups.read_lookup("semantic_layer")
    told = content["views"][view]["columns"][column]
    return content["shared"][column] if told == "shared" else told


def test_a_unit_that_points_to_a_column_points_to_one_of_the_same_view():
    for view in LAYER.values():
        for item in (*view.columns, *view.measures):
            if item.unit and item.unit.startswith("see "):
                assert view.column(item.unit.removeprefix("see "))


def test_labels_tell_the_columns_of_a_view_apart():
    for view in LAYER.values():
        for items in (view.columns, view.measures):
            labels = [item.label for item in items]
            assert len(labels) == len(set(labels)), (view.name, sorted(labels))


def test_what_is_shared_is_used_twice_at_least():
    content = lookups.read_lookup("semantic_layer")
    used = [name for view in content["views"].values() for name, told in view["columns"].items() if told == "shared"]
    assert {name for name in used if used.count(name) > 1} == set(content["shared"])


@pytest.mark.parametrize("view", LAYER)
def test_every_measure_and_aggregate_can_be_counted_on_a_release(view, sample_release):
    with connect_read_only(sample_release.current_warehouse) as warehouse:
        told = [measure.expression for measure in LAYER[view].measures]
        told += [
            AGGREGATES[item.aggregate].format(item.name) for item in LAYER[view].columns if item.aggregate != "none"
        ]
        try:
            (row,) = warehouse.execute(f"select {', '.join(told)} from analytics.{view}").fetchall()
        except duckdb.Error as problem:
            pytest.fail(f"{view}: {problem}")
    assert len(row) == len(told) > 0


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ({"label": "A"}, "t.a: .*description"),
        ({"label": "A", "description": "It.", "sum": "x"}, "t.a: .*sum"),
        ({"label": "A", "description": "It.", "aggregate": "mean"}, "t.a: aggregate must be one of none, sum"),
        ("shared", "t.a: give it a label"),
    ],
)
def test_an_entry_that_is_not_as_it_must_be_is_told_of(column, message, monkeypatch):
    entry = {"label": "T", "description": "It.", "columns": {"a": column}, "measures": {}}
    monkeypatch.setattr("cityledger.semantic_layer.read_lookup", lambda _: {"shared": {}, "views": {"t": entry}})
    read_semantic_layer.cache_clear()
    try:
        with pytest.raises(SemanticLayerError, match=message):
            read_semantic_layer()
    finally:
        read_semantic_layer.cache_clear()
