"""The named subject of a verb: `the Harbour Office will`, `the municipal company Quay Works has`.

In: a `Reading` and a finite verb in it, the document's Context. Out: the span of the name, or None where none stands
there; the longer name that a word is short for.
"""

from cityledger.extract.context import Context
from cityledger.extract.indicators.nouns import Span, strip_edges
from cityledger.extract.indicators.reading import NOUNS, Reading, words_of
from cityledger.extract.names import is_of_everyday_words
from cityledger.extract.roles import OFFICES_OF_PLACES
from cityledger.extract.tagging import is_everyday_noun

_HEADS = OFFICES_OF_PLACES | {"plan", "strategy", "report", "council", "government"}
"""A longer name that ends so is another body's: Elmhaven and Elmhaven County."""
_PLACED_BY = frozenset({"of", "in", "within", "across", "by"})
"""Prepositions whose place has what is said behind it: `residents of Elm are`; a town `near Elm` is another one."""


def actor_span(reading: Reading, verb: int, context: Context) -> Span | None:
    """Where the name right before a verb stands; None for a common noun and for a name that is not its subject."""
    behind = verb
    while reading.tag(behind - 1) == "AV0" and behind > 1 and reading.tokens[behind - 1].text[0].islower():
        behind -= 1
    if reading.lower(behind - 1) in ("which", "that", "who") and behind > 1:
        behind -= 2 if reading.lower(behind - 2) == "," else 1
    if reading.lower(behind - 1) == ")":
        while behind > 0 and reading.lower(behind) != "(":
            behind -= 1
    first = behind
    while first > 0 and reading.tag(first) != "AT0" and _may_name(reading, first - 1):
        first -= 1
    span = strip_edges(reading, first, behind)
    span = _described_name(reading, span) if span is not None else None
    if span is None:
        return None
    tokens = [reading.tokens[place] for place in range(*span) if reading.tag(place) in NOUNS | {"AJ0"}]
    if _stands_aside(reading, span, verb):
        return None
    if not tokens or not all(token.text[0].isupper() for token in tokens):
        return None
    opens = span[0] == 0 and len(tokens) == 1 and tokens[0].tag != "NP0" and not _is_known(tokens[0].text, context)
    return None if opens and not (tokens[0].text.isupper() and len(tokens[0].text) > 1) else span


def _described_name(reading: Reading, span: Span) -> Span:
    """`the municipal company Quay Works`, `the municipal Parks Bureau`: the name behind what a body is."""
    first = span[1]
    while first > span[0] and reading.tokens[first - 1].text[0].isupper():
        first -= 1
    described = span[0] < first < span[1] and reading.tag(span[0] - 1) == "AT0"
    body = reading.lower(first - 1) in words_of("body_nouns") or (
        reading.tag(first - 1) == "AJ0" and reading.lower(span[1] - 1) in words_of("body_nouns")
    )
    return (first, span[1]) if described and body else span


def _stands_aside(reading: Reading, span: Span, verb: int) -> bool:
    """`homes outside Elm are`, `lies near Elm and is`: the name belongs to a preposition, or another verb had it."""
    if reading.lower(verb - 1) in ("and", "but", "or"):
        return True
    if reading.lower(span[0] - 1) == "the" and is_of_everyday_words(reading.span_text(*span)):
        return True
    link = span[0] - 1 - (reading.tag(span[0] - 1) == "AT0")
    return reading.tag(link) == "PRP" and link > 0 and reading.lower(link) not in _PLACED_BY


def _may_name(reading: Reading, place: int) -> bool:
    if reading.tag(place) == "AV0" and reading.tokens[place].text.isupper():
        return True
    return reading.tag(place) in NOUNS | {"AJ0", "POS", "AT0"} or reading.lower(place) in ("of", "and", "for", "&", "-")


def _is_known(name: str, context: Context) -> bool:
    """Whether a word that opens a sentence is a name elsewhere, by itself or as the first word of a longer one."""
    if longer_name(name, context) != name:
        return True
    everyday = is_everyday_noun(name.lower()) and name.lower() not in words_of("organization_heads")
    return name in context.running and not everyday


def longer_name(name: str, context: Context) -> str:
    """The name of which a word is short, where the text says it in full before it says it short."""
    if " " in name or name.isupper() or name in (context.owner or "").split() or name not in context.mentions:
        return name
    first = context.mentions[name][0]
    longer = [
        (places[0], other)
        for other, places in context.mentions.items()
        if other.startswith(f"{name} ") and places[0] < first and other.split()[-1].lower() not in _HEADS
    ]
    return min(longer)[1] if longer else name
