"""Which quantities can be indicators at all.

In: a `Reading` and one of its quantities. Out: the reason why it is none (a word for the error analysis), or None where
it may be one. The rules are those of section 1 of the extraction guidelines.
"""

import re
from collections.abc import Callable

from cityledger.extract.indicators.nouns import noun_phrase_after
from cityledger.extract.indicators.parts import is_part
from cityledger.extract.indicators.reading import FINITE, Reading, words_of
from cityledger.extract.indicators.screening_junk import address_of_machine, beside_column, noise, part_of_span
from cityledger.extract.indicators.screening_names import (
    address,
    name,
    opens_named_body,
    part_of_adjective,
    slogan,
    title,
    undated_zero,
    version,
)
from cityledger.extract.quantities import Quantity

Rule = Callable[[Reading, Quantity, int, int], str | None]

_OPENS_LIST = re.compile(r"^[\s(]*\d{1,3}[.)]\s")
_ISSUE = re.compile(r"\(\d{1,3}\)")
"""The issue of a journal, right behind its volume."""
_COUNTED_TIMES = frozenset({"days", "nights", "hours", "weeks"})
_TAKES = frozenset({"takes", "take", "took", "lasts", "lasted"})


def reason_against(reading: Reading, quantity: Quantity) -> str | None:
    """Why a quantity is no indicator; None where it may be one."""
    if quantity.symbol == "rank":
        return None
    at, behind = reading.at(quantity.start), reading.at(quantity.end - 1) + 1
    return next((reason for rule in _RULES if (reason := rule(reading, quantity, at, behind))), None)


def _time(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """Spans of time count only where they measure something: a waiting time, a life expectancy."""
    if quantity.dimension != "time":
        return None
    begin = reading.at(quantity.modified_start)
    verbless = not any(reading.tag(place) in FINITE for place in range(begin))
    before = reading.lower(begin - 1)
    verb = begin - 2 if before == "between" else begin - 1
    if reading.lower(verb) in _TAKES and _is_subject(reading, verb):
        return None
    said = before in words_of("linking_verbs") or before in ("to", "of", "by", "from", "at") or verbless
    words = {reading.lower(place) for place in range(max(0, begin - 8), begin)}
    said = said or (before in ("and", ",") and reading.tag(at - 2) == "NN2")
    if said:
        return None if words & words_of("measured_times") and not quantity.hyphenated else "time"
    amount = reading.lower(behind) == "of" and reading.is_noun(behind + 1)
    delivered = amount and before in ("provide", "provided", "deliver", "delivered", "held", "total")
    return None if delivered and not quantity.hyphenated else "time"


def _is_subject(reading: Reading, verb: int) -> bool:
    """Whether a thing stands before a verb and not a person: `a permit takes 12 days`, not `they take two days`."""
    place = verb - 1
    while place >= 0 and reading.tag(place) in ("AV0", "VM0", "PUN"):
        place -= 1
    return place >= 0 and reading.tag(place) in ("NN1", "NN2")


def _within_reach(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`live within 500 metres of a park`, `days above 30 degrees`: what defines who or what is counted."""
    begin = reading.at(quantity.modified_start)
    if quantity.comparator != "=" and reading.lower(begin - 1) in _COUNTED_TIMES and quantity.symbol != "count":
        return "condition"
    return "condition" if quantity.dimension == "length" and reading.lower(begin) == "within" else None


def _age(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """Ages that define a group: children under 3, adults 65 and older."""
    if quantity.symbol not in ("count", "a"):
        return None
    before = [reading.lower(place) for place in range(max(0, at - 4), at)]
    after = (reading.lower(behind), reading.lower(behind + 1), reading.lower(behind + 2))
    if words_of("age_words") & set(before):
        measured = {reading.lower(place) for place in range(max(0, at - 10), at)} & {"average", "median", "mean"}
        return None if measured else "age"
    if after[0] in ("and", "or") and after[1] in ("older", "over", "under", "younger", "above", "up"):
        return "age"
    if after[0] in ("to", "-") and after[2] in ("year", "years"):
        return "age"
    compared = quantity.comparator in ("<", ">", "<=", ">=") and quantity.value <= 100
    further = {reading.lower(place) for place in range(max(0, at - 10), at)}
    said = reading.lower(reading.at(quantity.modified_start) - 1) in ("is", "are", "be", "was", "were")
    of_people = compared and (further if said else set(before[:-1])) & words_of("people")
    return "age" if of_people and noun_phrase_after(reading, behind) is None else None


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
    if quantity.value_text.isdigit() and _only_numbers_in_brackets(reading, at, behind):
        return "reference"
    if _ISSUE.match(reading.text, quantity.end):
        return "reference"
    bracketed = reading.lower(at - 1) in ("(", "[") and reading.lower(behind) in (")", "]")
    return (
        "list number"
        if bracketed and quantity.value < 1000 and quantity.comparator == "=" and quantity.value == int(quantity.value)
        else None
    )


def _only_numbers_in_brackets(reading: Reading, at: int, behind: int) -> bool:
    """(13985 & 14091): nothing but plain numbers stands between the brackets."""
    while at > 0 and (reading.tag(at - 1) == "CRD" or reading.lower(at - 1) in ("&", "and", ",")):
        at -= 1
    while reading.tag(behind) == "CRD" or reading.lower(behind) in ("&", "and", ","):
        behind += 1
    return reading.lower(at - 1) in ("(", "[") and reading.lower(behind) in (")", "]")


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
    if quantity.symbol != "count" or quantity.form != "words" or not 0 < quantity.value < 20:
        return None
    phrase = noun_phrase_after(reading, behind)
    if phrase is None:
        return None if is_part(reading, at, behind) else "nothing counted"
    return "narrative" if reading.lower(phrase[1] - 1) in words_of("narrative_nouns") else None


_RULES: tuple[Rule, ...] = (
    _within_reach,
    part_of_adjective,
    version,
    slogan,
    undated_zero,
    title,
    _time,
    _age,
    _enumerator,
    noise,
    part_of_span,
    address_of_machine,
    beside_column,
    name,
    opens_named_body,
    _small_word,
    _one,
    _narrative,
    address,
)
