from collections.abc import Callable
from typing import Any

from cityledger.convert import Conversion

Convert = Callable[..., Conversion]
BODY = ["The report of the town counts its trees each year, and", "it names the streets that have none of them so far."]


def paragraphs(result: Conversion) -> list[str]:
    return [block.text for block in result.blocks if block.kind == "paragraph"]


def test_a_large_figure_goes_before_the_words_beside_it(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 60, BODY)
    sheet.line(300, 140, "40%", 20)
    sheet.lines(360, 140, ["Share of the town's elms that", "were ill in the year 2016."], 9)
    sheet.line(300, 200, "$3.5 million", 20)
    sheet.lines(440, 200, ["Cost of the new trees for", "the town in three years."], 9)
    assert paragraphs(convert(sheet.save())) == [
        " ".join(BODY),
        "40% Share of the town's elms that were ill in the year 2016.",
        "$3.5 million Cost of the new trees for the town in three years.",
    ]


def test_a_large_figure_goes_before_the_words_under_it(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 60, BODY)
    for x, figure, words in [(60, "25%", "of trips by bus"), (220, "70%", "of streets with trees")]:
        sheet.line(x + 20, 140, figure, 24)
        sheet.line(x, 170, words, 9)
    assert paragraphs(convert(sheet.save()))[1:] == ["25% of trips by bus", "70% of streets with trees"]


def test_figures_without_a_unit_or_without_words_near_them_stay_alone(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 60, BODY)
    sheet.line(60, 140, "40%", 20)
    sheet.line(60, 300, "3", 20)
    sheet.lines(90, 300, ["Streets and squares of the town", "have trees in all of its parts."])
    found = paragraphs(convert(sheet.save()))
    assert "40%" in found
    assert "Streets and squares of the town have trees in all of its parts." in found


def test_a_sentence_whose_middle_is_printed_large_is_one(sheet: Any, convert: Convert) -> None:
    sheet.lines(60, 740, [*BODY, "It names the squares and"])
    sheet.next_page()
    sheet.line(120, 40, "Since 2010 the town has given more than", 13)
    sheet.line(110, 56, "$39 million to its schools", 18, "Helvetica-Bold")
    sheet.line(120, 76, "and to the parks around them.", 13)
    sheet.lines(60, 130, [*BODY, *BODY, *BODY, *BODY])
    whole = "Since 2010 the town has given more than $39 million to its schools and to the parks around them."
    assert whole in paragraphs(convert(sheet.save()))


def test_a_title_that_is_not_at_its_end_takes_the_larger_line_under_it(sheet: Any, convert: Convert) -> None:
    sheet.line(60, 40, "The Plan for", 14)
    sheet.line(60, 58, "GREEN STREETS", 24)
    sheet.lines(60, 130, BODY)
    result = convert(sheet.save())
    assert [block.text for block in result.blocks if block.kind == "heading"] == ["The Plan for GREEN STREETS"]
