"""Prints a summary as tables that a person likes to read.

In: a `Summary`. Out: lines on a console.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cityledger.records import CanonicalCommitment, CanonicalIndicator, Finding, Indicator, Processing
from cityledger.settings import Settings
from cityledger.store import Store
from cityledger.terminal.screen import counted, printable, results
from cityledger.terminal.summary import SEVERITIES, Summary, read_batches, summarize

SAMPLES = 3
REASONS_SHOWN = 20
FINDINGS_SHOWN = 12
QUOTE_CHARACTERS = 240

_COLOURS = {"ok": "green", "partial": "yellow", "failed": "red", "critical": "red", "warning": "yellow", "info": "cyan"}

Row = TypeVar("Row", CanonicalIndicator, CanonicalCommitment)


def print_summary(settings: Settings, since: str | None = None, console: Console | None = None) -> Summary:
    """Sum up the newest run, or all that happened since a time, and print it."""
    console = console or results()
    summary = summarize(settings, since)
    if summary.is_idle:
        console.print("\nNothing new: every document was taken in before.\n")
    else:
        _print_run(summary, console)
    _print_release(summary, console)
    return summary


def _print_run(summary: Summary, console: Console) -> None:
    for title, table in (
        ("Documents", _documents(summary)),
        ("Set aside, or read in part", _reasons(summary)),
        ("Rows", _rows(summary)),
        ("Findings", findings_table(summary.findings)),
        ("Indicators, for example", _indicator_samples(summary)),
        ("Commitments, for example", _commitment_samples(summary)),
    ):
        if table.row_count:
            # not the table's own title, which is broken to its width
            console.print(Text(f"\n{title}", "bold"))
            console.print(table)
    console.print()


def print_collected(settings: Settings, batches: Iterable[str]) -> str:
    """Print how many documents were taken in; the outcome: ok, partial or failed."""
    told = [report.outcome for report in read_batches(Store(settings.data), "collect", Processing, batches)]
    failed = told.count("failed")
    if told:
        results().print(f"{counted(len(told) - failed, 'new document')}, {failed:,} set aside; next: cityledger run")
    else:
        results().print("Nothing new: every document was taken in before.")
    return "ok" if not failed else "failed" if failed == len(told) else "partial"


def _table(*columns: str, right: Sequence[str] = ()) -> Table:
    table = Table(show_edge=False, header_style="dim")
    for name in columns:
        table.add_column(name, justify="right" if name in right else "left", overflow="fold")
    return table


def _coloured(word: str) -> Text:
    return Text(word, _COLOURS.get(word, ""))


def _documents(summary: Summary) -> Table:
    table = _table("outcome", "documents", right=("documents",))
    for outcome, count in summary.outcomes().items():
        if count or outcome == "ok":
            table.add_row(_coloured(outcome), f"{count:,}")
    return table


def _reasons(summary: Summary) -> Table:
    table = _table("document", "outcome", "reason and remedy")
    troubled = [document for document in summary.documents if document.outcome != "ok"]
    for document in troubled[:REASONS_SHOWN]:
        table.add_row(
            Text(printable(document.file_name)),
            _coloured(document.outcome),
            Text(printable("\n".join(document.reasons))),
        )
    if len(troubled) > REASONS_SHOWN:
        table.add_row(f"and {len(troubled) - REASONS_SHOWN:,} more", "", "see quality.html beside the release")
    return table


def _rows(summary: Summary) -> Table:
    table = _table("kind", "in this run", "in the release", right=("in this run", "in the release"))
    kinds = Counter(row.kind for row in summary.indicators)
    strengths = Counter(row.strength if row.statement == "commitment" else row.statement for row in summary.commitments)
    for name, rows, parts in (
        ("indicators", summary.indicators, kinds),
        ("commitments", summary.commitments, strengths),
    ):
        total = f"{summary.totals[name]:,}" if name in summary.totals else ""
        table.add_row(name, f"{len(rows):,}", total)
        for part, count in parts.most_common():
            table.add_row(Text(f"  {part}", "dim"), Text(f"{count:,}", "dim"), "")
    return table


def findings_table(findings: Sequence[Finding]) -> Table:
    """How many findings there are of each severity and expectation, the gravest first."""
    table = _table("severity", "findings", "expectation", "for example", right=("findings",))
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.outcome, finding.expectation), []).append(finding)
    order = sorted(groups, key=lambda group: (SEVERITIES.index(group[0]), -len(groups[group])))
    for group in order[:FINDINGS_SHOWN]:
        severity, outcome, expectation = group
        could = " (could not be checked)" if outcome == "errored" else ""
        example = _cut(groups[group][0].reason)
        table.add_row(_coloured(severity), f"{len(groups[group]):,}", Text(expectation + could), Text(example))
    if not findings:
        table.add_row(_coloured("ok"), "0", "every expectation was met", "")
    if len(order) > FINDINGS_SHOWN:
        rest = sum(len(groups[group]) for group in order[FINDINGS_SHOWN:])
        table.add_row("", f"{rest:,}", f"of {len(order) - FINDINGS_SHOWN} other expectations", "")
    return table


def print_findings(settings: Settings, batches: Iterable[str]) -> None:
    """Print what the inspection of some batches found."""
    found = list(read_batches(Store(settings.data), "inspect", Finding, batches))
    results().print(findings_table(found))


def _indicator_samples(summary: Summary) -> Table:
    table = _table("indicator", "value", "period", "quote", "from", right=("value",))
    for row in _best(summary.indicators):
        table.add_row(Text(_cut(row.indicator)), Text(printable(_value(row))), row.period or "", *_origin(row, summary))
    return table


def _commitment_samples(summary: Summary) -> Table:
    table = _table("actor", "action", "strength", "quote", "from")
    for row in _best(summary.commitments):
        actor = row.actor_organization or row.actor or ""
        table.add_row(Text(_cut(actor)), Text(_cut(row.action)), row.strength, *_origin(row, summary))
    return table


def _best(rows: Iterable[Row]) -> list[Row]:
    """The surest rows, each from another document where there are so many."""
    ranked = sorted(rows, key=lambda row: (-row.confidence, row.document_id, row.start))
    first: dict[str, Row] = {}
    for row in ranked:
        first.setdefault(row.document_id, row)
    chosen = list(first.values())[:SAMPLES]
    return chosen + [row for row in ranked if row not in chosen][: SAMPLES - len(chosen)]


def _origin(row: CanonicalIndicator | CanonicalCommitment, summary: Summary) -> tuple[Text, Text]:
    name = summary.file_names.get(row.document_id, row.document_id)
    return Text(f"“{_cut(row.quote)}”", "italic"), Text(printable(f"{name}, p. {row.page}"))


def _value(row: Indicator) -> str:
    upper = "" if row.value_upper is None else f" to {row.value_upper:,.15g}"
    sign = "" if row.comparator == "=" else f"{row.comparator} "
    return f"{sign}{row.value:,.15g}{upper} {row.unit}"


def _cut(text: str) -> str:
    words = printable(" ".join(text.split()))
    return words if len(words) <= QUOTE_CHARACTERS else words[: QUOTE_CHARACTERS - 1].rstrip() + "…"


def _print_release(summary: Summary, console: Console) -> None:
    if summary.release is None:
        console.print("There is no release yet.")
        return
    warehouse = summary.release.parent.parent / "current" / "warehouse.duckdb"
    documents = (
        f"  ({counted(summary.totals['documents'], 'document')})" if summary.totals else "  (it cannot be opened)"
    )
    console.print(Text.assemble("Release  ", (str(summary.release), "bold"), documents), soft_wrap=True)
    if (summary.release / "quality.html").exists():
        console.print(Text(f"Quality  {summary.release / 'quality.html'}"), soft_wrap=True)
    console.print(Text("Ask it   cityledger query      (or: make query)"), soft_wrap=True)
    console.print(Text(f"Open it  duckdb -readonly {warehouse}"), soft_wrap=True)
