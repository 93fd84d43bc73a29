"""What a digest tells, read from a release.

In: a connection to the release, what the digest before told of, and a day. Out: frozen records, for all places or one.
The SQL lies in sql/publish/digest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from cityledger.warehouse import run_sql_file


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that no earlier digest told of."""

    document_id: str
    title: str | None
    file_name: str
    publisher: str | None
    published_on: str | None
    place: str | None
    outcome: str
    indicators: int
    commitments: int
    url: str | None


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A commitment or request of a document that no earlier digest told of."""

    place: str | None
    who: str | None
    what: str
    strength: str
    deadline: str | None
    themes: tuple[str, ...]
    document_title: str | None
    file_name: str
    page: int
    quote: str
    evidence_url: str | None


@dataclass(frozen=True, slots=True)
class StrengthCount:
    """How many commitments of one strength the new documents of a place make; requests are counted apart."""

    place: str
    strength: str
    commitments: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many commitments of a theme the new documents of a place make."""

    scheme: str
    theme: str
    place: str
    commitments: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A commitment or a target with the day by which it is promised, and the newest value that bears on it."""

    kind: str
    place: str | None
    who: str | None
    what: str
    strength: str | None
    due: str
    due_by: date
    actual_value: float | None
    actual_period: str | None
    document_title: str | None
    file_name: str
    page: int
    quote: str
    evidence_url: str | None


@dataclass(frozen=True, slots=True)
class ChangedTarget:
    """A target of a new document that differs from what an older document said of the same thing."""

    place: str
    indicator: str
    period: str
    value_before: float
    value_now: float
    unit: str
    document_before: str | None
    document_now: str | None
    page: int
    quote: str
    evidence_url: str | None


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How often an expectation did not hold since the last digest."""

    severity: str
    expectation: str
    reason: str
    remedy: str | None
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class Told:
    """What the digest before told of; nothing before the first."""

    at: datetime | None = None
    document_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """All that a digest tells of one place, or of all where `place` is None."""

    place: str | None
    documents: tuple[NewDocument, ...]
    commitments: tuple[NewCommitment, ...]
    by_place: tuple[StrengthCount, ...]
    by_theme: tuple[ThemeCount, ...]
    due: tuple[Dated, ...]
    """From today to the same day next year."""
    overdue: tuple[Dated, ...]
    """Due before today and not known to be met, the latest first."""
    changed: tuple[ChangedTarget, ...]
    findings: tuple[FindingCount, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The places that there is something to tell of, in the order of the alphabet."""
        named = {row.place for row in self.documents} | {row.place for row in (*self.due, *self.overdue)}
        named |= {row.place for row in self.changed}
        return tuple(sorted(name for name in named if name is not None))


def read_news(
    connection: duckdb.DuckDBPyConnection, sql: Path, told: Told, today: date, place: str | None = None
) -> News:
    """What is new since the last digest and what is due from `today` on, of one place or of all.

    `sql` is the folder of the statements.
    """
    # as the release tells times, in UTC without a zone: DuckDB would turn it into the time of this machine
    told_at = told.at.astimezone(UTC).replace(tzinfo=None) if told.at else None
    given = {"known": list(told.document_ids), "place": place, "told_at": told_at}

    def rows(name: str, **more: Any) -> Sequence[tuple[Any, ...]]:
        return run_sql_file(connection, sql / f"{name}.sql", {**given, **more}).fetchall()

    yesterday = today - timedelta(days=1)
    return News(
        place=place,
        documents=tuple(NewDocument(*row) for row in rows("documents")),
        commitments=tuple(NewCommitment(*row) for row in rows("commitments")),
        by_place=tuple(StrengthCount(*row) for row in rows("by_place")),
        by_theme=tuple(ThemeCount(*row) for row in rows("by_theme")),
        due=tuple(Dated(*row) for row in rows("dated", since=yesterday, until=next_year(today))),
        overdue=tuple(Dated(*row) for row in reversed(rows("dated", since=date.min, until=yesterday))),
        changed=tuple(ChangedTarget(*row) for row in rows("changed_targets")),
        findings=tuple(FindingCount(*row) for row in rows("findings")),
    )


def next_year(day: date) -> date:
    """The same day a year later; 28 February after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
