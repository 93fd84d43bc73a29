"""How fast the converter reads born-digital PDFs, side by side with the readers under it and its peers, in one run.

    python benchmarks/convert.py [--peers none|installed|install] [--rounds 3] [--write]

Every reader goes through the same files in a process of its own, on one core: pages a processor second, the best of
some rounds. Peers live in environments of their own under the temporary folder (--peers install makes them with uv);
each has a time limit, and one that is absent or does not finish is told as that. Then files of 200, 1,000 and 2,000
pages are made of the same pages and converted: their peak memory shows whether it grows with the length.
--write puts the tables and the chart into docs/benchmarks.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from markers import machine, write_between
from peers import peer_python
from speed_chart import as_chart

from cityledger.settings import PROJECT

RAW, OURS, INSIDE, PLUMBER = (
    "pypdfium2 raw text",
    "cityledger convert",
    "cityledger, in process",
    "pdfplumber words + tables",
)
PEERS = {
    "markitdown": "markitdown[pdf]",
    "pymupdf4llm": "pymupdf4llm<1",
    "docling-parse": "docling-parse",
    "unstructured fast": "unstructured[pdf]",
}
LENGTHS = (200, 1000, 2000)
TIME_LIMIT = 300
FEWEST = 0.7
"""A reader that gives less of raw text's characters has not read the files."""
DOCS = PROJECT / "docs"


@dataclass(frozen=True)
class Measurement:
    """What one reader cost. Megabytes: the process, its child, and both with what they share counted once."""

    name: str
    pages: int
    characters: int
    processor_seconds: float
    wall_seconds: float
    own: int
    child: int
    together: int = 0

    @property
    def speed(self) -> float:
        """Pages a processor second."""
        return self.pages / max(self.processor_seconds, 1e-9)


def measure(
    name: str, paths: list[Path], pages: int, python: str = sys.executable, memory: bool = False
) -> Measurement | str:
    """Run one reader in a process of its own on one core; why not, if it did not finish."""
    script = str(Path(__file__).with_name("readers.py"))
    command = [python, script, name, "memory" if memory else "speed", *map(str, paths)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "ignore"}
    try:
        result = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            timeout=TIME_LIMIT,
            preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}),
        )
    except subprocess.TimeoutExpired:
        return f"did not finish in {TIME_LIMIT} s"
    if result.returncode:
        return f"failed: {(result.stderr.strip().splitlines() or ['no message'])[-1][:160]}"
    return Measurement(name, pages, *json.loads(result.stdout.strip().splitlines()[-1]))


def best(name: str, paths: list[Path], pages: int, rounds: int) -> Measurement:
    """The fastest of some rounds; RuntimeError if the reader fails, as ours and those under it must not."""
    found = [measure(name, paths, pages) for _ in range(rounds)]
    rows = [row for row in found if isinstance(row, Measurement)]
    if len(rows) < rounds:
        raise RuntimeError(f"{name} {next(row for row in found if isinstance(row, str))}")
    if not all(row.characters for row in rows):
        raise RuntimeError(f"{name} gave no text")
    return max(rows, key=lambda row: row.speed)


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
    """One row a length: the file, its speed and its memory."""
    lines = ["| pages | file, MB | pages / s | child, MB | parent, MB | together, MB |"]
    lines.append("| ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for length in lengths:
            path = make_long_file(paths, length, Path(folder) / f"{length}.pdf")
            row = measure(OURS, [path], length, memory=True)
            if isinstance(row, str):
                lines.append(f"| {length:,} | {path.stat().st_size >> 20} | {row} | | | |")
            else:
                figures = f"{row.speed:.1f} | {row.child} | {row.own} | {row.together}"
                lines.append(f"| {row.pages:,} | {path.stat().st_size >> 20} | {figures} |")
    return lines


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
    pages, table_pages = count_pages(paths), count_pages(tables)
    rows = [best(name, paths, pages, options.rounds) for name in (RAW, OURS, INSIDE, PLUMBER)]
    peers, absent = measure_peers(paths, rows[0], options.peers == "install") if options.peers != "none" else ([], [])
    of_tables = [best(name, tables, table_pages, 1) for name in (RAW, OURS, INSIDE, PLUMBER)]
    text = [f"{machine()}.", "", f"Policy documents ({len(paths)} files):", "", *speed_table([*rows, *peers]), ""]
    text += [targets(rows), "", "![Pages a second](convert_speed.svg)", "", *(f"- {line}" for line in absent), ""]
    text += [f"Files with tables (ICDAR-2013, {len(tables)} files):", "", *speed_table(of_tables), ""]
    text += ["Long files, made of the same pages:", "", *memory_table(paths, tuple(options.lengths))]
    print("\n".join(text))
    if options.write:
        write_between(DOCS / "benchmarks.md", "speed", "\n".join(text))
        (DOCS / "convert_speed.svg").write_text(as_chart([*rows, *peers]), encoding="utf-8")


if __name__ == "__main__":
    main()
