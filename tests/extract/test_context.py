import pytest

from cityledger.extract.acronyms import find_acronyms
from cityledger.extract.context import Context, build_context
from cityledger.extract.places_on_page import box_of, page_of
from cityledger.records import Block, Document, WordBox, WordBoxes

TEXT = (
    "The City of Elmhaven (COE) adopted this plan. The Elmhaven Water Board (EWB) runs the pipes. "
    "The City will plant trees and the Parks Department will care for them. Its Harbour Council met. "
    "The City of Elmhaven will report each year, and all Municipal agencies help the State of Orland."
)


def make_document() -> Document:
    return Document(
        document_id="d", sha256="0" * 64, file_name="plan.txt", media_type="text/plain", byte_size=1, source="test",
        collected_at="2026-01-01T00:00:00Z",
    )  # fmt: skip


def make_block(text: str, headings: tuple[str, ...] = ()) -> Block:
    return Block(
        document_id="d", block_id="b", position=0, kind="paragraph", page=1, text=text, start=0, end=len(text),
        heading_path=headings, box=(0.0, 0.0, 100.0, 100.0),
    )  # fmt: skip


def make_context(text: str = TEXT) -> Context:
    return build_context(make_document(), [make_block(text)])


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("we", "City of Elmhaven"),
        (None, "City of Elmhaven"),
        ("the City", "City of Elmhaven"),
        ("the government", "City of Elmhaven"),
        ("EWB", "Elmhaven Water Board"),
        ("the Department", "Parks Department"),
        ("The Council", "Harbour Council"),
        ("agencies", "Municipal agencies"),
        ("the state", "State of Orland"),
        ("the Port Authority", "Port Authority"),
    ],
)
def test_names_resolve_to_the_full_name_that_the_text_uses(name: str | None, full: str) -> None:
    assert make_context().resolve(name) == full


def test_the_nearest_body_before_a_place_is_meant() -> None:
    text = "The Harbour Council met. The Council will act. The Youth Council met. The Council will rest."
    context = make_context(text)
    assert context.resolve("the Council", text.index("will act")) == "Harbour Council"
    assert context.resolve("the Council", text.index("will rest")) == "Youth Council"


def test_a_heading_names_the_owner_of_its_section() -> None:
    block = make_block("Plant trees", ("Trees", "Lead agency: Parks Department"))
    assert make_context().section_owner(block) == "Parks Department"


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("What the Tram Agency will do", "Tram Agency"),
        ("Duties of the Tram Agency", "Tram Agency"),
        ("Tram Agency actions", "Tram Agency"),
        ("Board of Trade", "Board of Trade"),
        ("Streets for all actions", "City of Elmhaven"),
        ("Tram Agency in numbers", "City of Elmhaven"),
    ],
)
def test_a_heading_tells_whose_actions_follow(heading: str, owner: str) -> None:
    assert make_context().section_owner(make_block("Plant trees", (heading,))) == owner


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("A fish advisory board is set up. The board will meet.", "The board", "fish advisory board"),
        ("The Agency for Ports (ANP) is old. ANP will dredge.", "ANP", "Agency for Ports"),
        ("The ICT Office (ICTO) will pay.", "ICTO", "ICT Office"),
        ("The Office of Ports and Quays will pay.", "the Office", "Office of Ports and Quays"),
        ("The Municipality of Orland and the Fish Office met. The Fish Office will pay.", "the municipality",
         "Municipality of Orland"),
    ],
)  # fmt: skip
def test_later_ways_of_naming_lead_back_to_the_first(text: str, name: str, full: str) -> None:
    context = make_context(text)
    assert context.resolve(name, text.rindex("will")) == full


def test_a_text_without_names_has_no_owner() -> None:
    assert make_context("it rains in spring.").owner is None


def test_acronyms_need_the_initials_of_the_words_before_them() -> None:
    found = find_acronyms(
        "the old Office of Roads and Railway Safety (ORRS), the Rain Fund (see below), LEDs (lamps), "
        "and EIB (European Investment Bank) as well as Not It (XYZ)"
    )
    assert found == {"ORRS": "Office of Roads and Railway Safety", "EIB": "European Investment Bank"}


def test_the_box_of_a_span_goes_around_its_words_on_its_first_page() -> None:
    words = (
        WordBox(start=0, end=3, page=1, box=(1.0, 1.0, 5.0, 2.0)),
        WordBox(start=4, end=7, page=1, box=(6.0, 1.0, 9.0, 3.0)),
        WordBox(start=8, end=11, page=2, box=(0.0, 50.0, 9.0, 60.0)),
    )
    block = Block(
        document_id="d", block_id="b", position=0, kind="paragraph", page=1, text="one two six", start=20, end=31,
        words=WordBoxes(words), box=(0.0, 0.0, 10.0, 10.0),
    )  # fmt: skip
    assert box_of(block, 24, 31) == (6.0, 1.0, 9.0, 3.0)
    assert (page_of(block, 24, 31), page_of(block, 28, 31)) == (1, 2)
    assert box_of(make_block("no words"), 0, 2) == (0.0, 0.0, 100.0, 100.0)
