"""Inspects a batch's records before they are loaded.

In: a `Batch`. Out: an `Inspection`. A row that fails a warning is marked with the expectation's name; a row that fails
something critical is set aside, whole, in its finding; references to rows set aside are taken out. A batch is stopped
where a table as a whole is wrong, a check could not run, or so many rows are critical that the fault is the batch's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

import pandas

from cityledger.inspect.batch import Batch, Inspection
from cityledger.inspect.findings import STAGE, Place, findings_of_miss, place_now, row_json
from cityledger.inspect.flags import COMMITMENT_FLAGS, DOCUMENT_FLAGS, INDICATOR_FLAGS, INTEREST_FLAGS, Flags, Row
from cityledger.inspect.frames import FlagError, frame_records
from cityledger.inspect.suites import Suite, read_suite
from cityledger.inspect.surroundings import Surroundings, surroundings_of
from cityledger.inspect.validation import Miss, validate
from cityledger.records import (
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Document,
    Finding,
    make_key,
)
from cityledger.settings import get_settings

_TABLES: dict[Any, str] = {
    Document: "document",
    CanonicalIndicator: "indicator",
    CanonicalCommitment: "commitment",
    CanonicalDeclaredInterest: "declared_interest",
}


@dataclass(frozen=True)
class _Checked(Generic[Row]):
    """One table after its suite: the rows kept and set aside, the warnings of each kept row, and all findings."""

    kept: list[Row]
    aside: list[Row]
    warnings: list[tuple[str, ...]]
    findings: list[Finding]
    stopped: bool


def inspect_records(batch: Batch) -> Inspection:
    """Check a batch with great-expectations: documents first, then the rows that were found in them."""
    place = place_now(batch.batch_id, {item.document_id: item.file_name for item in batch.documents})
    around = surroundings_of(batch.documents, batch.blocks, batch.indicators, batch.commitments)
    documents = _check(Document, batch.documents, DOCUMENT_FLAGS, around, place)
    around = replace(around, unsound=frozenset(item.document_id for item in documents.aside))
    indicators = _check(CanonicalIndicator, batch.indicators, INDICATOR_FLAGS, around, place)
    commitments = _check(CanonicalCommitment, batch.commitments, COMMITMENT_FLAGS, around, place)
    interests = _check(CanonicalDeclaredInterest, batch.interests, INTEREST_FLAGS, around, place)
    kept = _without_references(_marked(commitments), {item.indicator_id for item in indicators.kept})
    return Inspection(
        documents=tuple(documents.kept),
        indicators=tuple(_marked(indicators)),
        commitments=tuple(kept),
        findings=(*documents.findings, *indicators.findings, *commitments.findings, *interests.findings),
        stopped=any(checked.stopped for checked in (documents, indicators, commitments, interests)),
        interests=tuple(_marked(interests)),
    )


def _check(
    record: type[Row], rows: Sequence[Row], flags: Flags[Row], around: Surroundings, place: Place
) -> _Checked[Row]:
    """Run the suite of a record class, and part the rows that may go on from those set aside."""
    if not rows:
        return _Checked([], [], [], [], stopped=False)
    suite = read_suite(get_settings().expectations / "landing" / f"{_TABLES[record]}.json")
    framed = frame_records(record, rows, suite.key[0], flags, around)
    misses = [*validate(framed.frame, suite), *_unanswered(framed.errors, suite)]
    findings = [finding for miss in misses for finding in _findings(miss, suite, framed.frame, rows, place)]
    critical = {row for miss in misses if miss.severity == "critical" for row in miss.rows}
    marks = _marks(misses)
    stop = _stop(suite, len(critical), len(rows), place)
    return _Checked(
        kept=[row for position, row in enumerate(rows) if position not in critical],
        aside=[rows[position] for position in sorted(critical)],
        warnings=[tuple(marks.get(position, ())) for position in range(len(rows)) if position not in critical],
        findings=[*findings, *stop],
        stopped=bool(stop) or any(miss.is_of_table and miss.severity == "critical" for miss in misses),
    )


def _unanswered(errors: Iterable[FlagError], suite: Suite) -> list[Miss]:
    """A flag that could not be worked out for a row is a check of that row that could not run."""
    rules = {rule.name: rule for rule in suite.rules}
    return [Miss(rules[error.flag], rows=(error.row,), error=error.told) for error in errors]


def _findings(miss: Miss, suite: Suite, frame: pandas.DataFrame, rows: Sequence[Any], place: Place) -> list[Finding]:
    """What a miss tells; a row that is set aside is kept whole in its finding."""
    told = findings_of_miss(miss, suite, frame, place)
    if miss.severity != "critical" or miss.is_of_table:
        return told
    return [replace(item, row_json=row_json(rows[row])) for item, row in zip(told, miss.rows, strict=True)]


def _marks(misses: Iterable[Miss]) -> dict[int, list[str]]:
    """The names of the warnings that each row fails."""
    marks: dict[int, list[str]] = {}
    for miss in misses:
        if miss.severity == "warning":
            for row in miss.rows:
                marks.setdefault(row, []).append(miss.rule.name)
    return marks


def _marked(checked: Any) -> list[Any]:
    """The kept rows with the warnings that they fail."""
    return [
        replace(row, warnings=warnings) if warnings else row
        for row, warnings in zip(checked.kept, checked.warnings, strict=True)
    ]


def _without_references(
    commitments: Sequence[CanonicalCommitment], indicator_ids: set[str]
) -> list[CanonicalCommitment]:
    """Commitments without parents and targets that are not there (set aside, or never in the batch), and marked so."""
    known = {item.commitment_id for item in commitments}
    return [_without_missing(item, known, indicator_ids) for item in commitments]


def _without_missing(item: CanonicalCommitment, known: set[str], indicator_ids: set[str]) -> CanonicalCommitment:
    orphan = item.parent_commitment_id is not None and item.parent_commitment_id not in known
    targets = tuple(target for target in item.targets if target in indicator_ids)
    names = [("parent_is_known", orphan), ("targets_are_known", targets != item.targets)]
    marks = tuple(name for name, missed in names if missed and name not in item.warnings)
    if not orphan and targets == item.targets:
        return item
    parent = None if orphan else item.parent_commitment_id
    return replace(item, parent_commitment_id=parent, targets=targets, warnings=(*item.warnings, *marks))


def _stop(suite: Suite, critical: int, rows: int, place: Place) -> list[Finding]:
    """The finding that stops a batch where too many of its rows are critical."""
    if critical < suite.stop_rows or critical <= suite.stop_share * rows:
        return []
    return [
        Finding(
            finding_id=make_key(STAGE, place.looked_at, suite.table, "most_rows_are_sound"),
            stage=STAGE,
            table=suite.table,
            expectation="most_rows_are_sound",
            severity="critical",
            reason=f"{critical} of {rows} rows of {suite.table} in batch {place.looked_at} are critical, more than "
            f"{suite.stop_share:.0%}: the fault is the batch's, not the rows'",
            remedy="read the rows' own findings, mend the stage that made them and run the batch again",
            observed=f"{critical} of {rows}",
            found_at=place.found_at,
        )
    ]
