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
        ("The city has set itself the goal of planting 900 trees by 2031.", "planting 900 trees by 2031", "intended"),
        ("It is the intention of the Harbour Agency to sell its cranes.", "sell its cranes", "intended"),
        ("There are plans to extend the tram to the airport.", "extend the tram to the airport", "intended"),
        ("The two-year “Shells to Bricks” project (see page 9) aims to turn shells into bricks.",
         "turn shells into bricks", "intended"),
        ("The role of the Harbour Agency will be to mend the cranes.", "mend the cranes", "firm"),
        ("Emphasis will be placed on training young pilots.", "training young pilots", "firm"),
        ("The Harbour Agency has been instructed to draft a code.", "draft a code", "firm"),
        ("Elmhaven intends to be carbon neutral by 2040.", "be carbon neutral by 2040", "intended"),
        ("The remaining 14 streets will be considered in the coming years.",
         "The remaining 14 streets will be considered in the coming years", "firm"),
        ("We must mend the quay by 2031.", "mend the quay by 2031", "firm"),
        ("Over the coming decade the city will lease five ferries.", "lease five ferries", "firm"),
        ("The Harbour Agency needs to mend its cranes.", "mend its cranes", "firm"),
        ("Skippers will need to carry a licence.", "carry a licence", "firm"),
        ("Mooring permits will not be given to wrecks.", "Mooring permits will not be given to wrecks", "firm"),
        ("Boats that fail to pay will be towed.", "Boats that fail to pay will be towed", "firm"),
        ("The city will no longer require a bond.", "no longer require a bond", "firm"),
        ("The city will require skippers to wear vests.", "require skippers to wear vests", "firm"),
        ("The city will not close the ferry line.", "not close the ferry line", "firm"),
        ("We won't close the ferry line.", "won't close the ferry line", "firm"),
        ("We'll launch a ferry pass.", "launch a ferry pass", "firm"),
        ("We're going to mend every crane.", "mend every crane", "intended"),
        ("This strategy aims to halve leaks by 2031.", "halve leaks by 2031", "intended"),
        ("The strategy commits us to planting 900 trees.", "planting 900 trees", "intended"),
        ("The Harbour Agency will over the next three years mend 25 cranes.", "mend 25 cranes", "firm"),
        ("Our focus will be on training young pilots.", "training young pilots", "firm"),
        ("The next phase involves building a pier.", "building a pier", "stated"),
        ("Further support includes lending nets to crews.", "lending nets to crews", "stated"),
        ("The aim is for every ward to host a market by 2031.", "host a market by 2031", "intended"),
        ("The ferry line, if it pays, will be extended.", "The ferry line, if it pays, will be extended", "firm"),
        ("The ferry line has promised to add two trips an hour.", "add two trips an hour", "intended"),
        ("The mayor said: “The city will mend the quay.”", "mend the quay", "firm"),
        ("The city will hold net fairs—days on which crews swap nets.", "hold net fairs", "firm"),
        ("The city will go all out to mend its cranes.", "mend its cranes", "firm"),
        ("The city will spare no effort to mend its cranes.", "mend its cranes", "firm"),
        ("The city is asking skippers to sign a charter.", "sign a charter", "stated"),
        ("The city will make it easier to report leaks.", "make it easier to report leaks", "firm"),
        ("In this field the city plans to mend cranes.", "mend cranes", "intended"),
        ("Skippers are called upon to carry vests.", "carry vests", "stated"),
        ("The city will mend the quay, a project that has begun well.", "mend the quay", "firm"),
    ],
)  # fmt: skip
def test_forms_of_promises(text: str, action: str, strength: str) -> None:
    (row,) = read(text)
    assert (row.action, row.strength) == (action, strength)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Planned measures include building three bridges, widening the quay and opening a shop.",
         ["building three bridges", "widening the quay", "opening a shop"]),
        ("The city is committed to cutting waste, saving water and to mending its dunes.",
         ["cutting waste", "saving water", "mending its dunes"]),
        ("The city is committed to clean air and to finishing the quay.", ["finishing the quay"]),
        ("The city plans to mend cranes, to light stairs, and to train crews.",
         ["mend cranes", "light stairs", "train crews"]),
        ("The city plans to buy nets for 40 crews and to train over 60 pilots.",
         ["buy nets for 40 crews", "train over 60 pilots"]),
        ("The city will continue to do a good job of mending cranes, further improve stairs, and keep the quay clean.",
         ["mending cranes", "improve stairs", "keep the quay clean"]),
        ("The board shall meet monthly, keep minutes and advise the mayor.",
         ["meet monthly", "keep minutes", "advise the mayor"]),
        ("The city will check that piers hold and, where they do not, mend them.",
         ["check that piers hold and, where they do not, mend them"]),
        ("The city will mend the quay, and it will do so by 2031.", ["mend the quay"]),
        ("The board shall be responsible for mending nets and for hosting the fair.",
         ["mending nets", "hosting the fair"]),
        ("The city will not only widen roads but also plant trees.", ["widen roads", "plant trees"]),
        ("The board will do these jobs: first, mending nets; second, hosting the fair.",
         ["do these jobs", "mending nets", "hosting the fair"]),
        ("The city names the following priorities: (1) launch a ferry, (2) mend the quay, and (3) light its stairs.",
         ["launch a ferry", "mend the quay", "light its stairs"]),
        ("The city commits to (1) buying nets, (2) lighting the stairs, and (3) mending the quay.",
         ["buying nets", "lighting the stairs", "mending the quay"]),
        ("The city will plan for, and respond to, floods.", ["plan for, and respond to, floods"]),
        ("The city will save water by mending pipes and by testing taps.",
         ["save water", "mending pipes", "testing taps"]),
    ],
)  # fmt: skip
def test_gerunds_in_a_row(text: str, wanted: list[str]) -> None:
    assert actions(text) == wanted


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The firms that are responsible for the quay will be expected to report on it.", "firms"),
        ("The Harbours and Fisheries Agency and the Tide Club will mend the quay.", "Harbours and Fisheries Agency"),
    ],
)
def test_who_acts_behind_a_relative_clause_and_in_a_name_with_and(text: str, actor: str) -> None:
    (row,) = read(text)
    assert row.actor is not None
    assert row.actor.removeprefix("The ") == actor


@pytest.mark.parametrize(
    "text",
    [
        "The forms to be filed are listed below.",
        "Once the board meets, the plant could open.",
        "If funds allow, the city will buy land.",
        "No beach will be safe by 2100.",
        "Water must be boiled before use.",
        "The firm had promised to build a pier.",
        "This plan aims to provide an overview of risks.",
        "We hope this plan will inspire others.",
        "We need to rethink the quay.",
        "Residents need to be told.",
        "The dunes will be gone by 2070.",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To that end, the city will open two clinics.", ["open two clinics"]),
        ("The city will build a safe, clean harbour.", ["build a safe, clean harbour"]),
        ("The city will work over the next year to insulate all schools.", ["insulate all schools"]),
        ("The city will work in partnership with Elmhaven Water Board to mend the mains.", ["mend the mains"]),
        ("The city will mend the quay while retraining the crew.", ["mend the quay", "retraining the crew"]),
        ("The city will mend the quay while saving money.", ["mend the quay while saving money"]),
        (
            "The city is committed to mapping the quay every year and to always keep a channel of nine metres.",
            ["mapping the quay every year", "keep a channel of nine metres"],
        ),
        (
            "The city will mend the quay, buying pumps that will save oil, cut noise and last.",
            ["mend the quay", "buying pumps that will save oil, cut noise and last"],
        ),
        ("The city will mend the quay, using pumps that will save oil, cut noise and last.", ["mend the quay"]),
        ("The city will mend the quay, using pumps, and fund a ferry.", ["mend the quay", "fund a ferry"]),
        ("Will mend the quay by 2030.", ["mend the quay by 2030"]),
        ("Is committing to mend the quay.", ["mend the quay"]),
        ("Will the city mend the quay?", []),
        ("Mending the quay will cut noise.", []),
    ],
)
def test_where_clauses_part(text: str, expected: list[str]) -> None:
    assert actions(text) == expected


@pytest.mark.parametrize(
    ("text", "action", "purpose"),
    [
        ("Reduce travel to shorten trips", "Reduce travel", "to shorten trips"),
        ("Fund a Depot to Mend Trams", "Fund a Depot", "to Mend Trams"),
        ("Publish advice on how best to insulate lofts", "Publish advice on how best to insulate lofts", None),
        (
            "Draw up a plan, including dates and a budget, to shelter crews",
            "Draw up a plan, including dates and a budget, to shelter crews",
            None,
        ),
        ("Move the market from Oak Lane to Mill Lane", "Move the market from Oak Lane to Mill Lane", None),
    ],
)
def test_where_a_purpose_begins(text: str, action: str, purpose: str | None) -> None:
    (row,) = read(text, kind="list_item", headings=("Actions",))
    assert (row.action, row.purpose) == (action, purpose)
