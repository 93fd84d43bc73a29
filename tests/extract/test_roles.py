"""Roles by which a text speaks of somebody without the name."""

import pytest

from cityledger.extract.context import build_context
from cityledger.extract.roles import main_role, role_of, short_form, undertaken_by_role
from tests.extract.made_up_city import make_document
from tests.extract.test_signature import blocks


@pytest.mark.parametrize(
    ("name", "role"),
    [("Port Office", "office"), ("Office of Ports and Quays", "office"), ("", ""), ("Orland", "orland")],
)
def test_the_head_of_a_name_is_its_role(name: str, role: str) -> None:
    assert role_of(name) == role


def test_undertakings_are_counted_in_any_case() -> None:
    text = "The Office will pay. The office has since set a goal. The office was shut. An office will open."
    assert undertaken_by_role("office", text) == 2
    assert undertaken_by_role("", text) == 0


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Orland is a republic. Trade in Orland grew. Every year the government decides on goals. Orland has lakes. "
         "The government has set three.", "government"),  # the country is only spoken of
        ("Orland is a republic. Orland will build ships. The government has set goals.", "Orland"),
        ("City buildings are old. The City mends City buildings with the Tram Board. City staff cycle.", "City"),
        ("The Orland Tree Plan is new. Orland has few trees. The Tram Board helps. City staff plant limes for the City "
         "and the City pays.", "Orland"),
    ],
)  # fmt: skip
def test_a_text_without_a_name_for_its_speaker_speaks_for_the_role(text: str, owner: str) -> None:
    assert build_context(make_document(), blocks(text)).owner == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Orland County Tree Plan. Roads to the Upper County are old. The County shall widen them. The County shall "
         "plant limes. The Upper County has no limes. The County shall mend quays.", "Orland County"),
        ("Build a Modern Harbour City. Orland grew. The city will build ships. Orland will pay. The city will mend "
         "quays.", "Orland"),
        ("What will we do? What will change? Orland grew. What will it cost? Orland will pay.", "Orland"),
    ],
)  # fmt: skip
def test_a_description_or_a_question_is_no_name(text: str, owner: str) -> None:
    assert build_context(make_document(), blocks(text)).owner == owner


def test_a_county_of_everyday_words_is_a_name_where_no_article_says_otherwise() -> None:
    text = "Orange County has grown. Orange County will plant limes. The County shall mend quays."
    assert build_context(make_document(), blocks(text)).owner == "Orange County"


def test_the_government_is_not_the_council_that_speaks_of_it() -> None:
    context = build_context(make_document(), blocks("Orland Bay Council", "The Council will pay, says the Council."))
    assert context.owner == "Orland Bay Council"
    assert context.resolve("the Council", 30) == "Orland Bay Council"
    assert context.resolve("the government", 30) == "government"


def test_the_company_is_the_firm_that_speaks() -> None:
    context = build_context(make_document(), blocks("Orland Water plans to dig. Orland Water will pay the Fish Trust."))
    assert context.owner == "Orland Water"
    assert context.resolve("the company", 60) == "Orland Water"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The city paid. The county did not. The city is old.", "city"),
        ("The county pays the province and the county court.", "county"),
    ],
)
def test_the_kind_of_place_is_the_one_spoken_of_most(text: str, kind: str) -> None:
    assert main_role(text) == kind


def test_another_kind_of_place_is_not_the_one_that_speaks() -> None:
    text = "Trade in Orland grew. Orland will pay. The city is old, the city is rich. The province will help."
    context = build_context(make_document(), blocks(text))
    assert context.owner == "Orland"
    assert context.resolve("the city", 60) == "Orland"
    assert context.resolve("the province", 90) == "province"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Project Office Quiet Orland", "Project Office"),
        ("Department of Parks", "Department"),
        ("Orland Agency Report", "Orland Agency Report"),  # no name of the agency, but of what it wrote
        ("Orland Office Board", "Orland Office Board"),
    ],
)
def test_a_name_may_go_on_behind_the_word_that_tells_what_it_is(name: str, short: str) -> None:
    assert short_form(name) == short


def test_an_office_that_signs_is_meant_by_its_short_form() -> None:
    signed = "Quieter Streets\nProject Office Quiet Orland\nBriefing of 3 May 2031"
    context = build_context(make_document(), blocks(signed, "Noise in Orland fell. The project office will go on."))
    assert context.owner == "Project Office Quiet Orland"
    assert context.resolve("the project office", 100) == "Project Office Quiet Orland"
    assert context.resolve("the tram office", 100) == "tram office"
