"""The tables that other readers find, scored as ours are; also the script that their own interpreters run.

    python benchmarks/table_peers.py READER FILE...      prints a line of JSON for each file

In: files with tables. Out: for each file its tables, a table being its rows of texts; camelot's readers (lattice,
stream, hybrid) run in an environment of their own, pdfplumber's plain `extract_tables` in the project's.
"""

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

PEERS = {"pdfplumber": None, **dict.fromkeys(("camelot lattice", "camelot stream", "camelot hybrid"), "camelot-py")}
"""Each reader and what uv installs for it; None for what the project has itself."""
TIME_LIMIT = 900

Tables = list[list[list[str]]]


def read_pdfplumber(path: str) -> Tables:
    """The tables of all pages, by pdfplumber's defaults."""
    import pdfplumber  # noqa: PLC0415 - in the child alone

    with pdfplumber.open(path) as document:
        return [
            [[cell or "" for cell in row] for row in table]
            for page in document.pages
            for table in page.extract_tables()
        ]


def read_camelot(path: str, flavour: str) -> Tables:
    """The tables of all pages, by one of camelot's ways with its defaults."""
    import camelot  # noqa: PLC0415 - in the child alone

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pages without a table
        found = camelot.read_pdf(path, pages="all", flavor=flavour)
    return [[[str(cell) for cell in row] for row in table.df.values.tolist()] for table in found]


def run_peer(name: str, python: str, paths: list[Path]) -> tuple[list[Tables], float] | str:
    """What a reader finds in each file and its seconds for all, or why it did not run."""
    begun = time.monotonic()
    command = [python, __file__, name, *map(str, paths)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return f"took longer than {TIME_LIMIT} s"
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"tables"')]
    if done.returncode or len(lines) != len(paths):
        return f"stopped: {done.stderr.strip().splitlines()[-1][:160] if done.stderr.strip() else 'no output'}"
    return [json.loads(line)["tables"] for line in lines], time.monotonic() - begun


def main() -> None:
    """Read the files of the command line; a file that the reader fails on has no tables."""
    name, *paths = sys.argv[1:]
    reader: Callable[[str], Any] = read_pdfplumber
    if name.startswith("camelot "):
        reader = lambda path: read_camelot(path, name.split()[1])  # noqa: E731
    for path in paths:
        try:
            tables = reader(path)
        except Exception as error:
            print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
            tables = []
        print(json.dumps({"tables": tables}), flush=True)


if __name__ == "__main__":
    main()
