"""The bytes of a PDF whose end is missing in, bytes with a page tree of what is left out.

A PDF keeps the list of its pages and the places of its objects at its end, often packed into object streams. Those that
are left are unpacked, every page found is put into a new list, and pikepdf then finds the objects by itself.
"""

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")
_COUNT = re.compile(rb"/N\s+(\d{1,7})")
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 4096
"""A page's own dictionary is no longer; its content stands elsewhere."""
_MOST_UNPACKED = 64 << 20


def rescue_pages(content: bytes) -> bytes | None:
    """The file with a new list of its pages at the end; None if no page is left, or if it is encrypted."""
    if b"/Encrypt" in content:
        return None
    unpacked = b"".join(_unpacked(content))
    whole = content + b"\nendstream\nendobj\n" + unpacked
    pages = list(dict.fromkeys(_pages(whole)))
    if not pages:
        return None
    root = 1 + max(int(found[1]) for found in _OBJECT.finditer(whole))
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    return whole + (
        b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (root, root + 1)
        + b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (root + 1, len(pages), kids)
        + b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n0\n%%%%EOF\n" % (root, root + 2)
    )


def _pages(content: bytes) -> Iterator[int]:
    """The numbers of the objects that are pages, in the order of the file."""
    found = list(_OBJECT.finditer(content))
    for at, start in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(content)
        dictionary = content[start.end() : min(end, start.end() + _DICTIONARY)].split(b"stream", 1)[0]
        if _PAGE.search(dictionary):
            yield int(start[1])


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The objects inside object streams, each written out as an object of its own."""
    left = _MOST_UNPACKED
    for found in _PACKED.finditer(content):
        start = content.rfind(b"obj", 0, found.start())
        stream = _STREAM.search(content, found.end(), found.end() + _DICTIONARY)
        if start < 0 or not stream:
            continue
        dictionary = content[start : stream.start()]
        first, count = _FIRST.search(dictionary), _COUNT.search(dictionary)
        if first and count and b"/FlateDecode" in dictionary:
            plain = _inflate(content[stream.end() :], left)
            left -= len(plain)
            yield from _objects(plain, int(first[1]), int(count[1]))


def _inflate(packed: bytes, most: int) -> bytes:
    """What can be unpacked of a stream that may be cut."""
    try:
        return zlib.decompressobj().decompress(packed, max(1, most))
    except zlib.error:
        return b""


def _objects(plain: bytes, first: int, count: int) -> Iterator[bytes]:
    header = plain[:first].split()[: 2 * count]
    if not all(entry.isdigit() for entry in header):
        return
    numbers, offsets = [int(entry) for entry in header[::2]], [first + int(entry) for entry in header[1::2]]
    for number, start, end in zip(numbers, offsets, [*offsets[1:], len(plain)], strict=False):
        if start < len(plain):
            yield b"%d 0 obj\n%s\nendobj\n" % (number, plain[start:end])
