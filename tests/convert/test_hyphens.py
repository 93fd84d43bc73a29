import pytest

from cityledger.convert.hyphens import Hyphens

LINES = ["The landfill and the multi-year plan", "Co-benefits and co-benefits of biodiversity work"]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("against COVID-", "19, the city", "against COVID-19, the city"),
        ("the Guangzhou-", "Auckland-Los Angeles plan", "the Guangzhou-Auckland-Los Angeles plan"),
        ("second-", "hand cars", "second-hand cars"),
        ("and co-", "benefits", "and co-benefits"),
        ("every multi-", "year plan", "every multi-year plan"),
        ("infra-", "structure", "infrastructure"),
        ("car-shar-", "ing", "car-sharing"),
        ("Land-", "fill gas", "Landfill gas"),
        ("biodiver-", "sity", "biodiversity"),
        ("inter\ufffe", "national", "international"),
        ("tree\ufffe", "planting", "tree-planting"),
        ("soft\u00ad", "ware", "software"),
        ("the plan", "of the city", "the plan of the city"),
        ("10 -", "20", "10 - 20"),
        ("see https://example.org/long-", "term/plan.html", "see https://example.org/long-term/plan.html"),
        ("see https://example.org/plan", "The next step", "see https://example.org/plan The next step"),
        ("政府工作", "报告", "政府工作报告"),
    ],
)
def test_lines_are_joined_as_they_were_written(left: str, right: str, joined: str) -> None:
    assert Hyphens(LINES).join(left, right) == joined


def test_halves_of_a_broken_word_do_not_count_as_words_of_the_document() -> None:
    hyphens = Hyphens(["the zylo-", "phant grows", "no zylophants here"])
    assert "zylo" not in hyphens.words
    assert hyphens.join("a zylo-", "phant") == "a zylophant"
