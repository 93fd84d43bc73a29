"""Opens zip files that nobody vouches for: what they declare is weighed before anything is unpacked.

In: a seekable stream. Out: an open `ZipFile` whose directory is small enough to hold and whose sizes are believable;
otherwise RefusedError. The rules are against zip bombs: by number of members, by declared size and by ratio.
"""

import struct
import zipfile
from typing import BinaryIO

from cityledger.collect.refused import RefusedError

DIRECTORY_BYTES = 64 * 2**20
"""The largest central directory that is read: `zipfile` needs about ten times as much memory for it."""

LARGEST_RATIO = 200
"""Text packs to a tenth and a table of figures to a fiftieth; a bomb unpacks to a thousand times its size."""

RATIO_COUNTS_FROM = 10 * 2**20
"""Bytes. What unpacks to less than this can be as dense as it likes."""

_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_DAMAGED = "it is a damaged or truncated zip or Office file; fetch it again"


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """Open a zip file after a look at the size of its directory, which an attacker may choose."""
    if _directory_bytes(stream) > DIRECTORY_BYTES:
        raise RefusedError(
            f"the directory of the zip file is over {DIRECTORY_BYTES // 2**20} MB; unpack it into a folder"
        )
    stream.seek(0)
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, UnicodeError):
        raise RefusedError(_DAMAGED) from None


def _directory_bytes(stream: BinaryIO) -> int:
    """The size that the end record gives for the central directory (APPNOTE.TXT 4.3.14 and 4.3.16)."""
    size = stream.seek(0, 2)
    begin = max(0, size - 65_535 - _END.size)
    stream.seek(begin)
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise RefusedError(_DAMAGED)
    declared: int = _END.unpack_from(tail, at)[5]
    return max(declared, _wide_directory_bytes(stream, begin + at - _END64_LOCATOR.size, size))


def _wide_directory_bytes(stream: BinaryIO, locator: int, size: int) -> int:
    """The same from the zip64 record, which `zipfile` believes over the other; 0 where there is none."""
    if locator < 0:
        return 0
    stream.seek(locator)
    signature, _, offset, _ = _END64_LOCATOR.unpack(stream.read(_END64_LOCATOR.size))
    if signature != b"PK\x06\x07":
        return 0
    if offset > size - _END64.size:
        raise RefusedError(_DAMAGED)
    stream.seek(offset)
    declared: int = _END64.unpack(stream.read(_END64.size))[8]
    return declared


def is_too_dense(unpacked: int, packed: int) -> bool:
    """Whether something unpacks to so many times its size that it was made to do so."""
    return unpacked > RATIO_COUNTS_FROM and unpacked > LARGEST_RATIO * max(packed, 1)


def check_office_file(archive: zipfile.ZipFile, largest: int) -> None:
    """RefusedError where an Office file unpacks to more than `largest` bytes or its XML is packed too densely.

    Its pictures may be dense: a blank bitmap is, and nobody unpacks it.
    """
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    dense = any(
        is_too_dense(member.file_size, member.compress_size)
        for member in members
        if member.filename.endswith((".xml", ".rels"))
    )
    if dense or total > largest:
        raise RefusedError(
            f"it unpacks to {megabytes(total)}, which looks like a zip bomb; save it again in its own program"
        )


def megabytes(size: int) -> str:
    """A size as people read it."""
    return f"{size / 2**20:,.1f} MB" if size >= 2**20 else f"{size / 2**10:,.1f} kB"
