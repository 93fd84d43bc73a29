"""How well rows are given their themes: precision, recall and F1 by scheme, and precision by score.

In: statements with their themes, one JSON object a line: `statement`, `themes`, `half` ('looked_at' or 'held_back')
and, if it stands in a document, `section` (its headings, joined by ' > '). Without a path, theme_statements.jsonl.
Out: a table; `--write` puts it into docs/benchmarks.md.

Its statements were written for this benchmark in the manner of policy documents, each action
on its own without a heading, a few for each theme and some of no theme at all. They were labelled by hand before the
matcher was run on them: a theme holds where the action itself furthers what the network or the goal is about, not where
it may do so in the end. Several themes may hold. Terms were added by looking at every second statement alone; the
others were held back, and their figures are those to trust.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.markers import machine, write_between  # noqa: E402

from cityledger.harmonize.themes import ThemeMatch, find_themes  # noqa: E402
from cityledger.settings import PROJECT  # noqa: E402

STATEMENTS = HERE / "theme_statements.jsonl"
HALVES = ("looked_at", "held_back")
SCHEMES = ("iuc", "sdg")
BANDS = ((0.5, 0.6), (0.6, 0.75), (0.75, 1.01))


@dataclass(frozen=True, slots=True)
class Statement:
    """A labelled statement, and what the matcher makes of it."""

    themes: frozenset[str]
    found: tuple[ThemeMatch, ...]
    half: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How many themes were labelled, how many found, and how many of those rightly."""

    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was labelled that was found; 0 where nothing was."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_statements(path: Path = STATEMENTS) -> list[Statement]:
    """The labelled statements of a file, matched."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Statement(frozenset(row["themes"]), find_themes(row["statement"], row.get("section", "")), row["half"])
        for row in rows
    ]


def measure(statements: Iterable[Statement], scheme: str) -> Figures:
    """The figures of one scheme, over all its themes together."""
    labelled = found = right = 0
    for item in statements:
        wanted = {theme for theme in item.themes if theme.startswith(scheme)}
        given = {match.theme for match in item.found if match.theme.startswith(scheme)}
        labelled, found, right = labelled + len(wanted), found + len(given), right + len(wanted & given)
    return Figures(labelled, found, right)


def table(statements: Sequence[Statement]) -> str:
    """The figures of each scheme and half, and how often a theme is right by its score, as Markdown."""
    lines = ["| scheme | half | statements | labels | precision | recall | F1 |", "|---|---|--:|--:|--:|--:|--:|"]
    for scheme in SCHEMES:
        for half in HALVES:
            chosen = [item for item in statements if item.half == half]
            got = measure(chosen, scheme)
            figures = f"{got.precision:.3f} | {got.recall:.3f} | {got.f1:.3f}"
            lines.append(f"| {scheme} | {half.replace('_', ' ')} | {len(chosen)} | {got.labelled} | {figures} |")
    matches = [(match, match.theme in item.themes) for item in statements for match in item.found]
    lines += ["", "| score | themes given | right |", "|---|--:|--:|"]
    for low, high in BANDS:
        right = [is_right for match, is_right in matches if low <= match.score < high]
        share = sum(right) / len(right) if right else 0.0
        lines.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(right)} | {share:.2f} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; with --write into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, nargs="?", default=STATEMENTS, help="labelled statements, as JSON lines")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    arguments = parser.parse_args()
    text = table(read_statements(arguments.path))
    print(text)
    if arguments.write:
        if arguments.path != STATEMENTS:
            parser.error("only the project's own statements are written into the documentation")
        write_between(PROJECT / "docs" / "benchmarks.md", "themes", f"{machine()}\n\n{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
