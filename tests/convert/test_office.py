import zipfile
from pathlib import Path

from cityledger.convert.office import copy_of_xml
from cityledger.settings import Limits

EMPTY = b'<p:sld xmlns:p="urn:p"/>'


def deck(folder: Path, **parts: bytes) -> Path:
    path = folder / "deck.pptx"
    sound = {
        "ppt/slides/slide1.xml": b'<p:sld xmlns:p="urn:p"><a>1</a></p:sld>',
        "ppt/layouts/layout1.xml": b"<one/>",
        "ppt/layouts/layout2.xml": b"<two/>",
        "ppt/media/film.bin": b"\x00" * 5000,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**sound, **parts}.items():
            archive.writestr(name, content)
    return path


def mended(path: Path) -> dict[str, bytes]:
    copy = copy_of_xml(path, Limits(), "ppt/slides/", EMPTY)
    with zipfile.ZipFile(copy.stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_copy_holds_xml_alone(tmp_path: Path) -> None:
    copy = copy_of_xml(deck(tmp_path), Limits())
    with zipfile.ZipFile(copy.stream) as archive:
        assert archive.read("ppt/media/film.bin") == b""
        assert archive.read("ppt/layouts/layout1.xml") == b"<one/>"
    assert copy.broken == ()


def test_what_is_left_of_a_part_stands_for_it_or_one_of_its_kind(tmp_path: Path) -> None:
    parts = mended(deck(tmp_path, **{"ppt/layouts/layout1.xml": b"", "ppt/layouts/layout2.xml": b"<two><x>"}))
    assert parts["ppt/layouts/layout1.xml"] == b"<two><x>"
    assert parts["ppt/layouts/layout2.xml"] == b"<two><x/></two>"


def test_a_slide_of_which_nothing_is_left_is_empty(tmp_path: Path) -> None:
    cut = b'<p:sld xmlns:p="urn:p"><a>1</a><b>'
    assert b"<a>1</a>" in mended(deck(tmp_path, **{"ppt/slides/slide1.xml": cut}))["ppt/slides/slide1.xml"]
    for broken in (b"", b"<sld><a>1"):
        assert mended(deck(tmp_path, **{"ppt/slides/slide1.xml": broken}))["ppt/slides/slide1.xml"] == EMPTY
