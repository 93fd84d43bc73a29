"""Bytes are kept whole, once, under their checksum."""

import hashlib
import io
from pathlib import Path

import pytest

from cityledger.collect.keeping import CHUNK, keep_bytes
from cityledger.collect.refused import RefusedError
from cityledger.store import Store

LARGEST = 10 * CHUNK


def files(store: Store) -> list[Path]:
    return [path for path in Path(store.root).rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7, LARGEST])
def test_bytes_lie_under_their_sha256(store: Store, size: int) -> None:
    content = bytes(range(251)) * (size // 251 + 1)
    content = content[:size]
    kept = keep_bytes(io.BytesIO(content), store, LARGEST)
    assert (kept.sha256, kept.byte_size) == (hashlib.sha256(content).hexdigest(), size)
    assert files(store) == [Path(store.root) / "collect" / "bytes" / kept.sha256[:2] / kept.sha256]
    assert files(store)[0].read_bytes() == content


@pytest.mark.parametrize("size", [100, 2 * CHUNK])
def test_kept_bytes_are_not_written_again(store: Store, size: int) -> None:
    keep_bytes(io.BytesIO(b"x" * size), store, LARGEST)
    (path,) = files(store)
    before = path.stat()
    keep_bytes(io.BytesIO(b"x" * size), store, LARGEST)
    assert [item.stat().st_ino for item in files(store)] == [before.st_ino]
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("size", [100, 2 * CHUNK])
def test_a_file_that_lost_its_end_in_a_crash_is_written_again(store: Store, size: int) -> None:
    keep_bytes(io.BytesIO(b"x" * size), store, LARGEST)
    (path,) = files(store)
    path.write_bytes(b"")
    keep_bytes(io.BytesIO(b"x" * size), store, LARGEST)
    assert path.stat().st_size == size


@pytest.mark.parametrize(("size", "limit"), [(11, 10), (LARGEST + 1, LARGEST)])
def test_too_many_bytes_leave_nothing_behind(store: Store, size: int, limit: int) -> None:
    with pytest.raises(RefusedError, match="larger than"):
        keep_bytes(io.BytesIO(b"x" * size), store, limit)
    assert files(store) == []


def test_nothing_is_refused(store: Store) -> None:
    with pytest.raises(RefusedError, match="it is empty"):
        keep_bytes(io.BytesIO(), store, LARGEST)


def test_a_stream_that_breaks_leaves_nothing_behind(store: Store) -> None:
    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() >= 2 * CHUNK:
                raise ConnectionResetError("reset by peer")
            return super().read(size)

    with pytest.raises(RefusedError, match=r"cannot be read \(reset by peer\)"):
        keep_bytes(Breaking(b"x" * 3 * CHUNK), store, LARGEST)
    assert files(store) == []
