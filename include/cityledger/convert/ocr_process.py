"""One page to read from its picture in, what Tesseract read out: a process for each page, forked from the reader's.

A picture that bursts the memory or never ends costs its own page alone. A page has limits of its own on processor time
and wall time, so that a long scan does not use up what one process may.
"""

import json
import os
import resource
import select
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from cityledger.convert.forked import close_inherited
from cityledger.convert.ocr_engine import Engine, MissingEngineError
from cityledger.convert.ocr_need import shows_text
from cityledger.convert.ocr_page import ReadLine, ReadPage, ReadWord, read_page_picture
from cityledger.settings import Limits

FAILED = "failed"
_PROCESSOR_SECONDS = 60
_WALL_SECONDS = 180


class PageProcess:
    """A forked process that reads one page and answers with one line of JSON."""

    def __init__(
        self,
        open_document: Callable[[], Any],
        number: int,
        look_for: str | None,
        engine: Engine | None,
        first: str | None,
        limits: Limits,
    ) -> None:
        self.number = number
        self.pipe, send = os.pipe()
        self.answer = b""
        self.deadline = time.monotonic() + _WALL_SECONDS
        self.child = os.fork()
        if self.child == 0:
            _serve(open_document, number, look_for, engine, first, limits, send)
        os.close(send)

    def take(self) -> bool:
        """Take what has come; True if that was all."""
        piece = os.read(self.pipe, 1 << 20)
        self.answer += piece
        return not piece

    def end(self) -> None:
        """End it, whether it is done or not."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)

    def result(self) -> ReadPage | str | None:
        """The page; None if it shows no text; a string if it could not be read."""
        try:
            found = json.loads(self.answer)
        except ValueError:
            return FAILED
        return _decode(found["page"]) if found.get("page") else found.get("missing")


def take_ended(running: dict[int, PageProcess], deadline: float) -> list[PageProcess]:
    """Wait for processes to end, and take them out; those that are out of time are ended."""
    now = time.monotonic()
    limit = min([process.deadline for process in running.values()] + [max(deadline, now)])
    ready, _, _ = select.select(list(running), [], [], max(0.0, limit - now))
    ended = [pipe for pipe in ready if running[pipe].take()]
    now = time.monotonic()
    ended += [pipe for pipe, process in running.items() if pipe not in ended and now >= min(process.deadline, deadline)]
    found = [running.pop(pipe) for pipe in ended]
    for process in found:
        process.end()
    return found


def _serve(
    open_document: Callable[[], Any],
    number: int,
    look_for: str | None,
    engine: Engine | None,
    first: str | None,
    limits: Limits,
    pipe: int,
) -> None:
    """The process's whole life: it never returns. Without an answer, the page counts as failed."""
    try:
        close_inherited(pipe)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (min(_PROCESSOR_SECONDS, limits.processor_seconds), hard))
        answer = json.dumps(_answer(open_document(), number, look_for, engine, first)).encode("ascii")
        while answer:
            answer = answer[os.write(pipe, answer) :]
    finally:
        os._exit(0)


def _answer(
    document: Any, number: int, look_for: str | None, engine: Engine | None, first: str | None
) -> dict[str, Any]:
    page = document[number - 1]
    if look_for and not shows_text(page, look_for):
        return {"page": None}
    try:
        return {"page": asdict(read_page_picture(page, engine or Engine(), first))}
    except MissingEngineError as error:
        return {"missing": str(error)}


def _decode(row: dict[str, Any]) -> ReadPage:
    lines = tuple(
        ReadLine(
            tuple(ReadWord(str(word["text"]), float(word["confidence"]), _box(word["box"])) for word in line["words"]),
            float(line["size"]),
            bool(line["turned"]),
        )
        for line in row["lines"]
    )
    return ReadPage(**{**row, "lines": lines})


def _box(edges: Iterable[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (float(edge) for edge in edges)
    return (x0, top, x1, bottom)
