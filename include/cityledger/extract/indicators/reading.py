"""One sentence ready for analysis: its words with classes, and small helpers to walk over them.

In: the document's text and a sentence's span. Out: a `Reading`; offsets are those of the document's text.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from cityledger.extract.tagging import Token, tag_sentence
from cityledger.lookups import read_lookup

NOUNS = frozenset({"NN0", "NN1", "NN2", "NP0", "UNC", "ZZ0"})
ADJECTIVES = frozenset({"AJ0", "AJC", "AJS", "ORD"})
FINITE = frozenset({"VBB", "VBD", "VBZ", "VHB", "VHD", "VHZ", "VDB", "VDD", "VDZ", "VM0", "VVB", "VVD", "VVZ"})
DETERMINERS = frozenset({"AT0", "DT0", "DPS", "DTQ"})
_OBJECT_STARTS = frozenset({"CRD", "AT0", "DPS", "DT0", "AV0"})
_AUXILIARIES = frozenset({"VHZ", "VHD", "VBZ", "VBD", "VM0"})
_NO_VERB_BEHIND = frozenset({"AT0", "DPS", "AJ0", "PRF", "VVI", "VVB"})


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the word lists of lookups/indicator_words.yml."""
    return frozenset(str(word) for word in read_lookup("indicator_words")[name])


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's tokens over the text that they lie in."""

    text: str
    tokens: list[Token]
    starts: list[int]

    def at(self, offset: int) -> int:
        """The index of the token that holds an offset or is the first behind it."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.tokens[index].end > offset:
            return index
        return index + 1

    def lower(self, index: int) -> str:
        """The word at an index in lower case; empty outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def tag(self, index: int) -> str:
        """The class at an index; empty outside the sentence."""
        return self.tokens[index].tag if 0 <= index < len(self.tokens) else ""

    def is_noun(self, index: int) -> bool:
        """Whether a noun or name stands there."""
        return self.tag(index) in NOUNS and self.tokens[index].is_word

    def is_inner_mark(self, index: int) -> bool:
        """Whether a full stop, comma or dash stands inside a word or number: PM2.5, aged 40-44."""
        if not 0 < index < len(self.tokens) - 1 or self.tokens[index].text not in ".,-–":
            return False
        return (
            self.tokens[index - 1].end == self.tokens[index].start
            and self.tokens[index].end == self.tokens[index + 1].start
        )

    def closes_aside(self, first: int, stop: int) -> bool:
        """Whether a comma right before a finite verb ends what was put in between: `..., due in June, offers 12`."""
        return any(self.lower(place) == "," and self._finite_at(place + 1) for place in range(first, stop - 1))

    def _finite_at(self, index: int) -> bool:
        return self.tag(index) in FINITE or (self.tag(index) == "AV0" and self.tag(index + 1) in FINITE)

    def span_text(self, first: int, behind: int) -> str:
        """The text from a token up to, without, another; white space made single."""
        if first >= behind:
            return ""
        return " ".join(self.text[self.tokens[first].start : self.tokens[behind - 1].end].split())


def read_sentence(text: str, start: int, end: int) -> Reading:
    """Tag one sentence of a text."""
    tokens = _with_nouns(tag_sentence(text, start, end))
    return Reading(text, tokens, [token.start for token in tokens])


def _with_nouns(tokens: list[Token]) -> list[Token]:
    """A base form behind an article, an adjective, `of` or another verb in its base form is a noun: `reduce waste`."""
    if len(tokens) > 1 and tokens[0].tag in ("VVI", "VVB") and tokens[1].tag in _AUXILIARIES:
        tokens[0] = replace(tokens[0], tag="NN1")
    if len(tokens) > 1 and tokens[0].tag in ("VVI", "VVB") and tokens[1].lower in ("of", "per"):
        tokens[0] = replace(tokens[0], tag="NN1")
    for index in range(1, len(tokens)):
        for tag_of in (_verb_of_plural, _noun_by_neighbour, _noun_for_adjective):
            if (tag := tag_of(tokens, index)) is not None:
                tokens[index] = replace(tokens[index], tag=tag)
    if not any(token.tag in FINITE for token in tokens):
        _find_main_verb(tokens)
    return tokens


def _verb_of_plural(tokens: list[Token], index: int) -> str | None:
    """Verbs and nouns told by what stands around: `shops sell`, `60 guides`, `will clear it, put up a hall`."""
    token, before = tokens[index], tokens[index - 1]
    if token.tag == "VVZ" and before.tag == "CRD" and "NN2" in token.classes and _is_several(before.text):
        return "NN2"
    counted = before.tag in ("NN2", "CRD") or before.text == "%"
    if token.tag == "VVI" and counted and _is_first_verb(tokens, index):
        return "VVB"
    if token.tag == "VVD" and before.lower in (",", "and", "or") and _may_be_base(tokens, index):
        return "VVI"
    return "VVG" if before.text == "," and token.tag in NOUNS and _tells_number(tokens, index) else None


def _noun_by_neighbour(tokens: list[Token], index: int) -> str | None:
    """Base forms behind a singular that `of` opens, an article, an adjective or another base form are nouns."""
    token, before = tokens[index], tokens[index - 1]
    if token.tag in ("VVI", "VVB") and before.tag == "NN1" and _ends_noun(tokens, index):
        return "NN1"
    if token.tag in ("VVB", "VVI", "VVZ") and before.tag in _NO_VERB_BEHIND and before.lower not in ("not", "to"):
        return "NN2" if token.lower.endswith("s") else "NN1"
    return None


def _noun_for_adjective(tokens: list[Token], index: int) -> str | None:
    """`the homeless`: adjectives that stand for a noun where none follows."""
    token = tokens[index]
    alone = token.tag == "AJ0" and token.lower in words_of("nouns_too") and not _before_noun(tokens, index)
    return "NN1" if alone else None


def _is_several(number: str) -> bool:
    """Whether a number is neither a year nor one, so that a plural follows it: `train 60 guides`."""
    year = len(number) == 4 and number.isdigit() and number[:2] in ("18", "19", "20", "21")
    return not year and number.lower() not in ("1", "one") and not number.endswith("%")


def _ends_noun(tokens: list[Token], index: int) -> bool:
    """`of household waste`: behind a singular that a preposition opens, no verb in its base form can stand."""
    place = index - 1
    while place > 0 and tokens[place].tag in ("NN1", "AJ0", "AT0", "DPS"):
        place -= 1
    return tokens[place].tag == "PRF" and "NN1" in tokens[index].classes


def _is_first_verb(tokens: list[Token], index: int) -> bool:
    """`Small shops sell`: no verb, `to` or conjunction governs what stands behind a plural since the clause began."""
    for place in range(index - 2, max(-1, index - 10), -1):
        if tokens[place].text in ",;:.":
            return True
        if (tokens[place].tag[0] == "V" and tokens[place].tag != "VVN") or tokens[place].tag in ("TO0", "CJC"):
            return False
    return index < 10


def _may_be_base(tokens: list[Token], index: int) -> bool:
    """`will clear the site, put up a hall`: a past tense that is also a base form goes with the modal before."""
    if not tokens[index].can_be_base or tokens[index].lower.endswith("ed"):
        return False
    finite = [token.tag for token in tokens[:index] if token.tag in FINITE]
    return bool(finite) and finite[-1] == "VM0"


def _tells_number(tokens: list[Token], index: int) -> bool:
    """Whether an -ing form that tells a share, level or change stands right before a number or its preposition."""
    word = tokens[index].lower
    told = word.endswith("ing") and any(
        word in words_of(name) for name in ("share_verbs", "linking_verbs", "change_verbs")
    )
    return told and any(token.tag == "CRD" for token in tokens[index + 1 : index + 4])


def _before_noun(tokens: list[Token], index: int) -> bool:
    """Whether an adjective stands before a noun or another adjective."""
    return index + 1 < len(tokens) and tokens[index + 1].tag in NOUNS | ADJECTIVES | {"CJC"}


def _find_main_verb(tokens: list[Token]) -> None:
    """Without any finite verb, a participle between a noun and an object is one: `The port handled 40 ships`."""
    sentence = tokens[-1].text == "." if tokens else False
    starts = _OBJECT_STARTS | NOUNS | {"AJ0"} if sentence else _OBJECT_STARTS
    for index in range(1, len(tokens) - 1):
        if tokens[index].tag == "VVN" and tokens[index - 1].tag in NOUNS and tokens[index + 1].tag in starts:
            tokens[index] = replace(tokens[index], tag="VVD")
            return
