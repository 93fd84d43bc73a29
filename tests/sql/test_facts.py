"""How facts and bridges are filled and taken out again: rows in, rows out."""

from datetime import date, datetime

from cityledger.load.lookup_rows import Theme
from tests.load.making import (
    LATER,
    full_batch,
    make_commitment,
    make_document,
    make_finding,
    make_indicator,
    make_interest,
    make_processing,
)

CITIES = Theme(theme="sdg:11", label="Cities", scheme="sdg", scheme_label="Goals", code="11")


def test_fact_indicator_leads_to_every_dimension(case, load):
    row = make_indicator(
        "d1",
        indicator_standard="bus_lines",
        standard_score=0.9,
        standard_method="terms",
        indicator_source="table",
        subject_source="section",
        organization="Metro",
        unit="kg",
        unit_dimension="mass",
        standard_unit="t",
        standard_value=0.012,
        value_upper=15.0,
        direction="increase",
        comparator="~",
        warnings=("w",),
        themes=("sdg:11", "own"),
    )
    load(document=[make_document("d1")], indicator=[row], theme=[CITIES])
    assert case.rows(
        "select document_id, quote, place.name, indicator_standard, organization.name, unit.unit, standard_unit.unit,"
        " period.period_end, run_id, fact.value, value_upper, value_text, comparator, direction, standard_value,"
        " standard_score, standard_method, indicator_source, subject_source, fact.themes, fact.warnings"
        " from star.fact_indicator as fact inner join star.dim_document using (document_key)"
        " inner join star.dim_passage using (passage_key)"
        " inner join star.dim_place as place on fact.place_key = place.place_key"
        " inner join star.dim_indicator using (indicator_key)"
        " inner join star.dim_organization as organization using (organization_key)"
        " inner join star.dim_unit as unit on fact.unit_key = unit.unit_key"
        " inner join star.dim_unit as standard_unit on standard_unit_key = standard_unit.unit_key"
        " inner join star.dim_period as period using (period_key)"
        " inner join star.dim_run as run on fact.run_key = run.run_key"
    ) == [
        (
            "d1",
            "12 bus lines in 2025, count 1",
            "Porto",
            "bus_lines",
            "Metro",
            "kg",
            "t",
            date(2025, 12, 31),
            "run-1",
            12.0,
            15.0,
            "12",
            "~",
            "increase",
            0.012,
            0.9,
            "terms",
            "table",
            "section",
            ["Cities", "own"],
            ["w"],
        )
    ]


def test_fact_indicator_takes_key_0_for_what_is_unknown(case, load):
    row = make_indicator(
        "d1",
        place=None,
        indicator_standard=None,
        organization=None,
        standard_unit=None,
        period=None,
        period_start=None,
        period_end=None,
    )
    load(document=[make_document("d1")], indicator=[row])
    columns = "place_key, indicator_key, organization_key, standard_unit_key, period_key"
    assert case.rows(f"select {columns} from star.fact_indicator") == [(0, 0, 0, 0, 0)]


def test_facts_are_numbered_densely_by_place_and_indicator(case, load):
    rows = [make_indicator("d1", number, place=place) for number, place in enumerate(("C", "A", "B", "A"), start=1)]
    load(document=[make_document("d1")], indicator=rows)
    query = "select observation_key, name, indicator_id from star.fact_indicator"
    assert case.rows(f"{query} inner join star.dim_place using (place_key)") == [
        (1, "A", "d1-i2"),
        (2, "A", "d1-i4"),
        (3, "B", "d1-i3"),
        (4, "C", "d1-i1"),
    ]


def test_fact_commitment_leads_to_parent_target_deadline_and_actor(case, load):
    batch = full_batch("d1", indicator=[make_indicator("d1", 1), make_indicator("d1", 2, kind="target")])
    batch["commitment"][0] = make_commitment(
        "d1",
        targets=("gone", "d1-i2"),
        target_value=12.0,
        target_unit="count",
        partners=("the network",),
        places=("here",),
        canonical_places=("Porto",),
        themes=("sdg:11",),
        continuing=True,
        purpose="so that",
        warnings=("w",),
    )
    load(**batch, theme=[CITIES])
    columns = (
        "commitment_id, parent_commitment_id, parent_commitment_key, target_observation_key, deadline.period,"
        " actor.name, unit.unit, target_value, partners, places_text, places, partner_organizations, themes,"
        " target_indicator_ids, continuing, purpose, warnings"
    )
    assert case.rows(
        f"select {columns} from star.fact_commitment"
        " inner join star.dim_period as deadline on deadline_key = period_key"
        " inner join star.dim_organization as actor on actor_organization_key = organization_key"
        " inner join star.dim_unit as unit on target_unit_key = unit_key order by commitment_key"
    ) == [
        (
            "d1-c1",
            None,
            0,
            2,
            "2030",
            "City of Porto",
            "count",
            12.0,
            ["the network"],
            ["here"],
            ["Porto"],
            [],
            ["Cities"],
            ["d1-i2"],
            True,
            "so that",
            ["w"],
        ),
        ("d1-c2", "d1-c1", 1, 0, "2030", "City of Porto", None, None, [], [], [], ["ICLEI"], [], [], False, None, []),
    ]


def test_a_parent_is_looked_for_in_its_own_document(case, load):
    other = make_commitment("d2", commitment_id="d1-c1")
    child = make_commitment("d1", 2, parent_commitment_id="d1-c1")
    load(document=[make_document("d1"), make_document("d2")], commitment=[other, child])
    assert case.rows("select parent_commitment_key from star.fact_commitment order by all") == [(0,), (0,)]


def test_fact_declared_interest_leads_to_passage_actor_and_themes(case, load):
    row = make_interest("d1", themes=("sdg:11", "own"), theme_scores=(0.75, 0.5), warnings=("w",))
    load(
        document=[make_document("d1")],
        theme=[CITIES],
        declared_interest=[row, make_interest("d1", 2, is_declared=False)],
    )
    columns = (
        "interest_id, document_id, page, quote, name, question, option, is_declared, actor, themes, theme_codes,"
        " warnings"
    )
    assert case.rows(
        f"select {columns} from star.fact_declared_interest inner join star.dim_document using (document_key)"
        " inner join star.dim_passage using (passage_key)"
        " inner join star.dim_organization on actor_organization_key = organization_key order by interest_key"
    ) == [
        (
            "d1-o1", "d1", 3, "tram lines, option 1", "City of Porto", "What interests your city?",
            "tram lines, option 1", True, "The city", ["Cities", "own"], ["sdg:11", "own"], ["w"],
        ),
        (
            "d1-o2", "d1", 3, "tram lines, option 2", "City of Porto", "What interests your city?",
            "tram lines, option 2", False, "The city", [], [], [],
        ),
    ]  # fmt: skip


def test_fact_finding_keeps_a_finding_once_and_says_where_it_came_from(case, load):
    findings = [
        make_finding(
            "f1",
            document_id="d1",
            file_name="d1.pdf",
            page=3,
            column="quote",
            row_key="d1-i1",
            observed="x",
            row_json="{}",
            remedy="look",
            severity="critical",
        ),
        make_finding("f1", document_id="d1"),
        make_finding("f2", outcome="errored"),
        make_finding("f3", document_id="refused"),
    ]
    load(document=[make_document("d1")], finding=findings)
    columns = "finding_id, document_key, document_id, batch_id, outcome, found_at"
    moment = datetime(2026, 3, 1, 8)
    assert case.rows(f"select {columns} from star.fact_finding order by 1") == [
        ("f1", 1, "d1", "b1", "failed", moment),
        ("f2", 0, None, "b1", "errored", moment),
        ("f3", 0, "refused", "b1", "failed", moment),
    ]


def test_findings_about_a_release_end_with_it(case, load):
    load(**full_batch("d1"))
    case.clear_landing()
    case.land("finding", type(make_finding("x")), [make_finding("about the release")], "loading")
    case.fill("star/fact_finding")
    query = "select finding_id, batch_id from star.fact_finding order by all"
    assert case.rows(query) == [("about the release", None), ("d1-f", "b1")]
    load("b2", **full_batch("d2"))
    assert case.rows(query) == [("d1-f", "b1"), ("d2-f", "b2")]


def test_fact_processing_keeps_the_last_work_of_each_stage_on_a_document(case, load):
    load(
        document=[make_document("d1")],
        processing=[
            make_processing("d1", "convert", "b1", pages=3, rows=40, version="1"),
            make_processing("d1", "extract", "b1"),
            make_processing("refused", "collect", "b1", outcome="failed", reason="empty.pdf is empty; write it again"),
        ],
    )
    load(
        "b2",
        document=[],
        processing=[make_processing("d1", "convert", "b2", started_at=LATER, outcome="failed", reason="r")],
    )
    load("b0", document=[], processing=[make_processing("d1", "extract", "b0", started_at="2020-01-01T00:00:00+00:00")])
    columns = "document_id, stage, document_key, batch_id, outcome, pages, row_count"
    assert case.rows(f"select {columns} from star.fact_processing order by 1, 2") == [
        ("d1", "convert", 1, "b2", "failed", None, None),
        ("d1", "extract", 1, "b1", "ok", None, None),
        ("refused", "collect", 0, "b1", "failed", None, None),
    ]
