import time

import pytest

from cityledger.extract.tagging import lemma_of, tag_sentence, tokenize


def tagged(text: str) -> dict[str, str]:
    return {token.text: token.tag for token in tag_sentence(text)}


def test_tokens_keep_their_offsets() -> None:
    text = "xx The city’s 17.3% cut (U.S. dollars) saves 5,000 t."
    tokens = tag_sentence(text, 3)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [token.text for token in tokens] == [
        "The", "city", "’s", "17.3%", "cut", "(", "U.S.", "dollars", ")", "saves", "5,000", "t", ".",
    ]  # fmt: skip


def test_contracted_verbs_are_words_of_their_own() -> None:
    tags = tagged("We’ll mend it, they're glad and we've time, but won't sell.")
    assert (tags["We"], tags["’ll"], tags["mend"]) == ("PNP", "VM0", "VVI")
    assert (tags["'re"], tags["'ve"], tags["won't"]) == ("VBB", "VHB", "VM0")


def test_verbs_after_a_modal_are_base_forms() -> None:
    tags = tagged("The Department plans to phase out boilers and will power the port.")
    assert tags["phase"] == tags["power"] == "VVI"
    assert tags["will"] == "VM0"


def test_nouns_gerunds_and_participles_are_told_apart() -> None:
    tags = tagged("The plan was adopted after improving the plan of the harbour.")
    assert (tags["plan"], tags["adopted"], tags["improving"]) == ("NN1", "VVN", "VVG")


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("building", "VVG", "build"),
        ("retrofitting", "VVG", "retrofit"),
        ("cities", "NN2", "city"),
        ("Oslo", "NP0", "Oslo"),
    ],
)
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma


@pytest.mark.parametrize("text", ["", "\x00\x00", "a" * 200_000, "will " * 20_000, "中文 will 5 " * 5_000, "'" * 5_000])
def test_any_text_is_tagged_in_bounded_time(text: str) -> None:
    started = time.process_time()
    assert len(tag_sentence(text)) == len(tokenize(text))
    assert time.process_time() - started < 5


def test_an_ing_form_that_the_model_has_never_seen_can_be_a_verb() -> None:
    (token,) = (token for token in tag_sentence("Cut waste by vermicomposting peelings.") if len(token.text) > 12)
    assert "VVG" in token.classes
    assert token.verb_lemma == "vermicompost"
    assert lemma_of("dredging", "VVG") == "dredge"
    assert lemma_of("defusing", "VVG") == "defuse"
