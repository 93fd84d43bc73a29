"""Run convert_quality.py, and put what it finds beside the targets and the peers' tables into docs/benchmarks.md.

python benchmarks/quality_table.py [--write] [--peers none|installed|install] [--shared FOLDER]
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from convert_quality import convert
from convert_tables import PlacedText, grid_of, score, tables_of, truth_of
from markers import machine, write_between
from peers import peer_python
from table_peers import PEERS, run_peer

from cityledger.settings import PROJECT

TARGETS = {"texts": 0.98, "twins": 0.97, "scan": 0.97, "tables": 0.80}
MEASURES = {
    "texts": "word order against the clean text",
    "twins": "word order, DOCX against PDF",
    "scan": "words of the scan against its original",
    "tables": "cell adjacency F1",
}
Tables = list[list[PlacedText]]
_LINE = re.compile(r"(\w+)\s+(\S.*?)\s+(\d\.\d{4})")


def as_table(output: str) -> list[str]:
    """A row a figure with its target; of the single files with tables, which have none, the mean and the spread."""
    found = [(match[1], match[2], float(match[3])) for match in map(_LINE.fullmatch, output.splitlines()) if match]
    if not found:
        raise ValueError(f"convert_quality.py printed no figures:\n{output[-2000:]}")
    lines = ["| measure | of | result | target | |", "| --- | --- | ---: | ---: | --- |"]
    files = [value for name, label, value in found if name == "tables" and ".pdf" in label]
    for name, label, value in found:
        if name == "tables" and ".pdf" in label:
            continue
        target = TARGETS.get(name)
        met = "" if target is None else "met" if value >= target else "missed"
        lines.append(f"| {MEASURES.get(name, name)} | {label} | {value:.4f} | {target or ''} | {met} |")
    if files:
        nothing = sum(value == 0 for value in files)
        lines += [
            "",
            f"Of {len(files)} files with tables, {nothing} got 0 and {sum(v >= 0.95 for v in files)} 0.95 or more.",
        ]
    return lines


def tables_beside_peers(shared: Path, peers: str) -> list[str]:
    """A row a reader, ours first: the means over the files, and how many files got nothing."""
    folder = shared / "corpus" / "tables"
    paths = [path for path in sorted(folder.glob("*.pdf")) if path.with_name(f"{path.stem}-str.xml").exists()]
    truths = [truth_of(path.with_name(f"{path.stem}-str.xml")) for path in paths]
    begun = time.monotonic()
    ours = [tables_of(convert(path).blocks) for path in paths]
    rows = [_peer_row("**cityledger**", truths, ours, time.monotonic() - begun)]
    absent = []
    for name, requirement in PEERS.items() if peers != "none" else ():
        python = peer_python(requirement, requirement, peers == "install") if requirement else sys.executable
        found = run_peer(name, python, paths) if python else "not installed here"
        if isinstance(found, str):
            absent.append(f"{name}: {found}")
        else:
            tables, seconds = found
            rows.append(_peer_row(name, truths, [[grid_of(table) for table in each] for each in tables], seconds))
    head = [
        "| reader | precision | recall | F1 | files with 0 | seconds |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    return [
        "",
        f"The tables of the {len(paths)} files beside other readers, in the same run:",
        "",
        *head,
        *rows,
        *absent,
    ]


def _peer_row(name: str, truths: list[Tables], found: list[Tables], seconds: float) -> str:
    scores = [score(truth, tables) for truth, tables in zip(truths, found, strict=True)]
    means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
    nothing = sum(f1 == 0 for *_, f1 in scores)
    return f"| {name} | {means[0]:.3f} | {means[1]:.3f} | {means[2]:.3f} | {nothing} | {seconds:.0f} |"


def main() -> None:
    """Run, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT / ".." / "shared")
    parser.add_argument("--peers", choices=("none", "installed", "install"), default="install")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    options = parser.parse_args()
    command = [sys.executable, Path(__file__).with_name("convert_quality.py"), "--shared", options.shared]
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    beside = tables_beside_peers(options.shared, options.peers)
    text = "\n".join([f"{machine()}.", "", *as_table(result.stdout), *beside])
    print(text)
    if options.write:
        write_between(PROJECT / "docs" / "benchmarks.md", "quality", text)


if __name__ == "__main__":
    main()
