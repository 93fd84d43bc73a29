"""Which quantities can be indicators at all.

In: a `Reading` and one of its quantities. Out: the reason why it is none (a word for the error analysis), or None where
it may be one. The rules are those of section 1 of the extraction guidelines.
"""

import re

from cityledger.extract.indicators.nouns import noun_phrase_after
from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import FINITE, NOUNS, Reading, words_of
from cityledger.extract.quantities import Quantity

_STREET = frozenset(
    [
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "boulevard",
        "blvd",
        "suite",
        "drive",
        "dr",
        "lane",
        "way",
        "floor",
        "parkway",
        "highway",
        "place",
        "square",
        "plaza",
    ]
)
_SUPERLATIVES = ("most", "least")
_OPENS_LIST = re.compile(r"^[\s(]*\d{1,3}[.)]\s")


def reason_against(reading: Reading, quantity: Quantity) -> str | None:
    """Why a quantity is no indicator; None where it may be one."""
    at, behind = reading.at(quantity.start), reading.at(quantity.end - 1) + 1
    if quantity.symbol == "rank":
        return None
    for rule in (
        _within_reach,
        _hyphenated,
        _version,
        _slogan,
        _zero,
        _report_name,
        _time,
        _age,
        _enumerator,
        _name,
        _small_word,
        _one,
        _range_of_time,
        _narrative,
        _address,
    ):
        if reason := rule(reading, quantity, at, behind):
            return reason
    return None


def _time(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    if quantity.dimension != "time":
        return None
    if quantity.hyphenated:
        return "time"
    begin = reading.at(quantity.modified_start)
    before = reading.lower(begin - 1)
    words = {reading.lower(place) for place in range(max(0, begin - 8), begin)}
    verbless = not any(reading.tag(place) in FINITE for place in range(begin))
    if before in words_of("linking_verbs") or before in ("to", "of", "by", "from", "at") or verbless:
        return None if words & words_of("measured_times") else "time"
    if (
        reading.lower(behind) in ("of",)
        and reading.is_noun(behind + 1)
        and before not in words_of("period_prepositions")
    ):
        return (
            None
            if reading.lower(begin - 1) in ("provide", "provided", "deliver", "delivered", "held", "total")
            else "time"
        )
    return "time"


def _hyphenated(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`two-way`, `20-storey`, `10-point`: a number that is part of an adjective."""
    if quantity.symbol not in ("count", "degree", "m", "ft") or quantity.value_upper is not None:
        return None
    joined = quantity.hyphenated or (
        reading.text[quantity.end : quantity.end + 1] in "-‐‑"
        and reading.text[quantity.end + 1 : quantity.end + 2].isalpha()
    )
    return "adjective" if joined else None


def _version(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`environment 3.0`, `8.7 Promote ...`, `113.2`: versions and numbers of sections."""
    if quantity.symbol != "count" or "." not in quantity.value_text or "," in quantity.value_text or quantity.scaled:
        return None
    if quantity.value_text.endswith(".0") and len(quantity.value_text) <= 4:
        return "version"
    if len(reading.tokens) <= behind - at:
        return "section number"
    follows = reading.tokens[behind] if behind < len(reading.tokens) else None
    return (
        "section number"
        if follows is not None and follows.text[0].isupper() and len(quantity.value_text) <= 5
        else None
    )


def _slogan(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """A small number in words inside quotation marks is part of what is quoted."""
    if quantity.form != "words" or quantity.symbol != "count" or quantity.value >= 20:
        return None
    before = reading.text[reading.tokens[0].start : quantity.start]
    return "slogan" if before.count("“") > before.count("”") or before.count('"') % 2 else None


def _zero(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`zero out`, `by net zero, the City means`: zero in words counts only with the date for which it is set."""
    if quantity.value != 0 or quantity.form != "words":
        return None
    sentence = reading.text[reading.tokens[0].start : reading.tokens[-1].end]
    dated = any(mention.role in ("due", "in") for mention in find_periods(sentence))
    named = reading.tag(behind).startswith("V") or (
        not reading.is_noun(behind) and reading.tag(behind) not in ("AJ0", "NP0") and reading.lower(behind) != "by"
    )
    return None if dated and not named else "zero"


def _report_name(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`Special Report on Global Warming of 1.5°C`: the end of a capitalised title."""
    if quantity.dimension not in ("temperature", "count") or reading.lower(at - 1) not in ("of", "to", "on"):
        return None
    before = [reading.tokens[place] for place in range(max(0, at - 7), at) if len(reading.tokens[place].text) > 3]
    return "title" if len(before) >= 3 and all(token.text[0].isupper() for token in before) else None


def _within_reach(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`live within 500 metres of a park`: a distance that defines who is counted."""
    begin = reading.at(quantity.modified_start)
    return "condition" if quantity.dimension == "length" and reading.lower(begin) == "within" else None


def _range_of_time(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    return "clock" if reading.lower(behind) in ("o'clock", "a.m", "p.m") else None


def _age(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    if quantity.symbol not in ("count", "a"):
        return None
    before = [reading.lower(place) for place in range(max(0, at - 4), at)]
    if {"age", "aged", "ages"} & set(before):
        return "age"
    after = reading.lower(behind)
    if after in ("and", "or") and reading.lower(behind + 1) in ("older", "over", "under", "younger", "above", "up"):
        return "age"
    if after in ("to", "-") and reading.lower(behind + 2) in ("year", "years"):
        return "age"
    people = frozenset(
        [
            "children",
            "people",
            "adults",
            "residents",
            "youth",
            "kids",
            "persons",
            "women",
            "men",
            "girls",
            "boys",
            "seniors",
            "students",
            "those",
            "population",
            "infants",
            "individuals",
        ]
    )
    return (
        "age"
        if quantity.comparator in ("<", ">", "<=", ">=")
        and set(before[:-1]) & people
        and noun_phrase_after(reading, behind) is None
        and quantity.value <= 100
        else None
    )


def _enumerator(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    if quantity.symbol != "count" or quantity.form != "digits":
        return None
    if at == 0 and _OPENS_LIST.match(reading.text[reading.tokens[0].start : reading.tokens[0].start + 8]):
        return "list number"
    if (
        reading.lower(behind) == ")"
        and reading.lower(at - 1) != "("
        and quantity.value < 30
        and quantity.comparator == "="
        and "(" not in reading.text[reading.tokens[max(0, at - 12)].start : quantity.start]
    ):
        return "list number"
    bracketed = reading.lower(at - 1) in ("(", "[") and reading.lower(behind) in (")", "]")
    return (
        "list number"
        if bracketed and quantity.value < 1000 and quantity.comparator == "=" and quantity.value == int(quantity.value)
        else None
    )


def _name(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """A bare number behind a capitalised word inside a sentence is part of its name: Fortune 500, Vision 21."""
    if quantity.symbol != "count" or quantity.form != "digits" or quantity.comparator != "=" or quantity.scaled:
        return None
    if "," in quantity.value_text or " " in quantity.value_text or quantity.value_upper is not None:
        return None
    previous = reading.tokens[at - 1] if at else None
    if previous is None or not previous.text[0].isupper() or not previous.is_word:
        return None
    if at == 1 and reading.is_noun(behind):
        return None
    inside = at > 1 and reading.lower(at - 2) not in (".", "•", "|", ":")
    if reading.text[previous.end : reading.tokens[at].start].count("\n"):
        return None
    return "name" if inside or not reading.is_noun(behind) else None


def _small_word(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`the two regions`, `these three` point back; `one of the three most ...` states how many there are."""
    if quantity.form != "words" or quantity.symbol != "count" or quantity.value >= 20 or quantity.comparator != "=":
        return None
    before = reading.lower(at - 1)
    if before not in words_of("definite"):
        return None
    if reading.lower(at - 2) == "of" and reading.lower(at - 3) == "one":
        return None
    return "points back"


def _one(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    if quantity.value != 1 or quantity.symbol != "count" or quantity.scaled:
        return None
    if quantity.form == "words":
        return None if quantity.comparator == ">=" else "one"
    return "one" if reading.lower(behind) == "of" else None


def _narrative(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`two ways`, `three steps`: the text counts its own parts."""
    if quantity.symbol != "count" or quantity.form != "words" or quantity.value >= 20:
        return None
    phrase = noun_phrase_after(reading, behind)
    if phrase is None:
        return "nothing counted"
    return "narrative" if reading.lower(phrase[1] - 1) in words_of("narrative_nouns") else None


def _address(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    if quantity.symbol != "count" or quantity.form != "digits" or "," in quantity.value_text:
        return None
    follows = [reading.tokens[place] for place in range(behind, min(behind + 4, len(reading.tokens)))]
    if (
        follows
        and follows[0].text[0].isupper()
        and any(token.lower.rstrip(".") in _STREET and token.text[0].isupper() for token in follows)
    ):
        return "address"
    if len(follows) > 1 and follows[0].tag == "ORD" and follows[1].lower.rstrip(".") in _STREET:
        return "address"
    before = reading.tokens[at - 1].text if at else ""
    if len(quantity.value_text) == 5 and len(before) == 2 and before.isupper():
        return "postal code"
    return "box" if before.lower() in ("box", "bag") else None


def is_unit_noun(reading: Reading, at: int) -> bool:
    """Whether the token is a noun that could be counted."""
    return reading.tag(at) in NOUNS
