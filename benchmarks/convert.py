"""How fast the converter reads born-digital PDFs, side by side with the readers under it and its peers, in one run.

    python benchmarks/convert.py [--peers none|installed|install] [--rounds 3] [--write]

Every reader goes through the same files in a process of its own, on one core: pages a processor second, the best of
some rounds. Peers live in environments of their own under the temporary folder (--peers install makes them with uv);
each has a time limit, and one that is absent or does not finish is told as that. Pages that are pictures of text are
measured apart, as no other reader reads them. Then files of 200, 1,000 and 2,000 pages are made of the same pages and
converted: their peak memory shows whether it grows with the length.
--write puts the tables and the chart into docs/benchmarks.md.
"""

import argparse
import os
import tempfile
from pathlib import Path

import pikepdf
import pypdfium2
from convert_quality import convert
from markers import machine, write_between
from measuring import INSIDE, OURS, PLUMBER, RAW, Measurement, best, measure
from peers import peer_python
from speed_chart import as_chart

from cityledger.settings import PROJECT

PEERS = {
    "markitdown": "markitdown[pdf]",
    "pymupdf4llm": "pymupdf4llm<1",
    "docling-parse": "docling-parse",
    "unstructured fast": "unstructured[pdf]",
}
LENGTHS = (200, 1000, 2000)
FEWEST = 0.7
"""A reader that gives less of raw text's characters has not read the files."""
DOCS = PROJECT / "docs"


def measure_peers(paths: list[Path], raw: Measurement, install: bool) -> tuple[list[Measurement], list[str]]:
    """The peers that ran, and a line for each that did not."""
    rows, absent = [], ["docling: left out, as it needs its layout models; its parser docling-parse is measured"]
    for name, requirement in PEERS.items():
        python = peer_python(name, requirement, install)
        found = measure(name, paths, raw.pages, python) if python else "not installed here"
        if isinstance(found, Measurement) and found.characters >= FEWEST * raw.characters:
            rows.append(found)
        elif isinstance(found, Measurement):
            share = found.characters / raw.characters
            absent.append(f"{name}: ran, but gave {share:.0%} of the text; its speed would mean nothing")
        else:
            absent.append(f"{name}: {found}")
    return rows, absent


def count_pages(paths: list[Path]) -> int:
    """All pages of all files."""
    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def make_long_file(paths: list[Path], pages: int, target: Path) -> Path:
    """A file of so many pages, taken from the files in turn, each time anew: nothing is shared between them."""
    with pikepdf.new() as long:
        while len(long.pages) < pages:
            for path in paths:
                with pikepdf.open(path) as source:
                    long.pages.extend(source.pages[: pages - len(long.pages)])
        long.save(target)
    return target


def speed_table(rows: list[Measurement]) -> list[str]:
    """Ratios are to the raw text and to plain pdfplumber of the same run."""
    speeds = {row.name: row.speed for row in rows}
    raw = next(row.characters for row in rows if row.name == RAW)
    lines = [
        "| reader | pages | text / raw | pages / s | raw text's time, times | pdfplumber's speed, times | peak MB |"
    ]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in sorted(rows, key=lambda item: -item.speed):
        ratios = f"{speeds[RAW] / row.speed:.1f} | {row.speed / speeds[PLUMBER]:.1f}"
        figures = f"{row.pages} | {row.characters / raw:.2f} | {row.speed:.1f} | {ratios}"
        lines.append(f"| {row.name} | {figures} | {max(row.own, row.child)} |")
    return lines


def memory_table(paths: list[Path], lengths: tuple[int, ...]) -> list[str]:
    """One row a length on one core, and the longest once more on all: the file, its speed and its memory."""
    lines = ["| pages | file, MB | cores | pages / s, clock | processor s | child, MB | parent, MB | together, MB |"]
    lines.append("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    every = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        for length, cores in [*((length, 1) for length in lengths), *((length, every) for length in lengths[-1:])]:
            path = Path(folder) / f"{length}.pdf"
            if not path.exists():
                make_long_file(paths, length, path)
            row = measure(OURS, [path], length, memory=True, cores=cores)
            head = f"| {length:,} | {path.stat().st_size >> 20} | {cores}"
            if isinstance(row, str):
                lines.append(f"{head} | {row} | | | | |")
            else:
                seconds = f"{length / row.wall_seconds:.1f} | {row.processor_seconds:.1f}"
                lines.append(f"{head} | {seconds} | {row.child} | {row.own} | {row.together} |")
    return lines


def without_pictures(paths: list[Path], folder: Path) -> tuple[list[Path], int]:
    """The files without the pages that have to be read from their pictures, and how many those are."""
    found, pictures = [], 0
    for path in paths:
        seen = {block.page for block in convert(path).blocks if block.read_by == "ocr"}
        pictures += len(seen)
        if seen:
            with pikepdf.open(path) as document:
                for number in sorted(seen, reverse=True):
                    del document.pages[number - 1]
                document.save(folder / path.name)
        found.append(folder / path.name if seen else path)
    return found, pictures


def with_pictures(paths: list[Path], pages: int, pictures: int, rows: list[Measurement], rounds: int) -> str:
    """What it costs to read the pages that are pictures of text as well; `rows` are of the other pages."""
    speeds = {row.name: row.speed for row in rows}
    whole = best(OURS, paths, pages + pictures, rounds)
    ratios = f"{speeds[RAW] / whole.speed:.2f} times raw text's time, {whole.speed / speeds[PLUMBER]:.2f} times"
    return (
        f"With the {pictures} pages of these files that are pictures of text, which no other reader here reads: "
        f"{whole.speed:.1f} pages / s, {ratios} pdfplumber's speed."
    )


def targets(rows: list[Measurement]) -> str:
    """Whether the two targets are met, by the exact ratios."""
    speeds = {row.name: row.speed for row in rows}
    faster, slower = speeds[OURS] / speeds[PLUMBER], speeds[RAW] / speeds[OURS]
    return (
        f"Targets: at least 8 times plain pdfplumber's speed: {faster:.2f} ({'met' if faster >= 8 else 'missed'}); "
        f"within 6 times raw text's time: {slower:.2f} ({'met' if slower <= 6 else 'missed'})."
    )


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT / ".." / "shared")
    parser.add_argument("--peers", choices=("none", "installed", "install"), default="installed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lengths", type=int, nargs="*", default=LENGTHS, help="pages of the long files; none to skip")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    shared = options.shared
    found = [*(shared / "documents").glob("*.pdf"), *(shared / "corpus").glob("*.pdf")]
    paths = sorted(path for path in found if not path.name.startswith("scan"))
    if not paths:
        parser.error(f"there are no PDFs in {shared}; name the folder by --shared")
    tables = sorted((shared / "corpus" / "tables").glob("*.pdf"))
    text = [f"{machine()}.", ""]
    with tempfile.TemporaryDirectory() as folder:
        written, pictures = without_pictures(paths, Path(folder))
        pages = count_pages(written)
        rows = [best(name, written, pages, options.rounds) for name in (RAW, OURS, INSIDE, PLUMBER)]
        install = options.peers == "install"
        peers, absent = measure_peers(written, rows[0], install) if options.peers != "none" else ([], [])
        text += [f"Policy documents ({len(paths)} files), their pages with a text layer:", ""]
        text += [*speed_table([*rows, *peers]), "", targets(rows), ""]
        text += ["![Pages a second](convert_speed.svg)", "", *(f"- {line}" for line in absent), ""]
        text += [with_pictures(paths, pages, pictures, rows, options.rounds), ""]
        table_pages = count_pages(tables)
        of_tables = [best(name, tables, table_pages, 1) for name in (RAW, OURS, INSIDE, PLUMBER)]
        text += [f"Files with tables (ICDAR-2013, {len(tables)} files):", "", *speed_table(of_tables), ""]
        text += ["Long files, made of the same pages:", "", *memory_table(written, tuple(options.lengths))]
    print("\n".join(text))
    if options.write:
        write_between(DOCS / "benchmarks.md", "speed", "\n".join(text))
        (DOCS / "convert_speed.svg").write_text(as_chart([*rows, *peers]), encoding="utf-8")


if __name__ == "__main__":
    main()
