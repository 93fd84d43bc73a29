"""Writes the quality report: one HTML file that needs nothing else, in light and dark, with tables a screen reader can
read and small charts as inline SVG.

In: findings and what the stages said about their documents. Out: the file. Every name in it comes from documents or
their sources, so the template escapes everything.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from cityledger import __version__
from cityledger.charts import Chart, bar_chart
from cityledger.inspect.suites import SEVERITIES
from cityledger.pages import page_templates
from cityledger.records import OUTCOMES, Finding, Processing

MOST_EXAMPLES = 10
"""How many rows of one expectation the report shows; all stand in star.fact_finding."""
MOST_DOCUMENTS = 500
"""How many troubled documents the report shows; all stand in star.fact_processing."""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one expectation, worst first, with some of them as examples."""

    first: Finding
    count: int
    examples: tuple[Finding, ...]

    @property
    def has_examples(self) -> bool:
        """Whether there is more to show of a single finding than the group itself says."""
        return any(item.row_key or item.document_id for item in self.examples)


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage cost and how it ended, over all documents."""

    name: str
    outcomes: dict[str, int]
    seconds: float
    pages: int
    rows: int


def write_quality_report(findings: Iterable[Finding], processing: Iterable[Processing], path: Path) -> None:
    """Write the report on a release's findings and processing to a path, whole or not at all."""
    findings, processing = tuple(findings), tuple(processing)
    page = (
        page_templates("cityledger.inspect")
        .get_template("quality_report.html")
        .render(
            written_at=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            version=__version__,
            severities=SEVERITIES,
            outcomes=OUTCOMES,
            by_severity=Counter(item.severity for item in findings),
            errored=sum(item.outcome == "errored" for item in findings),
            documents=_documents(processing),
            troubled=_troubled(processing),
            most_documents=MOST_DOCUMENTS,
            stages=_stages(processing),
            groups=_groups(findings),
            finding_chart=_finding_chart(findings),
            time_chart=_time_chart(processing),
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(page, encoding="utf-8", errors="backslashreplace")
    part.replace(path)


def _worst(outcomes: Iterable[str]) -> str:
    return max(outcomes, key=OUTCOMES.index)


def _documents(processing: Sequence[Processing]) -> Counter[str]:
    """How many documents ended in each outcome: a document is as well as its worst stage."""
    ended: dict[str, list[str]] = {}
    for item in processing:
        ended.setdefault(item.document_id, []).append(item.outcome)
    return Counter(_worst(outcomes) for outcomes in ended.values())


def _troubled(processing: Sequence[Processing]) -> list[Processing]:
    troubled = [item for item in processing if item.outcome != "ok"]
    return sorted(troubled, key=lambda item: (-OUTCOMES.index(item.outcome), item.file_name or "", item.stage))


def _stages(processing: Sequence[Processing]) -> list[Stage]:
    """The stages by name, which is the order of work."""
    ordered = sorted(processing, key=lambda item: item.stage)
    return [_stage(name, tuple(group)) for name, group in groupby(ordered, key=lambda item: item.stage)]


def _stage(name: str, items: Sequence[Processing]) -> Stage:
    return Stage(
        name=name,
        outcomes=dict(Counter(item.outcome for item in items)),
        seconds=sum(item.seconds for item in items),
        pages=sum(item.pages or 0 for item in items),
        rows=sum(item.rows or 0 for item in items),
    )


def _groups(findings: Sequence[Finding]) -> list[Group]:
    """One group a table and expectation, worst and most frequent first; what errored apart from what failed."""
    grouped: dict[tuple[str, ...], list[Finding]] = {}
    for item in findings:
        grouped.setdefault((item.stage, item.table, item.expectation, item.severity, item.outcome), []).append(item)
    groups = [Group(items[0], len(items), tuple(items[:MOST_EXAMPLES])) for items in grouped.values()]
    return sorted(groups, key=lambda group: (SEVERITIES.index(group.first.severity), -group.count))


def _finding_chart(findings: Sequence[Finding]) -> Chart:
    tables = sorted({item.table for item in findings})
    counts = Counter((item.table, item.severity) for item in findings)
    rows = [(table, [(severity, float(counts[table, severity])) for severity in SEVERITIES]) for table in tables]
    return bar_chart("Findings by table and severity", rows, unit="")


def _time_chart(processing: Sequence[Processing]) -> Chart:
    rows = [(stage.name, [("time", round(stage.seconds, 2))]) for stage in _stages(processing)]
    return bar_chart("Seconds by stage", rows, unit=" s")
