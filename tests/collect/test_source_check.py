"""What a source states and its places do not hold."""

from cityledger.collect import Source
from cityledger.collect.source_check import check_source
from cityledger.collect.sources import Facts, Override

SOURCE = Source(
    name="city",
    where=(),
    at_least=2,
    at_most=3,
    overrides=(Override(pattern="plan-*.pdf", facts=Facts(title="The Plan")),),
)


def test_nothing_is_found_where_all_holds() -> None:
    for count in (2, 3):
        assert check_source(SOURCE, count, ["a/plan-1.pdf"]) == ()


def test_each_statement_that_does_not_hold_is_a_finding_of_its_own() -> None:
    few = check_source(SOURCE, 1, ["plan.pdf"])
    many = check_source(SOURCE, 4, ["plan-1.pdf"])
    assert [item.expectation for item in (*few, *many)] == ["expect.at_least", "files.plan-*.pdf", "expect.at_most"]
    assert [item.observed for item in (*few, *many)] == ["1", "0", "4"]
    assert len({item.finding_id for item in (*few, *many)}) == 3
    assert {(item.stage, item.severity, item.row_key) for item in (*few, *many)} == {("collect", "warning", "city")}
    assert all(item.remedy for item in (*few, *many))
