from cityledger.convert.drafts import Draft
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.places import Places
from cityledger.convert.sentences import join_sentences

OPEN = "The city will repair the pipes of the northern district and then goes on with"


def draft(kind: str, text: str, page: int, x: float = 50, top: float = 100, height: float = 10) -> Draft:
    words, position = Places(), 0
    for at, word in enumerate(text.split()):
        left = x + 40 * (at % 5)
        row = top + 12 * (at // 5)
        words.append(position, position + len(word), page, (left, row, left + 37, row + height))
        position += len(word) + 1
    return Draft(kind, text, page, words=words)


def joined(*drafts: Draft) -> list[str]:
    return [item.text for item in join_sentences(drafts, Hyphens([]))]


def test_a_sentence_runs_over_a_page_past_what_stands_between() -> None:
    between = [draft("caption", "Figure 1: Pipes", 1), draft("page_footer", "1", 1), draft("table", "", 2)]
    assert joined(draft("paragraph", OPEN, 1), *between, draft("paragraph", "those of the south.", 2))[0] == (
        f"{OPEN} those of the south."
    )


def test_a_finished_sentence_takes_nothing_up() -> None:
    assert len(joined(draft("paragraph", f"{OPEN} it.", 1), draft("paragraph", "those of the south.", 2))) == 2


def test_a_heading_on_the_same_page_ends_a_paragraph() -> None:
    parts = [
        draft("paragraph", OPEN, 1),
        draft("heading", "South", 1, top=300),
        draft("paragraph", "those.", 1, top=320),
    ]
    assert len(joined(*parts)) == 3


def test_a_name_at_the_top_of_the_next_column_is_taken_up_by_a_clearly_open_sentence() -> None:
    text = "Riverton and all of its other districts."
    assert len(joined(draft("paragraph", OPEN, 1, top=500), draft("paragraph", text, 1, x=320, top=60))) == 1
    assert len(joined(draft("paragraph", OPEN, 1, top=500), draft("paragraph", text, 1, x=50, top=600))) == 2


def test_a_call_out_at_the_top_of_a_page_is_passed() -> None:
    call_out = draft("heading", "12 kilometres a year", 2, height=20)
    parts = [draft("paragraph", OPEN, 1), call_out, draft("paragraph", "those of the south.", 2, top=200)]
    assert joined(*parts) == [f"{OPEN} those of the south.", "12 kilometres a year"]


def test_a_title_takes_up_no_smaller_text_and_a_large_first_word_does_not_count() -> None:
    going_on = draft("paragraph", "those of the south.", 1, top=200)
    assert len(joined(draft("paragraph", OPEN, 1, height=18), going_on)) == 2
    opened = draft("paragraph", OPEN, 1)
    first, *rest = opened.words
    opened.words = Places([(*first[:3], (50, 90, 87, 120)), *rest])
    assert len(joined(opened, going_on)) == 1
