"""What a load does to the rows of documents that are in the warehouse already."""

from tests.load.making import DAY, LATER, full_batch, make_finding, make_indicator

FACTS = (
    "fact_indicator",
    "fact_commitment",
    "fact_declared_interest",
    "fact_progress",
    "fact_finding",
    "fact_processing",
    "fact_sighting",
)
BRIDGES = {
    "bridge_indicator_theme": ("fact_indicator", "observation_key"),
    "bridge_commitment_organization": ("fact_commitment", "commitment_key"),
    "bridge_commitment_place": ("fact_commitment", "commitment_key"),
    "bridge_commitment_theme": ("fact_commitment", "commitment_key"),
    "bridge_commitment_target": ("fact_commitment", "commitment_key"),
    "bridge_declared_interest_theme": ("fact_declared_interest", "interest_key"),
}


def _everything(case):
    """All facts, bridges and passages, without the keys that a second load may number anew."""
    views = ("indicators", "commitments", "declared_interests", "documents", "quality", "progress")
    counts = [case.rows(f"select count(*) from star.{table}") for table in (*FACTS, *BRIDGES, "dim_passage")]
    return counts, [sorted(map(str, case.rows(f"from analytics.{view}"))) for view in views]


def test_loading_a_document_again_leaves_what_the_first_load_left(case, load):
    load(**full_batch("d1"))
    before = _everything(case)
    load("b1", **full_batch("d1"))
    assert _everything(case) == before


def test_a_document_in_a_newer_batch_replaces_its_rows_and_no_others(case, load):
    load(**full_batch("d1"))
    load("b2", **full_batch("d2"))
    load(
        "b3",
        at=LATER,
        **full_batch("d1", indicator=[make_indicator("d1", 3)], commitment=[], declared_interest=[], finding=[]),
    )
    assert case.rows("select indicator_id from star.fact_indicator order by 1") == [("d1-i3",), ("d2-i1",), ("d2-i2",)]
    assert case.rows("select commitment_id from star.fact_commitment order by 1") == [("d2-c1",), ("d2-c2",)]
    assert case.rows("select interest_id from star.fact_declared_interest order by 1") == [("d2-o1",), ("d2-o2",)]
    assert case.rows("select finding_id from star.fact_finding") == [("d2-f",)]
    assert case.rows("select distinct document_key from star.dim_passage where passage_key > 0 order by 1") == [
        (1,),
        (2,),
    ]
    orphans = "select count(*) from star.{0} as bridge anti join star.{1} as fact using ({2})"
    for bridge, (fact, key) in BRIDGES.items():
        assert case.rows(orphans.format(bridge, fact, key)) == [(0,)], bridge
        assert case.rows(f"select count(*) > 0 from star.{bridge}") == [(True,)], bridge


def test_an_older_batch_that_comes_late_changes_nothing(case, load):
    load("b2", at=LATER, **full_batch("d1"))
    before = _everything(case)
    load(
        "b1",
        at=DAY,
        **full_batch("d1", indicator=[make_indicator("d1", 9)], finding=[make_finding("late", document_id="d1")]),
    )
    assert _everything(case)[0][:3] == before[0][:3]
    assert case.rows("select finding_id from star.fact_finding") == [("d1-f",)]
