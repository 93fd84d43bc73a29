"""A reader run in a child process under limits: an untrusted file in, its reading or a reason out.

The child is forked (5 ms a document), gets limits on memory, processor time, file size and open files, and answers in
lines of JSON over a pipe. The parent never waits longer than the wall time and never takes more than the output limit.
"""

import contextlib
import gc
import json
import os
import select
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cityledger.confinement import confine
from cityledger.convert.assemble import without_collector
from cityledger.convert.completion import complete_reading
from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.convert.wire import decode_draft, decode_end, encode_failure, encode_progress, encode_reading
from cityledger.settings import Limits

Reader = Callable[[Path, Limits, frozenset[int], Callable[[int], None]], Reading]
"""Reads a file, leaving out some pages, and reports each page before it begins it."""

_BYTES_A_CHARACTER = 60
"""What a character of text may cost on the pipe: the rectangle of its word included."""
_AGAIN = "save it again with another program"
_PIPE_BYTES = 1 << 16
"""What a pipe holds: lines are gathered up to it, as each write wakes the parent."""


class DiedError(Exception):
    """The child ended without an answer. `page` is the page it was at, 0 if none."""

    def __init__(self, why: str, page: int) -> None:
        super().__init__(why)
        self.page = page


def read_in_child(reader: Reader, path: Path, limits: Limits, skip: frozenset[int] = frozenset()) -> Reading:
    """Run a reader in a child process; UnreadableError if it says so, DiedError if it ends without an answer."""
    receive, send = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12 warns of a fork beside threads; the child uses none of their locks, and is killed if it hangs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(receive)
        _serve(reader, path, limits, skip, send)
    os.close(send)
    answer = _Answer(limits)
    try:
        with without_collector():
            late = answer.collect(receive, time.monotonic() + limits.wall_seconds)
    finally:
        os.close(receive)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return answer.reading(late, status)


class _Answer:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.drafts: list[Draft] = []
        self.page = 0
        self.whole: Reading | None = None
        self.failed: str | None = None
        self.too_long = False

    def collect(self, pipe: int, deadline: float) -> bool:
        """Take lines until the child closes the pipe or time is up; True if time was up."""
        pieces: list[bytes] = []  # of a line that has not ended: joined once, as it may be a hundred megabytes long
        taken = 0
        while time.monotonic() < deadline:
            ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                return True
            piece = os.read(pipe, _PIPE_BYTES)
            if not piece:
                return False
            taken += len(piece)
            if taken > self.limits.text_characters * _BYTES_A_CHARACTER:
                self.too_long = True
                return False
            pieces.append(piece)
            if b"\n" in piece:
                *lines, rest = b"".join(pieces).split(b"\n")
                pieces = [rest]
                if not all(map(self.take, lines)):
                    return False
        return True

    def take(self, line: bytes) -> bool:
        """Take one line; False if it is not one of ours, as a child that a file has taken over may send anything."""
        try:
            self._take(json.loads(line))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            self.whole, self.failed = None, f"the reader's answer can not be understood; {_AGAIN}"
            return False
        return True

    def _take(self, message: dict[str, Any]) -> None:
        if "draft" in message:
            self.drafts.append(decode_draft(message["draft"]))
        elif "page" in message:
            self.page = int(message["page"])
        elif "end" in message:
            self.whole = decode_end(message["end"], self.drafts)
        elif "failed" in message:
            self.failed = str(message["failed"])

    def reading(self, late: bool, status: int) -> Reading:
        if self.failed is not None:
            raise UnreadableError(self.failed)
        if self.whole is not None:
            return self.whole
        if self.too_long:
            raise UnreadableError(
                f"its text is longer than {self.limits.text_characters:,} characters; "
                "split it, or raise CITYLEDGER_MAX_TEXT_CHARACTERS"
            )
        raise DiedError(_why(late, status, self.limits), self.page)


def _why(late: bool, status: int, limits: Limits) -> str:
    if late:
        return f"reading it took longer than {limits.wall_seconds} seconds"
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number in (signal.SIGXCPU, signal.SIGKILL):
        return f"reading it took more than {limits.processor_seconds} seconds of processor time"
    if number:
        return f"the reader crashed on it ({signal.Signals(number).name})"
    return f"the reader ended without an answer (exit code {os.waitstatus_to_exitcode(status)})"


def _serve(reader: Reader, path: Path, limits: Limits, skip: frozenset[int], pipe: int) -> None:
    """The child's whole life: it never returns."""
    code = 1
    try:
        os.setsid()
        confine(limits)
        gc.disable()
        _send(pipe, _answer(reader, path, limits, skip, pipe))
        code = 0
    except BaseException as error:
        with contextlib.suppress(BaseException):
            _write(
                pipe, encode_failure(f"the reader failed on it ({type(error).__name__}: {str(error)[:200]}); {_AGAIN}")
            )
            code = 0
    finally:
        os._exit(code)


def _answer(reader: Reader, path: Path, limits: Limits, skip: frozenset[int], pipe: int) -> Reading | str:
    try:
        reading = reader(path, limits, skip, lambda page: _write(pipe, encode_progress(page)))
        return complete_reading(reading, limits)
    except UnreadableError as error:
        return str(error)
    except MemoryError:
        return f"reading it needs more than {limits.memory_bytes >> 20} MB of memory; {_RAISE_MEMORY}"
    except RecursionError:
        return "it is nested too deeply to be read; save it again in a simpler form"


_RAISE_MEMORY = "raise CITYLEDGER_MAX_MEMORY_MEGABYTES if it is a good file"


def _send(pipe: int, answer: Reading | str) -> None:
    if isinstance(answer, str):
        _write(pipe, encode_failure(answer))
        return
    waiting = bytearray()
    for line in encode_reading(answer):
        waiting += line
        if len(waiting) >= _PIPE_BYTES:
            _write(pipe, waiting)
            waiting = bytearray()
    _write(pipe, waiting)


def _write(pipe: int, content: bytes | bytearray) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(pipe, view) :]
