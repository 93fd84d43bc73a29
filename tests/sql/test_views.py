"""The analytics views: their public columns, and the rows that they show."""

import pytest

from cityledger.load.lookup_rows import StandardIndicator
from tests.load.making import (
    LATER,
    make_commitment,
    make_document,
    make_finding,
    make_indicator,
    make_interest,
    make_processing,
    make_sighting,
)

PUBLIC_COLUMNS = {
    "indicators": """document_id document_title file_name page section indicator indicator_standard subject place value
        value_upper value_text comparator unit kind direction period period_start period_end quote char_start char_end
        box confidence extractor_version""",
    "commitments": """commitment_id parent_commitment_id document_id document_title file_name page section statement
        actor action verb strength continuing purpose target_value target_unit deadline deadline_start deadline_end
        partners places themes quote char_start char_end box confidence extractor_version""",
}


@pytest.mark.parametrize("view", PUBLIC_COLUMNS)
def test_the_public_columns_come_first_and_in_order(case, view):
    names = [name for name, *_ in case.rows(f"describe analytics.{view}")]
    public = PUBLIC_COLUMNS[view].split()
    assert names[: len(public)] == public


@pytest.mark.parametrize("column", ["partners", "places", "themes"])
def test_lists_are_lists_of_text(case, column):
    types = {name: data_type for name, data_type, *_ in case.rows("describe analytics.commitments")}
    assert types[column] == "VARCHAR[]"


def _show(case, view, columns, order="1"):
    return case.rows(f"select {columns} from analytics.{view} order by {order}")


def test_indicators_show_names_and_nothing_for_the_unknown(case, load):
    unknown = {
        "place": None,
        "period": None,
        "period_start": None,
        "period_end": None,
        "standard_unit": None,
        "unit": "x",
        "unit_dimension": None,
    }
    known = make_indicator("d1", 1, indicator_standard="bus_lines", organization="Metro")
    load(document=[make_document("d1")], indicator=[known, make_indicator("d1", 2, **unknown)])
    columns = "indicator_id, document_title, indicator_standard, place, unit, period, quote, box, organization, themes"
    assert _show(case, "indicators", columns) == [
        (
            "d1-i1",
            "Plan d1",
            "bus_lines",
            "Porto",
            "count",
            "2025",
            "12 bus lines in 2025, count 1",
            [10, 20, 30, 40],
            "Metro",
            [],
        ),
        ("d1-i2", "Plan d1", None, None, "x", None, "12 bus lines in 2025, count 2", [10, 20, 30, 40], None, []),
    ]


def test_commitments_show_names_as_written_and_canonical(case, load):
    row = make_commitment(
        "d1",
        partners=("the network",),
        partner_organizations=("ICLEI",),
        places=("the old town",),
        canonical_places=("Porto",),
        themes=("t",),
        targets=("d1-i1",),
    )
    load(document=[make_document("d1", place="Porto")], indicator=[make_indicator("d1")], commitment=[row])
    columns = (
        "actor, actor_organization, partners, partner_organizations, places_text, places, themes, target_indicator_ids"
    )
    assert _show(case, "commitments", columns + ", document_place, deadline, box") == [
        (
            "The city",
            "City of Porto",
            ["the network"],
            ["ICLEI"],
            ["the old town"],
            ["Porto"],
            ["t"],
            ["d1-i1"],
            "Porto",
            "2030",
            None,
        )
    ]


def test_views_show_current_documents_alone(case, load):
    for name, at in (("d1", "2026-03-01T08:00:00+00:00"), ("d2", LATER)):
        load(
            f"batch of {name}",
            at=at,
            document=[make_document(name)],
            sighting=[make_sighting("in/a.pdf", name, at)],
            indicator=[make_indicator(name)],
            commitment=[make_commitment(name)],
            finding=[make_finding(f"{name}-f", document_id=name)],
        )
    for view in ("indicators", "commitments", "documents", "quality"):
        assert _show(case, view, "document_id") == [("d2",)], view
    assert _show(case, "documents", "supersedes, uris") == [("d1", ["in/a.pdf"])]
    assert case.rows("select count(*) from star.fact_indicator") == [(2,)]


def test_documents_count_what_they_hold_and_what_it_cost(case, load):
    load(
        document=[make_document("d1", place="Nowhere", language="en"), make_document("d2")],
        indicator=[make_indicator("d1", number) for number in (1, 2, 3)],
        commitment=[make_commitment("d1", number) for number in (1, 2)],
        finding=[make_finding("f", document_id="d1")],
        processing=[
            make_processing("d1", "convert", "b1", seconds=1.5, pages=4),
            make_processing("d1", "extract", "b1", seconds=2.0),
            make_processing("d2", "convert", "b1", seconds=0.5, outcome="failed", reason="d2.pdf is encrypted"),
        ],
    )
    columns = "document_id, indicators, commitments, findings, seconds, pages, outcome, reason, place, run_id"
    assert _show(case, "documents", columns) == [
        ("d1", 3, 2, 1, 3.5, 4, "ok", None, "Nowhere", "run-1"),
        ("d2", 0, 0, 0, 0.5, None, "failed", "d2.pdf is encrypted", None, "run-1"),
    ]


def test_quality_shows_findings_of_refused_files_batches_and_releases_too(case, load):
    findings = [make_finding("f1", document_id="d1"), make_finding("f2", document_id="refused", file_name="x.pdf")]
    load(document=[make_document("d1")], finding=[*findings, make_finding("f3")])
    columns = "finding_id, document_id, document_title, file_name, severity, run_id"
    assert _show(case, "quality", columns) == [
        ("f1", "d1", "Plan d1", "d1.pdf", "warning", "run-1"),
        ("f2", "refused", None, "x.pdf", "warning", "run-1"),
        ("f3", None, None, None, "warning", "run-1"),
    ]


def test_progress_shows_both_statements_and_the_commitment(case, load):
    standard = StandardIndicator(
        indicator_standard="bus_lines",
        label="Bus lines",
        definition=None,
        dimensions=(),
        polarity="higher",
        sdg_target=None,
        change_of=None,
    )
    target = make_indicator("d1", 1, kind="target", indicator_standard="bus_lines", value=10.0, standard_value=10.0)
    actual = make_indicator("d2", 1, indicator_standard="bus_lines")
    load(
        document=[make_document("d1", published_on="2020"), make_document("d2", published_on="2026")],
        indicator=[target, actual],
        commitment=[make_commitment("d1", targets=("d1-i1",))],
        standard_indicator=[standard],
    )
    columns = (
        "indicator_label, place, unit, target_value, target_document_title, target_quote, commitment_id, actor,"
        " actual_value, actual_period, actual_document_id, ratio, is_met"
    )
    assert _show(case, "progress", columns) == [
        (
            "Bus lines",
            "Porto",
            "count",
            10.0,
            "Plan d1",
            "12 bus lines in 2025, count 1",
            "d1-c1",
            "The city",
            12.0,
            "2025",
            "d2",
            1.2,
            True,
        )
    ]


def test_themed_commitments_show_an_action_once_for_every_theme_and_once_without(case, load):
    rows = [make_commitment("d1", 1, themes=("water", "waste")), make_commitment("d1", 2, themes=())]
    load(document=[make_document("d1")], commitment=rows)
    assert sorted(_show(case, "themed_commitments", "commitment_id, theme"), key=str) == [
        ("d1-c1", "waste"),
        ("d1-c1", "water"),
        ("d1-c2", None),
    ]


def test_runs_show_what_is_current_of_what_they_brought(case, load):
    rows = [make_commitment("d1", 1, confidence=0.5, warnings=("doubtful",)), make_commitment("d1", 2, confidence=0.9)]
    load(
        document=[make_document("d1")],
        indicator=[make_indicator("d1", confidence=0.7)],
        commitment=rows,
        finding=[make_finding("f1", document_id="d1"), make_finding("f2", severity="critical")],
    )
    columns = "run_id, documents_with_rows, commitments, indicators, round(confidence, 6), rows_with_warnings, findings"
    assert _show(case, "runs", columns + ", critical_findings") == [("run-1", 1, 2, 1, 0.7, 1, 2, 1)]


def test_declared_interests_show_the_options_of_current_documents(case, load):
    rows = [make_interest("d1", themes=("sdg:11",)), make_interest("d1", 2, actor_organization=None)]
    load(document=[make_document("d1")], declared_interest=rows)
    columns = "interest_id, document_title, page, question, option, is_declared, actor_organization, theme_codes, quote"
    shown = _show(case, "declared_interests", columns)
    question = "What interests your city?"
    assert shown == [
        ("d1-o1", "Plan d1", 3, question, "tram lines, option 1", True, "City of Porto", ["sdg:11"],
         "tram lines, option 1"),
        ("d1-o2", "Plan d1", 3, question, "tram lines, option 2", True, None, [], "tram lines, option 2"),
    ]  # fmt: skip
    case.connection.execute("update star.dim_document set is_current = false")
    assert case.rows("from analytics.declared_interests") == []
