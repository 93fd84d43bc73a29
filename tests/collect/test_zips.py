"""Zip files that lie about themselves."""

import io
import struct
import zipfile

import pytest

from cityledger.collect.refused import RefusedError
from cityledger.collect.zips import is_too_dense, megabytes, open_zip


def packed(count: int = 3) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", "A plan.")
    return stream.getvalue()


def test_a_sound_file_opens_with_and_without_a_comment() -> None:
    assert len(open_zip(io.BytesIO(packed())).namelist()) == 3
    stream = io.BytesIO(packed())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = b"x" * 65_535
    assert len(open_zip(stream).namelist()) == 3


def test_a_file_with_the_wide_record_opens() -> None:
    """zip64 is written where there are more than 65,535 members."""
    assert len(open_zip(io.BytesIO(packed(65_537))).namelist()) == 65_537


@pytest.mark.parametrize("cut", [1, 10, 22, 100, 200])
def test_a_truncated_file_is_refused(cut: int) -> None:
    with pytest.raises(RefusedError, match="damaged or truncated"):
        open_zip(io.BytesIO(packed()[:-cut]))


def test_a_directory_that_claims_to_be_huge_is_not_read() -> None:
    content = bytearray(packed())
    at = content.rfind(b"PK\x05\x06")
    struct.pack_into("<L", content, at + 12, 0xF0000000)
    with pytest.raises(RefusedError, match="over 64 MB; unpack it into a folder"):
        open_zip(io.BytesIO(content))


def test_the_wide_record_is_believed_over_the_narrow_one() -> None:
    """`zipfile` does so too: a small figure in one must not hide a large one in the other."""
    content = packed()
    at = content.rfind(b"PK\x05\x06")
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 3, 3, 2**40, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    with pytest.raises(RefusedError, match="over 64 MB"):
        open_zip(io.BytesIO(content[:at] + wide + locator + content[at:]))


@pytest.mark.parametrize("seed", range(20))
def test_broken_bytes_are_refused_or_read_but_never_raise_otherwise(seed: int) -> None:
    content = bytearray(packed())
    for step in range(5):
        content[(seed * 37 + step * 53) % len(content)] ^= 0xFF
    try:
        open_zip(io.BytesIO(content)).namelist()
    except RefusedError as error:
        assert ";" in str(error)


def test_density_counts_from_ten_megabytes_on() -> None:
    assert not is_too_dense(10 * 2**20, 1)
    assert is_too_dense(11 * 2**20, 1000)
    assert not is_too_dense(11 * 2**20, 2**20)
    assert is_too_dense(11 * 2**20, 0)


def test_sizes_as_people_read_them() -> None:
    assert (megabytes(512), megabytes(3 * 2**20), megabytes(5000 * 2**20)) == ("0.5 kB", "3.0 MB", "5,000.0 MB")
