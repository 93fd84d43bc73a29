"""Sections about one place of several, and whom such a section speaks for."""

from cityledger.extract import named_places
from cityledger.extract.named_places import profiled_place, profiled_places
from cityledger.records import Block
from tests.extract.made_up_city import extract

TITLE = "Orland and Pellworm: A Year of Twinning"
PARTS = (
    (TITLE, "Orland met Pellworm in May. In Orland and in Pellworm the fair went well. Orland and Pellworm signed."),
    ("Town Profile: Orland", "Orland lies on a hill."),
    ("Aims", "The town will mend its walls by 2031. The city government will plant reeds."),
    ("Town Profile: Pellworm", "Pellworm lies by the sea."),
    ("Aims", "The town will raise its dyke by 2031."),
    ("What Came of It", "The fair drew 900 guests."),
)


def twinned(*parts: tuple[str, str]) -> list[Block]:
    """Headings of one level, as a text without fonts shows them, each over a paragraph."""
    blocks: list[Block] = []
    offset = 0
    for heading, text in parts:
        for kind, shown, path in (("heading", heading, ()), ("paragraph", text, (heading,))):
            blocks.append(
                Block(
                    document_id="d", block_id=f"b{len(blocks)}", position=len(blocks), kind=kind, page=1, text=shown,
                    start=offset, end=offset + len(shown), heading_path=path, level=1 if kind == "heading" else None,
                )
            )  # fmt: skip
            offset += len(shown) + 2
    return blocks


def test_a_profile_speaks_for_its_own_place() -> None:
    assert [(row.actor, row.verb) for row in extract(twinned(*PARTS))] == [
        ("Orland", "mend"),
        ("Orland", "plant"),
        ("Pellworm", "raise"),
    ]


def test_a_section_of_its_own_is_in_no_profile() -> None:
    text = "\n\n".join(part for pair in PARTS for part in pair)
    assert profiled_places(text) == {"Orland", "Pellworm"}
    assert profiled_place(("What Came of It",), text, text.index("The fair drew")) is None
    assert profiled_place(("Aims",), text, text.index("The town will raise")) == "Pellworm"


def test_one_profile_alone_is_a_title_like_others() -> None:
    text = "Town Profile: Orland\n\nAims\n\nThe town will mend its walls."
    assert profiled_places(text) == frozenset()
    assert profiled_place(("Town Profile: Orland", "Aims"), text, 30) is None


def test_a_heading_is_looked_for_once_and_only_in_texts_with_profiles() -> None:
    plain = "Aims\n\nOrland grew.\n\nAims\n\nIt has limes."
    several = "Town Profile: Orland\n\nAims\n\nTown Profile: Elmhaven\n\nAims\n\nIt has limes."
    before = named_places._profiles_with.cache_info().misses
    assert [profiled_place(["Aims"], plain, at) for at in (8, 20, 28)] == [None] * 3
    assert named_places._profiles_with.cache_info().misses == before
    assert [profiled_place(["Aims"], several, at) for at in (24, 60, 66)] == ["Orland", "Elmhaven", "Elmhaven"]
    assert named_places._profiles_with.cache_info().misses == before + 1
