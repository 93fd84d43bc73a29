"""Keeps bytes under their SHA-256, for ever as they came.

In: a stream of which nothing is known. Out: `Kept`, and a file collect/bytes/<first two digits>/<all digits>.
"""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cityledger.collect.refused import RefusedError
from cityledger.collect.zips import megabytes
from cityledger.store import Store

CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Kept:
    """Where some bytes lie and how many there are."""

    sha256: str
    byte_size: int


def keep_bytes(stream: BinaryIO, store: Store, largest: int) -> Kept:
    """Put a stream's bytes into the store; RefusedError where they cannot be read or are too many."""
    chunks = _bounded(stream, largest)
    first = next(chunks, b"")
    if not first:
        raise RefusedError("it is empty; fetch it again, or take it away")
    if len(first) < CHUNK:  # most documents: no second pass and no temporary file
        return _keep_small(first, store)
    return _keep_large(first, chunks, store)


def _bounded(stream: BinaryIO, largest: int) -> Iterator[bytes]:
    size = 0
    while True:
        try:
            chunk = stream.read(CHUNK)
        except Exception as error:  # the streams of remote file systems raise errors of their own
            raise RefusedError(f"it cannot be read ({error}); see to the access, then run again") from None
        if not chunk:
            return
        size += len(chunk)
        if size > largest:
            raise RefusedError(too_large(largest))
        yield chunk


def too_large(largest: int) -> str:
    """The reason and remedy for a document over the limit."""
    return f"it is larger than {megabytes(largest)}; split it, or raise CITYLEDGER_MAX_FILE_MEGABYTES"


def _place(sha256: str) -> tuple[str, ...]:
    return ("collect", "bytes", sha256[:2], sha256)


def _is_kept(store: Store, sha256: str, size: int) -> bool:
    """A machine that lost power may have left a file of the right name and too few bytes."""
    path = store.path(*_place(sha256))
    return bool(store.filesystem.exists(path)) and int(store.filesystem.size(path)) == size


def _keep_small(content: bytes, store: Store) -> Kept:
    sha256 = hashlib.sha256(content).hexdigest()
    if not _is_kept(store, sha256, len(content)):
        store.write_bytes(content, *_place(sha256))
    return Kept(sha256, len(content))


def _keep_large(first: bytes, rest: Iterator[bytes], store: Store) -> Kept:
    digest, size = hashlib.sha256(first), len(first)
    store.filesystem.makedirs(store.path("collect", "bytes"), exist_ok=True)
    temporary = store.path("collect", "bytes", f".{uuid.uuid4().hex}.part")
    try:
        with store.filesystem.open(temporary, "wb") as file:
            file.write(first)
            for chunk in rest:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
        sha256 = digest.hexdigest()
        if not _is_kept(store, sha256, size):
            store.filesystem.makedirs(store.path(*_place(sha256)[:-1]), exist_ok=True)
            store.filesystem.mv(temporary, store.path(*_place(sha256)))
    finally:
        if store.filesystem.exists(temporary):
            store.filesystem.rm(temporary)
    return Kept(sha256, size)
