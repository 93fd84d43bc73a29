"""How each dimension is filled: rows in, rows out."""

from datetime import date, datetime

import pytest

from cityledger.load.lookup_rows import StandardIndicator, Theme
from cityledger.records import (
    CanonicalCommitment,
    CanonicalIndicator,
    Document,
    Organization,
    Place,
    Processing,
    Run,
    Sighting,
)
from tests.load.making import (
    DAY,
    LATER,
    make_commitment,
    make_document,
    make_indicator,
    make_processing,
    make_run,
    make_sighting,
)

DIMENSIONS = ("date", "document", "indicator", "organization", "passage", "period", "place", "run", "theme", "unit")


@pytest.mark.parametrize("name", DIMENSIONS)
def test_every_dimension_has_one_unknown_member_that_says_nothing(case, name):
    (member,) = case.rows(f"from star.dim_{name} where {name}_key = 0")
    assert set(member) <= {0, None}  # False is 0


def test_dim_date_holds_every_day_of_four_centuries_once(case):
    case.fill("star/dim_date")
    assert case.rows(
        "select count(*), count(distinct date), min(date), max(date) from star.dim_date where date_key > 0"
    ) == [(146_097, 146_097, date(1800, 1, 1), date(2199, 12, 31))]
    assert case.rows("select * from star.dim_date where date = '2026-12-31'") == [
        ((date(2026, 12, 31) - date(1799, 12, 31)).days, date(2026, 12, 31), 2026, 4, 12, "December", 31, 53, 4)
    ]
    assert case.rows("select date_key from star.dim_date where date = '1800-01-01'") == [(1,)]


def test_dim_run_takes_the_last_word_on_a_run_and_keeps_its_key(case):
    case.land("run", Run, [make_run("run-2", started_at=LATER)], "20260401")
    case.land(
        "run", Run, [make_run("run-1", ended_at="2026-03-01T11:00:00+02:00", outcome="partial", reason="x")], "20260302"
    )
    case.fill("star/dim_run")
    assert case.rows(
        "select run_key, run_id, ended_at, outcome, reason from star.dim_run where run_key > 0 order by 1"
    ) == [
        (1, "run-1", datetime(2026, 3, 1, 9), "partial", "x"),
        (2, "run-2", None, "ok", None),
    ]
    day = "select day.date from star.dim_run inner join star.dim_date as day on started_date_key = date_key"
    assert case.rows(f"{day} where run_id = 'run-2'") == [(date(2026, 4, 1),)]


def test_dim_theme_describes_what_the_lookup_knows_and_keeps_what_rows_name(case):
    theme = Theme(theme="sdg:11", label="Cities", scheme="sdg", scheme_label="Goals", code="11")
    case.land("theme", Theme, [theme])
    case.land("indicator", CanonicalIndicator, [make_indicator("d1", themes=("sdg:11", "own:x"))])
    case.land("commitment", CanonicalCommitment, [make_commitment("d1", themes=("own:y",))])
    case.fill("star/dim_theme")
    case.fill("star/dim_theme")
    assert case.rows(
        "select theme_key, theme, label, scheme_label, code from star.dim_theme where theme_key > 0 order by 1"
    ) == [
        (1, "own:x", "own:x", None, None),
        (2, "own:y", "own:y", None, None),
        (3, "sdg:11", "Cities", "Goals", "11"),
    ]


def _standard(name, **changes):
    values = {"label": name.title(), "definition": "d", "dimensions": ("count",), "polarity": "higher",
              "sdg_target": "11.3", "change_of": None}  # fmt: skip
    return StandardIndicator(indicator_standard=name, **{**values, **changes})


def test_dim_indicator_describes_what_the_lookup_knows_and_keeps_keys_when_it_grows(case):
    case.land("standard_indicator", StandardIndicator, [_standard("population")])
    case.land("indicator", CanonicalIndicator, [make_indicator("d1", indicator_standard="old one")])
    case.fill("star/dim_indicator")
    case.clear_landing()
    case.land(
        "standard_indicator",
        StandardIndicator,
        [_standard("area", dimensions=("area",)), _standard("population", label="People")],
    )
    case.fill("star/dim_indicator")
    columns = "indicator_key, indicator_standard, label, dimensions, polarity"
    assert case.rows(f"select {columns} from star.dim_indicator where indicator_key > 0 order by 1") == [
        (1, "old one", "old one", None, None),
        (2, "population", "People", ["count"], "higher"),
        (3, "area", "Area", ["area"], "higher"),
    ]


def test_dim_place_takes_the_newest_description_and_names_without_one(case):
    case.land("place", Place, [Place(name="Porto", kind="region", country_code="PT")], "b1")
    case.land("place", Place, [Place(name="Porto", kind="city", latitude=41.15)], "b2")
    case.land(
        "indicator", CanonicalIndicator, [make_indicator("d1", place="Braga"), make_indicator("d1", 2, place=None)]
    )
    case.land("commitment", CanonicalCommitment, [make_commitment("d1", canonical_places=("Porto", "Lisbon"))])
    case.fill("star/dim_place")
    columns = "place_key, name, kind, country_code, latitude"
    known = [
        (1, "Braga", "unknown", None, None),
        (2, "Lisbon", "unknown", None, None),
        (3, "Porto", "city", None, 41.15),
    ]
    assert case.rows(f"select {columns} from star.dim_place where place_key > 0 order by 1") == known
    case.clear_landing()
    case.land(
        "place", Place, [Place(name="Aveiro", kind="city"), Place(name="Braga", kind="city", country_code="PT")], "b3"
    )
    case.fill("star/dim_place")
    assert case.rows(f"select {columns} from star.dim_place where place_key > 0 order by 1") == [
        (1, "Braga", "city", "PT", None), *known[1:], (4, "Aveiro", "city", None, None)
    ]  # fmt: skip


def test_dim_organization_gathers_aliases_over_loads(case):
    case.land("organization", Organization, [Organization(name="ICLEI", kind="network", aliases=("I", "ICLEI e.V."))])
    case.land("commitment", CanonicalCommitment, [make_commitment("d1", partner_organizations=("C40",))])
    case.land("indicator", CanonicalIndicator, [make_indicator("d1", organization="Metro")])
    case.fill("star/dim_organization")
    case.clear_landing()
    case.land(
        "organization", Organization, [Organization(name="ICLEI", kind="network", aliases=("Local Governments",))], "b2"
    )
    case.fill("star/dim_organization")
    assert case.rows("select * from star.dim_organization where organization_key > 0 order by 1") == [
        (1, "C40", "unknown", []),
        (2, "City of Porto", "unknown", []),
        (3, "ICLEI", "network", ["I", "ICLEI e.V.", "Local Governments"]),
        (4, "Metro", "unknown", []),
    ]


def test_dim_unit_learns_dimensions_from_harmonized_rows(case):
    case.land("commitment", CanonicalCommitment, [make_commitment("d1", target_unit="kg")])
    case.fill("star/dim_unit")
    assert case.rows("select * from star.dim_unit where unit_key > 0") == [(1, "kg", None)]
    case.land(
        "indicator", CanonicalIndicator, [make_indicator("d1", unit="kg", unit_dimension="mass", standard_unit="t")]
    )
    case.fill("star/dim_unit")
    assert case.rows("select * from star.dim_unit where unit_key > 0 order by 1") == [
        (1, "kg", "mass"),
        (2, "t", "mass"),
    ]


@pytest.mark.parametrize(
    ("period", "start", "end", "grain"),
    [
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2020-Q4", "2020-10-01", "2020-12-31", "quarter"),
        ("2020-05-09", "2020-05-09", "2020-05-09", "day"),
        ("2014/2020", "2014-01-01", "2020-12-31", "span"),
        ("../2030", None, "2030-12-31", None),
        ("soon", None, None, None),
    ],
)
def test_dim_period_knows_its_days_and_its_grain(case, period, start, end, grain):
    row = make_indicator("d1", period=period, period_start=start, period_end=end)
    case.land("indicator", CanonicalIndicator, [row, row])
    case.fill("star/dim_period")
    case.fill("star/dim_period")
    (got,) = case.rows(
        "select period_key, period, first_day.date, last_day.date, grain from star.dim_period"
        " inner join star.dim_date as first_day on start_date_key = first_day.date_key"
        " inner join star.dim_date as last_day on end_date_key = last_day.date_key where period_key > 0"
    )
    assert got == (1, period, start and date.fromisoformat(start), end and date.fromisoformat(end), grain)


def test_dim_period_takes_deadlines_and_leaves_out_rows_without_one(case):
    none = {"deadline": None, "deadline_start": None, "deadline_end": None}
    case.land("commitment", CanonicalCommitment, [make_commitment("d1"), make_commitment("d1", 2, **none)])
    case.fill("star/dim_period")
    assert case.rows("select period, period_end from star.dim_period where period_key > 0") == [
        ("2030", date(2030, 12, 31))
    ]


def test_dim_period_before_the_calendar_keeps_its_days_without_keys(case):
    row = make_indicator("d1", period="1750", period_start="1750-01-01", period_end="1750-12-31")
    case.land("indicator", CanonicalIndicator, [row])
    case.fill("star/dim_period")
    assert case.rows("select period_start, start_date_key, grain from star.dim_period where period_key > 0") == [
        (date(1750, 1, 1), 0, "year")
    ]


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
