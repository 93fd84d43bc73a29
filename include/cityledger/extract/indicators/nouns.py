"""Noun phrases that begin at a word.

In: a `Reading` and a token's index. Out: spans of tokens (first, behind). Each walk is bounded.
"""

from cityledger.extract.indicators.reading import ADJECTIVES, DETERMINERS, FINITE, NOUNS, Reading

Span = tuple[int, int]

INNER_MARKS = frozenset({"&", "/", "-", "–", "+"})
_QUOTES = frozenset('“”"‘’')
_LONGEST = 14
_MARKS = frozenset({"CJC", "PUN", "PUL", "PUR", "PUQ", "AV0", "PRP", "PRF"}) | DETERMINERS
_FRONT_EDGES = _MARKS | {"POS", "TO0", "CJS", "CJT"}
_BACK_EDGES = _MARKS


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
    """A name behind a plural noun that is followed by a verb: `... 20 towns Elmhaven has visited`."""
    return reading.tag(index) == "NP0" and reading.tag(index - 1) == "NN2" and reading.tag(index + 1) in FINITE


def _may_stand_inside(reading: Reading, index: int, first: int, last_noun: int) -> bool:
    tag, word = reading.tag(index), reading.lower(index)
    if tag in ADJECTIVES:
        return last_noun < index - 1 or reading.is_noun(index + 1) or last_noun < 0
    if word == "no" and reading.lower(index - 1) in ("or", "and"):
        return last_noun < 0
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
    if word in INNER_MARKS or tag == "POS" or word in _QUOTES:
        return reading.tag(index + 1) in NOUNS | ADJECTIVES | {"VVG", "VVN"}
    if word in ("(", ")") and last_noun >= 0:
        return _is_aside(reading, index)
    if word in ("and", "or", ",") and last_noun < 0:
        return _joins_adjectives(reading, index)
    if word == "and" or (word == "," and _list_goes_on(reading, index)):
        return last_noun == index - 1 and _joins_noun(reading, index + 1)
    return False


def _joins_adjectives(reading: Reading, index: int) -> bool:
    """`old and new`, `low- or no-cost`, `social, economic and other`: a mark or word between adjectives."""
    if not (reading.tag(index - 1) in ADJECTIVES or reading.tokens[index - 1].text.endswith("-")):
        return False
    if reading.lower(index) != ",":
        first = index + 1 + (reading.lower(index + 1) == "no")
        return _leads_to_noun(reading, first)
    return reading.tag(index + 1) in ADJECTIVES and reading.lower(index + 2) in ("and", "or", ",")


def _is_aside(reading: Reading, index: int) -> bool:
    """An acronym in brackets inside a phrase: `fine dust (FD) levels`."""
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
    first = place
    while reading.is_noun(place):
        place += 1
    if reading.tag(place) == "CRD" and place == first + 1 and reading.tokens[first].text.isupper():
        return False  # a currency before the next amount
    return reading.tag(place) not in FINITE and reading.tag(index) != "CRD"


def _leads_to_noun(reading: Reading, index: int) -> bool:
    for place in range(index, index + 3):
        if reading.is_noun(place):
            return True
        if reading.tag(place) not in ADJECTIVES | {"VVN", "VVG", "AV0"} and reading.lower(place) not in INNER_MARKS:
            return False
    return False


def strip_edges(reading: Reading, first: int, behind: int) -> Span | None:
    """Without articles, link words and marks at either end; None if no noun is left."""
    while first < behind and _is_edge(reading, first, _FRONT_EDGES):
        first += 1
    while first < behind and _is_edge(reading, behind - 1, _BACK_EDGES):
        behind -= 1
    if not any(reading.is_noun(index) or reading.tag(index) == "VVG" for index in range(first, behind)):
        return None
    return first, behind


def _is_edge(reading: Reading, index: int, tags: frozenset[str]) -> bool:
    word = reading.lower(index)
    if word == "per" and reading.lower(index + 1) == "capita":
        return False
    if reading.tag(index) == "AJ0" and reading.tag(index + 1) in ("PRP", "PRF") and tags is _FRONT_EDGES:
        return True
    if reading.tag(index) == "VVN" and reading.lower(index + 1) in ("by", "with") and tags is _FRONT_EDGES:
        return True
    return word in ("being", "having") or word in INNER_MARKS or reading.tag(index) in tags
