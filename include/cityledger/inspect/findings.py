"""Turns what great-expectations saw into findings: one a row that failed, one a table or a check that did.

In: misses with their frame. Out: `Finding` records for star.fact_finding and the quality report.
"""

import json
import math
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pandas

from cityledger.inspect.suites import Suite
from cityledger.inspect.validation import Miss
from cityledger.records import Finding, make_key

STAGE = "inspect"
LONGEST_OBSERVED = 500


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding names besides the row: the batch or release looked at, when, and the documents' file names."""

    looked_at: str
    found_at: str
    file_names: dict[str, str]


def place_now(looked_at: str, file_names: dict[str, str]) -> Place:
    """A place with the time as ISO 8601 in UTC."""
    return Place(looked_at, datetime.now(UTC).isoformat(timespec="seconds"), file_names)


def findings_of_miss(miss: Miss, suite: Suite, frame: pandas.DataFrame, place: Place) -> list[Finding]:
    """A finding for each row that failed; where the whole table did, a single one."""
    if miss.is_of_table:
        return [replace(_finding(miss, suite, place), observed=miss.observed)]
    wanted = {*suite.key, *miss.rule.columns, "document_id", "file_name", "page"}
    failed = frame.loc[list(miss.rows), [name for name in frame.columns if name in wanted]]
    return [_of_row(_finding(miss, suite, place), miss, suite, row, place) for row in _plain_rows(failed)]


def _finding(miss: Miss, suite: Suite, place: Place) -> Finding:
    """What a miss says of the table; what could not be checked is a failure of its own kind."""
    rule = miss.rule
    failed = miss.error is None
    return Finding(
        finding_id=make_key(STAGE, place.looked_at, suite.table, rule.name),
        stage=STAGE,
        table=suite.table,
        expectation=rule.name,
        severity=miss.severity,
        reason=rule.reason if failed else f"{rule.name} could not be checked on {suite.table}: {miss.error}",
        remedy=rule.remedy if failed else "Mend the suite, or what made the table that it looks at, and run again.",
        column=", ".join(rule.columns) or None,
        outcome="failed" if failed else "errored",
        found_at=place.found_at,
    )


def _of_row(finding: Finding, miss: Miss, suite: Suite, row: dict[str, Any], place: Place) -> Finding:
    document_id = row.get("document_id")
    row_key = "/".join(str(row.get(name)) for name in suite.key)
    return replace(
        finding,
        finding_id=make_key(finding.finding_id, finding.outcome, row_key, row["position"]),
        document_id=document_id,
        file_name=row.get("file_name") or place.file_names.get(document_id or ""),
        page=_page(row.get("page")),
        row_key=row_key,
        observed=_observed(miss.rule.columns, row),
    )


def _page(value: Any) -> int | None:
    """A column of pages with gaps holds floats."""
    return int(value) if isinstance(value, int | float) else None


def _observed(columns: tuple[str, ...], row: dict[str, Any]) -> str | None:
    told = [f"{name}={row[name]!r}" for name in columns if name in row]
    text = ", ".join(told)
    return (text if len(text) <= LONGEST_OBSERVED else text[: LONGEST_OBSERVED - 1] + "…") or None


def _plain_rows(frame: pandas.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values, missing ones as None, each with its position in the frame."""
    plain = frame.astype("object").where(frame.notna(), None)
    columns = [plain[name].tolist() for name in plain.columns]
    rows = zip(*columns, strict=True) if columns else ((),) * len(plain)
    names = [str(name) for name in plain.columns]
    return [
        {**dict(zip(names, row, strict=True)), "position": position}
        for position, row in zip(plain.index, rows, strict=True)
    ]


def row_json(record: Any) -> str:
    """A record whole, as JSON; numbers that JSON has no word for are told as text."""
    return json.dumps(_jsonable(asdict(record)), ensure_ascii=False, sort_keys=True)


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
