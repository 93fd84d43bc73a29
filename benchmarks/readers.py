"""One reader of PDFs and some files in; the characters it gave, its seconds and its peak memory as a line of JSON out.

    python readers.py READER FILE...

Runs under the interpreter of the reader's own environment, so nothing but the standard library is imported at the top.
The first file is read once before the clock starts, to load whatever loads late. Characters without white space are
counted because a reader that gives nothing is fast: its seconds would be no measurement.
"""
# ruff: noqa: PLC0415 - each reader is in an environment that has no other

import json
import resource
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def count(text: str) -> int:
    """Its characters but for white space."""
    return len("".join(text.split()))


def read_raw(path: Path) -> int:
    """pypdfium2's raw text, which is the least that any reader on top of it costs."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    characters = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        characters += count(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return characters


def read_pdfplumber(path: Path) -> int:
    """Plain pdfplumber: words and tables of each page; `close` keeps its memory flat, or it would grow."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        characters = 0
        for page in document.pages:
            characters += sum(count(word["text"]) for word in page.extract_words())
            page.find_tables()
            page.close()
        return characters


def _document(path: Path) -> object:
    from cityledger.records import Document, make_key

    key = make_key(path.name)
    size = path.stat().st_size
    return Document(
        document_id=key, sha256="", file_name=path.name, media_type="", byte_size=size, source="", collected_at=""
    )


def read_cityledger(path: Path) -> int:
    """The converter as the pipeline calls it: a child process, its answer over a pipe, blocks with words and tables."""
    from cityledger.convert import convert_document
    from cityledger.settings import Limits

    result = convert_document(_document(path), path, Limits())
    if not result.blocks:
        raise RuntimeError(result.reason)
    return sum(count(block.text) for block in result.blocks)


def read_cityledger_in_process(path: Path) -> int:
    """The same work, but in this process: no fork, no limits, no pipe."""
    from cityledger.convert.assemble import assemble_blocks
    from cityledger.convert.completion import complete_reading
    from cityledger.convert.formats import find_reader
    from cityledger.settings import Limits

    limits = Limits()
    reading = find_reader(path.name, path, limits)(path, limits, frozenset(), lambda page: None)
    blocks = assemble_blocks("0123456789abcdef", complete_reading(reading, limits).drafts)
    return sum(count(block.text) for block in blocks)


def read_pymupdf4llm(path: Path) -> int:
    """pymupdf4llm, which is AGPL: measured in an environment of its own, never a dependency."""
    import pymupdf4llm

    return count(pymupdf4llm.to_markdown(str(path)))


def read_markitdown(path: Path) -> int:
    """markitdown."""
    from markitdown import MarkItDown

    return count(MarkItDown().convert(str(path)).text_content)


def read_unstructured(path: Path) -> int:
    """unstructured by its strategy without models."""
    from unstructured.partition.pdf import partition_pdf

    return sum(count(element.text) for element in partition_pdf(str(path), strategy="fast"))


def read_docling_parse(path: Path) -> int:
    """docling's own parser, words and lines of each page: docling itself needs its layout models."""
    from docling_parse.pdf_parser import DoclingPdfParser

    document = DoclingPdfParser().load(path_or_stream=str(path))
    return sum(count(cell.text) for _, page in document.iterate_pages() for cell in page.textline_cells)


READERS: dict[str, Callable[[Path], int]] = {
    "pypdfium2 raw text": read_raw,
    "cityledger convert": read_cityledger,
    "cityledger, in process": read_cityledger_in_process,
    "pdfplumber words + tables": read_pdfplumber,
    "markitdown": read_markitdown,
    "pymupdf4llm": read_pymupdf4llm,
    "docling-parse": read_docling_parse,
    "unstructured fast": read_unstructured,
}


class Memory(threading.Thread):
    """The most that this process and its children held together, shared pages counted once; sampled."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.25):
            self.peak = max(self.peak, sum(map(_proportional, _family("self"))))


def _family(process: str) -> list[str]:
    """A process and all that descend from it."""
    found = [process]
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # it may have ended since
            found += [one for child in path.read_text().split() for one in _family(child)]
    return found


def _proportional(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def used() -> float:
    """Processor seconds of this process and its children."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def own_peak() -> int:
    """The most that this process held, in kB. getrusage would tell of the larger one that started it as well."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def main() -> None:
    """Read and tell."""
    name, with_memory, *paths = sys.argv[1:]
    reader = READERS[name]
    if with_memory != "memory":
        reader(Path(paths[0]))
    memory = Memory()
    if with_memory == "memory":
        memory.start()
    begun, before = time.monotonic(), used()
    characters = sum(reader(Path(path)) for path in paths)
    seconds, processor = time.monotonic() - begun, used() - before
    memory.done.set()
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(json.dumps([characters, processor, seconds, own_peak() >> 10, child, memory.peak >> 10]))


if __name__ == "__main__":
    main()
