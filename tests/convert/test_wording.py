import pytest

from cityledger.convert.wording import begins_inside, clean, is_closed, split_marker


@pytest.mark.parametrize(
    ("line", "marker", "rest"),
    [
        ("• Plant trees", "•", "Plant trees"),
        ("\uf0b7 Plant trees", "•", "Plant trees"),
        ("\uf03c Plant trees", "•", "Plant trees"),
        ("a\uf03cb Plant trees", None, "a\uf03cb Plant trees"),
        ("- Plant trees", "-", "Plant trees"),
        ("-5 % by 2030", None, "-5 % by 2030"),
        ("1. Plant trees", "1.", "Plant trees"),
        ("a) Plant trees", "a)", "Plant trees"),
        ("(iv) Plant trees", "(iv)", "Plant trees"),
        ("☒ 1 Mobility", "☒", "1 Mobility"),
        ("☑ Mobility", "☒", "Mobility"),
        ("□ Mobility", "☐", "Mobility"),
        ("[x] Mobility", "☒", "Mobility"),
        ("[ ] Mobility", "☐", "Mobility"),
        ("2020. was a year", None, "2020. was a year"),
        ("Plan", None, "Plan"),
    ],
)
def test_markers_are_told_from_text(line: str, marker: str | None, rest: str) -> None:
    assert split_marker(clean(line)) == (marker, rest)


def test_clean_opens_ligatures_and_drops_what_does_not_print() -> None:
    assert clean("\ufeffe\ufb03cient\u00a0o\ufb00er\u200b\x00") == "efficient offer"


@pytest.mark.parametrize("text", ["It ends.", "He asks “why?”", "A note.3", "结束。", "Done.”xi"])
def test_finished_sentences_are_closed(text: str) -> None:
    assert is_closed(text)


@pytest.mark.parametrize("text", ["It goes on", "one, two,", "the following:", "version 3"])
def test_open_sentences_are_not_closed(text: str) -> None:
    assert not is_closed(text)


def test_small_letters_and_closing_marks_begin_inside_a_sentence() -> None:
    assert begins_inside("and so on")
    assert begins_inside(") and so on")
    assert not begins_inside("And so on")
    assert not begins_inside("2020 was")


def test_nothing_begins_inside_a_sentence() -> None:
    assert begins_inside("and so on")
    assert begins_inside(", too")
    assert not begins_inside("")
