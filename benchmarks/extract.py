"""How well the grammar of quantities reads, beside quantulum3, and how fast the extract stage is, in one run.

    python benchmarks/extract.py [--peers none|installed|install] [--sets NAME ...] [--write]

Sets, matching rules and the split into a development and a held-out half are in quantity_sets.py; quantulum3 runs in
an environment of its own (--peers install makes it with uv). Speed is pages of 500 words a processor second on the
labelled texts of ../shared. --sets measures the quality on those sets alone, and no speed. --write puts the tables into
docs/benchmarks.md.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from markers import machine, write_between
from peers import peer_python
from quantity_sets import SETS, Count, Item, read_sets, score

from cityledger.extract.commitments import extract_commitments
from cityledger.extract.context import build_context
from cityledger.extract.indicators import extract_indicators
from cityledger.records import Block, Document
from cityledger.settings import PROJECT

OURS, PEER = "cityledger", "quantulum3"
WORDS_PER_PAGE = 500
ROUNDS = 2
HALVES = ("development", "held out")
Figures = dict[tuple[str, str], Count]
"""By set and half."""


def run_parser(name: str, python: str, texts: list[str], rounds: int = 0) -> tuple[float, list[list[Any]]]:
    """Processor seconds and what one parser found in each text, in a process of its own on one core."""
    answer = subprocess.run(
        [python, str(Path(__file__).with_name("quantity_parsers.py")), name, str(rounds)],
        input=json.dumps(texts),
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}),
    )
    line = json.loads(answer.stdout.splitlines()[-1])
    return line["seconds"], line["found"]


def count_all(items: list[Item], found: list[list[Any]]) -> Figures:
    """Counts by set and half, and over all sets."""
    figures: Figures = {(group, half): Count() for group in (*SETS, "all") for half in HALVES}
    for item, one in zip(items, found, strict=True):
        counted, half = score(item, one), HALVES[not item.is_development]
        figures[item.group, half].add(counted)
        figures["all", half].add(counted)
    return figures


def as_cells(count: Count) -> str:
    """Precision, recall and F1 by value, then by value with unit."""
    cells = []
    for right in (count.values, count.units):
        cells += [right / max(count.found, 1), right / max(count.labelled, 1)]
        cells.append(2 * right / max(count.found + count.labelled, 1))
    return " | ".join(f"{cell:.3f}" for cell in cells)


def quality_table(figures: dict[str, Figures], sets: Sequence[str]) -> list[str]:
    """One row a set, half and parser."""
    lines = ["| set | half | parser | labels | value P | R | F1 | with unit P | R | F1 |"]
    lines.append("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for group in (*sets, "all"):
        for half in HALVES:
            for name, found in figures.items():
                count = found[group, half]
                lines.append(f"| {group} | {half} | {name} | {count.labelled} | {as_cells(count)} |")
    return lines


def document_of(text: str) -> tuple[Document, list[Block]]:
    """A text as a document of paragraphs."""
    key = "b" * 16
    document = Document(
        document_id=key,
        sha256=key,
        file_name="benchmark.txt",
        media_type="text/plain",
        byte_size=len(text),
        source="benchmark",
        collected_at="2026-01-01T00:00:00Z",
    )
    blocks, offset = [], 0
    for position, part in enumerate(part.strip() for part in text.split("\n\n") if part.strip()):
        end = offset + len(part)
        block = Block(
            document_id=key, block_id=str(position), position=position, page=1, kind="paragraph", text=part,
            start=offset, end=end,
        )  # fmt: skip
        blocks.append(block)
        offset = end + 2
    return document, blocks


def seconds_of(work: Callable[[], object]) -> float:
    """Processor seconds, the best of some rounds, after one that fills the caches."""
    seconds = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds[1:])


def stage_seconds(texts: list[str]) -> dict[str, float]:
    """What indicators and commitments cost, each with the reading of the document that both share."""
    made = [document_of(text) for text in texts]
    contexts = [build_context(*pair) for pair in made]
    rows = [extract_indicators(*pair, context) for pair, context in zip(made, contexts, strict=True)]

    def indicators() -> object:
        return [extract_indicators(*pair, build_context(*pair)) for pair in made]

    def commitments() -> object:
        shared = zip(made, rows, strict=True)
        return [extract_commitments(*pair, build_context(*pair), found) for pair, found in shared]

    return {
        "all indicators (target 40)": seconds_of(indicators),
        "all commitments (target 10)": seconds_of(commitments),
    }


def speed_table(texts: list[str], parsers: dict[str, str]) -> list[str]:
    """Pages a processor second of the parsers, then of the two halves of the stage."""
    pages = sum(len(text.split()) for text in texts) / WORDS_PER_PAGE
    seconds = {f"quantities, {name}": run_parser(name, python, texts, ROUNDS)[0] for name, python in parsers.items()}
    lines = ["| what | pages / s |", "| --- | ---: |"]
    for name, spent in (seconds | stage_seconds(texts)).items():
        lines.append(f"| {name} | {pages / max(spent, 1e-9):.1f} |")
    return lines


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT / ".." / "shared")
    parser.add_argument("--peers", choices=("none", "installed", "install"), default="installed")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    some = set(options.sets) != set(SETS)
    if some and options.write:
        parser.error("--write needs all sets; leave out --sets")
    items = [item for item in read_sets(options.shared / "corpus" / "quantities") if item.group in options.sets]
    if {item.group for item in items} != set(options.sets):
        parser.error(f"there are no labelled quantities in {options.shared}; name the folder by --shared")
    parsers = {OURS: sys.executable}
    if options.peers != "none" and (python := peer_python(PEER, PEER, options.peers == "install")):
        parsers[PEER] = python
    found = {name: run_parser(name, python, [item.text for item in items])[1] for name, python in parsers.items()}
    figures = {name: count_all(items, answers) for name, answers in found.items()}
    quality = [f"{machine()}.", "", *quality_table(figures, options.sets)]
    print("\n".join(quality))
    if some:
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted((options.shared / "scoring/texts").glob("*.txt"))]
    speed = [f"{machine()}. {len(texts)} texts.", "", *speed_table(texts, parsers)]
    print("\n".join(["", *speed]))
    if options.write:
        write_between(PROJECT / "docs" / "benchmarks.md", "quantities", "\n".join(quality))
        write_between(PROJECT / "docs" / "benchmarks.md", "extract-speed", "\n".join(speed))


if __name__ == "__main__":
    main()
