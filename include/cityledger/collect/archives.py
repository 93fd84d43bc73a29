"""Looks into zip archives without unpacking them anywhere: each member is read into memory or a nameless file.

In: an open archive and where it was found. Out: its members, as `Found` or `Refusal`. What an archive and all archives
in it may hold is counted in one `Budget`.
"""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from typing import BinaryIO
from urllib.parse import quote

from cityledger.collect.found import Found
from cityledger.collect.patterns import is_litter
from cityledger.collect.refused import Refusal, RefusedError, check_name
from cityledger.collect.zips import is_too_dense, megabytes, open_zip
from cityledger.settings import Limits

DEEPEST = 2
"""An archive in an archive is opened; one more is not."""

ARCHIVE_TIMES = 10
"""An archive may unpack to so many times the size that one document may have."""

_CHUNK = 2**20
_KEPT_IN_MEMORY = 8 * 2**20
_ENCRYPTED = 0x1
_UNPACK = "unpack it and put the documents into the folder"


@dataclass(slots=True)
class Budget:
    """What is left of the limits for an outermost archive."""

    members: int
    bytes: int

    def spend(self, members: list[zipfile.ZipInfo]) -> None:
        """Take an archive's members off; RefusedError where they are too many or too large."""
        self.members -= len(members)
        self.bytes -= sum(member.file_size for member in members)
        if self.members < 0:
            raise RefusedError(
                "it holds more files than are allowed in one archive (CITYLEDGER_MAX_ARCHIVE_MEMBERS); " + _UNPACK
            )
        if self.bytes < 0:
            raise RefusedError(
                f"it unpacks to {megabytes(-self.bytes)} more than an archive may, which looks like a zip bomb; "
                "if it is none, split it or raise CITYLEDGER_MAX_FILE_MEGABYTES"
            )


def new_budget(limits: Limits) -> Budget:
    """The whole of what one archive may hold."""
    return Budget(limits.archive_members, limits.file_bytes * ARCHIVE_TIMES)


def find_members(stream: BinaryIO, outer: Found, budget: Budget) -> Iterator[Found | Refusal]:
    """The files in an archive that lies open in `stream`, which has to stay open while they are read."""
    if outer.depth >= DEEPEST:
        raise RefusedError("it is an archive in an archive in an archive; " + _UNPACK)
    with open_zip(stream) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        budget.spend(members)
        if not members:
            raise RefusedError("the archive is empty; pack it again, or take it away")
        locked = sum(1 for member in members if member.flag_bits & _ENCRYPTED)
        if locked:
            yield Refusal(
                outer.uri, outer.path, f"{locked} of its {len(members)} files are locked by a password; {_UNPACK}"
            )
        seen: set[str] = set()
        for member in members:
            if not member.flag_bits & _ENCRYPTED and not any(map(is_litter, member.filename.split("/"))):
                yield _look_at(archive, member, outer, seen)


def _look_at(archive: zipfile.ZipFile, member: zipfile.ZipInfo, outer: Found, seen: set[str]) -> Found | Refusal:
    # filename is cut at a NUL and may be joined by the machine's own separator; orig_filename is what the archive says
    uri = f"zip://{quote(member.orig_filename, errors='surrogatepass')}::{outer.uri}"
    path = f"{outer.path}/{member.orig_filename}"
    try:
        check_name(member.orig_filename)
        _check_member(member, seen)
    except RefusedError as error:
        return Refusal(uri, path, str(error))
    version = f"{'{:04}-{:02}-{:02}T{:02}:{:02}:{:02}'.format(*member.date_time)} crc32 {member.CRC:08x}"
    return Found(uri, path, lambda: _read_member(archive, member), member.file_size, version, outer.depth + 1)


def _check_member(member: zipfile.ZipInfo, seen: set[str]) -> None:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise RefusedError("it is a link, and links are not followed; pack the document itself")
    if member.filename in seen:
        raise RefusedError("the archive holds this name twice; give the files different names")
    seen.add(member.filename)
    if is_too_dense(member.file_size, member.compress_size):
        raise RefusedError(
            f"it unpacks from {megabytes(member.compress_size)} to {megabytes(member.file_size)}, "
            "which looks like a zip bomb; if it is none, put it into the folder unpacked"
        )


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    """The unpacked bytes; never more than the member declares, as `zipfile` stops there and compares checksums."""
    # not a `with`: the caller closes it
    copy = tempfile.SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY)  # noqa: SIM115
    try:
        with archive.open(member) as packed:
            while chunk := packed.read(_CHUNK):
                copy.write(chunk)
    except (OSError, zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError) as error:
        copy.close()
        raise RefusedError(f"it cannot be unpacked ({error}); pack the archive again") from None
    copy.seek(0)
    return copy  # type: ignore[return-value]
