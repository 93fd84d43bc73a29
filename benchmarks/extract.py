"""Speed of the extract stage, and its quantities beside quantulum3, in one run.

    python benchmarks/extract.py                                   # this project alone
    uv run --with quantulum3 python benchmarks/extract.py          # beside quantulum3

Speed is pages of 500 words a processor second: find_quantities alone, all indicators, the whole stage. It is measured
on the labelled texts of ../shared. Quality is the F1 of values on the public specifications of
../shared/corpus/quantities (numbers that a specification expects, against numbers found) and of touched spans on the
paragraphs of MeasEval; neither is part of the project.
"""

import csv
import importlib
import json
import time
from collections.abc import Callable
from pathlib import Path

from cityledger.extract import extract_document, find_quantities
from cityledger.extract.context import build_context
from cityledger.extract.indicators import extract_indicators
from cityledger.records import Block, Document
from cityledger.settings import PROJECT

SHARED = PROJECT.parent / "shared"
WORDS_PER_PAGE = 500
Parser = Callable[[str], list[tuple[float, int, int]]]


def ours(text: str) -> list[tuple[float, int, int]]:
    return [(item.value, item.start, item.end) for item in find_quantities(text)]


def quantulum() -> Parser | None:
    """quantulum3's parser in the same shape, None where it is not installed."""
    try:
        module = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None
    return lambda text: [(float(item.value), item.span[0], item.span[1]) for item in module.parse(text)]


def document_of(text: str) -> tuple[Document, list[Block]]:
    document = Document(
        document_id="b" * 16,
        sha256="b" * 64,
        file_name="benchmark.txt",
        media_type="text/plain",
        byte_size=len(text),
        source="benchmark",
        collected_at="2026-01-01T00:00:00Z",
    )
    blocks, offset = [], 0
    for position, part in enumerate(part.strip() for part in text.split("\n\n") if part.strip()):
        end = offset + len(part)
        fields = {"document_id": "b" * 16, "block_id": str(position), "position": position, "page": 1}
        blocks.append(Block(kind="paragraph", text=part, start=offset, end=end, **fields))
        offset = end + 2
    return document, blocks


def pages_a_second(work: Callable[[], object], words: int, repeats: int = 3) -> float:
    """Pages a processor second: the best of some repeats, after one that fills the caches."""
    work()
    best = min(_seconds(work) for _ in range(repeats))
    return words / WORDS_PER_PAGE / best


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return max(time.process_time() - begun, 1e-9)


def measure_speed(peer: Parser | None) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SHARED / "scoring" / "texts").glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    made = [document_of(text) for text in texts]
    contexts = [build_context(*pair) for pair in made]

    def indicators() -> object:
        return [extract_indicators(*pair, context) for pair, context in zip(made, contexts, strict=True)]

    print(f"speed on {len(texts)} texts of {words} words, pages of {WORDS_PER_PAGE} words a processor second")
    rows: list[tuple[str, Callable[[], object]]] = [
        ("find_quantities", lambda: [ours(text) for text in texts]),
        ("extract_indicators", indicators),
        ("extract_document (both kinds)", lambda: [extract_document(*pair) for pair in made]),
    ]
    if peer is not None:
        rows.append(("quantulum3 parse", lambda: [peer(text) for text in texts]))
    for name, work in rows:
        print(f"  {name:32} {pages_a_second(work, words):8.1f}")


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 1.0


def expected_values(case: dict) -> list[float]:
    values = [(result.get("Resolution") or {}).get("value") for result in case["Results"]]
    return [float(str(value).rstrip("%")) for value in values if value not in (None, "null")]


def score_values(parser: Parser, path: Path) -> float:
    """F1 of the values of one specification, matched one to one in a sentence; cents count as either 5 or 0.05."""
    right = found = gold = 0
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        left = expected_values(case)
        gold += len(left)
        for value, _, _ in parser(case["Input"]):
            found += 1
            hit = next(
                (item for item in left if abs(item - value) <= 1e-6 * max(1.0, abs(item)) or item == value * 100), None
            )
            if hit is not None:
                left.remove(hit)
                right += 1
    return f1(right, found, gold)


def score_spans(parser: Parser, folder: Path) -> float:
    """F1 of MeasEval's quantities whose span some found quantity touches."""
    right = found = gold = 0
    for path in sorted((folder / "tsv").glob("*.tsv")):
        text = (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        with path.open(encoding="utf-8") as stream:
            rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["annotType"] == "Quantity"]
        spans = [(int(row["startOffset"]), int(row["endOffset"])) for row in rows]
        items = parser(text)
        touched = {
            index
            for index, (_, start, end) in enumerate(items)
            if any(start < stop and begin < end for begin, stop in spans)
        }
        gold += len(spans)
        found += len(items)
        right += len(touched)
    return f1(min(right, gold), found, gold)


def measure_quality(peer: Parser | None) -> None:
    folder = SHARED / "corpus" / "quantities"
    print("\nF1 of quantities (values of the specifications, touched spans of MeasEval)")
    parsers = [("find_quantities", ours)] + ([("quantulum3", peer)] if peer else [])
    for name, parser in parsers:
        models = ("PercentModel", "CurrencyModel", "DimensionModel", "NumberModel")
        figures = [f"{model} {score_values(parser, folder / f'{model}.json'):.3f}" for model in models]
        figures.append(f"MeasEval {score_spans(parser, folder / 'measeval_train'):.3f}")
        print(f"  {name:16} " + "  ".join(figures))


def main() -> None:
    if not SHARED.is_dir():
        raise SystemExit(f"the texts to measure on are not at {SHARED}")
    peer = quantulum()
    if peer is None:
        print("quantulum3 is not installed; `uv run --with quantulum3 python benchmarks/extract.py` measures it too\n")
    measure_speed(peer)
    measure_quality(peer)


if __name__ == "__main__":
    main()
