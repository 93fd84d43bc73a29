"""Draws pages of PDF files as pictures, each file in a child process under limits, several files at a time.

In: jobs: a file, the pages wanted, the folder that the pictures go to. Out: for each job its pictures by page, and for
each page without one the reason. A page that kills its child costs itself alone.
"""

import json
import os
import select
import signal
import time
import warnings
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cityledger.confinement import confine
from cityledger.settings import Limits

PORTRAIT_PIXELS, LANDSCAPE_PIXELS = 1000, 1280
"""How wide a page is drawn: text of 9 points stays readable."""
_TALLEST_PIXELS = 2000
_QUALITY = {"format": "WEBP", "quality": 50, "method": 2}
"""Of pages of real reports, WebP took 40 % less than JPEG at the same look; docs/decisions/0016_evidence.md."""
_DEATHS = 3
"""So often may the pages of a file kill a child before its other pages are given up."""
_OUT_OF_TIME = "drawing it took longer than the limits allow; raise CITYLEDGER_MAX_WALL_SECONDS if it is a good file"
_CRASHED = "the program that draws pages crashed on it; save the document again with another program"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture. `width` and `height` are the page's own, in points; the pixels are the picture's."""

    file: str
    width: float
    height: float
    pixels_wide: int
    pixels_high: int


@dataclass(slots=True)
class Job:
    """The pages of one file that are to be drawn, and what became of them."""

    content: Path
    folder: Path
    waiting: tuple[int, ...]
    pictures: dict[int, Picture] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    deaths: int = 0

    def leave_out(self, pages: Iterable[int], reason: str) -> None:
        """Go on without some pages."""
        self.reasons.update(dict.fromkeys(pages, reason))
        self.waiting = tuple(page for page in self.waiting if page not in self.reasons)


def draw_pages(jobs: Iterable[Job], limits: Limits, processes: int | None = None) -> None:
    """Draw the pages of every job, and fill in its pictures and reasons."""
    import PIL.Image  # noqa: F401, PLC0415 -- loaded here, so that the children find them there
    import pypdfium2  # noqa: F401, PLC0415

    todo = deque(job for job in jobs if job.waiting)
    running: dict[int, _Child] = {}
    while todo or running:
        while todo and len(running) < (processes or os.cpu_count() or 1):
            child = _Child(todo.popleft(), limits)
            running[child.pipe] = child
        for child in _take_ended(running):
            child.settle()
            if child.job.waiting:
                todo.append(child.job)


def _take_ended(running: dict[int, "_Child"]) -> list["_Child"]:
    """Wait until a child sends something or is out of time; those that are done are taken out and ended."""
    soonest = min(child.deadline for child in running.values())
    ready, _, _ = select.select(list(running), [], [], max(0.0, soonest - time.monotonic()))
    done = [pipe for pipe in ready if not running[pipe].take()]
    now = time.monotonic()
    done += [pipe for pipe, child in running.items() if pipe not in done and now >= child.deadline]
    ended = [running.pop(pipe) for pipe in done]
    for child in ended:
        child.end()
    return ended


class _Child:
    """A forked process that draws the pages of one job, and says so in lines of JSON."""

    def __init__(self, job: Job, limits: Limits) -> None:
        self.job = job
        self.begun: int | None = None
        self.refused: str | None = None
        self.rest = b""
        self.deadline = time.monotonic() + limits.wall_seconds
        job.folder.mkdir(parents=True, exist_ok=True)
        self.pipe, send = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns of a fork beside threads; the child uses none of their locks, and is killed if it hangs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = os.fork()
        if self.process == 0:
            _serve(job, limits, send)
        os.close(send)

    def take(self) -> bool:
        """Take what has come; False if that was all, or if it is not what our child would say."""
        piece = os.read(self.pipe, 1 << 16)
        *lines, self.rest = (self.rest + piece).split(b"\n")
        try:
            for line in lines:
                self._hear(json.loads(line))
        except (ValueError, TypeError, KeyError):
            self.refused = _CRASHED
            return False
        return bool(piece) and len(self.rest) < 1 << 16

    def _hear(self, message: dict[str, Any]) -> None:
        if "begun" in message:
            self.begun = int(message["begun"])
        elif "drawn" in message:
            page = int(message["drawn"])
            if page in self.job.waiting:
                self.job.pictures[page] = _picture(page, message)
        elif "refused" in message:
            self.refused = str(message["refused"])[:300]

    def end(self) -> None:
        """End the process, whether it is done or not."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def settle(self) -> None:
        """Strike off what is drawn, and the page at which the child died; without one, the rest of the job."""
        job = self.job
        job.waiting = tuple(page for page in job.waiting if page not in job.pictures)
        if self.refused is not None:
            job.leave_out(job.waiting, self.refused)
        elif time.monotonic() >= self.deadline:
            job.leave_out(job.waiting, _OUT_OF_TIME)
        elif job.waiting:
            job.deaths += 1
            alone = [page for page in job.waiting if page == self.begun and job.deaths < _DEATHS]
            job.leave_out(alone or job.waiting, _CRASHED)


def _picture(page: int, message: dict[str, Any]) -> Picture:
    width, height = float(message["width"]), float(message["height"])
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise ValueError("a page has no size")
    return Picture(picture_name(page), width, height, int(message["pixels_wide"]), int(message["pixels_high"]))


def picture_name(page: int) -> str:
    """The file name of a page's picture."""
    return f"page-{page:04}.webp"


def _serve(job: Job, limits: Limits, pipe: int) -> None:
    """The child's whole life: it never returns."""
    try:
        confine(limits)
        _draw(job, pipe)
    finally:
        os._exit(0)


def _draw(job: Job, pipe: int) -> None:
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(job.content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        return _say(pipe, refused=f"the file cannot be opened to be drawn ({error})")
    for number in job.waiting:
        _say(pipe, begun=number)
        if number <= pages:
            _say(pipe, drawn=number, **_draw_page(document, number, job.folder / picture_name(number)))
    return None


def _draw_page(document: Any, number: int, path: Path) -> dict[str, float]:
    page = document[number - 1]
    width, height = page.get_size()
    wanted = LANDSCAPE_PIXELS if width > height else PORTRAIT_PIXELS
    bitmap = page.render(scale=min(wanted / width, _TALLEST_PIXELS / height), may_draw_forms=False)
    image = bitmap.to_pil().convert("RGB")
    part = path.with_suffix(".part")
    image.save(part, **_QUALITY)
    part.replace(path)
    page.close()
    return {"width": width, "height": height, "pixels_wide": image.width, "pixels_high": image.height}


def _say(pipe: int, **message: object) -> None:
    os.write(pipe, json.dumps(message).encode() + b"\n")
