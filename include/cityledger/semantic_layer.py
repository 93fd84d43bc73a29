"""What the columns and measures of the analytics views are called, mean and are counted in, for people and for tools.

In: include/lookups/semantic_layer.yml, the one place where this is written. Out: typed views, columns and measures. The
SQL comments (sql/comments.sql), the data dictionary, the Superset datasets and the labels of reports come from here.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from cityledger.lookups import read_lookup

SHARED = "shared"
"""Stands for the entry under `shared`, where a column means the same in several views."""
AGGREGATES = {
    "none": None,
    "sum": "sum({})",
    "average": "avg({})",
    "minimum": "min({})",
    "maximum": "max({})",
    "count_distinct": "count(distinct {})",
}
"""How a column may be summed up where nothing else is said, and the SQL for it; `none`: it must not be."""


class SemanticLayerError(Exception):
    """include/lookups/semantic_layer.yml is not as it must be. The message names the view and the column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view. `unit` says what it is counted in, or `see <column>` where another column holds the unit."""

    view: str
    name: str
    label: str
    description: str
    unit: str | None = None
    aggregate: str = "none"
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to be counted over the rows of a view: an SQL expression, and how D3 and Superset format its result."""

    view: str
    name: str
    label: str
    description: str
    unit: str
    expression: str
    format: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A view of schema analytics, with its columns in their order."""

    name: str
    label: str
    description: str
    columns: tuple[Column, ...]
    measures: tuple[Measure, ...]
    synonyms: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """A column by its name; SemanticLayerError if the view has none of that name."""
        found: Column = _find(self.columns, name, f"{self.name} has no column {name}")
        return found

    def measure(self, name: str) -> Measure:
        """A measure by its name; SemanticLayerError if the view has none of that name."""
        found: Measure = _find(self.measures, name, f"{self.name} has no measure {name}")
        return found


def _find(items: tuple[Any, ...], name: str, message: str) -> Any:
    for item in items:
        if item.name == name:
            return item
    raise SemanticLayerError(f"{message}; see include/lookups/semantic_layer.yml")


@cache
def read_semantic_layer() -> dict[str, View]:
    """The analytics views by name; SemanticLayerError where an entry lacks something or has something unknown."""
    content = read_lookup("semantic_layer")
    return {name: _view(name, entry, content["shared"]) for name, entry in content["views"].items()}


def _view(name: str, entry: dict[str, Any], shared: dict[str, Any]) -> View:
    columns = [
        _typed(Column, name, column, shared.get(column) if told == SHARED else told)
        for column, told in entry["columns"].items()
    ]
    for column in columns:
        if column.aggregate not in AGGREGATES:
            raise SemanticLayerError(f"{name}.{column.name}: aggregate must be one of {', '.join(AGGREGATES)}")
    return View(
        name=name,
        label=entry["label"],
        description=entry["description"],
        columns=tuple(columns),
        measures=tuple(_typed(Measure, name, measure, told) for measure, told in entry["measures"].items()),
        synonyms=tuple(entry.get("synonyms", ())),
    )


def _typed(kind: type[Any], view: str, name: str, told: Any) -> Any:
    if not isinstance(told, dict):
        raise SemanticLayerError(f"{view}.{name}: give it a label and a description, or an entry under `shared`")
    try:
        return kind(view, name, **{**told, "synonyms": tuple(told.get("synonyms", ()))})
    except TypeError as problem:
        raise SemanticLayerError(f"{view}.{name}: {problem}") from None
