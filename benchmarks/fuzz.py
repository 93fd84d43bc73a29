"""Hostile and damaged files through the convert stage: nothing may crash or hang the parent; failures say why.

    python benchmarks/fuzz.py [--files 2000] [--seed 7] [--wall-seconds 20] [--workers 2] [--keep FOLDER]

The files made to break readers (../shared/corpus/hostile) go first, then so many damaged copies of real files: of
../shared/corpus, ../shared/documents and samples/, and a deck made here. Each file is converted in a process of its
own, forked from this one, that stands for the parent: should it die or hang, that is told and the run goes on. The
damage depends on the seed and the number of the file alone, and not on how many files are asked for.

Prints what came out by kind of damage, the slowest and the largest, and every broken promise; exits with 1 if there is
any. --keep writes the files that broke one into a folder.
"""

import argparse
import contextlib
import importlib
import json
import os
import pkgutil
import random
import resource
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_report import Outcome, report
from markers import write_between
from mutations import mutate
from pptx import Presentation
from pptx.util import Inches
from promises import broken_promises

import cityledger.convert as convert_stage
from cityledger.convert import convert_document
from cityledger.records import Document, make_key
from cityledger.settings import PROJECT, Limits

TRIES = 5
"""A document is tried again without the pages that killed its reader: so many wall times are no hang yet."""
SUFFIXES = (".pdf", ".docx", ".pptx", ".xlsx", ".html", ".md", ".txt", ".csv")


@dataclass(frozen=True)
class Case:
    """One file to convert."""

    number: int
    name: str
    kind: str
    content: bytes


@dataclass
class Running:
    """A case that is being converted: its process, its answer's pipe, and what has come through it."""

    case: Case
    process: int
    pipe: int
    begun: float
    path: Path
    answer: bytearray = field(default_factory=bytearray)


def seeds(shared: Path) -> list[Path]:
    """The real files that are damaged, in a fixed order."""
    folders = (shared / "corpus", shared / "documents", PROJECT / "samples")
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES]
    inputs = [path for path in found if not {"hostile", "quantities", "labels"} & set(path.parts)]
    return sorted(inputs, key=lambda path: (path.suffix, path.name))


def make_deck(folder: Path) -> Path:
    """A small slide deck with a table, as none is among the real files."""
    deck = Presentation()
    for number in range(1, 6):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Action {number}"
        slide.placeholders[1].text = "Plant 400 trees by 2030\nRepair 12 km of drains"
        table = slide.shapes.add_table(3, 3, Inches(1), Inches(4), Inches(6), Inches(2)).table
        table.cell(0, 0).text, table.cell(1, 1).text = "Year", f"{number * 100}"
        slide.notes_slide.notes_text_frame.text = "Say who pays."
    deck.save(folder / "deck.pptx")
    return folder / "deck.pptx"


def cases(shared: Path, paths: list[Path], files: int, seed: int) -> Iterator[Case]:
    """The hostile files, then the damaged ones."""
    hostile = sorted((shared / "corpus" / "hostile").glob("*"))
    for number, path in enumerate(hostile):
        yield Case(number, path.name, f"hostile {path.suffix}", path.read_bytes())
    by_suffix: dict[str, list[Path]] = {}
    for path in paths:
        by_suffix.setdefault(path.suffix, []).append(path)
    for index in range(files):
        rng = random.Random(f"{seed}:{index}")
        suffix = ".pdf" if rng.random() < 0.6 else rng.choice(sorted(by_suffix))
        path = rng.choice(by_suffix[suffix])
        kind, content = mutate(path.read_bytes(), rng)
        name = f"{index:05}_{path.stem[:40]}{suffix}"
        yield Case(len(hostile) + index, name, f"{suffix[1:]}: {kind}", content)


def load_readers() -> None:
    """Import the whole stage once, so that no process has to do it again."""
    for module in pkgutil.iter_modules(convert_stage.__path__):
        with contextlib.suppress(ImportError):  # of a format that is not asked for; if it is, the case fails
            importlib.import_module(f"{convert_stage.__name__}.{module.name}")


def start(case: Case, folder: Path, limits: Limits) -> Running:
    """Fork a process that converts the case and answers in one line of JSON."""
    path = folder / f"{case.number:05}"
    path.write_bytes(case.content)
    receive, send = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(receive)
        answer = convert_case(case, path, limits)
        os.write(send, json.dumps(answer).encode())
        os._exit(0)
    os.close(send)
    return Running(case, process, receive, time.monotonic(), path)


def convert_case(case: Case, path: Path, limits: Limits) -> dict[str, object]:
    """Convert the case as the pipeline does, and tell what came of it."""
    document = Document(
        document_id=make_key(case.name),
        sha256="",
        file_name=case.name,
        media_type="",
        byte_size=len(case.content),
        source="fuzz",
        collected_at="",
    )
    begun = time.monotonic()
    try:
        result = convert_document(document, path, limits)
        seconds = time.monotonic() - begun
        broken = broken_promises(result)
        outcome, reason = result.outcome, result.reason
    except BaseException as error:
        seconds = time.monotonic() - begun
        outcome, reason, broken = "raised", None, [f"it raised {type(error).__name__}: {str(error)[:200]}"]
    peaks = [resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"outcome": outcome, "reason": reason, "broken": broken, "seconds": seconds, "peaks": peaks}


def finish(running: Running, hung: bool) -> Outcome:
    """Take a process's answer and its end; a process without an answer has crashed or hung."""
    if hung:
        os.kill(running.process, signal.SIGKILL)
    os.close(running.pipe)
    _, status = os.waitpid(running.process, 0)
    running.path.unlink()
    case, seconds = running.case, time.monotonic() - running.begun
    if hung:
        return Outcome(case.name, case.kind, "hung", None, ["the parent hung"], seconds, (0, 0))
    if status or not running.answer:
        return Outcome(case.name, case.kind, "crashed", None, [f"the parent died, status {status}"], seconds, (0, 0))
    return Outcome(case.name, case.kind, **json.loads(running.answer))


def run(todo: Iterator[Case], limits: Limits, workers: int, keep: Path | None) -> list[Outcome]:
    """Convert all cases, so many at once."""
    outcomes: list[Outcome] = []
    active: dict[int, Running] = {}
    longest = TRIES * limits.wall_seconds + 30
    with tempfile.TemporaryDirectory(prefix="cityledger-fuzz-") as folder:
        while True:
            while len(active) < workers and (case := next(todo, None)):
                running = start(case, Path(folder), limits)
                active[running.pipe] = running
            if not active:
                return outcomes
            ready, _, _ = select.select(list(active), [], [], 1.0)
            for running in list(active.values()):
                hung = time.monotonic() - running.begun > longest
                if running.pipe in ready and (piece := os.read(running.pipe, 1 << 16)):
                    running.answer += piece
                elif running.pipe in ready or hung:
                    del active[running.pipe]
                    outcomes.append(finish(running, hung))
                    tell(outcomes, running.case, keep)


def tell(outcomes: list[Outcome], case: Case, keep: Path | None) -> None:
    """Progress on a terminal; a file that broke a promise is kept if that was asked for."""
    if keep and outcomes[-1].broken:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / case.name).write_bytes(case.content)
    if sys.stderr.isatty():
        print(f"\r{len(outcomes):,} files", end="", file=sys.stderr)


def main() -> None:
    """Run, print, and exit with 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000, help="damaged files, besides the hostile ones")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--wall-seconds", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shared", type=Path, default=PROJECT / ".." / "shared")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args()
    load_readers()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        paths = [*seeds(options.shared), make_deck(Path(folder))]
        todo = cases(options.shared, paths, options.files, options.seed)
        outcomes = run(todo, Limits(wall_seconds=options.wall_seconds), options.workers, options.keep)
    text, broken = report(outcomes, options.seed, time.monotonic() - begun)
    print(text)
    if options.write:
        write_between(PROJECT / "docs" / "benchmarks.md", "fuzz", text)
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
