"""Items that name whoever does them before a colon or dash."""

import pytest

from cityledger.extract.commitments.doers import find_doer
from tests.extract.made_up_city import extract, make_blocks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Port Office: mend the quay", "Port Office"),
        ("- Municipalities: refit the kitchens", "Municipalities"),
        ("2. Ministry for Ports and Quays – dredge the basin", "Ministry for Ports and Quays"),
        ("Staff: learn to swim", "Staff"),
        ("Cycle Network: build 20 km", None),
        ("Clean the county: sweep streets", None),
        ("Port Office: 12 new cranes", None),
        ("Port Office", None),
    ],
)
def test_only_words_for_bodies_name_a_doer(text: str, name: str | None) -> None:
    found = find_doer(text, 0, len(text))
    assert (found and found[0]) == name


def test_the_action_begins_behind_the_name_and_belongs_to_it() -> None:
    items = ("list_item", "EWB: flush the mains every spring"), ("list_item", "Ward councils: clear the drains")
    rows = extract(make_blocks(*items, headings=("Who does what",)))
    assert [(row.actor, row.action) for row in rows] == [
        ("Elmhaven Water Board", "flush the mains every spring"),
        ("Ward councils", "clear the drains"),
    ]


def test_nobody_is_given_what_has_been_done() -> None:
    assert not extract(make_blocks(("list_item", "Port Office: mend the quay"), headings=("Achievements",)))
