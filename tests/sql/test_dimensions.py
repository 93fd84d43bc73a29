"""How each dimension is filled: rows in, rows out."""

from datetime import date, datetime

import pytest

from cityledger.load.lookup_rows import StandardIndicator, Theme
from cityledger.records import (
    CanonicalCommitment,
    CanonicalIndicator,
    Organization,
    Place,
    Run,
)
from tests.load.making import (
    LATER,
    make_commitment,
    make_indicator,
    make_run,
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
