"""Bodies and places that a text names by a common noun: `the ministry`, `the tram authority`, `in the county`.

In: a `Reading` and a place in it, or a noun, with the document's Context. Out: a name, or None where none is told.
"""

from cityledger.extract.context import Context
from cityledger.extract.indicators.reading import DETERMINERS, Reading, words_of
from cityledger.extract.roles import OFFICES_OF_PLACES
from cityledger.extract.tagging import is_everyday_noun

_AREAS = frozenset({"county", "region", "province", "district", "state"})
_GOVERNING = frozenset({"government", "administration", "council"})
"""`The city council` speaks for the city, which the document does too."""
_LONGEST = 4


def is_person_or_noun(name: str) -> bool:
    """`Mayor Ash`, `Public`: a person by office and name, or an everyday noun that only begins its sentence."""
    words = name.lower().split()
    if words[0] in words_of("titles_of_persons"):
        return len(words) > 1 and words[1] not in ("of", "for")
    return (
        len(words) == 1
        and name.istitle()
        and words[0] in words_of("people") | {"public"}
        and is_everyday_noun(words[0])
    )


def definite_body(noun: str, position: int, context: Context) -> str | None:
    """`the ministry` by the name in full that the text gives it; None where it has none there."""
    if noun not in words_of("organization_heads"):
        return None
    name = context.resolve(f"the {noun}", position)
    return name if name is not None and name.lower() not in (noun, f"the {noun}") else None


def body_before(reading: Reading, verb: int, context: Context) -> str | None:
    """`the ministry` right before a verb."""
    behind = verb
    while behind > 1 and reading.tag(behind - 1) == "AV0":
        behind -= 1
    if reading.lower(behind - 2) != "the":
        return _described(reading, behind)
    return definite_body(reading.lower(behind - 1), reading.tokens[behind - 1].start, context)


def _described(reading: Reading, behind: int) -> str | None:
    """`the tram authority`: a body told from others of its kind by nouns before it; `the city government` is not."""
    noun, before = reading.lower(behind - 1), reading.lower(behind - 2)
    if noun not in words_of("body_nouns") or (noun in _GOVERNING and before in OFFICES_OF_PLACES):
        return None
    first = behind - 1
    while first > 0 and behind - first < _LONGEST and reading.tag(first - 1) in ("NN1", "NN2", "NP0"):
        first -= 1
    told = first < behind - 1 and reading.tag(first - 1) in DETERMINERS and reading.lower(first - 1) == "the"
    return reading.span_text(first, behind) if told else None


def place_spoken_of(reading: Reading, link: int, context: Context) -> str | None:
    """`in the county`: the county that the text names, where it is another than the one it speaks for."""
    noun = reading.lower(link + 2)
    if reading.lower(link + 1) != "the" or noun not in _AREAS or reading.is_noun(link + 3):
        return None
    name = context.resolve(f"the {noun}", reading.tokens[link].start)
    return name if name and name.lower() != noun and name != context.owner else None
