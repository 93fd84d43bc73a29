"""Office files in (zip containers of XML): their parts' bytes out, within limits, or a reason why not.

Sizes are checked by what the container declares and again by what comes out; XML is parsed without entities, without
network and with a bound on depth.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from cityledger.convert.drafts import UnreadableError
from cityledger.settings import Limits

_PART_BYTES = 100 << 20
_RATIO = 400
"""XML packs 10 to 50 times; far more is a bomb."""
_SMALL = 1 << 20


class Package:
    """An open Office file whose parts are read one by one."""

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self.archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise UnreadableError(f"its zip container is broken ({error}); get it again") from error
        self.names = frozenset(self.archive.namelist())
        if len(self.names) > limits.archive_members:
            raise UnreadableError(
                f"it has {len(self.names):,} parts, more than {limits.archive_members:,}; save it again"
            )

    def read(self, name: str) -> bytes | None:
        """A part's bytes; None if the file has no such part."""
        if name not in self.names:
            return None
        entry = self.archive.getinfo(name)
        if entry.flag_bits & 1:
            raise UnreadableError("it is encrypted; save it without a password")
        if entry.file_size > _PART_BYTES or (
            entry.file_size > _SMALL and entry.file_size > _RATIO * entry.compress_size
        ):
            raise UnreadableError(
                f"its part {name} unpacks to {entry.file_size >> 20} MB from {entry.compress_size >> 10} KB, as a zip "
                "bomb does; split the document, or save it as PDF"
            )
        try:
            with self.archive.open(entry) as stream:
                content = stream.read(_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError) as error:
            raise UnreadableError(f"its part {name} is broken ({error}); get it again") from error
        if len(content) > _PART_BYTES:
            raise UnreadableError(f"its part {name} unpacks to more than {_PART_BYTES >> 20} MB; split the document")
        return content

    def children(self, name: str, parent: str, check: Callable[[bytes], None]) -> Iterator[Any]:
        """The children of the first element `parent` of a part, one at a time, each thrown away after its use.

        `check` sees the part's bytes before they are parsed, and may raise UnreadableError.
        """
        content = self.read(name)
        if content is None:
            raise UnreadableError(f"its part {name} is missing; save it again with the program that made it")
        refuse_entities(content, name)
        check(content)
        found = False
        stream = io.BytesIO(content)
        try:
            for _, element in etree.iterparse(stream, events=("end",), resolve_entities=False, no_network=True):
                above = element.getparent()
                if above is None or above.tag != parent or above.getparent() is not above.getroottree().getroot():
                    continue
                found = True
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del above[0]
        except etree.XMLSyntaxError as error:
            raise UnreadableError(_broken(name, error)) from error
        if not found:
            raise UnreadableError(f"its part {name} has no body; save it again with the program that made it")

    def xml(self, name: str) -> Any:
        """A part's XML tree; None if there is no such part."""
        content = self.read(name)
        return None if content is None else parse_xml(content, name)

    def mended_xml(self, name: str) -> tuple[Any, str | None]:
        """A part's XML tree, and where it is broken the reason: the tree is then what can be saved, maybe None."""
        try:
            return self.xml(name), None
        except UnreadableError as error:
            content = self.read(name) or b""
            refuse_entities(content, name)
            return mend_xml(content), str(error)


def mend_xml(content: bytes) -> Any:
    """What can be read of broken XML as a tree, None if that is nothing; the caller has refused document types."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_xml(content: bytes, name: str) -> Any:
    """An XML tree; a document type, which Office never writes and bombs need, is refused."""
    refuse_entities(content, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser=parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(_broken(name, error)) from error


def refuse_entities(content: bytes, name: str) -> None:
    """UnreadableError if XML begins with a document type, in which bombs and links to other files are made."""
    if b"<!DOCTYPE" in content[:2048] or b"<!ENTITY" in content[:65536]:
        raise UnreadableError(f"its part {name} defines XML entities, which no Office program does; do not trust it")


def _broken(name: str, error: etree.XMLSyntaxError) -> str:
    if "depth" in str(error):
        return f"its part {name} is nested too deeply to be read; save it again in a simpler form"
    return f"its part {name} is broken XML ({str(error)[:120]}); get it again"
