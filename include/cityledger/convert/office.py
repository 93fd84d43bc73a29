"""An Office file in, a copy of its XML parts alone out, each checked: what a library for the format may safely open.

Pictures, films, fonts, macros and embedded files are kept by name and emptied, so nothing of them is unpacked or run.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lxml import etree

from cityledger.convert.archives import Package, mend_xml, parse_xml, refuse_entities
from cityledger.convert.drafts import UnreadableError
from cityledger.settings import Limits

Opened = TypeVar("Opened")

_XML = (".xml", ".rels", ".vml")
_ALL_BYTES = 512 << 20
"""So much XML may all parts together hold; the libraries need several times as much memory."""


@dataclass(frozen=True, slots=True)
class OfficeCopy:
    """An Office file's sound parts, unpacked. `broken` says of each part that is not in it why."""

    package: Package
    stream: io.BytesIO
    broken: tuple[str, ...] = ()


def open_office(
    path: Path, limits: Limits, folder: str, empty: bytes, opened: Callable[[io.BytesIO], Opened]
) -> tuple[Opened, OfficeCopy]:
    """What `opened` makes of a file, and the copy that it was given.

    Where it fails and parts are broken XML, what can be saved of them stands in their place; where that is nothing, a
    sound part of the same kind (another layout), and for one in `folder` (a slide, a sheet) `empty`.
    """
    copy = copy_of_xml(path, limits)
    try:
        return opened(copy.stream), copy
    except UnreadableError:
        mended = copy_of_xml(path, limits, folder, empty)
        if not mended.broken:
            raise
        return opened(mended.stream), mended


def copy_of_xml(path: Path, limits: Limits, folder: str | None = None, empty: bytes = b"") -> OfficeCopy:
    """A copy that holds nothing but checked XML; broken parts are mended if a folder is given."""
    package = Package(path, limits)
    total = 0
    stream = io.BytesIO()
    broken: list[str] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(package.names):
            content = _content(package, name)
            if folder and name.endswith((".xml", ".rels")):
                try:
                    parse_xml(content, name)
                except UnreadableError as error:
                    broken.append(str(error))
                    content = _mended(content, empty if name.startswith(folder) else _alike(package, name))
            total += len(content)
            if total > _ALL_BYTES:
                raise UnreadableError(f"its parts unpack to more than {_ALL_BYTES >> 20} MB; split it")
            target.writestr(zipfile.ZipInfo(name), content)
    stream.seek(0)
    return OfficeCopy(package, stream, tuple(broken))


def _mended(content: bytes, otherwise: bytes) -> bytes:
    """What can be saved of a part, if it is of the kind of the part that would stand in for it."""
    tree, other = mend_xml(content), mend_xml(otherwise)
    if tree is None or (other is not None and tree.tag != other.tag):
        return otherwise
    return bytes(etree.tostring(tree))


def _alike(package: Package, name: str) -> bytes:
    """The first sound part whose name differs by its number alone; nothing if there is none."""
    kind = re.sub(r"\d+", "#", name)
    for other in sorted(package.names):
        if other != name and re.sub(r"\d+", "#", other) == kind:
            content = _content(package, other)
            if mend_xml(content) is not None:
                return content
    return b""


def _content(package: Package, name: str) -> bytes:
    if not name.lower().endswith(_XML):
        return b""
    content = package.read(name) or b""
    if content[:4096].count(0):  # UTF-16, in which the bytes of a word stand apart
        refuse_entities(content[:65536].replace(b"\x00", b""), name)
    refuse_entities(content, name)
    return content
