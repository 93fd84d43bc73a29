"""What is new in a folder, what is not, and what is set aside."""

import hashlib
import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from cityledger.collect import Collection, Source, collect_documents, source_of_path
from cityledger.collect.sources import Facts, Override
from cityledger.records import make_key
from cityledger.settings import Limits
from cityledger.store import Store

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def reasons(collection: Collection) -> list[str]:
    return [str(report.reason) for report in collection.processing if report.outcome == "failed"]


def age(path: Path, seconds: float = 60) -> None:
    """Let a file be older than the clock's tick, so that its date alone tells that it is unchanged."""
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


def test_a_folder_is_taken_in_with_all_below_it(collect, place, store) -> None:
    (place / "deep" / "deeper").mkdir(parents=True)
    (place / "plan.txt").write_bytes(b"The city will plant 300 trees.")
    (place / "deep" / "deeper" / "report.pdf").write_bytes(PDF)
    collection = collect(place)
    assert [(item.file_name, item.media_type) for item in collection.documents] == [
        ("plan.txt", "text/plain"),
        ("report.pdf", "application/pdf"),
    ]
    plan = collection.documents[0]
    digest = hashlib.sha256(b"The city will plant 300 trees.").hexdigest()
    assert (plan.sha256, plan.document_id, plan.byte_size, plan.source) == (digest, digest[:16], 30, "place")
    assert store.read_bytes("collect", "bytes", digest[:2], digest) == b"The city will plant 300 trees."
    assert [item.uri for item in collection.sightings] == [
        (place / "plan.txt").as_uri(),
        (place / "deep" / "deeper" / "report.pdf").as_uri(),
    ]
    assert [(item.document_id, item.outcome, item.stage) for item in collection.processing] == [
        (item.document_id, "ok", "collect") for item in collection.documents
    ]


def test_a_second_run_finds_nothing_new_and_opens_no_file(collect, place, monkeypatch) -> None:
    (place / "plan.txt").write_text("A plan.")
    (place / "empty.txt").write_bytes(b"")
    age(place / "plan.txt")
    collect(place)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("a file was opened"))
    again = collect(place)
    assert (again.documents, again.sightings, again.processing) == ((), (), ())


def test_same_bytes_under_two_names_are_one_document_with_two_places(collect, place) -> None:
    (place / "a.txt").write_text("The same.")
    (place / "b.txt").write_text("The same.")
    collection = collect(place)
    assert [item.file_name for item in collection.documents] == ["a.txt"]
    assert [item.file_name for item in collection.sightings] == ["a.txt", "b.txt"]
    assert len({item.document_id for item in collection.sightings}) == 1
    (place / "c.txt").write_text("The same.")
    later = collect(place)
    assert later.documents == ()
    assert [item.file_name for item in later.sightings] == ["c.txt"]


def test_a_changed_file_is_a_new_document_at_the_same_place(collect, place) -> None:
    (place / "plan.txt").write_text("First.")
    first = collect(place)
    (place / "plan.txt").write_text("Second")
    second = collect(place)
    assert [item.uri for item in second.sightings] == [item.uri for item in first.sightings]
    assert second.documents[0].document_id != first.documents[0].document_id
    assert second.sightings[0].seen_at > first.sightings[0].seen_at
    (place / "plan.txt").write_text("First.")
    back = collect(place)
    assert back.documents == ()
    assert [item.document_id for item in back.sightings] == [first.documents[0].document_id]


def test_a_change_within_the_clocks_tick_is_still_seen(collect, place) -> None:
    """Same size, same date, other bytes: what a fast program does right after the folder was looked through."""
    path = place / "plan.txt"
    path.write_text("First.")
    status = path.stat()
    collect(place)
    path.write_text("Other.")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert len(collect(place).documents) == 1


def test_a_touched_file_is_seen_again_and_then_left_alone(collect, place) -> None:
    path = place / "plan.txt"
    path.write_text("A plan.")
    age(path, 600)
    collect(place)
    age(path, 300)
    touched = collect(place)
    assert (len(touched.documents), len(touched.sightings)) == (0, 1)
    assert collect(place).sightings == ()


def test_bad_input_is_set_aside_with_a_line_each_and_the_rest_is_taken_in(collect, place) -> None:
    (place / "good.txt").write_text("A plan.")
    (place / "empty.pdf").write_bytes(b"")
    (place / "page.pdf").write_text("<!doctype html><html><body>404 Not Found</body></html>")
    (place / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (place / "data.json").write_text('{"a": 1}\n')
    (place / "cut.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 500)
    (place / "tab\there.txt").write_text("control character")
    (place / os.fsdecode(b"latin\xe9.txt")).write_text("not Unicode")
    (place / "link.txt").symlink_to("good.txt")
    (place / "loop").symlink_to(place)
    os.mkfifo(place / "pipe.txt")
    collection = collect(place)
    assert [item.file_name for item in collection.documents] == ["good.txt"]
    told = sorted(reasons(collection))
    assert told == sorted(
        [
            "empty.pdf: it is empty; fetch it again, or take it away",
            "page.pdf: its name ends in .pdf, but it is HTML, as an error page or half a download is; "
            "fetch it again, or give it the right name",
            "photo.jpg: it is an image, which is not read; put the pages into a PDF, or take it away",
            "data.json: it is JSON, which is not read; save it as text or HTML, or take it away",
            "cut.docx: it is a damaged or truncated zip or Office file; fetch it again",
            "tab\\there.txt: its name has control characters in it; give it another name",
            "latin\\udce9.txt: its name is not valid Unicode; give it another name",
            "link.txt: it is a link, and links are not followed; put the document itself there",
            "loop: it is a link, and links are not followed; put the document itself there",
            "pipe.txt: it is a device, a socket or a pipe, not a file; take it away",
        ]
    )
    failed = [item for item in collection.processing if item.outcome == "failed"]
    assert len({item.document_id for item in failed}) == len(failed)
    assert make_key((place / "empty.pdf").as_uri()) in {item.document_id for item in failed}


def test_two_empty_files_are_two_refusals(collect, place) -> None:
    (place / "a.txt").touch()
    (place / "b.txt").touch()
    assert len({item.document_id for item in collect(place).processing}) == 2


def test_a_refused_file_that_was_mended_is_taken_in(collect, place) -> None:
    (place / "plan.pdf").write_bytes(b"")
    assert len(reasons(collect(place))) == 1
    (place / "plan.pdf").write_bytes(PDF)
    mended = collect(place)
    assert (len(mended.documents), reasons(mended)) == (1, [])


def test_a_wrong_extension_is_noted_and_the_file_taken_in(collect, place) -> None:
    (place / "plan.txt").write_bytes(PDF)
    collection = collect(place)
    assert collection.documents[0].media_type == "application/pdf"
    (report,) = collection.processing
    assert (report.outcome, report.reason) == (
        "ok",
        "plan.txt: the name ends in .txt, but the content is PDF and is read as that",
    )


def test_a_file_over_the_limit_is_refused_and_nothing_of_it_kept(collect, place, store) -> None:
    (place / "big.txt").write_bytes(b"word " * 600_000)
    collection = collect(place, Limits(file_bytes=2 * 2**20))
    assert reasons(collection) == [
        "big.txt: it is larger than 2.0 MB; split it, or raise CITYLEDGER_MAX_FILE_MEGABYTES"
    ]
    assert not [path for path in Path(store.root).rglob("bytes/**/*") if path.is_file()]


def test_a_file_that_the_account_may_not_read_is_named(collect, place) -> None:
    if not hasattr(os, "geteuid"):
        pytest.skip("needs accounts as POSIX has them")
    (place / "good.txt").write_text("A plan.")
    (place / "locked.txt").write_text("secret")
    (place / "locked.txt").chmod(0)
    if os.geteuid() != 0:
        collection = collect(place)
    else:
        for folder in (place, *place.parents):
            if folder.owner() == "root" and folder.is_relative_to(place.parents[3]):
                folder.chmod(0o755)
        source, store = source_of_path(place), Store("memory://unreadable")
        os.seteuid(65534)
        try:
            collection = collect_documents(source, store, Limits())
        finally:
            os.seteuid(0)
    assert reasons(collection) == [
        "locked.txt: it cannot be read (Permission denied); give the account that runs cityledger the right to read it"
    ]
    assert [item.file_name for item in collection.documents] == ["good.txt"]


def test_a_file_that_grows_while_it_is_read_is_left_for_the_next_run(place, store, monkeypatch) -> None:
    path = place / "growing.txt"
    path.write_text("half ")
    really_open = os.open

    def open_late(*arguments: object) -> int:
        if arguments[0] == str(path):
            with path.open("a") as stream:
                stream.write("of it")
        return really_open(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", open_late)
    collection = collect_documents(source_of_path(place), store, Limits())
    assert reasons(collection) == ["growing.txt: it changed while it was read; run again when it is complete"]


def test_a_zip_archive_is_a_folder_and_its_members_are_skipped_when_unchanged(collect, place) -> None:
    with zipfile.ZipFile(place / "reports.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2020/plan.txt", "The city will plant 300 trees.")
        archive.writestr("2020/report.pdf", PDF)
    collection = collect(place)
    assert [item.file_name for item in collection.documents] == ["plan.txt", "report.pdf"]
    uri = (place / "reports.zip").as_uri()
    assert collection.sightings[0].uri == f"zip://2020/plan.txt::{uri}"
    assert collect(place) == Collection((), (), ())
    assert collect(place / "reports.zip") == Collection((), (), ())


def test_the_uri_of_a_member_opens_it(collect, place) -> None:
    import fsspec

    with zipfile.ZipFile(place / "a b.zip", "w") as archive:
        archive.writestr("sub/plan.txt", "A plan.")
    (sighting,) = collect(place).sightings
    with fsspec.open(sighting.uri.replace("%20", " "), "rb") as stream:
        assert stream.read() == b"A plan."


def test_facts_of_the_source_and_of_single_files_are_on_the_documents(collect, place) -> None:
    (place / "plan-2020.txt").write_text("One.")
    (place / "other.txt").write_text("Two.")
    source = Source(
        name="city",
        where=(str(place),),
        facts=Facts(publisher="City of Example", language="en", licence="CC-BY-4.0"),
        overrides=(Override(pattern="plan-*", facts=Facts(title="The Plan", published_on="2020-11", language="de")),),
    )
    other, plan = collect(source).documents
    assert (other.source, other.publisher, other.language, other.title) == ("city", "City of Example", "en", None)
    assert (plan.publisher, plan.language, plan.title, plan.published_on) == (
        "City of Example",
        "de",
        "The Plan",
        "2020-11",
    )


def test_patterns_choose_files_in_folders_and_archives(collect, place) -> None:
    (place / "drafts").mkdir()
    (place / "drafts" / "plan.txt").write_text("Draft.")
    (place / "plan.txt").write_text("Final.")
    (place / "plan.md").write_text("Markdown.")
    with zipfile.ZipFile(place / "old.zip", "w") as archive:
        archive.writestr("old.txt", "Old.")
        archive.writestr("old.md", "Old too.")
    source = Source(name="city", where=(str(place),), include=("*.TXT",), exclude=("drafts/*",))
    assert sorted(item.file_name for item in collect(source).documents) == ["old.txt", "plan.txt"]


def test_a_source_that_holds_too_little_or_names_nothing_gives_a_finding(collect, place) -> None:
    (place / "plan.txt").write_text("A plan.")
    source = Source(
        name="city",
        where=(str(place),),
        at_least=2,
        overrides=(Override(pattern="plam.txt", facts=Facts(title="The Plan")),),
    )
    findings = collect(source).findings
    assert [(item.severity, item.expectation, item.reason) for item in findings] == [
        ("warning", "expect.at_least", "source city holds 1 documents, at least 2 were expected"),
        ("warning", "files.plam.txt", "source city states facts for 'plam.txt', which fits no file"),
    ]
    (place / "more.txt").write_text("Another.")
    assert [item.expectation for item in collect(source).findings] == ["files.plam.txt"]


def test_a_place_that_is_gone_is_told_each_time_and_holds_up_no_other(collect, place, tmp_path) -> None:
    (place / "plan.txt").write_text("A plan.")
    source = Source(name="city", where=(str(tmp_path / "gone"), str(place)))
    first = collect(source)
    assert reasons(first) == [f"{tmp_path / 'gone'}: there is no such file or folder; correct the path"]
    assert len(first.documents) == 1
    assert reasons(collect(source)) == reasons(first)


def test_the_stores_own_files_are_never_documents(collect, place, tmp_path) -> None:
    (tmp_path / "place" / "plan.txt").write_text("A plan.")
    collect(place)
    landing = tmp_path / "store" / "landing"
    landing.mkdir()
    (landing / "new.txt").write_text("New.")
    assert [item.file_name for item in collect(tmp_path).documents] == ["new.txt"]


def test_a_landing_folder_in_the_store_is_made(collect, tmp_path) -> None:
    source = Source(name="landing", where=(str(tmp_path / "store" / "landing"),))
    assert collect(source).processing == ()
    assert (tmp_path / "store" / "landing").is_dir()


def test_bytes_without_records_are_taken_in_again(place, store) -> None:
    """A crash between the bytes and the records costs nothing but the time."""
    (place / "plan.txt").write_text("A plan.")
    lost = collect_documents(source_of_path(place), store, Limits())
    again = collect_documents(source_of_path(place), store, Limits())
    assert [item.document_id for item in again.documents] == [item.document_id for item in lost.documents]


def test_ten_thousand_tiny_files_take_seconds(collect, place) -> None:
    for number in range(10_000):
        (place / f"{number:05}.txt").write_text(f"Document {number}.")
    begin = time.perf_counter()
    collection = collect(place)
    assert time.perf_counter() - begin < 60
    assert len(collection.documents) == len(collection.sightings) == len(collection.processing) == 10_000
    shutil.rmtree(place)


def test_progress_says_what_is_found(place, store) -> None:
    (place / "plan.txt").write_text("A plan.")
    (place / "empty.txt").touch()
    lines: list[str] = []
    collect_documents(source_of_path(place), store, Limits(), lines.append)
    assert lines == [
        "set aside empty.txt: it is empty; fetch it again, or take it away",
        "collect place: 2 files looked at, 1 new documents, 1 set aside",
    ]


def test_a_full_disk_stops_the_stage_and_blames_no_document(place, store, monkeypatch) -> None:
    (place / "plan.txt").write_text("A plan.")

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        collect_documents(source_of_path(place), store, Limits())


def test_processing_reports_fit_the_record(collect, place) -> None:
    (place / "plan.txt").write_text("A plan.")
    (report,) = collect(place).processing
    assert (report.rows, report.batch_id, report.file_name) == (1, "", "plan.txt")
    assert 0 <= report.seconds < 60
