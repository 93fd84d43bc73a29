"""Places that fsspec reaches; its own file system in memory stands for an object store."""

import importlib.util
import uuid
from collections.abc import Callable, Iterator

import fsspec
import pytest

from cityledger.collect import Collection, Source

Collect = Callable[..., Collection]


def reasons(collection: Collection) -> list[str]:
    return [str(report.reason) for report in collection.processing if report.outcome == "failed"]


@pytest.fixture
def bucket() -> Iterator[str]:
    name = f"/bucket-{uuid.uuid4().hex}"
    filesystem = fsspec.filesystem("memory")
    filesystem.pipe({f"{name}/2020/plan.txt": b"A plan.", f"{name}/a.txt": b"Another.", f"{name}/.keep": b""})
    yield name
    filesystem.rm(name, recursive=True)


def test_a_bucket_is_a_folder(collect: Collect, bucket: str) -> None:
    source = Source(name="store", where=(f"memory:/{bucket}",))
    collection = collect(source)
    assert [item.file_name for item in collection.documents] == ["plan.txt", "a.txt"]
    assert collection.sightings[0].uri == f"memory://{bucket}/2020/plan.txt"
    again = collect(source)
    assert (again.sightings, again.processing) == ((), ())


def test_one_object_is_a_place_too(collect: Collect, bucket: str) -> None:
    assert [item.file_name for item in collect(f"memory:/{bucket}/2020/plan.txt").documents] == ["plan.txt"]


def test_a_changed_object_is_a_new_document(collect: Collect, bucket: str) -> None:
    collect(f"memory:/{bucket}")
    fsspec.filesystem("memory").pipe(f"{bucket}/a.txt", b"Changed.")
    assert [item.file_name for item in collect(f"memory:/{bucket}").documents] == ["a.txt"]


def test_a_key_that_leads_out_is_refused(collect: Collect, bucket: str) -> None:
    fsspec.filesystem("memory").store[f"{bucket}/../evil.txt"] = fsspec.filesystem("memory").store[f"{bucket}/a.txt"]
    try:
        collection = collect(f"memory:/{bucket}")
    finally:
        del fsspec.filesystem("memory").store[f"{bucket}/../evil.txt"]
    assert any("points outside" in reason for reason in reasons(collection))
    assert "evil.txt" not in [item.file_name for item in collection.documents]


def test_an_empty_place_is_told(collect: Collect) -> None:
    assert reasons(collect("memory://nothing-here")) == [
        "memory://nothing-here: there is nothing there; correct the address"
    ]


def test_an_unknown_protocol_is_told(collect: Collect) -> None:
    (reason,) = reasons(collect("gopherspace://host/plan.txt"))
    assert "it cannot be listed" in reason
    assert "gopherspace" in reason


def test_a_file_url_is_a_folder_on_this_machine(collect: Collect, place) -> None:
    (place / "a b.txt").write_text("A plan.")
    assert collect(place.as_uri()).sightings[0].uri == (place / "a b.txt").as_uri()


def test_s3_without_its_package_says_how_to_install_it(collect: Collect) -> None:
    if importlib.util.find_spec("s3fs"):
        pytest.skip("s3fs is installed here")
    assert reasons(collect("s3://bucket/folder")) == [
        "s3://bucket/folder: s3:// needs a package that is not installed; run `uv sync --extra s3`"
    ]
