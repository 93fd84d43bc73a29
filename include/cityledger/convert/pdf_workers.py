"""Pages of one PDF in, what they gave out, in their order, read by several processes side by side.

pdfium can not be used by threads, so each worker is forked and opens the file itself. The workers share the document's
limits between them. A page that ends its worker is named as lost; another worker goes on after it.
"""

import mmap
import os
import pickle
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO

from cityledger.confinement import mapped_bytes
from cityledger.convert.drafts import Line, Word
from cityledger.convert.forked import close_inherited, widen_pipe
from cityledger.convert.pdf_pages import PageReader, PagesRead
from cityledger.settings import Limits

CHUNK = 10
"""So many pages are read, and handed on, together."""
_MOST_DEATHS = 8
_LENGTH = 8
_REDUCE = {
    Word: lambda word: (Word, (word.text, word.page, word.box)),
    Line: lambda line: (
        Line,
        (line.words, line.box, line.size, line.bold, line.ends_bold, line.colour),
    ),
}
"""How to pack what there are thousands of: by their own fields, where pickle would name each field each time."""


def read_side_by_side(
    make_reader: Callable[[], PageReader], numbers: Sequence[int], limits: Limits, workers: int
) -> Iterator[PagesRead]:
    """What the pages gave, `CHUNK` pages at a time. The workers end when the iterator does."""
    chunks = [list(numbers[at : at + CHUNK]) for at in range(0, len(numbers), CHUNK)]
    crew = [_Worker(make_reader, chunks[first::workers], limits, workers) for first in range(workers)]
    try:
        for index in range(len(chunks)):
            yield crew[index % workers].next()
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """A forked process that reads its chunks one after the other, and is forked anew when a page has ended it."""

    def __init__(
        self, make_reader: Callable[[], PageReader], chunks: Sequence[list[int]], limits: Limits, workers: int
    ) -> None:
        self.make_reader = make_reader
        self.chunks = deque(chunks)
        self.memory_bytes = limits.memory_bytes // workers
        self.processor_seconds = max(1, limits.processor_seconds // workers)
        self.place = mmap.mmap(-1, _LENGTH)  # where the worker says which page it is at
        self.deaths = 0
        self.child = 0
        self._start()

    def next(self) -> PagesRead:
        """What the next chunk gave; of a page that ended the worker, only its number."""
        lost: list[int] = []
        while True:
            packed = self._receive()
            if packed is not None:
                self.chunks.popleft()
                # From a process of our own, confined as this one is: it could do here what it can do there.
                found: PagesRead = pickle.loads(packed)  # noqa: S301
                found.lost += lost
                return found
            chunk, page = self.chunks.popleft(), int.from_bytes(self.place[:], "little")
            self.end()
            self.deaths += 1
            if page not in chunk or self.deaths > _MOST_DEATHS:
                self._start()
                return PagesRead(lost=[*lost, *chunk])
            lost.append(page)
            self.chunks.appendleft([number for number in chunk if number != page])
            self._start()

    def end(self) -> None:
        """End the process, whether it is done or not."""
        if self.child:
            os.close(self.pipe)
            with suppress(ProcessLookupError):
                os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0

    def _start(self) -> None:
        if not self.chunks or self.deaths > _MOST_DEATHS:
            return
        self.pipe, send = os.pipe()
        widen_pipe(send)
        self.place[:] = bytes(_LENGTH)
        self.child = os.fork()
        if self.child == 0:
            self._serve(send)
        os.close(send)

    def _receive(self) -> bytes | None:
        """One packed chunk; None if the process ended before it was whole."""
        if not self.child:
            return None
        head = _read(self.pipe, _LENGTH)
        return _read(self.pipe, int.from_bytes(head, "little")) if head else None

    def _serve(self, pipe: int) -> None:
        """The process's whole life: it never returns. Any error ends it, and costs the page that it is at."""
        try:
            close_inherited(pipe)
            self._share_limits()
            reader = self.make_reader()
            for chunk in self.chunks:
                before = time.process_time()
                found = reader.read(chunk, self._begin)
                found.processor_seconds = time.process_time() - before
                packed = _pack(found)
                _write(pipe, len(packed).to_bytes(_LENGTH, "little"))
                _write(pipe, packed)
        finally:
            os._exit(0)

    def _begin(self, number: int) -> None:
        self.place[:] = number.to_bytes(_LENGTH, "little")

    def _share_limits(self) -> None:
        for kind, value in (
            (resource.RLIMIT_AS, mapped_bytes() + self.memory_bytes),
            (resource.RLIMIT_CPU, self.processor_seconds),
        ):
            soft, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (value if soft == resource.RLIM_INFINITY else min(soft, value), hard))


def _pack(found: PagesRead) -> memoryview:
    target = BytesIO()
    pickler = pickle.Pickler(target, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCE
    pickler.dump(found)
    return target.getbuffer()


def _read(pipe: int, length: int) -> bytes | None:
    pieces = []
    while length:
        piece = os.read(pipe, min(length, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _write(pipe: int, content: bytes | memoryview) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(pipe, view) :]
