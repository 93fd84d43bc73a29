import time

import pytest

from cityledger.harmonize.words import PhraseIndex, fold_name, loose_tokens, singular, tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("The City of Zürich", "city of zurich"),
        ("Winston-Salem", "winston salem"),
        ("  Parks &  Recreation ", "parks and recreation"),
        ("People's Bank", "people bank"),
        ("Xi’an", "xi an"),
        ("广州", "广州"),
        ("ＦＵＬＬ", "full"),
        ("", ""),
        ("…", ""),
        ("x" * 201, ""),
    ],
)
def test_names_that_mean_the_same_fold_to_the_same(written, folded):
    assert fold_name(written) == folded


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("cities", "city"),
        ("buses", "bus"),
        ("emissions", "emission"),
        ("branches", "branch"),
        ("women", "woman"),
        ("bus", "bus"),
        ("access", "access"),
        ("gas", "gas"),
        ("analysis", "analysis"),
    ],
)
def test_plural_endings_are_taken_off(plural, one):
    assert singular(plural) == one


def test_tokens_keep_what_belongs_to_a_word():
    assert tokens("Low-carbon PM2.5, e.g. 5G & R&D (schools).") == ["low-carbon", "pm2.5", "e.g", "5g", "r&d", "school"]
    assert loose_tokens("low-carbon buses") == ["low", "carbon", "bus"]


def test_phrases_are_found_whole_and_by_every_meaning():
    index = PhraseIndex(
        [("public transport", "mobility"), ("transport", "mobility"), ("transport", "sdg"), ("bus", "x")]
    )
    assert index.find("Public transports in the town") == {
        "mobility": {"public transport", "transport"},
        "sdg": {"transport"},
    }
    assert index.find("publicly transported business") == {}


def test_a_phrase_without_words_is_an_error_that_names_the_lookups():
    with pytest.raises(ValueError, match="include/lookups"):
        PhraseIndex([("–", "nothing")])


def test_long_texts_take_linear_time():
    index = PhraseIndex([("public transport", "a"), ("public", "b")])
    text = "public " * 100_000
    started = time.process_time()
    assert index.find(text) == {"b": {"public"}}
    assert time.process_time() - started < 5
