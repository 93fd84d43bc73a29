"""How well rows are given their standard indicator, and which score to accept from.

In: pairs of an indicator as a text would write it and the standard indicator that it is, one JSON object a line:
`indicator`, `dimension`, `kind`, `direction`, `standard` (null where it is none of the list), and `half` ('looked_at'
or 'held_back'). Without a path, standard_pairs.jsonl. Out: precision, recall and F1 of each half for thresholds of the
score, and with --errors the pairs of the first half that go wrong. Where the extra `embeddings` is installed, the same
for thresholds of the cosine by which rows are found that the terms leave unknown.

The pairs were written for this benchmark, and labelled before the matcher was run on them. Wordings were added by
looking at the first half alone; the figures of the other half are those to trust. `accepted_from` in
include/lookups/indicators.yml is the highest of these thresholds with the best F1 over the first half, as it was before
wordings were added.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cityledger.harmonize.embedding import is_installed
from cityledger.harmonize.paraphrases import closest_standards
from cityledger.harmonize.standards import Match, match_standard

PAIRS = Path(__file__).resolve().parent / "standard_pairs.jsonl"
HALVES = ("looked_at", "held_back")
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
COSINES = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
Find = Callable[[str, str | None, str, str | None], Match | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """One wording with its label, and what the matcher finds with what score; both None where it finds nothing."""

    indicator: str
    standard: str | None
    half: str
    found: str | None
    score: float


def by_terms(indicator: str, dimension: str | None, kind: str, direction: str | None) -> Match | None:
    """What the terms find, without a threshold."""
    return match_standard(indicator, dimension, kind, direction, accepted_from=0.0)


def with_cosine_from(lowest: float) -> Find:
    """What the terms find as the lookup accepts it, else the model where the cosine is `lowest` or more."""

    def find(indicator: str, dimension: str | None, kind: str, direction: str | None) -> Match | None:
        told = (indicator, dimension, kind, direction)
        return match_standard(*told) or closest_standards([told], accepted_from=lowest)[0]

    return find


def read_pairs(path: Path = PAIRS, find: Find = by_terms) -> list[Pair]:
    """The pairs of a file, and what is found for each."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        match = find(item["indicator"], item["dimension"], item["kind"], item["direction"])
        found, score = (match.standard.id, match.score) if match else (None, 0.0)
        pairs.append(Pair(item["indicator"], item["standard"], item["half"], found, score))
    return pairs


def figures(pairs: Sequence[Pair], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 where rows under a threshold stay unknown."""
    found = [pair for pair in pairs if pair.found is not None and pair.score >= threshold]
    right = sum(pair.found == pair.standard for pair in found)
    labelled = sum(pair.standard is not None for pair in pairs)
    precision = right / len(found) if found else 0.0
    recall = right / labelled if labelled else 0.0
    return precision, recall, 2 * right / (len(found) + labelled) if found or labelled else 0.0


def _tell(how: str, measured: tuple[float, float, float]) -> None:
    precision, recall, f1 = measured
    print(f"   {how}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}")


def main() -> None:
    """Print the table, and the errors of the first half where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    pairs = read_pairs(options.path)
    for half in HALVES:
        own = [pair for pair in pairs if pair.half == half]
        print(f"{half}: {len(own)} pairs, {sum(pair.standard is not None for pair in own)} with a standard indicator")
        for threshold in THRESHOLDS:
            _tell(f"score from {threshold:.1f}", figures(own, threshold))
        for lowest in COSINES if is_installed() else ():
            asked = [pair for pair in read_pairs(options.path, with_cosine_from(lowest)) if pair.half == half]
            _tell(f"as accepted, then cosine from {lowest:.2f}", figures(asked, 0.0))
    if options.errors:
        for pair in pairs:
            if pair.half == "looked_at" and pair.found != pair.standard:
                print(f"   {pair.indicator}: {pair.found} ({pair.score}) should be {pair.standard}")


if __name__ == "__main__":
    main()
