"""How bridges are filled: rows in, rows out."""

import pytest

from tests.load.making import make_commitment, make_document, make_indicator, make_interest


@pytest.mark.parametrize(("statement", "role"), [("commitment", "actor"), ("request", "asked")])
def test_bridge_to_organizations_says_the_part_that_each_has(case, load, statement, role):
    row = make_commitment("d1", statement=statement, partner_organizations=("ICLEI", "C40", "ICLEI"))
    load(document=[make_document("d1")], commitment=[row])
    query = "select commitment_key, name, role, position from star.bridge_commitment_organization"
    assert case.rows(
        f"{query} inner join star.dim_organization using (organization_key) order by role, position"
    ) == sorted(
        [(1, "City of Porto", role, 1), (1, "ICLEI", "partner", 1), (1, "C40", "partner", 2)], key=lambda item: item[2:]
    )


def test_bridge_to_organizations_leaves_out_an_unknown_actor(case, load):
    load(document=[make_document("d1")], commitment=[make_commitment("d1", actor_organization=None)])
    assert case.rows("from star.bridge_commitment_organization") == []


def test_bridges_to_themes_places_and_targets_keep_the_order_and_drop_repeats(case, load):
    indicators = [make_indicator("d1", 1, themes=("t2", "t1")), make_indicator("d1", 2)]
    commitment = make_commitment(
        "d1", themes=("t2", "t1", "t2"), canonical_places=("Porto", "Braga"), targets=("d1-i2", "gone", "d1-i1")
    )
    load(document=[make_document("d1")], indicator=indicators, commitment=[commitment])
    ends = {
        "bridge_commitment_theme": ("theme", "dim_theme using (theme_key)", ["t2", "t1"]),
        "bridge_indicator_theme": ("theme", "dim_theme using (theme_key)", ["t2", "t1"]),
        "bridge_commitment_place": ("name", "dim_place using (place_key)", ["Porto", "Braga"]),
        "bridge_commitment_target": ("indicator_id", "fact_indicator using (observation_key)", ["d1-i2", "d1-i1"]),
    }
    for bridge, (column, other, expected) in ends.items():
        query = f"select {column}, position from star.{bridge} inner join star.{other} order by position"
        assert case.rows(query) == [(name, place) for place, name in enumerate(expected, start=1)], bridge


def test_bridges_to_themes_keep_each_theme_s_score(case, load):
    facts = {"themes": ("t2", "t1"), "theme_scores": (0.5, 0.875)}
    rows = {
        "indicator": [make_indicator("d1", **facts)],
        "commitment": [make_commitment("d1", **facts)],
        "declared_interest": [make_interest("d1", **facts)],
    }
    load(document=[make_document("d1")], **rows)
    for table in rows:
        query = f"select theme, position, score from star.bridge_{table}_theme"
        found = case.rows(f"{query} inner join star.dim_theme using (theme_key) order by position")
        assert found == [("t2", 1, 0.5), ("t1", 2, 0.875)], table


def test_a_row_from_before_scores_were_kept_has_none(case, load):
    load(document=[make_document("d1")], commitment=[make_commitment("d1", themes=("t1", "t2"))])
    assert case.rows("select position, score from star.bridge_commitment_theme order by 1") == [(1, None), (2, None)]
