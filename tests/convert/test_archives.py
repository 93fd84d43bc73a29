import zipfile
from pathlib import Path

import pytest

from cityledger.convert.archives import Package, mend_xml, parse_xml
from cityledger.convert.drafts import UnreadableError
from cityledger.settings import Limits


def package(folder: Path, **parts: bytes) -> Package:
    path = folder / "file.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Package(path, Limits())


def test_children_are_given_one_by_one_until_the_text_breaks_off(tmp_path: Path) -> None:
    parts = package(tmp_path, text=b"<d><body><p>1</p><q><p>in</p></q><p>2</p><p>")
    found: list[str] = []
    with pytest.raises(UnreadableError, match="its part text is broken XML"):
        found.extend("".join(element.itertext()) for element in parts.children("text", "body", lambda content: None))
    assert found == ["1", "in", "2"]


def test_a_check_of_the_bytes_comes_first(tmp_path: Path) -> None:
    def refuse(content: bytes) -> None:
        raise UnreadableError(f"{len(content)} bytes")

    with pytest.raises(UnreadableError, match="19 bytes"):
        list(package(tmp_path, text=b"<d><body></body></d").children("text", "body", refuse))


def test_broken_xml_gives_what_is_left_and_entities_give_nothing(tmp_path: Path) -> None:
    parts = package(tmp_path, styles=b"<s><a/><b", bomb=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', none=b"")
    tree, reason = parts.mended_xml("styles")
    assert (tree.tag, reason is not None) == ("s", True)
    assert parts.mended_xml("absent") == (None, None)
    assert parts.mended_xml("none")[0] is None
    with pytest.raises(UnreadableError, match="do not trust it"):
        parts.mended_xml("bomb")


def test_deep_xml_says_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="nested too deeply"):
        parse_xml(b"<a>" * 400 + b"</a>" * 400, "deep")
    assert mend_xml(b"\x00") is None
