import pytest

from cityledger.convert.headings import heading_level, is_caption, is_label, is_unfinished, looks_like_title


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("CHAPTER 8", 1),
        ("Annex II: Methods", 1),
        ("8.1 Improve the Water Supply", 2),
        ("8.1.2 Pipes and Pumps", 3),
        ("8.1 percent of the streets were paved in 2019.", None),
        ("8.1 million people live there", None),
        ("一、总体要求", 2),
        ("第三章 重点任务", 1),
        ("Section 5 of the Act says that the city must act.", None),
        ("The plan", None),
    ],
)
def test_numbers_and_names_give_a_heading_its_level(line: str, level: int | None) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Figure 3: Emissions by sector", True),
        ("Table 8.12 - Shares of retailers", True),
        ("Source: City of Exampleton", True),
        ("图 3：排放", True),
        ("Table 8.14 gives the shares of 1993.", False),
        ("Table 2 shows the risks.", False),
        ("Sources of water are scarce", False),
    ],
)
def test_captions_are_told_from_sentences_about_figures(line: str, caption: bool) -> None:
    assert is_caption(line) is caption


def test_titles_have_capitals_and_no_end() -> None:
    assert looks_like_title("Water and Waste in the City")
    assert not looks_like_title("Water is scarce in the city of Exampleton today")
    assert not looks_like_title("Water Is Scarce.")


def test_a_title_that_ends_in_a_small_word_goes_on() -> None:
    assert is_unfinished("Improve the Governance of")
    assert is_unfinished("The “Green")
    assert not is_unfinished("Improve the Governance")


def test_labels_are_bare() -> None:
    assert is_label("SECTION 2")
    assert not is_label("SECTION 2 TRANSPORT")
