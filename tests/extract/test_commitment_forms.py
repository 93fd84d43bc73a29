"""Ways in which plans promise: proposals, decisions, duties, headlines; and what only looks like them."""

import pytest

from tests.extract.made_up_city import actions, read


@pytest.mark.parametrize(
    ("text", "action", "strength"),
    [
        ("It is proposed that the tram line be extended to the airport by 2031.",
         "the tram line be extended to the airport by 2031", "intended"),
        ("It is planned to build a new depot at Northgate.", "build a new depot at Northgate", "intended"),
        ("Our vision is to become a carbon-neutral city by 2050.", "become a carbon-neutral city by 2050", "intended"),
        ("New market hall to be completed by 2031.", "New market hall to be completed by 2031", "stated"),
        ("The Harbour Agency is required to repair all cranes.", "repair all cranes", "firm"),
        ("The city has decided to ban plastic bags from 2031.", "ban plastic bags from 2031", "intended"),
        ("The city commits itself to halving its leaks by 2035.", "halving its leaks by 2035", "intended"),
        ("A task force will be set up to look into thefts.", "A task force will be set up", "firm"),
        ("Kiosks on the quay shall use paper bags.", "use paper bags", "firm"),
        ("Once complete, the plant will be opened to the public.", "the plant will be opened to the public", "firm"),
        ("The board will have to publish its tariffs.", "publish its tariffs", "firm"),
        ("Audit bodies, such as the senate, will audit the board.", "audit the board", "firm"),
    ],
)  # fmt: skip
def test_forms_of_promises(text: str, action: str, strength: str) -> None:
    (row,) = read(text)
    assert (row.action, row.strength) == (action, strength)


@pytest.mark.parametrize(
    "text",
    [
        "The forms to be filed are listed below.",
        "Once the board meets, the plant could open.",
        "If funds allow, the city will buy land.",
    ],
)
def test_what_only_looks_like_a_promise(text: str) -> None:
    assert actions(text) == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Develop a strategy to cut leaks.", "Develop a strategy to cut leaks"),
        ("Update the harbour noise policy to cut noise.", "Update the harbour noise policy"),
        ("Build capacity to inspect wells.", "Build capacity"),
        ("Partner with Elmhaven Water Board, to save water.", "Partner with Elmhaven Water Board"),
        (
            "Negotiate and agree on tariffs for all wards of the port (This may need a bill.)",
            "Negotiate and agree on tariffs for all wards of the port",
        ),
    ],
)
def test_where_an_action_ends(text: str, action: str) -> None:
    assert actions(text, kind="list_item", headings=("Actions",)) == [action]


def test_the_document_s_own_speaker_is_asked() -> None:
    (row,) = read("Urge the City to mend the quay.", kind="list_item", headings=("Actions",))
    assert (row.statement, row.actor, row.action) == ("request", "City of Elmhaven", "mend the quay")
