"""Measure the extraction against labelled documents: `make score`.

Runs every stage over the labelled documents into a data store of its own, has the shared scorer read the release, and
then prints the errors by document and by cause, so that the next person knows where to look first.

    python scripts/score.py [--labels FOLDER] [--errors N]

FOLDER holds documents/, scoring/gold, scoring/texts and scoring/score.py; it is ../shared where none is given.
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cityledger.pipeline import run, source_of_path
from cityledger.settings import PROJECT, Settings

Row = dict[str, Any]
KEYS = {"indicators": "quote", "commitments": "action"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Where the labelled documents, their labels and the scorer lie."""

    folder: Path

    @property
    def scorer(self) -> Path:
        """The program that gives the figures."""
        return self.folder / "scoring" / "score.py"

    @property
    def gold(self) -> Path:
        """The labels, one JSON-lines file a document and kind."""
        return self.folder / "scoring" / "gold"

    @property
    def texts(self) -> Path:
        """The texts that the labels quote."""
        return self.folder / "scoring" / "texts"


def load_scorer(labels: Labels) -> Any:
    """The scorer as a module, so that errors are matched exactly as the figures are."""
    spec = importlib.util.spec_from_file_location("scorer", labels.scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{labels.scorer} cannot be loaded; give --labels a folder that holds scoring/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_release(warehouse: Path) -> dict[str, dict[str, list[Row]]]:
    """The rows of the two public views by kind and document."""
    rows: dict[str, dict[str, list[Row]]] = {kind: defaultdict(list) for kind in KEYS}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for kind in KEYS:
            result = connection.sql(f"select * from analytics.{kind}")
            for values in result.fetchall():
                row = dict(zip(result.columns, values, strict=True))
                row["child"] = row.get("parent_commitment_id") is not None
                rows[kind][row["file_name"].split(".")[0]].append(row)
    return rows


def read_gold(path: Path) -> list[Row]:
    """The labels of one document, with a mark on members of lists."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [{**row, "child": row.get("parent") is not None} for row in rows]


def wrong_fields(scorer: Any, kind: str, gold: list[Row], found: list[Row], text: str) -> list[tuple[str, Row, Row]]:
    """Every field that is wrong in a matched pair, with the label and the row."""
    fields = scorer.INDICATOR_FIELDS if kind == "indicators" else scorer.COMMITMENT_FIELDS
    pairs = match(scorer, kind, gold, found, text)
    return [
        (field, gold[i], found[j])
        for i, j in pairs
        for field in fields
        if not scorer.same(field, gold[i].get(field), found[j].get(field))
    ]


def match(scorer: Any, kind: str, gold: list[Row], found: list[Row], text: str) -> list[tuple[int, int]]:
    """The pairs of labels and rows that the scorer matches."""
    import numpy  # noqa: PLC0415  heavy, and the scorer needs it too

    key = KEYS[kind]
    weights = numpy.zeros((len(gold), len(found)))
    spans = [[scorer.spans(text, row[key], row["quote"]) for row in side] for side in (gold, found)]
    for i, label in enumerate(gold):
        for j, row in enumerate(found):
            best = max((scorer.overlap(a, b) for a in spans[0][i] for b in spans[1][j]), default=0.0)
            if kind == "indicators":
                equal = abs(label["value"] - float(row["value"])) <= 1e-9 * max(1.0, abs(label["value"]))
                weights[i, j] = best if equal else 0.0
            else:
                weights[i, j] = best if best >= 0.5 else 0.0
    pairs: list[tuple[int, int]] = scorer.assign(weights)
    return pairs


def print_errors(scorer: Any, labels: Labels, rows: dict[str, dict[str, list[Row]]], limit: int) -> None:
    """Missed, spurious and wrong rows by document, then counted by cause over all of them."""
    causes: Counter[tuple[str, str]] = Counter()
    for kind in KEYS:
        for path in sorted(labels.gold.glob(f"*.{kind}.jsonl")):
            name = path.name.split(".")[0]
            raw = (labels.texts / f"{name}.txt").read_text(encoding="utf-8")
            text = scorer.squeeze(re.sub(r"<<page \d+>>", "", raw))
            gold, found = read_gold(path), rows[kind].get(name, [])
            one = scorer.score_document(text, gold, found, kind)
            wrong = wrong_fields(scorer, kind, gold, found, text)
            print(f"\n{kind} of {name}: {len(one['missed'])} missed, {len(one['spurious'])} spurious")
            for label in ("missed", "spurious"):
                causes[kind, label] += len(one[label])
                for row in one[label][:limit]:
                    print(f"  {label}: {_short(row.get('value', ''))} {_short(row.get('action') or row['quote'])}")
            for field, label_row, row in wrong[:limit]:
                stated, wanted = _short(row.get(field)), _short(label_row.get(field))
                print(f"  {field}: {stated} should be {wanted} | {_short(row['quote'])}")
            causes.update((kind, f"wrong {field}") for field, _, _ in wrong)
    print("\nerrors by cause")
    for (kind, cause), count in causes.most_common():
        print(f"  {count:5} {kind}: {cause}")


def _short(value: object) -> str:
    return " ".join(str(value).split())[:90]


def main() -> None:
    """Run, score, explain."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, default=PROJECT.parent / "shared")
    parser.add_argument("--errors", type=int, default=8, help="how many errors of each kind to print for a document")
    options = parser.parse_args()
    labels = Labels(options.labels.resolve())
    if not labels.scorer.is_file():
        raise SystemExit(f"no labelled documents at {labels.folder}; name their folder with --labels")
    with tempfile.TemporaryDirectory(prefix="cityledger-score-") as folder:
        settings = Settings(data=Path(folder))
        run([source_of_path(labels.folder / "documents")], settings)
        warehouse = settings.current_warehouse
        if not warehouse.is_file():
            raise SystemExit("the run made no release; `cityledger run` on the same folder tells why")
        command = [sys.executable, str(labels.scorer), str(warehouse), str(labels.gold), str(labels.texts)]
        subprocess.run(command, check=True)
        print_errors(load_scorer(labels), labels, read_release(warehouse), options.errors)


if __name__ == "__main__":
    main()
