"""The folder of a digest: its pages, what it leaves for the next, and what documents cannot do to it."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from cityledger.publish import find_digest, write_digest
from cityledger.publish.digest.writing import _file_names
from cityledger.semantic_layer import read_semantic_layer
from cityledger.warehouse import WarehouseError, connect_read_only, current_release_id, read_release_id
from tests.load.making import make_document
from tests.publish.digest.conftest import publish_batch

JUNE = datetime(2026, 6, 1, 6, tzinfo=UTC)


class Links(HTMLParser):
    """The elements and addresses of a page."""

    def __init__(self):
        super().__init__()
        self.elements, self.addresses = [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]


def _read(path):
    page = Links()
    page.feed(path.read_text())
    return page


def test_there_is_a_page_for_all_and_one_for_each_place(settings, first):
    folder = write_digest(settings, JUNE)
    assert folder.parent == settings.data / "publish" / "digests"
    assert (folder.parent / "newest").resolve() == folder
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {"index.html", "index.md", "letter.html", "letter.md", "attached.html", "told.json",
                     "places/porto.html", "places/porto.md"}  # fmt: skip
    assert "build a tram line" in (folder / "index.md").read_text()
    assert "build a tram line" in (folder / "places" / "porto.html").read_text()


def test_every_link_leads_somewhere(settings, first):
    folder = write_digest(settings, JUNE)
    for page in (folder / "index.html", folder / "places" / "porto.html"):
        addresses = _read(page).addresses
        assert addresses
        for address in addresses:
            target = (page.parent / address.partition("#")[0]).resolve()
            evidence = settings.current_release.resolve() / "evidence"
            assert target.is_file() or target.parent == evidence, address


def test_the_letter_has_no_link_that_a_mailbox_cannot_follow_and_no_chart(settings, first):
    folder = write_digest(settings, JUNE)
    page = _read(folder / "letter.html")
    assert "svg" not in page.elements
    attached = _read(folder / "attached.html")
    assert "svg" in attached.elements
    assert page.addresses == attached.addresses == []
    text = (folder / "letter.md").read_text()
    assert "build a tram line" in text and "](" not in text
    assert "](" in (folder / "index.md").read_text()
    assert "svg" in _read(settings.data / "publish" / "digests" / "newest" / "index.html").elements


def test_columns_are_called_as_everywhere(settings, first):
    page = (write_digest(settings, JUNE) / "index.html").read_text()
    for column in ("actor", "action", "strength", "deadline"):
        assert f">{read_semantic_layer()['commitments'].column(column).label}</th>" in page


def test_words_of_documents_stay_words(settings, first):
    folder = write_digest(settings, JUNE)
    page = _read(folder / "index.html")
    assert "b" not in page.elements
    assert not any(address.startswith("javascript") for address in page.addresses)
    assert "Plan &lt;b&gt;1" in (folder / "index.html").read_text()
    assert r"Plan \<b\>1" in (folder / "index.md").read_text()
    assert r"open \| a depot" in (folder / "index.md").read_text()


def test_the_next_digest_tells_of_what_came_since(settings, first):
    write_digest(settings, JUNE)
    publish_batch(settings, 2, make_document("d2", title="Report 2", place="Porto", published_on="2026-03-01"))
    folder = write_digest(settings, datetime(2026, 6, 8, 6, tzinfo=UTC))
    assert sorted(json.loads((folder / "told.json").read_text())["document_ids"]) == ["d1", "d2"]
    told = (folder / "index.md").read_text().partition("## New commitments")[0]
    assert "Report 2" in told and "Plan" not in told
    assert "2026-06-01 06:00 UTC" in told
    again = write_digest(settings, datetime(2026, 6, 9, 6, tzinfo=UTC))
    assert "Report 2" not in (again / "index.md").read_text().partition("## New commitments")[0]


def test_a_release_is_named_by_what_was_read_and_not_by_where_the_link_leads_later(settings, first):
    with connect_read_only(settings.current_warehouse) as connection:
        former = current_release_id(settings)
        publish_batch(settings, 2, make_document("d2", title="Report 2"))
        assert read_release_id(connection, settings) == former != current_release_id(settings)
    assert f"Release {current_release_id(settings)}" in (write_digest(settings, JUNE) / "index.html").read_text()


def test_without_a_release_it_says_what_to_do(settings):
    with pytest.raises(WarehouseError, match=r"no release .*`cityledger run"):
        write_digest(settings)


def test_a_damaged_memory_names_its_file(settings, first):
    folder = write_digest(settings, JUNE)
    (folder / "told.json").write_text("{")
    with pytest.raises(WarehouseError, match=r"told\.json cannot be read"):
        write_digest(settings)


def test_a_digest_is_found_by_its_name_alone(settings, first):
    folder = write_digest(settings, JUNE)
    assert find_digest(folder.name, settings) == folder
    for name in ("../digests/" + folder.name, "", "1999"):
        with pytest.raises(WarehouseError, match="there is no digest"):
            find_digest(name, settings)


def test_places_get_safe_names_that_differ():
    assert _file_names(["São Paulo", "Sao Paulo", "../etc", "北京", "Ürümqi"]) == [
        "sao-paulo", "sao-paulo--2", "etc", "place", "urumqi",
    ]  # fmt: skip
