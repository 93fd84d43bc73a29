"""Names that own or receive what a quantity states: `the Board's $3m`, `$2m for the Clinic`, `Norland cities`.

In: a `Reading`, a quantity or its phrase, the document's Context. Out: a name as the text uses it in full, or None.
"""

from cityledger.extract.context import Context
from cityledger.extract.indicators.phrase import About
from cityledger.extract.indicators.places import is_country
from cityledger.extract.indicators.reading import FINITE, NOUNS, Reading, words_of
from cityledger.extract.quantities import Quantity


def counted_places(reading: Reading, about: About) -> str | None:
    """`Norland cities`: the settlements of a named place."""
    first, last = reading.at(about.start), reading.at(about.end - 1) + 1
    for place in range(first + 1, last):
        if (
            reading.tokens[place].text in words_of("settlements")
            and reading.tokens[place - 1].text[0].isupper()
            and reading.tag(place - 1) == "NP0"
        ):
            begin = place - 1
            while begin > first and reading.tokens[begin - 1].text[0].isupper():
                begin -= 1
            return reading.span_text(begin, place)
    return None


def possessor(reading: Reading, about: About | None, context: Context) -> str | None:
    """`the City's emissions`, `global emissions`: a name in front of the phrase."""
    if about is None:
        return None
    first = reading.at(about.start)
    for place in range(first + 1, min(first + 6, len(reading.tokens))):
        if reading.tag(place) == "POS" and reading.tokens[place - 1].text[0].isupper():
            return context.resolve(
                reading.span_text(_run_of_capitals(reading, place, first), place), reading.tokens[first].start
            )
    if reading.tag(first - 1) == "POS" and first > 1:
        begin = _run_of_capitals(reading, first - 1, 0)
        if begin < first - 1:
            return context.resolve(reading.span_text(begin, first - 1), reading.tokens[begin].start)
    if is_country(reading.tokens[first].text):
        return reading.tokens[first].text
    if about.whole.lower().startswith(("global ", "world ")):
        return "global"
    near = {reading.lower(place) for place in range(first, min(first + 5, reading.at(about.end - 1) + 1))}
    return "global" if near & {"global", "worldwide"} or reading.lower(first) == "world" else None


def owner_of_amount(reading: Reading, quantity: Quantity, context: Context) -> str | None:
    """`the Harbour Board's $3m in repairs`: a name that owns the amount itself."""
    at = reading.at(quantity.modified_start)
    while at > 1 and reading.tag(at - 1) in ("AJ0", "AV0"):
        at -= 1
    if reading.tag(at - 1) != "POS":
        return None
    begin = _run_of_capitals(reading, at - 1, 0)
    return context.resolve(reading.span_text(begin, at - 1), reading.tokens[begin].start) if begin < at - 1 else None


def receiver(reading: Reading, quantity: Quantity, context: Context) -> str | None:
    """`approved $2 million for the Tram Authority`: a body that is given money, behind the amount."""
    if quantity.dimension != "money":
        return None
    behind = reading.at(quantity.modified_end - 1) + 1
    for place in range(behind, min(behind + 8, len(reading.tokens) - 1)):
        if reading.lower(place) in (",", ";", ".") or reading.tag(place) == "CRD" or reading.tag(place) in FINITE:
            return None
        if reading.lower(place) in ("to", "for"):
            first = place + 2 if reading.lower(place + 1) in ("the", "its", "our") else place + 1
            stop = first
            while stop < len(reading.tokens) and (is_name_word(reading, stop, first) or _joins_name(reading, stop)):
                stop += 1
            names = sum(reading.tokens[step].text[0].isupper() for step in range(first, stop))
            if names > 1 or reading.span_text(first, stop) in context.acronyms:
                return context.resolve(reading.span_text(first, stop), reading.tokens[first].start)
    return None


def _joins_name(reading: Reading, place: int) -> bool:
    """`and` or `&` between two capitalised words."""
    if reading.lower(place) not in ("and", "&") or place + 1 >= len(reading.tokens):
        return False
    return reading.tokens[place - 1].text[0].isupper() and reading.tokens[place + 1].text[0].isupper()


def _run_of_capitals(reading: Reading, stop: int, floor: int) -> int:
    """Where the capitalised words begin that end before a token."""
    begin = stop
    while begin > floor and reading.tokens[begin - 1].text[0].isupper() and reading.tag(begin - 1) in NOUNS | {"AJ0"}:
        begin -= 1
    return begin


def is_name_word(reading: Reading, place: int, first: int) -> bool:
    """Whether a word is part of a name that begins at `first`."""
    if reading.tag(place) in NOUNS | {"AJ0"} and reading.tokens[place].text[0].isupper():
        return True
    return reading.lower(place) == "of" and place > first and reading.tag(place + 1) == "NP0"
