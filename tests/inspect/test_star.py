"""A candidate's star schema: published only where nothing critical was found."""

import pytest

from cityledger.inspect import blocks_release, inspect_warehouse, star
from tests.inspect.examples import DOCUMENT_ID, star_schema


def inspected(folder, statement="select 1"):
    path = folder / "warehouse.duckdb"
    with star_schema(path) as connection:
        connection.execute(statement)
    return inspect_warehouse(path, "release-1")


def test_a_sound_release_has_no_findings(tmp_path):
    findings = inspected(tmp_path)
    assert findings == ()
    assert not blocks_release(findings)


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """What is found where a key is an orphan, all kinds are wrong, no actor is given and a table is gone."""
    statement = """
    update star.fact_indicator set place_key = 99 where observation_key = 2;
    update star.fact_indicator set kind = 'guess';
    update star.fact_commitment set actor = null;
    drop table star.fact_sighting;
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(star, "MOST_ROWS", 1)
        return inspected(tmp_path_factory.mktemp("star"), statement)


def of(findings, expectation):
    return [finding for finding in findings if finding.expectation == expectation]


def test_a_critical_row_blocks_the_release_and_names_its_document(findings):
    (orphan,) = of(findings, "place_key_is_known")
    assert blocks_release([orphan])
    assert (orphan.table, orphan.row_key, orphan.severity) == ("fact_indicator", "bbbbbbbbbbbbbbbb", "critical")
    assert (orphan.document_id, orphan.file_name, orphan.page) == (DOCUMENT_ID, "plan.pdf", 1)
    assert orphan.observed == "place_key=99"


def test_a_warning_on_the_table_does_not_block(findings):
    (warning,) = of(findings, "actor_is_given")
    assert (warning.table, warning.severity, warning.row_key) == ("fact_commitment", "warning", None)
    assert warning.observed == "2 of 2 rows do not hold"
    assert not blocks_release([warning])


def test_a_table_that_cannot_be_read_blocks_as_errored(findings):
    (unread,) = of(findings, "table_can_be_read")
    assert (unread.table, unread.outcome, unread.severity) == ("fact_sighting", "errored", "critical")
    assert "fact_sighting" in unread.reason
    assert blocks_release([unread])


def test_a_fault_of_all_rows_is_told_for_a_few_and_counted(findings):
    first, count = of(findings, "kind_is_known")
    assert (first.row_key, count.row_key) == ("aaaaaaaaaaaaaaaa", None)
    assert count.observed == "2 of 2 rows, of which 1 are told one by one"


def test_nothing_else_is_found(findings):
    assert {item.expectation for item in findings} == {
        "place_key_is_known", "kind_is_known", "actor_is_given", "table_can_be_read",
        "target_is_a_target", "actual_is_measured", "rows_are_of_one_kind",
    }  # fmt: skip


def test_no_file_is_a_clear_error(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nothing\.duckdb is not there"):
        inspect_warehouse(tmp_path / "nothing.duckdb", "release-1")
