"""Fit the confidence of rows on labelled documents, and tell how well it is calibrated.

    python scripts/fit_confidence.py [--kind KIND] [--labels FOLDER ...] [--check FOLDER ...] [--write]

A FOLDER of labels holds documents/ and scoring/gold, scoring/texts, or the three as documents/, gold/ and texts/, or
documents beside a folder labels/. Those of --labels (../shared and samples/ where none are given) are fitted; those of
--check are only measured. Every row that the extraction finds is right where the scorer matches it with a label. The
method is a logistic of the features of a row, with weights drawn towards those of no evidence (ridge) and with rows
added that nobody saw, as the rules were written with some of these documents at hand. The calibration error is the
scorer's, in ten bins, each document measured with weights that were fitted without it. --write puts the weights and the
description of the data (counts alone) into include/lookups/indicator_confidence.yml and commitment_confidence.yml;
--kind fits one of the two alone.
"""

import argparse
import hashlib
import json
import math
import mimetypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from score import Labels, load_scorer, match

from cityledger.convert import convert_document
from cityledger.extract import extract_document
from cityledger.extract.commitments import find_evidence
from cityledger.extract.context import build_context
from cityledger.extract.indicators import find_observations
from cityledger.records import Document
from cityledger.settings import PROJECT, Limits

LOOKUPS = PROJECT / "include" / "lookups"
FEATURES = {
    "indicators": """\
# Weights of the logistic that gives an indicator row its confidence: the probability that a label matches
# the row. Written by scripts/fit_confidence.py, which says how they are fitted. The features of a row are:
# the route by which its phrase was found, where its subject is from, its kind, how its number is written,
# and the dimension of its unit. A feature that is not listed weighs nothing.
# Labels called apart_* are of other documents and are kept outside the project.""",
    "commitments": """\
# Weights of the logistic that gives a commitment row its confidence: the probability that a label matches
# the row. Written by scripts/fit_confidence.py, which says how they are fitted. The features of a row are:
# the step of the grammar that found it, how the text names its actor, its strength, whether it is a request,
# whether nothing over it says that it is planned, and an odd length. A feature that is not listed weighs nothing.
# Labels called apart_* are of other pages of public plans and are kept outside the project.""",
}
RIDGE = {"indicators": 20.0, "commitments": 30.0}
"""Every commitment has features, so that rows nobody saw weigh only where the features are drawn towards nothing."""
UNSEEN = {"indicators": (1000.0, 910.0), "commitments": (300.0, 264.0)}
"""Rows added and how many of them are right: 0.91 and 0.88 are what documents showed at first sight."""
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One extracted row: where it is from, its features, the confidence that it carries, whether a label matches it."""

    source: str
    document: str
    features: tuple[str, ...]
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of labelled documents."""

    path: Path

    def part(self, *names: str) -> Path:
        """The first of several places that exists."""
        places = [self.path / name for name in names]
        return next((place for place in places if place.is_dir()), self.path)

    def documents(self) -> Iterator[tuple[Path, Path, Path]]:
        """Each document with its text and the folder of its labels."""
        gold = self.part("scoring/gold", "gold", "labels")
        texts = self.part("scoring/texts", "texts", "labels")
        for path in sorted(self.part("documents").iterdir()):
            text = texts / f"{path.stem}.txt"
            if path.is_file() and text.is_file():
                yield path, text, gold


def read_rows(folder: Folder, kind: str, scorer: Any) -> Iterator[Row]:
    """The rows of one kind that the extraction finds in a folder's documents, each told right or wrong."""
    for path, text, gold_folder in folder.documents():
        document, blocks = _convert(path)
        extraction = extract_document(document, blocks)
        squeezed = scorer.squeeze(re.sub(r"<<page \d+>>", "", text.read_text(encoding="utf-8")))
        lines = (gold_folder / f"{path.stem}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines if line.strip()]
        found = extraction.indicators if kind == "indicators" else extraction.commitments
        rows = [{name: getattr(item, name) for name in item.__slots__} for item in found]
        pairs = {j: i for i, j in match(scorer, kind, gold, rows, squeezed)}
        context = build_context(document, blocks)
        if kind == "indicators":
            features = [item.evidence.features for item in find_observations(blocks, context)]
        else:
            features = [evidence.features for evidence in find_evidence(document, blocks, context)]
        for j, item in enumerate(found):
            if j in pairs and gold[pairs[j]].get("optional"):
                continue
            yield Row(folder.path.name, path.name, features[j], item.confidence, j in pairs)


def _convert(path: Path) -> Any:
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    media = {".md": "text/markdown", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
    kind = media.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    document = Document(
        document_id=sha256[:16], sha256=sha256, file_name=path.name, media_type=kind, byte_size=len(content),
        source="labels", collected_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    conversion = convert_document(document, path, Limits())
    if conversion.outcome == "failed":
        raise SystemExit(f"{path}: {conversion.reason}")
    return conversion.document, conversion.blocks


def fit_features(rows: Sequence[Row], kind: str) -> dict[str, float]:
    """The weights of a ridge logistic over the features that at least a few rows have, and its intercept."""
    counts = Counter(name for row in rows for name in set(row.features))
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    design = numpy.array([[1.0, *(float(name in row.features) for name in names)] for row in rows])
    right = numpy.array([float(row.right) for row in rows])
    weights = _ascend(design, right, kind)
    return dict(zip(["intercept", *names], (round(float(weight), 2) for weight in weights), strict=True))


def _ascend(design: Any, right: Any, kind: str) -> Any:
    """The penalised maximum of the likelihood, by Newton's steps; the unseen rows bear on the intercept alone."""
    weights = numpy.zeros(design.shape[1])
    penalty = numpy.full(design.shape[1], RIDGE[kind])
    unseen, unseen_right = UNSEEN[kind]
    penalty[0] = 1e-6
    for _ in range(50):
        share = 1 / (1 + numpy.exp(-design @ weights))
        prior = 1 / (1 + math.exp(-weights[0]))
        slope = design.T @ (right - share) - penalty * weights
        slope[0] += unseen_right - unseen * prior
        curve = design.T @ (design * (share * (1 - share))[:, None]) + numpy.diag(penalty)
        curve[0, 0] += unseen * prior * (1 - prior)
        weights = weights + numpy.linalg.solve(curve, slope)
    return weights


def by_features(weights: dict[str, float], row: Row) -> float:
    """The confidence that fitted weights give a row."""
    total = weights["intercept"] + sum(weights.get(name, 0.0) for name in row.features)
    return 1 / (1 + math.exp(-total))


def calibration_error(given: Sequence[tuple[float, bool]]) -> float:
    """The scorer's measure: the distance between confidence and share of right rows, in ten bins, by their size."""
    bins: dict[int, list[float]] = {}
    for confidence, right in given:
        bins.setdefault(min(9, int(confidence * 10)), []).append(confidence - right)
    return sum(abs(sum(distances)) for distances in bins.values()) / max(1, len(given))


def left_out(rows: Sequence[Row], kind: str) -> float:
    """The calibration error where each document is measured with weights fitted without it."""
    given = []
    for document in sorted({row.document for row in rows}):
        weights = fit_features([row for row in rows if row.document != document], kind)
        given += [(by_features(weights, row), row.right) for row in rows if row.document == document]
    return calibration_error(given)


def write_lookup(kind: str, weights: dict[str, float], rows: Sequence[Row], error: float) -> None:
    """The weights with the description of what they were fitted on."""
    lines = [FEATURES[kind], "fitted_on:"]
    for source in sorted({row.source for row in rows}):
        own = [row for row in rows if row.source == source]
        documents = len({row.document for row in own})
        counts = f"documents: {documents}, rows: {len(own)}, right: {sum(row.right for row in own)}"
        lines.append(f"  - {{labels: {source}, {counts}}}")
    lines.append(
        f"  - {{labels: none (added), documents: 0, rows: {UNSEEN[kind][0]:.0f}, right: {UNSEEN[kind][1]:.0f}}}"
    )
    lines += [f"calibration_error_left_out: {error:.3f}", f"ridge: {RIDGE[kind]}", "weights:"]
    lines += [f"  {name}: {weight}" for name, weight in weights.items() if weight]
    lookup = LOOKUPS / f"{kind.removesuffix('s')}_confidence.yml"
    lookup.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted(FEATURES), action="append")
    parser.add_argument("--labels", type=Path, action="append")
    parser.add_argument("--check", type=Path, action="append", default=[])
    parser.add_argument("--scorer", type=Path, default=PROJECT.parent / "shared", help="folder with scoring/score.py")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scorer = load_scorer(Labels(options.scorer))
    folders = options.labels or [PROJECT.parent / "shared", PROJECT / "samples"]
    for kind in options.kind or FEATURES:
        rows = [row for folder in folders for row in read_rows(Folder(folder), kind, scorer)]
        weights, error = fit_features(rows, kind), left_out(rows, kind)
        print(
            f"{kind}: {len(rows)} rows, {sum(row.right for row in rows)} right, calibration error left out {error:.3f}"
        )
        print("   as the rows carry it now:", round(calibration_error([(r.confidence, r.right) for r in rows]), 3))
        for folder in options.check:
            seen = list(read_rows(Folder(folder), kind, scorer))
            given = [(by_features(weights, row), row.right) for row in seen]
            right = sum(row.right for row in seen)
            print(
                f"   {folder.name}: {len(seen)} rows, {right} right, calibration error {calibration_error(given):.3f}"
            )
        if options.write:
            write_lookup(kind, weights, rows, error)


if __name__ == "__main__":
    main()
