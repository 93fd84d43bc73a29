"""Measured text into a document between markers, and the machine and commit it was measured on."""

import os
import platform
import subprocess
from pathlib import Path

from cityledger.settings import PROJECT


def write_between(path: Path, name: str, text: str) -> None:
    """Put text between `<!-- name -->` and `<!-- /name -->` of a document; ValueError if it lacks them."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    content = path.read_text(encoding="utf-8")
    if content.count(begin) != 1 or content.count(end) != 1:
        raise ValueError(f"{path} lacks the markers {begin} and {end}; put them where the table is to stand")
    before, rest = content.split(begin)
    path.write_text(f"{before}{begin}\n{text.strip()}\n{end}{rest.split(end)[1]}", encoding="utf-8")


def machine() -> str:
    """Commit, processors, memory and Python of this run; a tree that differs from its commit says so."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = ", with changes" if _git("status", "--porcelain", "--", "include", "pyproject.toml") else ""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[1]
    return (
        f"commit {commit}{changed}; {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}; "
        f"load of the machine {load:.1f}"
    )


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=False, capture_output=True, text=True, cwd=PROJECT).stdout.strip()
