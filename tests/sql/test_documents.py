"""How dim_document keeps the versions of documents, and dim_passage their passages: rows in, rows out."""

from datetime import date, datetime

import pytest

from cityledger.records import CanonicalCommitment, CanonicalIndicator, Document, Place, Processing, Sighting
from tests.load.making import (
    DAY,
    LATER,
    make_commitment,
    make_document,
    make_indicator,
    make_processing,
    make_sighting,
)


def _load_documents(case, documents, sightings, batch_id="b1", processing=()):
    case.clear_landing()
    case.land("document", Document, documents, batch_id)
    case.land("sighting", Sighting, sightings, batch_id)
    case.land("processing", Processing, processing, batch_id)
    case.choose(batch_id)
    case.fill("forget_documents")
    case.fill("star/dim_document")
    case.fill("star/fact_sighting")


def _versions(case):
    columns = "document_id, is_current, valid_from, valid_to, uris, supersedes"
    return case.rows(f"select {columns} from star.dim_document where document_key > 0 order by document_id")


MARCH, APRIL, MAY = datetime(2026, 3, 1, 8), datetime(2026, 4, 1, 8), datetime(2026, 5, 1, 8)


def test_dim_document_says_what_the_document_says_of_itself(case):
    case.land("place", Place, [Place(name="Porto", kind="city")])
    case.fill("star/dim_place")
    document = make_document("d1", place="Porto", published_on="2020-11", publisher="City", licence="CC-BY-4.0")
    told = [
        make_processing("d1", "convert", "b1", pages=12),
        make_processing("d1", "extract", "b1", outcome="partial", reason="page 3 is an image", started_at=LATER),
    ]
    _load_documents(case, [document], [], processing=told)
    assert case.rows(
        "select document_key, place.name, day.date, pages, outcome, reason, batch_id, processed_at, run_key, uris"
        " from star.dim_document as document inner join star.dim_place as place using (place_key)"
        " inner join star.dim_date as day on published_date_key = date_key where document_key > 0"
    ) == [(1, "Porto", date(2020, 11, 1), 12, "partial", "page 3 is an image", "b1", APRIL, 1, [])]


@pytest.mark.parametrize(
    ("published_on", "day"),
    [("2020", date(2020, 1, 1)), ("2020-11-05", date(2020, 11, 5)), ("spring", None), (None, None)],
)
def test_dim_document_dates_publication_as_far_as_it_is_stated(case, published_on, day):
    _load_documents(case, [make_document("d1", published_on=published_on)], [])
    query = "select date from star.dim_document inner join star.dim_date on published_date_key = date_key"
    assert case.rows(f"{query} where document_key > 0") == [(day,)]


def test_the_same_bytes_at_two_places_are_one_document(case):
    _load_documents(case, [make_document("d1")], [make_sighting("in/b.pdf", "d1"), make_sighting("in/a.pdf", "d1")])
    assert _versions(case) == [("d1", True, MARCH, None, ["in/a.pdf", "in/b.pdf"], None)]


def test_changed_bytes_at_the_same_place_supersede_the_old(case):
    _load_documents(case, [make_document("d1")], [make_sighting("in/a.pdf", "d1", DAY)])
    _load_documents(case, [make_document("d2")], [make_sighting("in/a.pdf", "d2", LATER)], "b2")
    assert _versions(case) == [
        ("d1", False, MARCH, APRIL, ["in/a.pdf"], None),
        ("d2", True, APRIL, None, ["in/a.pdf"], "d1"),
    ]


def test_a_document_is_current_while_one_of_its_places_holds_it(case):
    both = [make_sighting("in/a.pdf", "d1"), make_sighting("in/b.pdf", "d1")]
    _load_documents(case, [make_document("d1")], both)
    _load_documents(case, [make_document("d2")], [make_sighting("in/a.pdf", "d2", LATER)], "b2")
    assert _versions(case) == [
        ("d1", True, MARCH, None, ["in/b.pdf"], None),
        ("d2", True, APRIL, None, ["in/a.pdf"], "d1"),
    ]


def test_a_file_that_is_put_back_is_current_again(case):
    _load_documents(case, [make_document("d1")], [make_sighting("in/a.pdf", "d1", DAY)])
    _load_documents(case, [make_document("d2")], [make_sighting("in/a.pdf", "d2", LATER)], "b2")
    _load_documents(case, [], [make_sighting("in/a.pdf", "d1", "2026-05-01T08:00:00+00:00")], "b3")
    assert _versions(case) == [
        ("d1", True, MARCH, None, ["in/a.pdf"], "d2"),
        ("d2", False, APRIL, MAY, ["in/a.pdf"], "d1"),
    ]


def test_batches_that_come_in_the_wrong_order_give_the_same_versions(case):
    _load_documents(case, [make_document("d2")], [make_sighting("in/a.pdf", "d2", LATER)], "b2")
    _load_documents(case, [make_document("d1")], [make_sighting("in/a.pdf", "d1", DAY)])
    assert _versions(case) == [
        ("d1", False, MARCH, APRIL, ["in/a.pdf"], None),
        ("d2", True, APRIL, None, ["in/a.pdf"], "d1"),
    ]


def test_a_batch_that_is_loaded_again_tells_its_sightings_once(case):
    for _ in range(2):
        _load_documents(case, [make_document("d1")], [make_sighting("in/a.pdf", "d1")])
    assert case.rows("select document_id, uri, seen_at from star.fact_sighting") == [("d1", "in/a.pdf", MARCH)]
    assert len(_versions(case)) == 1


def test_fact_sighting_finds_a_document_that_comes_later(case):
    _load_documents(case, [], [make_sighting("in/a.pdf", "d1")])
    assert case.rows("select document_key from star.fact_sighting") == [(0,)]
    _load_documents(case, [make_document("d1")], [], "b2")
    assert case.rows("select document_key from star.fact_sighting") == [(1,)]


def test_dim_document_replaces_what_it_said_and_keeps_its_key(case):
    _load_documents(case, [make_document("d1"), make_document("d2")], [])
    again = [make_processing("d2", "convert", "b2", started_at=LATER)]
    _load_documents(case, [make_document("d2", title="New title")], [], "b2", again)
    assert case.rows(
        "select document_key, title, batch_id from star.dim_document where document_key > 0 order by 1"
    ) == [
        (1, "Plan d1", "b1"),
        (2, "New title", "b2"),
    ]


def test_rows_that_quote_the_same_words_share_a_passage(case):
    case.land("document", Document, [make_document("d1")])
    same = {"start": 5, "end": 9, "quote": "12 %"}
    case.land("indicator", CanonicalIndicator, [make_indicator("d1", 1, **same), make_indicator("d1", 2, **same)])
    case.land("commitment", CanonicalCommitment, [make_commitment("d1", 1, **same), make_commitment("d1", 2)])
    case.choose()
    case.fill("star/dim_document")
    case.fill("star/dim_passage")
    columns = "passage_key, document_key, page, section, char_start, char_end, box, quote"
    assert case.rows(f"select {columns} from star.dim_passage where passage_key > 0 order by 1") == [
        (1, 1, 2, "Actions", 5, 9, None, "12 %"),
        (2, 1, 2, "Actions", 10_200, 10_250, None, "will build a tram line, number 2"),
    ]
