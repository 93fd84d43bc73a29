"""What modifies a noun phrase from behind: phrases with `of` and `for`, participles, and its predicate.

In: a `Reading` and a span of tokens. Out: the place behind what belongs to it. Each walk is bounded.
"""

from cityledger.extract.indicators.nouns import INNER_MARKS, Span, noun_phrase_after
from cityledger.extract.indicators.reading import DETERMINERS, FINITE, Reading, words_of

_AUXILIARIES = frozenset({"VBB", "VBD", "VBZ", "VHB", "VHD", "VHZ", "VBN", "VM0", "VBI", "VHI", "AV0", "VDB", "VDD"})
_DANGLING = frozenset({"PRP", "PRF", "AT0", "DT0", "DPS", "TO0", "AVP"})
_PLACING = frozenset({"in", "at", "across", "within", "around", "on", "between"})


def extend_right(reading: Reading, span: Span, links: int = 3) -> int:
    """The place behind the phrases that modify a noun phrase: `of ...`, `for ...`, `previously accessioned to ...`."""
    behind = span[1]
    for _ in range(links):
        following = _modifier(reading, behind)
        if following is None:
            break
        behind = following
    return behind


def relative_clause(reading: Reading, behind: int) -> int:
    """The place behind a clause that tells which ones are counted: `pupils who passed`; none that holds a number."""
    if reading.lower(behind) not in ("who", "that", "which") or reading.tag(behind + 1) in ("AT0", "DPS", ""):
        if reading.lower(behind) == "to" and reading.lower(behind + 1) == "be" and reading.tag(behind + 2) == "VVN":
            return _participle(reading, behind + 2) or behind
        return behind
    place = behind + 1
    while place < len(reading.tokens) and place - behind < 12:
        if reading.tag(place) == "CRD":
            return behind
        if not reading.tokens[place].is_word and reading.lower(place) not in INNER_MARKS | {"’", "'s"}:
            break
        if reading.tag(place) in ("CJC", "CJS", "CJT", "PNQ", "DTQ") or _second_verb(reading, behind, place):
            break
        place += 1
    verbs = any(reading.tag(step) in FINITE for step in range(behind + 1, place))
    return place if verbs and place - behind <= 10 else behind


def _second_verb(reading: Reading, first: int, place: int) -> bool:
    """Whether an auxiliary begins the main verb behind a relative clause that has had its own."""
    if reading.tag(place) not in ("VHB", "VHZ", "VHD", "VBB", "VBZ", "VBD", "VM0"):
        return False
    return any(reading.tag(step) in FINITE | {"VVN"} for step in range(first + 1, place))


def chosen_to(reading: Reading, behind: int) -> int:
    """The place behind an infinitive that tells for what several were chosen: `one of 9 ports to join ...`."""
    if reading.tag(behind) != "TO0" or reading.tag(behind + 1) not in ("VVI", "VBI"):
        return behind
    return _participle(reading, behind + 1) or behind


def _modifier(reading: Reading, at: int) -> int | None:
    word, tag = reading.lower(at), reading.tag(at)
    if word in words_of("modifier_links"):
        return _prepositional(reading, at)
    if word in words_of("linking_verbs") and tag == "VVG" and reading.tag(at + 1) in ("CRD", "AV0"):
        return None
    if tag in ("VVN", "VVD") and _leads_to_number(reading, at + 1):
        return None
    if tag in ("VVN", "VVG", "VVD", "VBG") or (tag == "AV0" and reading.tag(at + 1) in ("VVN", "VVG", "VVD")):
        return _participle(reading, at)
    if tag == "AJ0" and reading.lower(at + 1) in ("to", "for", "with", "from"):
        return _prepositional(reading, at + 1)
    return None


def _leads_to_number(reading: Reading, at: int) -> bool:
    """Whether a number with the words that compare it follows: what stands before is a verb and no modifier."""
    place = at
    while reading.tag(place) in ("AV0", "AVP") or (reading.tokens[place : place + 1] and reading.lower(place) in "$€£"):
        place += 1
    return reading.tag(place) == "CRD" and place - at < 4


def _prepositional(reading: Reading, at: int) -> int | None:
    """The place behind `of the city budget`; None where a date, a name of a place or a verb follows."""
    first, link = at + 1, reading.lower(at)
    if reading.lower(first) == "such" or (link == "to" and reading.tag(first) in ("VVI", "VBI", "VHI")):
        return None
    if "CRD" in (reading.tag(first), reading.tag(first + 1)) or (link in _PLACING and _is_name(reading, first)):
        return None
    inner = noun_phrase_after(reading, first)
    if inner is None:
        gerund = reading.tag(first) == "VVG" and link in ("of", "for", "from", "to")
        return _participle(reading, first) if gerund else None
    if reading.lower(inner[1] - 1) in words_of("no_modifier_nouns"):
        return None
    leads_to_amount = reading.lower(inner[1]) == "of" and "CRD" in (
        reading.tag(inner[1] + 1),
        reading.tag(inner[1] + 2),
    )
    return None if leads_to_amount else inner[1]


def _is_name(reading: Reading, at: int) -> bool:
    place = at + 1 if reading.tag(at) in DETERMINERS else at
    if reading.tag(place) != "NP0" or not reading.tokens[place].text[0].isupper():
        return False
    while reading.tag(place) == "NP0":
        place += 1
    return reading.tag(place) != "POS"


def _participle(reading: Reading, at: int) -> int | None:
    """The place behind `connected to the network` or `walking home from school`, up to the end of the clause."""
    place = at
    while place < len(reading.tokens) and place - at < 9 and not _ends_clause(reading, place, at):
        place += 1
    while place - 1 > at and reading.tag(place - 1) in _DANGLING:
        place -= 1
    if place == at + 1 and reading.tag(at) == "VVG" and reading.tag(place) == "CRD":
        return None
    return place if place > at else None


def _ends_clause(reading: Reading, place: int, first: int) -> bool:
    tag, word = reading.tag(place), reading.lower(place)
    if tag in FINITE and place > first and tag not in ("VVD", "VVB"):
        return True
    if tag == "POS":
        return False
    if not reading.tokens[place].is_word and word not in INNER_MARKS:
        return True
    if tag == "CJC" and reading.tokens[place - 1].text.endswith("-"):
        return False
    if tag in ("CJC", "CJS", "CJT", "PNQ", "DTQ") or (tag == "TO0" and reading.lower(place + 1) != "work"):
        return True
    if tag == "CRD" or (tag in ("PRP", "PRF") and "CRD" in (reading.tag(place + 1), reading.tag(place + 2))):
        return True
    return word in ("in", "at", "across") and _is_name(reading, place + 1)


def predicate_after(reading: Reading, at: int) -> Span | None:
    """The predicate of a phrase that is a subject, without auxiliaries: `are [short of ...]`, `have [set ...]`.

    None if no verb follows. A negation keeps its auxiliary: `did not have access`.
    """
    place = at
    if any(reading.tag(step) == "XX0" for step in range(at, at + 3)):
        behind = _participle(reading, at)
        return (at, behind) if behind else None
    while reading.tag(place) in _AUXILIARIES and place < at + 5:
        place += 1
    if place == at and reading.tag(at) not in ("VVD", "VVZ", "VVB"):
        return None
    if reading.lower(place) in words_of("before_infinitive") and reading.tag(place + 1) == "TO0":
        place += 2 + (reading.tag(place + 2) in ("VBI", "VHI"))
    if place >= len(reading.tokens) or reading.tag(place) in ("CRD", "PUN"):
        return None
    if reading.lower(place) in words_of("empty_predicates"):
        return None
    behind = _participle(reading, place)
    return (place, behind) if behind else None
