import time
from itertools import pairwise

import pytest

from cityledger.extract.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert sentences("The U.S. Forest Service helps. Dr. Li agrees, e.g. on trees.") == [
        "The U.S. Forest Service helps.",
        "Dr. Li agrees, e.g. on trees.",
    ]


def test_list_items_and_blank_lines_end_a_sentence_without_a_full_stop() -> None:
    assert sentences("The goals are:\n1. Cleaner air\na. Plant trees\n• Mend pipes\n\nNext part") == [
        "The goals are:",
        "1. Cleaner air",
        "a. Plant trees",
        "• Mend pipes",
        "Next part",
    ]


def test_per_cent_can_end_a_sentence() -> None:
    text = "Leaks fell by 3 per cent. Pipes will be mended. Some 4 per cent of them are old."
    assert [text[start:end][:5] for start, end in split_sentences(text)] == ["Leaks", "Pipes", "Some "]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    assert len(sentences("The city will plant\nmore trees in\nevery ward.")) == 1


def test_a_footnote_mark_does_not_hide_the_end_of_a_sentence() -> None:
    assert len(sentences("Emissions fell in the last three years.xii The city will go on.")) == 2


def test_chinese_sentences_end_at_their_own_marks() -> None:
    assert sentences("经济增长百分之五。城镇新增就业一千二百万人！") == [
        "经济增长百分之五。",
        "城镇新增就业一千二百万人！",
    ]


@pytest.mark.parametrize(
    "text", ["", "  \n ", "\x00\x01", "a. " * 30_000, "word " * 100_000, "- " * 50_000, "中" * 100_000]
)
def test_spans_are_in_order_and_bounded_on_any_text(text: str) -> None:
    started = time.process_time()
    spans = split_sentences(text)
    assert time.process_time() - started < 5
    assert all(left < right for left, right in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
