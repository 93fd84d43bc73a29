"""Batches before the load: marked, set aside, stopped."""

import json
from dataclasses import dataclass, replace

import pytest

from cityledger.inspect import inspect_records
from cityledger.records import make_key
from cityledger.store import Store
from tests.inspect.examples import COMMITMENT, DOCUMENT, INDICATOR, INTEREST, batch


def other(row, number, **changes):
    """A copy of a good row under a key of its own."""
    key = "indicator_id" if hasattr(row, "indicator_id") else "commitment_id"
    return replace(row, **{key: make_key(key, number), **changes})


def named(inspection):
    return [finding.expectation for finding in inspection.findings]


MARKED = other(INDICATOR, 2, value_upper=4.0, period="soon")
MADE_UP = other(INDICATOR, 3, quote="a sentence that nobody wrote, of 300", page=0, value=float("inf"))
SECOND = replace(INDICATOR, indicator="trees felled")
ODD = other(INDICATOR, 4, value_text=None)
BAD_PARENT = other(COMMITMENT, 2, confidence=7.0)
CHILD = other(
    COMMITMENT, 3, parent_commitment_id=BAD_PARENT.commitment_id,
    targets=(INDICATOR.indicator_id, MADE_UP.indicator_id),
)  # fmt: skip


@pytest.fixture(scope="module")
def mixed():
    """A batch of good rows, marked ones and bad ones, inspected."""
    return inspect_records(
        batch(indicators=[MADE_UP, INDICATOR, MARKED, SECOND, ODD], commitments=[BAD_PARENT, COMMITMENT, CHILD])
    )


def about(inspection, row):
    return [finding for finding in inspection.findings if finding.row_key == row.indicator_id]


def test_a_good_batch_goes_on_as_it_is():
    inspection = inspect_records(batch())
    assert inspection.findings == ()
    assert (inspection.documents, inspection.indicators) == ((DOCUMENT,), (INDICATOR,))
    assert (inspection.commitments, inspection.interests) == ((COMMITMENT,), (INTEREST,))
    assert not inspection.stopped


def test_a_row_that_fails_warnings_is_marked_with_their_names(mixed):
    marked = replace(MARKED, warnings=("value_upper_not_below_value", "period_is_iso"))
    assert mixed.indicators == (INDICATOR, marked)
    findings = about(mixed, MARKED)
    assert [finding.expectation for finding in findings] == list(marked.warnings)
    assert {(finding.severity, finding.row_json) for finding in findings} == {("warning", None)}


def test_a_row_that_fails_something_critical_is_set_aside_whole(mixed):
    critical = [finding for finding in about(mixed, MADE_UP) if finding.severity == "critical"]
    assert {item.expectation for item in critical} == {
        "quote_is_in_document",
        "page_counts_from_one",
        "value_is_finite",
    }
    for finding in critical:
        assert (finding.table, finding.document_id, finding.file_name) == ("indicator", MADE_UP.document_id, "plan.pdf")
        assert (finding.page, finding.outcome) == (0, "failed")
        assert json.loads(finding.row_json)["quote"] == MADE_UP.quote


def test_of_two_rows_with_one_key_the_first_stays(mixed):
    (finding,) = about(mixed, INDICATOR)
    assert (finding.expectation, finding.severity) == ("key_is_first", "critical")
    assert json.loads(finding.row_json)["indicator"] == "trees felled"


def test_a_check_that_cannot_run_on_a_row_sets_it_aside_as_errored(mixed):
    (errored,) = [finding for finding in about(mixed, ODD) if finding.outcome == "errored"]
    assert (errored.expectation, errored.severity) == ("quote_holds_value", "critical")
    assert "AttributeError" in errored.reason and json.loads(errored.row_json)["value_text"] is None


def test_references_to_rows_set_aside_are_taken_out_and_marked(mixed):
    child = replace(
        CHILD,
        parent_commitment_id=None,
        targets=(INDICATOR.indicator_id,),
        warnings=("parent_is_known", "targets_are_known"),
    )
    assert mixed.commitments == (COMMITMENT, child)


def test_some_bad_rows_do_not_stop_a_batch(mixed):
    assert not mixed.stopped


def test_what_is_kept_and_found_can_be_stored_and_read_again(mixed, tmp_path):
    store = Store(tmp_path)
    for rows in (mixed.indicators, mixed.commitments, mixed.findings):
        kind = type(rows[0])
        store.write("inspect", kind, "batch-1", rows)
        assert tuple(store.read("inspect", kind, "batch-1")) == rows


def test_a_document_that_is_set_aside_takes_its_rows_with_it():
    inspection = inspect_records(batch(documents=[replace(DOCUMENT, byte_size=0)]))
    assert (inspection.documents, inspection.indicators, inspection.commitments) == ((), (), ())
    assert inspection.interests == ()
    assert named(inspection) == ["document_is_not_empty", *["document_is_known"] * 3]


def test_a_broken_batch_is_stopped():
    @dataclass(frozen=True)
    class Old:
        commitment_id: str = COMMITMENT.commitment_id
        document_id: str = DOCUMENT.document_id
        warnings: tuple = ()

    inspection = inspect_records(batch(indicators=[INDICATOR, other(INDICATOR, 2, page="two")], commitments=[Old()]))
    assert inspection.stopped
    told = {(finding.table, finding.expectation): finding for finding in inspection.findings}
    missing = told["commitment", "columns_are_complete"]
    assert (missing.severity, missing.outcome) == ("critical", "failed")
    assert "quote" in missing.observed
    unchecked = told["indicator", "page_counts_from_one"]
    assert (unchecked.severity, unchecked.outcome) == ("critical", "errored")


@pytest.mark.parametrize(("bad", "good", "stopped"), [(20, 19, True), (20, 20, False), (19, 0, False)])
def test_a_batch_is_stopped_when_too_many_of_its_rows_are_critical(bad, good, stopped):
    rows = [other(INDICATOR, number, confidence=7.0 if number < bad else 0.5) for number in range(bad + good)]
    inspection = inspect_records(batch(indicators=rows, commitments=()))
    assert inspection.stopped is stopped
    assert ("most_rows_are_sound" in named(inspection)) is stopped
    assert len(inspection.indicators) == good


def test_an_option_that_fails_is_marked_or_set_aside_as_the_other_rows_are():
    marked = replace(INTEREST, interest_id=make_key("interest", 2), actor=None)
    gone = replace(INTEREST, interest_id=make_key("interest", 3), quote="nobody wrote this")
    inspection = inspect_records(batch(interests=[INTEREST, marked, gone]))
    assert inspection.interests == (INTEREST, replace(marked, warnings=("actor_is_given",)))
    told = {item.expectation for item in inspection.findings if item.table == "declared_interest"}
    assert told >= {"actor_is_given", "quote_is_in_document"}


def test_rows_made_before_themes_had_scores_go_on():
    assert inspect_records(batch(commitments=[replace(COMMITMENT, theme_scores=())])).findings == ()


def test_a_batch_without_rows_goes_on():
    assert inspect_records(batch(indicators=(), commitments=(), interests=())).findings == ()
