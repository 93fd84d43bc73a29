"""Writes bi/superset/assets, which `superset import-directory -o` takes.

In: dashboard.yml, and the semantic layer for labels, units and measures. Out: one YAML file the connection, a file each
view, chart and dashboard. Their ids come from their names, so that importing them again changes what is there and
doubles nothing. A test compares the folder with what this script writes.
"""

import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml

from cityledger.load.schema import create_tables, create_views
from cityledger.semantic_layer import View, read_semantic_layer
from cityledger.settings import PROJECT, get_settings
from cityledger.warehouse import READ_ONLY_CONFIG, WAREHOUSE, connect_to_write

sys.path.insert(0, str(Path(__file__).parent))

from chart_kinds import Entry, form_of, query_of

ASSETS = PROJECT / "bi" / "superset" / "assets"
SPECIFICATION = PROJECT / "bi" / "superset" / "dashboard.yml"
DATABASE = "cityledger"
_VERSION = "1.0.0"
_TYPES = """
select table_name, column_name, data_type from duckdb_columns() where schema_name = 'analytics' and not internal
"""


def main(folder: Path = ASSETS) -> None:
    """Write the folder anew."""
    shutil.rmtree(folder, ignore_errors=True)
    told = yaml.safe_load(SPECIFICATION.read_text(encoding="utf-8"))
    entries = [Entry(**_as_tuples(item)) for row in told["rows"] if isinstance(row, list) for item in row]
    layer = read_semantic_layer()
    _write(folder / "metadata.yaml", {"version": _VERSION, "type": "assets", "timestamp": "2026-01-01T00:00:00+00:00"})
    _write(folder / "databases" / f"{DATABASE}.yaml", _database())
    types = _types()
    for name, view in layer.items():
        _write(folder / "datasets" / DATABASE / f"{name}.yaml", _dataset(view, types, told["columns"].get(name, {})))
    for entry in entries:
        _write(folder / "charts" / f"{_stem(entry.title)}.yaml", _chart(entry, layer[entry.view]))
    _write(folder / "dashboards" / f"{told['slug']}.yaml", _dashboard(told, entries))


def _as_tuples(item: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in item.items()}


def _stem(title: str) -> str:
    return title.lower().replace(" ", "_").replace("'", "")


def _uuid(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(("cityledger", *parts))))


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=118), encoding="utf-8")


def _database() -> dict[str, Any]:
    """The connection. connections.py puts the release's real place and the same doors over what stands here."""
    doors = {name: str(value).lower() for name, value in READ_ONLY_CONFIG.items()}
    return {
        "database_name": DATABASE,
        "sqlalchemy_uri": f"duckdb:///data/publish/current/{WAREHOUSE}",
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_csv_upload": False,
        "extra": {
            "allows_virtual_table_explore": True,
            "engine_params": {"connect_args": {"read_only": True, "config": doors}},
        },
        "uuid": _uuid("database"),
        "version": _VERSION,
    }


def _types() -> dict[tuple[str, str], str]:
    with TemporaryDirectory() as folder, connect_to_write(Path(folder) / WAREHOUSE) as connection:
        create_tables(connection, get_settings().sql)
        create_views(connection, get_settings().sql)
        return {(view, column): kind for view, column, kind in connection.execute(_TYPES).fetchall()}


def _dataset(view: View, types: dict[tuple[str, str], str], more: dict[str, dict[str, str]]) -> dict[str, Any]:
    columns = [_column(item.name, item.label, types[view.name, item.name]) for item in view.columns]
    for column, item in zip(columns, view.columns, strict=True):
        unit = f" Unit: {item.unit}." if item.unit else ""
        column["description"] = item.description + unit
    columns += [
        {**_column(name, told["label"], "VARCHAR"), "expression": told["expression"]} for name, told in more.items()
    ]
    return {
        "table_name": view.name,
        "schema": "analytics",
        "description": view.description,
        "main_dttm_col": None,
        "filter_select_enabled": True,
        "columns": columns,
        "metrics": [
            {
                "metric_name": item.name,
                "verbose_name": item.label,
                "expression": item.expression,
                "description": f"{item.description} Unit: {item.unit}.",
                "d3format": item.format,
            }
            for item in view.measures
        ],
        "uuid": _uuid("dataset", view.name),
        "database_uuid": _uuid("database"),
        "version": _VERSION,
    }


def _column(name: str, label: str, kind: str) -> dict[str, Any]:
    return {
        "column_name": name,
        "verbose_name": label,
        "type": kind,
        "is_dttm": kind in ("DATE", "TIMESTAMP"),
        "is_active": True,
        "groupby": True,
        "filterable": True,
    }


def _chart(entry: Entry, view: View) -> dict[str, Any]:
    kind, form = form_of(entry, view)
    form = {"viz_type": kind, **form}
    query = {
        "datasource": {"id": 0, "type": "table"},
        "force": False,
        "queries": [query_of(entry)],
        "form_data": form,
        "result_format": "json",
        "result_type": "full",
    }
    return {
        "slice_name": entry.title,
        "description": view.description,
        "viz_type": kind,
        "params": form,
        "query_context": json.dumps(query),
        "uuid": _uuid("chart", entry.title),
        "version": _VERSION,
        "dataset_uuid": _uuid("dataset", view.name),
    }


def _dashboard(told: dict[str, Any], entries: list[Entry]) -> dict[str, Any]:
    return {
        "dashboard_title": told["title"],
        "description": told["description"],
        "slug": told["slug"],
        "uuid": _uuid("dashboard", told["slug"]),
        "position": _position(told, entries),
        "metadata": {
            "color_scheme": "supersetColors",
            "cross_filters_enabled": True,
            "native_filter_configuration": [_filter(item) for item in told["filters"]],
        },
        "published": True,
        "version": _VERSION,
    }


def _filter(item: dict[str, str]) -> dict[str, Any]:
    target = {"column": {"name": item["column"]}, "datasetUuid": _uuid("dataset", item["view"])}
    return {
        "id": f"NATIVE_FILTER-{item['column']}",
        "name": item["label"],
        "type": "NATIVE_FILTER",
        "filterType": "filter_select",
        "targets": [target],
        "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
        "controlValues": {"multiSelect": True, "enableEmptyFilter": False, "searchAllOptions": False},
        "defaultDataMask": {"extraFormData": {}, "filterState": {}},
        "cascadeParentIds": [],
    }


def _position(told: dict[str, Any], entries: list[Entry]) -> dict[str, Any]:
    """Superset's tree of rows, headings and charts, each node naming its children and its way from the root."""
    way = ["ROOT_ID", "GRID_ID"]
    nodes: dict[str, Any] = {"DASHBOARD_VERSION_KEY": "v2"}
    waiting, children = iter(entries), []
    for number, row in enumerate(told["rows"]):
        if isinstance(row, dict):
            meta = {"text": row["heading"], "headerSize": "MEDIUM_HEADER", "background": "BACKGROUND_TRANSPARENT"}
            node = {"type": "HEADER", "id": f"HEADER-{number}", "children": [], "parents": way, "meta": meta}
        else:
            charts = [_chart_node(next(waiting), [*way, f"ROW-{number}"]) for _ in row]
            nodes |= {chart["id"]: chart for chart in charts}
            names = [chart["id"] for chart in charts]
            meta = {"background": "BACKGROUND_TRANSPARENT"}
            node = {"type": "ROW", "id": f"ROW-{number}", "children": names, "parents": way, "meta": meta}
        nodes[node["id"]] = node
        children.append(node["id"])
    nodes["ROOT_ID"] = {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]}
    nodes["GRID_ID"] = {"type": "GRID", "id": "GRID_ID", "children": children, "parents": ["ROOT_ID"]}
    nodes["HEADER_ID"] = {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": told["title"]}}
    return nodes


def _chart_node(entry: Entry, parents: list[str]) -> dict[str, Any]:
    uuid = _uuid("chart", entry.title)
    meta = {"uuid": uuid, "chartId": 0, "sliceName": entry.title, "width": entry.width, "height": entry.height}
    return {"type": "CHART", "id": f"CHART-{uuid[:8]}", "children": [], "parents": parents, "meta": meta}


if __name__ == "__main__":
    main()
