"""A reader's name and files in, what reading them cost out: each reader runs in a process of its own (readers.py)."""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

RAW, OURS, INSIDE, PLUMBER = (
    "pypdfium2 raw text",
    "cityledger convert",
    "cityledger, in process",
    "pdfplumber words + tables",
)
TIME_LIMIT = 300
"""Seconds of processor time, so that a machine with much to do measures the same."""
_PATIENCE = 6


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
    name: str, paths: list[Path], pages: int, python: str = sys.executable, memory: bool = False, cores: int = 1
) -> Measurement | str:
    """Run one reader in a process of its own, on one core unless told; why not, if it did not finish."""
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
            timeout=_PATIENCE * TIME_LIMIT,
            preexec_fn=lambda: _confine(cores),
        )
    except subprocess.TimeoutExpired:
        return f"did not finish in {_PATIENCE * TIME_LIMIT} s"
    if result.returncode == -signal.SIGXCPU:
        return f"did not finish in {TIME_LIMIT} s of processor time"
    if result.returncode:
        return f"failed: {(result.stderr.strip().splitlines() or ['no message'])[-1][:160]}"
    return Measurement(name, pages, *json.loads(result.stdout.strip().splitlines()[-1]))


def _confine(cores: int) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def best(name: str, paths: list[Path], pages: int, rounds: int) -> Measurement:
    """The fastest of some rounds; RuntimeError if the reader fails, as ours and those under it must not."""
    found = [measure(name, paths, pages) for _ in range(rounds)]
    rows = [row for row in found if isinstance(row, Measurement)]
    if len(rows) < rounds:
        raise RuntimeError(f"{name} {next(row for row in found if isinstance(row, str))}")
    if not all(row.characters for row in rows):
        raise RuntimeError(f"{name} gave no text")
    return max(rows, key=lambda row: row.speed)
