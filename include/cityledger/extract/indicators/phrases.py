"""Noun phrases around a quantity, found by word classes.

In: a `Reading` and token indexes. Out: spans of tokens (first, behind). Each walk is bounded.
"""

from cityledger.extract.indicators.reading import ADJECTIVES, DETERMINERS, FINITE, NOUNS, Reading, words_of

Span = tuple[int, int]

_LONGEST = 14
_INNER = frozenset({"&", "/", "-", "–", "+"})
_LINKS = frozenset(
    {
        "of",
        "for",
        "in",
        "to",
        "from",
        "with",
        "at",
        "on",
        "per",
        "across",
        "among",
        "within",
        "around",
        "without",
        "into",
        "between",
        "under",
        "as",
        "related",
        "through",
        "against",
    }
)
_YEARS = ("19", "20", "21")
_SIZE_WORDS = frozenset({"additional", "more", "further", "extra", "other", "new", "different", "total", "separate"})


def noun_phrase_after(reading: Reading, at: int) -> Span | None:
    """The noun phrase that begins right at a token, without what modifies it from behind; None without a noun."""
    stop, last_noun = at, -1
    while stop < len(reading.tokens) and stop - at < _LONGEST:
        if reading.is_noun(stop):
            if last_noun >= 0 and _begins_clause(reading, stop):
                break
            last_noun = stop
        elif not _may_stand_inside(reading, stop, at, last_noun):
            break
        stop += 1
    if last_noun < 0:
        return None
    return at, last_noun + 1


def _begins_clause(reading: Reading, index: int) -> bool:
    """A name behind a plural noun that is followed by a verb: `... 20 cities Guangzhou has visited`."""
    return reading.tag(index) == "NP0" and reading.tag(index - 1) == "NN2" and reading.tag(index + 1) in FINITE


def _may_stand_inside(reading: Reading, index: int, first: int, last_noun: int) -> bool:
    tag, word = reading.tag(index), reading.lower(index)
    if tag in ADJECTIVES:
        return last_noun < index - 1 or reading.is_noun(index + 1) or last_noun < 0
    if tag in DETERMINERS:
        return index == first or (index == first + 1 and tag != "DTQ")
    if tag in ("VVN", "VVG", "VVD"):
        return (
            (last_noun < 0 or last_noun == index - 1)
            and _leads_to_noun(reading, index + 1)
            and (last_noun < 0 or tag == "VVG")
        )
    if tag in ("AV0", "CRD") and last_noun < 0:
        return _leads_to_noun(reading, index + 1) and tag == "AV0"
    if tag == "CRD":
        return reading.tag(index - 1) == "NP0" and reading.is_noun(index + 1)
    if word in _INNER or tag == "POS" or word in ("“", "”", '"', "‘", "’"):
        return reading.tag(index + 1) in NOUNS | ADJECTIVES | {"VVG", "VVN"}
    if word in ("(", ")") and last_noun >= 0:
        return _is_aside(reading, index)
    if word in ("and", "or") and last_noun < 0:
        return reading.tag(index - 1) in ADJECTIVES and _leads_to_noun(reading, index + 1)
    if word == "and" or (word == "," and _list_goes_on(reading, index)):
        return last_noun == index - 1 and _joins_noun(reading, index + 1)
    return False


def _is_aside(reading: Reading, index: int) -> bool:
    """An acronym in brackets inside a phrase: `greenhouse gas (GHG) emissions`."""
    opened = index if reading.lower(index) == "(" else index - 2
    return (
        reading.lower(opened) == "("
        and reading.lower(opened + 2) == ")"
        and reading.is_noun(opened + 3)
        and reading.tag(opened + 4) not in FINITE
    )


def _list_goes_on(reading: Reading, index: int) -> bool:
    """`vans, buses and trucks`: a comma inside a list of single nouns that an `and` closes."""
    return (
        reading.is_noun(index + 1)
        and (
            reading.lower(index + 2) == "and" or (reading.lower(index + 2) == "," and reading.lower(index + 3) == "and")
        )
        and reading.is_noun(index + 3 if reading.lower(index + 2) == "and" else index + 4)
    )


def _joins_noun(reading: Reading, index: int) -> bool:
    """Whether `and` joins a noun to the phrase and not a new clause with its own verb."""
    place = index
    while place < index + 4 and reading.tag(place) in ADJECTIVES:
        place += 1
    if not reading.is_noun(place):
        return False
    while reading.is_noun(place):
        place += 1
    return reading.tag(place) not in FINITE and reading.tag(index) != "CRD"


def _leads_to_noun(reading: Reading, index: int) -> bool:
    for place in range(index, index + 3):
        if reading.is_noun(place):
            return True
        if reading.tag(place) not in ADJECTIVES | {"VVN", "VVG", "AV0"} and reading.lower(place) not in _INNER:
            return False
    return False


def extend_right(reading: Reading, span: Span, links: int = 3) -> int:
    """The place behind the phrases that modify a noun phrase: `of ...`, `for ...`, `previously accessioned to ...`."""
    behind = span[1]
    for _ in range(links):
        following = _modifier(reading, behind)
        if following is None:
            break
        behind = following
    return behind


def _modifier(reading: Reading, at: int) -> int | None:
    word, tag = reading.lower(at), reading.tag(at)
    if word in _LINKS:
        return _prepositional(reading, at)
    if tag in ("VVN", "VVG", "VVD") or (tag == "AV0" and reading.tag(at + 1) in ("VVN", "VVG", "VVD")):
        return _participle(reading, at)
    if tag == "AJ0" and reading.lower(at + 1) in ("to", "for", "with", "from"):
        return _prepositional(reading, at + 1)
    return None


def _prepositional(reading: Reading, at: int) -> int | None:
    """The place behind `of the city budget`; None where a date, a name of a place or a verb follows."""
    first = at + 1
    if reading.lower(first) == "such":
        return None
    if reading.lower(at) == "to" and reading.tag(first) in ("VVI", "VBI", "VHI"):
        return None
    if reading.tag(first) == "CRD" or reading.tag(first + 1) == "CRD":
        return None
    if reading.lower(at) in ("in", "at", "across", "within", "around", "on", "between") and _is_name(reading, first):
        return None
    inner = noun_phrase_after(reading, first)
    if inner is None:
        return (
            _participle(reading, first)
            if reading.tag(first) == "VVG" and reading.lower(at) in ("of", "for", "from", "to")
            else None
        )
    if reading.lower(inner[1] - 1) in (
        "year",
        "years",
        "end",
        "month",
        "decade",
        "time",
        "order",
        "addition",
        "terms",
        "line",
        "part",
        "place",
    ):
        return None
    return inner[1]


def _is_name(reading: Reading, at: int) -> bool:
    place = at + 1 if reading.tag(at) in DETERMINERS else at
    return (
        reading.tag(place) == "NP0" and reading.tokens[place].text[0].isupper()
        if place < len(reading.tokens)
        else False
    )


def _participle(reading: Reading, at: int) -> int | None:
    """The place behind `connected to the network` or `driving alone to work`, up to the end of the clause."""
    place = at
    while place < len(reading.tokens) and place - at < 9:
        tag, word = reading.tag(place), reading.lower(place)
        if tag in FINITE and place > at and tag not in ("VVD", "VVB"):
            break
        if not reading.tokens[place].is_word and word not in _INNER:
            break
        if tag in ("CJC", "CJS", "CJT", "PNQ", "DTQ", "TO0") and not (
            tag == "TO0" and reading.lower(place + 1) == "work"
        ):
            break
        if tag == "CRD" or (tag in ("PRP", "PRF") and reading.tag(place + 1) == "CRD"):
            break
        if word in ("in", "at", "across") and _is_name(reading, place + 1):
            break
        place += 1
    while (
        place > at
        and reading.tag(place - 1) in ("PRP", "PRF", "AT0", "DT0", "DPS", "TO0", "AV0", "AVP")
        and place - 1 > at
        and reading.tag(place - 1) != "AV0"
    ):
        place -= 1
    return place if place > at else None


def predicate_after(reading: Reading, at: int) -> Span | None:
    """The predicate of a phrase that is a subject: `are [high risk for ...]`, `have [set targets]`; None if no verb follows."""
    place = at
    if any(reading.tag(step) == "XX0" for step in range(at, at + 3)):
        behind = _participle(reading, at)
        return (at, behind) if behind else None
    while (
        reading.tag(place)
        in ("VBB", "VBD", "VBZ", "VHB", "VHD", "VHZ", "VBN", "VM0", "VBI", "VHI", "AV0", "VDB", "VDD")
        and place < at + 5
    ):
        place += 1
    auxiliary = place > at
    if not auxiliary and reading.tag(at) not in ("VVD", "VVZ", "VVB"):
        return None
    if place >= len(reading.tokens) or reading.tag(place) in ("CRD", "PUN"):
        return None
    behind = _participle(reading, place)
    return (place, behind) if behind else None


def noun_phrase_before(reading: Reading, behind: int, reach: int = 16) -> Span | None:
    """The noun phrase that ends right before a token, with the `of`, `for`, `in` phrases inside it; None if none does."""
    place = behind - 1
    if place < 0 or not (
        reading.is_noun(place)
        or reading.tag(place) in ("VVG", "CRD", "VVN", "VVD", "PNI")
        or reading.lower(place) in (")", "”")
    ):
        return None
    if reading.lower(place) == ")":
        while place > 0 and reading.lower(place) != "(" and behind - place < 12:
            place -= 1
        place -= 1
    first = place
    while place >= 0 and behind - place < reach:
        tag, word = reading.tag(place), reading.lower(place)
        inside = tag in NOUNS | ADJECTIVES | DETERMINERS | {"POS", "CRD"} or word in _INNER or word in ("“", "”")
        linked = (
            word in ("of", "for", "in", "from", "by", "per", "on", "to", "with", "at")
            and place < first
            and tag != "TO0"
        )
        joined = word == "and" and reading.tag(place - 1) in NOUNS
        participle = (
            tag in ("VVN", "VVG")
            and reading.tag(place + 1) not in DETERMINERS | {"PNP"}
            or (tag == "VVD" and place == behind - 1)
        )
        if tag == "CRD" and reading.tokens[place].text[:2] in _YEARS and linked:
            break
        if not (inside or linked or joined or participle):
            break
        if tag == "DTQ":
            break
        first = place
        place -= 1
    return strip_edges(reading, first, behind)


def strip_edges(reading: Reading, first: int, behind: int) -> Span | None:
    """Without articles, link words and marks at either end; None if no noun is left."""
    while first < behind and (
        reading.lower(first) in ("being", "having")
        or reading.tag(first)
        in DETERMINERS | {"PRP", "PRF", "CJC", "AV0", "PUN", "PUL", "PUR", "PUQ", "POS", "TO0", "CJS", "CJT"}
        or reading.lower(first) in _INNER
    ):
        first += 1
    while first < behind and (
        reading.tag(behind - 1) in DETERMINERS | {"PRP", "PRF", "CJC", "PUN", "PUL", "PUR", "PUQ", "AV0"}
        or reading.lower(behind - 1) in _INNER
    ):
        behind -= 1
    if not any(reading.is_noun(index) or reading.tag(index) == "VVG" for index in range(first, behind)):
        return None
    return first, behind


def subject_before(reading: Reading, verb: int) -> Span | None:
    """What stands before a verb as its subject, back to the boundary of its clause."""
    behind = verb
    while behind > 0 and reading.tag(behind - 1) in (
        "AV0",
        "VM0",
        "VBB",
        "VBD",
        "VBZ",
        "VHB",
        "VHD",
        "VHZ",
        "VBN",
        "XX0",
        "TO0",
        "VBI",
        "VHI",
        "VBG",
        "VDB",
        "VDD",
        "VDZ",
    ):
        behind -= 1
    if reading.lower(behind - 1) in ("which", "that", "who") and behind > 1:
        behind -= 1
        if reading.lower(behind - 1) == ",":
            behind -= 1
    if reading.lower(behind - 1) == "," and reading.tag(verb) in ("VVG", "VVN"):
        behind -= 1
    first = behind
    while first > 0 and behind - first < 24:
        word, tag = reading.lower(first - 1), reading.tag(first - 1)
        if word in (
            ",",
            ";",
            ":",
            "(",
            ")",
            "while",
            "although",
            "because",
            "whereas",
            "which",
            "who",
            "where",
            "when",
            "if",
            "but",
        ) or tag in ("CJS", "CJT", "PUN"):
            break
        if tag in FINITE and tag not in ("VVD", "VVB"):
            break
        if word == "and" and tag == "CJC" and _clause_before(reading, first - 1):
            break
        first -= 1
    return strip_edges(reading, first, behind)


def _clause_before(reading: Reading, at: int) -> bool:
    return any(reading.tag(place) in FINITE for place in range(max(0, at - 8), at))


def is_linking(word: str) -> bool:
    """Whether a verb links a subject with its value: is, reached, totals."""
    return word in words_of("linking_verbs")
