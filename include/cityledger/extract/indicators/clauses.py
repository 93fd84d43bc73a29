"""What stands before a word: the noun phrase that ends there, the subject of a verb.

In: a `Reading` and a token's index. Out: spans of tokens (first, behind). Each walk is bounded.
"""

from cityledger.extract.indicators.nouns import INNER_MARKS, Span, strip_edges
from cityledger.extract.indicators.reading import ADJECTIVES, DETERMINERS, FINITE, NOUNS, Reading, words_of

_AUXILIARIES = FINITE - {"VVB", "VVD", "VVZ"} | {"AV0", "VBN", "XX0", "TO0", "VBI", "VHI", "VBG"}
_INSIDE = NOUNS | ADJECTIVES | DETERMINERS - {"DTQ"} | {"POS", "CRD"}
_LINKS = frozenset(
    {"of", "for", "in", "from", "by", "per", "on", "to", "with", "at", "over", "under", "among", "within"}
)
_YEARS = ("19", "20", "21")


def noun_phrase_before(reading: Reading, behind: int, reach: int = 16) -> Span | None:
    """The noun phrase that ends right before a token, with its phrases with `of`, `for` and `in`; None if none does."""
    place = _last_of_phrase(reading, behind)
    if place is None or _reports(reading, place):
        return None
    first = place
    while place >= 0 and behind - place < reach and _belongs(reading, place, first, behind):
        if reading.tag(first) == "AT0" and first > place and reading.tag(place) in NOUNS:
            break
        first = place
        place -= 1
    return strip_edges(reading, _behind_amount(reading, first, behind), behind)


def _behind_amount(reading: Reading, first: int, behind: int) -> int:
    """`9 km at a cost`: behind an amount that a preposition other than `of` parts from the phrase."""
    numbers = [place for place in range(first, behind) if reading.tag(place) == "CRD"]
    links = [
        place
        for place in range(first, behind - 1)
        if (reading.lower(place) in ("at", "with", "by") and reading.tag(place + 1) != "VVG")
        or (reading.tag(place) == "PRP" and reading.lower(place + 1) in ("a", "an"))
    ]
    return links[-1] + 1 if numbers and links and numbers[-1] < links[-1] else first


def _reports(reading: Reading, place: int) -> bool:
    """`the 2031 count recorded`: a verb that only tells a value ends no noun phrase."""
    return reading.tag(place) in ("VVN", "VVD") and reading.lower(place) in words_of("reporting_verbs")


def _last_of_phrase(reading: Reading, behind: int) -> int | None:
    place = behind - 1
    if place < 0:
        return None
    if reading.lower(place) == ")":
        while place > 0 and reading.lower(place) != "(" and behind - place < 12:
            place -= 1
        return place - 1 if place else None
    ends = (
        reading.is_noun(place)
        or reading.tag(place) in ("VVG", "CRD", "VVN", "VVD", "PNI")
        or reading.lower(place) == "”"
    )
    return place if ends else None


def _belongs(reading: Reading, place: int, first: int, behind: int) -> bool:
    """Whether the word before a phrase is part of it."""
    tag, word = reading.tag(place), reading.lower(place)
    linked = word in _LINKS and place < first and tag != "TO0"
    if linked and (is_year(reading, place + 1) or (word == "with" and reading.tag(place + 1) == "AT0")):
        return False
    if tag in _INSIDE or linked or word in INNER_MARKS or word in ("“", "”") or reading.is_inner_mark(place):
        return True
    if word == "and":
        return reading.tag(place - 1) in NOUNS
    if tag in ("VVN", "VVG"):
        return reading.tag(place + 1) not in DETERMINERS | {"PNP"}
    return tag == "VVD" and place == behind - 1


def is_year(reading: Reading, place: int) -> bool:
    """`in 2031`: what follows the link dates the clause."""
    text = reading.tokens[place].text if place < len(reading.tokens) else ""
    return len(text) == 4 and text.isdigit() and text[:2] in _YEARS


def subject_before(reading: Reading, verb: int) -> Span | None:
    """What stands before a verb as its subject, back to the boundary of its clause."""
    behind = _first_of_joined(reading, verb)
    while behind > 0 and (reading.tag(behind - 1) in _AUXILIARIES or _leads_to_verb(reading, behind - 1)):
        behind -= 1
    if reading.lower(behind - 1) in ("which", "that", "who") and behind > 1:
        behind -= 1
    if reading.lower(behind - 1) == "," and (behind < verb or reading.tag(verb) in ("VVG", "VVN")):
        behind -= 1
    first = behind
    while (
        first > 0
        and behind - first < 24
        and not (_bounds_clause(reading, first - 1) and not _inside_list(reading, first - 1, behind))
    ):
        first -= 1
    return _without_opening_date(reading, strip_edges(reading, _before_relative(reading, first), behind))


def _closes_noun(reading: Reading, place: int) -> bool:
    """Whether a noun or the number of an age stands at a place, and no year."""
    return reading.is_noun(place) or (reading.tag(place) == "CRD" and not is_year(reading, place))


def _before_relative(reading: Reading, first: int) -> int:
    """`the share of those who can swim stood at`: where the phrase begins that a relative clause closes."""
    for place in range(first - 1, max(0, first - 9), -1):
        if reading.lower(place) in ("who", "that", "which") and _closes_noun(reading, place - 1):
            phrase = noun_phrase_before(reading, place)
            return phrase[0] if phrase is not None else first
        if not reading.tokens[place].is_word:
            return first
    return first


def _first_of_joined(reading: Reading, verb: int) -> int:
    """Of `rose to 9 and was named first` the first verb, as both have its subject; else the verb itself."""
    place = verb
    while place > 0 and reading.tag(place - 1) in _AUXILIARIES:
        place -= 1
    if reading.lower(place - 1) not in ("and", "but") or reading.tag(place) not in FINITE:
        return verb
    for step in range(place - 2, max(0, place - 24), -1):
        told = reading.tag(step) == "VVN" and reading.tag(step + 1) in ("CRD", "ORD")
        if reading.tag(step) in FINITE or told:
            return _first_of_joined(reading, step)
        if reading.lower(step) in (";", ":", "which", "that", "who"):
            return verb
    return verb


def _leads_to_verb(reading: Reading, place: int) -> bool:
    """`is likely to`, `are expected to`: a word between the auxiliary and the infinitive."""
    return reading.tag(place + 1) == "TO0" and reading.lower(place) in words_of("before_infinitive")


def _inside_list(reading: Reading, place: int, behind: int) -> bool:
    """A comma between the members of a list that `and` closes before a verb: `trams, buses and ferries carried`."""
    serial = reading.lower(place + 1) == "and"
    if reading.lower(place) != "," or not reading.is_noun(place - 1) or not reading.is_noun(place + 1 + serial):
        return False
    if serial and any(reading.tag(step) in FINITE for step in range(place)):
        return False
    step = place + 1
    while step < behind and (reading.tag(step) in NOUNS | ADJECTIVES or reading.lower(step) == ","):
        step += 1
    return (
        reading.lower(step) == "and"
        and step < behind
        and not any(reading.tag(other) in FINITE for other in range(step, behind))
    )


def _bounds_clause(reading: Reading, place: int) -> bool:
    word, tag = reading.lower(place), reading.tag(place)
    if reading.is_inner_mark(place) or word in ("°", "%"):
        return False
    if word in words_of("clause_openers") or tag in ("CJS", "CJT", "PUN"):
        return True
    if tag in FINITE and tag not in ("VVD", "VVB"):
        return True
    return word == "and" and tag == "CJC" and _verb_since_comma(reading, place)


def _verb_since_comma(reading: Reading, place: int) -> bool:
    """Whether the clause before an `and`, back to its comma, has a verb of its own."""
    for step in range(place - 1, max(-1, place - 9), -1):
        if reading.lower(step) == "," and not reading.closes_aside(step, step + 2):
            return False
        if reading.tag(step) in FINITE:
            return True
    return False


def _without_opening_date(reading: Reading, span: Span | None) -> Span | None:
    """`In 2020 the port` is the port."""
    if span is not None and reading.tag(span[0]) == "CRD" and reading.tag(span[0] + 1) in DETERMINERS:
        return strip_edges(reading, span[0] + 1, span[1])
    return span


def is_linking(word: str) -> bool:
    """Whether a verb links a subject with its value: is, reached, totals."""
    return word in words_of("linking_verbs")
