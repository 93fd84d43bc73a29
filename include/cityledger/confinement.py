"""What a forked child does before it opens an untrusted document.

In: limits. Out: nothing; the process has forgotten its parent's signals, prints nothing, and may use no more memory,
processor time, disk and open files than the limits say.
"""

import faulthandler
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

from cityledger.settings import Limits

_SPILL_BYTES = 1 << 28
_OPEN_FILES = 256


def confine(limits: Limits) -> None:
    """Confine this process, which must be a child of its own: there is no way back."""
    _forget_the_parent()
    _silence()
    _restrict(limits)


def _forget_the_parent() -> None:
    """Undo what the parent set up for its own signals: a child dies of them, and prints no trace."""
    faulthandler.disable()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)


def _silence() -> None:
    # C libraries print their complaints about bad files; they belong in the reason, not on the terminal.
    sink = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(sink, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _restrict(limits: Limits) -> None:
    _limit(resource.RLIMIT_AS, mapped_bytes() + limits.memory_bytes)
    _limit(resource.RLIMIT_CPU, limits.processor_seconds)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, _SPILL_BYTES)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)


def _limit(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    with suppress(ValueError, OSError):  # a system without this limit still has the others
        resource.setrlimit(kind, (value, hard))


def mapped_bytes() -> int:
    """What this process has mapped; what it had when it was forked does not count against the document."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
