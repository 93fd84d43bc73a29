"""Reads from a candidate's warehouse what its evidence shows.

In: a warehouse file. Out: the current documents that rows were read from, each with its rows in the order of the text.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cityledger.settings import get_settings
from cityledger.warehouse import connect_read_only, run_sql_file


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row as a person reads it.

    `label` is the strength of a commitment or request, the kind of an indicator, ticked or not ticked of an interest.
    """

    kind: str
    row_id: str
    page: int
    section: str
    start: int
    end: int
    quote: str
    box: tuple[float, ...] | None
    confidence: float
    title: str
    label: str
    facts: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """What an address names the row by, after the #."""
        return f"{self.kind}-{self.row_id}"


@dataclass(frozen=True, slots=True)
class EvidenceDocument:
    """A document with its rows. `batch_id` says where its blocks lie, `fingerprint` in which state they are."""

    document_id: str
    sha256: str
    title: str | None
    file_name: str
    media_type: str | None
    publisher: str | None
    published_on: str | None
    licence: str | None
    url: str | None
    language: str | None
    batch_id: str | None
    fingerprint: str | None
    rows: tuple[EvidenceRow, ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.file_name


def read_documents(warehouse: Path) -> list[EvidenceDocument]:
    """The documents of a warehouse that have rows, by title."""
    with connect_read_only(warehouse) as connection:
        rows: dict[str, list[EvidenceRow]] = {}
        for kind, make in MAKERS.items():
            for found in _records(connection, f"{kind}s.sql"):
                rows.setdefault(found["document_id"], []).append(_row(kind, make, found))
        documents = list(_records(connection, "documents.sql"))
    return [EvidenceDocument(**found, rows=_in_order(rows[found["document_id"]])) for found in documents]


def _records(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[dict[str, Any]]:
    answer = run_sql_file(connection, get_settings().sql / "publish" / "evidence" / name)
    columns = [column[0] for column in answer.description or ()]
    return (dict(zip(columns, values, strict=True)) for values in answer.fetchall())


def _in_order(rows: list[EvidenceRow]) -> tuple[EvidenceRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.page, row.start, row.end, row.kind, row.row_id)))


def _row(kind: str, make: Callable[[dict[str, Any]], dict[str, Any]], found: dict[str, Any]) -> EvidenceRow:
    made = make(found)
    facts = (*made.pop("facts"), ("Expectations not met", ", ".join(found["warnings"] or ())))
    return EvidenceRow(
        kind=kind,
        row_id=found["row_id"],
        page=found["page"] or 1,
        section=found["section"] or "",
        start=found["char_start"] or 0,
        end=found["char_end"] or 0,
        quote=found["quote"] or "",
        box=tuple(found["box"]) if found["box"] else None,
        confidence=found["confidence"] or 0.0,
        facts=tuple((label, str(value)) for label, value in facts if value),
        **made,
    )


def _indicator(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": f"{found['indicator']}: {_amount(found)}",
        "label": found["kind"] or "",
        "facts": (
            ("Of", _with_source(found["subject"], found["subject_source"])),
            ("Place", found["place"]),
            ("For", found["period"]),
            ("Standard indicator", _with_source(found["indicator_label"], found["standard_method"])),
        ),
    }


_FROM = {
    "text before": "from the text before",
    "list head": "from the head of its list",
    "table": "from its table",
    "section": "from its section",
    "document": "from the whole document",
    "embedding": "by the meaning of the words",
}


def _with_source(value: str | None, source: str | None) -> str | None:
    """A value and where it was found, if that is not in so many words in its sentence."""
    return f"{value} ({_FROM[source]})" if value and source in _FROM else value


def _amount(found: dict[str, Any]) -> str:
    sign = "" if found["comparator"] in (None, "=") else f"{found['comparator']} "
    upper = "" if found["value_upper"] is None else f" to {found['value_upper']:,.15g}"
    unit = "" if found["unit"] in (None, "count") else f" {found['unit']}"
    return f"{sign}{found['value']:,.15g}{upper}{unit}"


def _commitment(found: dict[str, Any]) -> dict[str, Any]:
    actor = f"{found['actor']}: " if found["actor"] else ""
    return {
        "title": f"{actor}{found['action']}",
        "label": "request" if found["statement"] == "request" else found["strength"] or "",
        "facts": (
            ("By", found["deadline"]),
            ("How often", found["recurrence"]),
            ("With", ", ".join(found["partners"] or ())),
            ("Where", ", ".join(found["places"] or ())),
            ("Purpose", found["purpose"]),
        ),
    }


def _interest(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": found["option"],
        "label": "ticked" if found["is_declared"] else "not ticked",
        "facts": (
            ("Question", found["question"]),
            ("Actor", found["actor"]),
            ("Themes", ", ".join(found["themes"] or ())),
        ),
    }


MAKERS: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "indicator": _indicator,
    "commitment": _commitment,
    "interest": _interest,
}
"""The kinds of rows, each with what makes title, label and facts of one. `<kind>s.sql` reads them."""
