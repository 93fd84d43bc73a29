from pathlib import Path

from cityledger.convert.text import draft_text

WRAPPED = """\
CHAPTER 3

Water for Everybody

The city will repair 120 kilometres of pipes before the
end of 2025 and will replace the pumps of the northern
district. It has a multi-

year plan with the region for flood protec-
tion. The

works cost 4.5 million euro and are paid from the fund
for infrastructure.

3.1 Reservoirs and
Dams

The council plans a second reservoir near the airport,
which will hold

The Old Mill in Spring

two million cubic metres of water when the rains are
over.
\f3.2 Tariffs

Tariffs rise by 3% a year, so that the utility can
maintain the network and
\f pay its debts.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(draft.kind, draft.text) for draft in draft_text(text)]


def test_hard_wrapped_text_is_put_together_again() -> None:
    found = kinds(WRAPPED)
    assert found == [
        ("heading", "CHAPTER 3 Water for Everybody"),
        (
            "paragraph",
            "The city will repair 120 kilometres of pipes before the end of 2025 and will replace the pumps of the "
            "northern district. It has a multi-year plan with the region for flood protection. The works cost 4.5 "
            "million euro and are paid from the fund for infrastructure.",
        ),
        ("heading", "3.1 Reservoirs and Dams"),
        (
            "paragraph",
            "The council plans a second reservoir near the airport, which will hold two million cubic metres of water "
            "when the rains are over.",
        ),
        ("caption", "The Old Mill in Spring"),
        ("heading", "3.2 Tariffs"),
        (
            "paragraph",
            "Tariffs rise by 3% a year, so that the utility can maintain the network and pay its debts.",
        ),
    ]


def test_pages_are_counted_by_form_feeds() -> None:
    pages = {draft.text: draft.page for draft in draft_text(WRAPPED)}
    assert pages["3.1 Reservoirs and Dams"] == 1
    assert pages["3.2 Tariffs"] == 2


def test_lists_keep_their_markers_and_levels() -> None:
    drafts = draft_text("Actions\n\n- Plant trees\n  - oaks\n☒ Done\n□ Not done\n1. First\n")
    assert [(draft.kind, draft.marker, draft.level, draft.text) for draft in drafts[1:]] == [
        ("list_item", "-", 1, "Plant trees"),
        ("list_item", "-", 2, "oaks"),
        ("list_item", "☒", 1, "Done"),
        ("list_item", "☐", 1, "Not done"),
        ("list_item", "1.", 1, "First"),
    ]


def test_heads_and_folios_of_paged_text_stand_outside_its_sentences() -> None:
    page = "Plan of Exampleton 2030\n\n{}\n\n{}\n"
    text = "\f".join(
        page.format(body, number)
        for number, body in enumerate(
            ["The city will build", "more homes for families and", "sell none of them."], start=7
        )
    )
    found = kinds(text)
    assert ("paragraph", "The city will build more homes for families and sell none of them.") in found
    assert found.count(("page_header", "Plan of Exampleton 2030")) == 3
    assert {text for kind, text in found if kind == "page_footer"} == {"7", "8", "9"}


def test_lines_that_are_not_wrapped_stay_paragraphs_of_their_own() -> None:
    assert len(kinds("我们要减少排放。\n我们要种树。\n\n二、目标\n城市将建设公园。")) == 4


def test_a_line_that_ends_with_an_opened_title_goes_on() -> None:
    assert kinds("依据《\n供水规划》，城市将建水厂。\n") == [("paragraph", "依据《供水规划》，城市将建水厂。")]


def test_runs_of_spaces_are_one_space_but_in_columns() -> None:
    assert kinds("The city  plants   trees.  It waters them.\n")[0][1] == "The city plants trees. It waters them."
    assert kinds("North      120      35\n")[0][1] == "North      120      35"


def test_the_labelled_chapter_reads_as_whole_paragraphs(shared: Path) -> None:
    drafts = draft_text(next((shared / "documents").glob("000_*.txt")).read_text(encoding="utf-8"))
    numbered = [draft.text.split()[0] for draft in drafts if draft.kind == "heading" and draft.text[0] == "8"]
    assert numbered == ["8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7"]
    body = [draft.text for draft in drafts if draft.kind == "paragraph" and len(draft.text) > 200]
    assert all(text[0].isupper() and text[-1] in ".”" for text in body[:-1])


def test_questions_before_answers_are_headings_and_names_on_a_card_are_not() -> None:
    text = "How do you plan to go on?\n\n- Plant trees\n\nIs it dear?\n\nNo.\n\nAnna Miller\n\nMayor\n\nTown Hall\n"
    assert [draft.kind for draft in draft_text(text)] == ["heading", "list_item", *["paragraph"] * 5]
