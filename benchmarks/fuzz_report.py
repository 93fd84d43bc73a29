"""The outcomes of a fuzz run in, its report as Markdown out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markers import machine

_UNFORESEEN = re.compile(r"the reader (?:failed|crashed) on it \((.{1,80}?)[);]")


@dataclass(frozen=True)
class Outcome:
    """What became of one file. `peaks` are megabytes: of the parent and of the child that read the file."""

    name: str
    kind: str
    outcome: str
    reason: str | None
    broken: list[str]
    seconds: float
    peaks: Sequence[int]


COLUMNS = ("ok", "partial", "failed", "raised", "crashed", "hung")


def report(outcomes: Sequence[Outcome], seed: int, seconds: float) -> tuple[str, int]:
    """The report, and how many files broke a promise."""
    broken = [outcome for outcome in outcomes if outcome.broken]
    lines = [f"{len(outcomes):,} files in {seconds:.0f} s, seed {seed}; {machine()}.", ""]
    lines += [*_by_kind(outcomes), "", *_largest(outcomes), ""]
    lines += [*_unforeseen(outcomes), ""]
    lines += [f"Broken promises: {len(broken)} of {len(outcomes):,} files."]
    lines += [f"- `{outcome.name}` ({outcome.kind}): {'; '.join(outcome.broken)}" for outcome in broken[:40]]
    return "\n".join(lines), len(broken)


def _unforeseen(outcomes: Sequence[Outcome]) -> list[str]:
    """Failures whose reason is an error that no reader expected, or its death: answered for, but not well."""
    found = Counter(match[1] for outcome in outcomes if (match := _UNFORESEEN.search(outcome.reason or "")))
    total = sum(found.values())
    return [f"Errors and crashes of a reader that became a reason: {total}."] + [
        f"- {count} x {name}" for name, count in found.most_common(12)
    ]


def _by_kind(outcomes: Sequence[Outcome]) -> list[str]:
    lines = ["| kind | files | " + " | ".join(COLUMNS) + " | slowest, s | largest, MB |"]
    lines.append("| --- |" + " ---: |" * (len(COLUMNS) + 3))
    kinds = sorted({outcome.kind for outcome in outcomes}, key=lambda kind: (not kind.startswith("hostile"), kind))
    lines += [_row(kind, [outcome for outcome in outcomes if outcome.kind == kind]) for kind in kinds]
    return [*lines, _row("all", outcomes)]


def _row(kind: str, outcomes: Sequence[Outcome]) -> str:
    counts = Counter(outcome.outcome for outcome in outcomes)
    slowest = max(outcome.seconds for outcome in outcomes)
    largest = max(max(outcome.peaks) for outcome in outcomes)
    cells = [kind, len(outcomes), *(counts[column] for column in COLUMNS), f"{slowest:.1f}", largest]
    return "| " + " | ".join(map(str, cells)) + " |"


def _largest(outcomes: Sequence[Outcome]) -> list[str]:
    lines = ["| file | outcome | seconds | parent, MB | child, MB |", "| --- | --- | ---: | ---: | ---: |"]
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:5]
    largest = sorted(outcomes, key=lambda outcome: -max(outcome.peaks))[:5]
    for outcome in dict.fromkeys(outcome.name for outcome in [*slowest, *largest]):
        found = next(item for item in outcomes if item.name == outcome)
        peaks = " | ".join(map(str, found.peaks))
        lines.append(f"| {found.name} | {found.outcome} | {found.seconds:.1f} | {peaks} |")
    return lines
