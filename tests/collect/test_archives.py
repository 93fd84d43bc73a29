"""Archives that nobody vouches for, through the public function."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cityledger.collect import Collection
from cityledger.settings import Limits

Collect = Callable[..., Collection]


def reasons(collection: Collection) -> list[str]:
    return [str(report.reason) for report in collection.processing if report.outcome == "failed"]


def names(collection: Collection) -> list[str]:
    return [document.file_name for document in collection.documents]


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_names_that_lead_out_are_refused_and_the_rest_is_taken(collect: Collect, place: Path) -> None:
    content = {
        "../../evil.txt": b"out",
        "/etc/evil.txt": b"root",
        "a\\..\\evil.txt": b"windows",
        "tab\there.txt": b"control",
        "good.txt": b"A plan.",
    }
    (place / "a.zip").write_bytes(zipped(content))
    collection = collect(place)
    assert names(collection) == ["good.txt"]
    assert [line.split(": its name ")[0] for line in reasons(collection)] == [
        "a.zip/../../evil.txt",
        "a.zip//etc/evil.txt",
        "a.zip/a\\..\\evil.txt",
        "a.zip/tab\\there.txt",
    ]
    assert not list(place.parent.rglob("evil.txt"))


def test_a_name_with_a_nul_is_judged_whole(collect: Collect, place: Path) -> None:
    content = zipped({"plan.txt_.pdf": b"A plan."}).replace(b"plan.txt_.pdf", b"plan.txt\x00.pdf")
    (place / "a.zip").write_bytes(content)
    assert reasons(collect(place)) == [
        "a.zip/plan.txt\\x00.pdf: its name has control characters in it; give it another name"
    ]


def test_a_link_in_an_archive_is_refused(collect: Collect, place: Path) -> None:
    with zipfile.ZipFile(place / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "it is a link" in reasons(collect(place))[0]


def test_a_name_that_stands_twice_counts_once(collect: Collect, place: Path) -> None:
    with zipfile.ZipFile(place / "a.zip", "w") as archive:
        archive.writestr("plan.txt", "First.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("plan.txt", "Second.")
    collection = collect(place)
    assert names(collection) == ["plan.txt"]
    assert "holds this name twice" in reasons(collection)[0]


def test_a_bomb_of_one_file_is_refused(collect: Collect, place: Path) -> None:
    (place / "a.zip").write_bytes(zipped({"bomb.txt": b"\0" * (50 * 2**20), "plan.txt": b"A plan."}))
    collection = collect(place)
    assert names(collection) == ["plan.txt"]
    assert "unpacks from 49.8 kB to 50.0 MB, which looks like a zip bomb" in reasons(collection)[0]


def test_a_bomb_of_many_files_is_refused_whole(collect: Collect, place: Path) -> None:
    members = {f"{number}.txt": b"\0" * 2**20 for number in range(30)}
    (place / "a.zip").write_bytes(zipped(members))
    collection = collect(place, Limits(file_bytes=2 * 2**20))
    assert names(collection) == []
    (reason,) = reasons(collection)
    assert reason.startswith("a.zip: it unpacks to 10.0 MB more than an archive may, which looks like a zip bomb")


def test_a_member_that_lies_about_its_size_is_refused(collect: Collect, place: Path) -> None:
    content = bytearray(zipped({"bomb.txt": b"\0" * (5 * 2**20)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", content, content.find(signature) + offset, 10)
    (place / "a.zip").write_bytes(content)
    collection = collect(place)
    assert names(collection) == []
    assert "cannot be unpacked" in reasons(collection)[0]


def test_too_many_members_are_refused(collect: Collect, place: Path) -> None:
    (place / "a.zip").write_bytes(zipped({f"{number}.txt": b"A plan." for number in range(11)}))
    assert "more files than are allowed" in reasons(collect(place, Limits(archive_members=10)))[0]


def test_an_archive_in_an_archive_is_opened_and_one_more_is_not(collect: Collect, place: Path) -> None:
    third = zipped({"third.txt": b"Three."})
    second = zipped({"second.txt": b"Two.", "third.zip": third})
    (place / "first.zip").write_bytes(zipped({"first.txt": b"One.", "in/second.zip": second}))
    collection = collect(place)
    assert names(collection) == ["first.txt", "second.txt"]
    assert reasons(collection) == [
        "first.zip/in/second.zip/third.zip: it is an archive in an archive in an archive; "
        "unpack it and put the documents into the folder"
    ]
    assert collection.sightings[1].uri.startswith("zip://second.txt::zip://in/second.zip::file://")


def test_archives_in_an_archive_share_its_limits(collect: Collect, place: Path) -> None:
    inner = {f"{number}.zip": zipped({f"{number}-{n}.txt": b"A plan." for n in range(5)}) for number in range(4)}
    (place / "a.zip").write_bytes(zipped(inner))
    collection = collect(place, Limits(archive_members=15))
    assert len(names(collection)) == 1  # the same bytes
    assert len(collection.sightings) == 10
    assert len([line for line in reasons(collection) if "more files than are allowed" in line]) == 2


def test_a_locked_archive_is_named_once(collect: Collect, place: Path) -> None:
    content = bytearray(zipped({"a.txt": b"A plan.", "b.txt": b"Another.", "c.txt": b"Open."}))
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    for entry in (first, second):  # the flag in the directory that says: encrypted
        content[entry + 8] |= 1
    (place / "a.zip").write_bytes(content)
    collection = collect(place)
    assert names(collection) == ["c.txt"]
    assert reasons(collection) == [
        "a.zip: 2 of its 3 files are locked by a password; unpack it and put the documents into the folder"
    ]


def test_damaged_members_are_named_and_the_others_taken(collect: Collect, place: Path) -> None:
    content = bytearray(zipped({"a.txt": b"A plan of the city.", "b.txt": b"Another."}, zipfile.ZIP_STORED))
    content[content.find(b"A plan of")] ^= 0xFF
    (place / "a.zip").write_bytes(content)
    collection = collect(place)
    assert names(collection) == ["b.txt"]
    assert reasons(collection) == [
        "a.zip/a.txt: it cannot be unpacked (Bad CRC-32 for file 'a.txt'); pack the archive again"
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_is_read(collect: Collect, place: Path, method: int) -> None:
    (place / "a.zip").write_bytes(zipped({"plan.txt": b"A plan. " * 1000}, method))
    assert collect(place).documents[0].byte_size == 8000


def test_an_unknown_way_of_packing_is_refused(collect: Collect, place: Path) -> None:
    content = bytearray(zipped({"plan.txt": b"A plan."}))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", content, content.find(signature) + offset, 97)
    (place / "a.zip").write_bytes(content)
    assert "cannot be unpacked (That compression method is not supported)" in reasons(collect(place))[0]


def test_what_programs_leave_in_archives_is_passed_over(collect: Collect, place: Path) -> None:
    (place / "a.zip").write_bytes(zipped({"plan.txt": b"A plan.", "__MACOSX/._plan.txt": b"x", ".DS_Store": b"y"}))
    collection = collect(place)
    assert (names(collection), reasons(collection)) == (["plan.txt"], [])


def test_an_empty_archive_is_told(collect: Collect, place: Path) -> None:
    (place / "a.zip").write_bytes(zipped({}))
    assert reasons(collect(place)) == ["a.zip: the archive is empty; pack it again, or take it away"]


def test_a_changed_archive_gives_only_what_changed_in_it(collect: Collect, place: Path) -> None:
    (place / "a.zip").write_bytes(zipped({"a.txt": b"One.", "b.txt": b"Two."}))
    collect(place)
    (place / "a.zip").write_bytes(zipped({"a.txt": b"One.", "b.txt": b"Changed."}))
    collection = collect(place)
    assert names(collection) == ["b.txt"]
    changed = [item for item in collection.sightings if item.uri.startswith("zip://b.txt")]
    assert [item.document_id for item in changed] == [collection.documents[0].document_id]
