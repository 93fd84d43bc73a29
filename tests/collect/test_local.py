"""What lies in a folder."""

import os
from pathlib import Path

import pytest

from cityledger.collect.found import Found
from cityledger.collect.local import find_local, open_local
from cityledger.collect.refused import Refusal, RefusedError


def paths(root: Path) -> list[str]:
    return [item.path for item in find_local(root)]


def test_files_come_sorted_each_folders_own_before_those_below(place: Path) -> None:
    for name in ("b/z.txt", "b/a/y.txt", "a/x.txt", "c.txt", "a.txt"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("x")
    assert paths(place) == ["a.txt", "c.txt", "a/x.txt", "b/z.txt", "b/a/y.txt"]


def test_size_and_date_are_those_of_the_file(place: Path) -> None:
    path = place / "a.txt"
    path.write_text("abc")
    os.utime(path, ns=(0, 1_600_000_000_123_456_789))
    (found,) = find_local(place)
    assert isinstance(found, Found)
    assert (found.size, found.modified, found.name) == (3, "2020-09-13T12:26:40.123456+00:00", "a.txt")


def test_one_file_is_a_place_too(place: Path) -> None:
    (place / "a b.txt").write_text("x")
    (found,) = find_local(place / "a b.txt")
    assert (found.uri, found.path) == ((place / "a b.txt").as_uri(), "a b.txt")


def test_a_link_that_a_person_names_is_followed_once(place: Path, tmp_path: Path) -> None:
    (place / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(place)
    (found,) = find_local(tmp_path / "link")
    assert found.uri == (place / "a.txt").as_uri()


def test_hidden_and_left_over_files_are_passed_over(place: Path) -> None:
    for name in (".git/config", ".hidden.txt", "~$plan.docx", "Thumbs.db", "__MACOSX/a.txt", "plan.txt"):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text("x")
    assert paths(place) == ["plan.txt"]


def test_a_folder_marked_as_holding_no_documents_is_passed_over(place: Path) -> None:
    for name in ("plan.txt", "labels/.nodocuments", "labels/plan.txt", "labels/deep/plan.txt", "other/plan.txt"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("x")
    assert paths(place) == ["plan.txt", "other/plan.txt"]
    assert paths(place / "labels") == ["plan.txt", "deep/plan.txt"]


def test_a_very_deep_folder_is_walked_without_recursion(place: Path) -> None:
    folder = place
    for _ in range(300):
        folder /= "d"
        folder.mkdir()
    (folder / "a.txt").write_text("x")
    assert paths(place) == ["d/" * 300 + "a.txt"]


def test_a_folder_with_a_broken_name_has_its_files_refused(place: Path) -> None:
    folder = place / "a\nb"
    folder.mkdir()
    (folder / "plan.txt").write_text("x")
    (refusal,) = find_local(place)
    assert isinstance(refusal, Refusal)
    assert "control characters" in refusal.reason


def test_a_link_put_in_the_place_of_a_file_is_not_opened(place: Path) -> None:
    (place / "a.txt").symlink_to("/etc/passwd")
    with pytest.raises(RefusedError, match="cannot be read"):
        open_local(str(place / "a.txt"))


def test_a_pipe_put_in_the_place_of_a_file_is_not_waited_for(place: Path) -> None:
    os.mkfifo(place / "a.txt")
    with pytest.raises(RefusedError, match="a device, a socket or a pipe"):
        open_local(str(place / "a.txt"))


def test_a_file_that_vanished_is_refused(place: Path) -> None:
    (place / "a.txt").write_text("x")
    (found,) = find_local(place)
    (place / "a.txt").unlink()
    assert isinstance(found, Found)
    with pytest.raises(RefusedError, match="No such file"):
        found.open()
