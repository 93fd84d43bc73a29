"""Whose property a quantity states: from the sentence, else the section, else the document.

In: a `Reading`, a quantity, the document's Context. Out: a name as the text uses it in full, with where it came from.
"""

import re
from functools import cache, lru_cache

import pycountry

from cityledger.extract.context import Context
from cityledger.extract.indicators.nouns import Span, strip_edges
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.phrase import About
from cityledger.extract.indicators.reading import NOUNS, Reading, words_of
from cityledger.extract.quantities import Quantity
from cityledger.records import Block

_HEAD_ACTOR = re.compile(
    r"(?:^|, |\. )(?:[Tt]he )?((?:[A-Z][\w.&-]*(?: of| for| and| the)? ?){1,6}) ?(?:will|shall|plans to|aims to|commits to|has|have)\b[^.]{0,80}:?\s*$"
)
_SAYING = frozenset(
    [
        "says",
        "said",
        "argues",
        "argued",
        "notes",
        "noted",
        "warns",
        "warned",
        "expects",
        "expected",
        "believes",
        "announced",
        "announces",
        "adds",
        "added",
    ]
)
_SELF = frozenset({"we", "our", "us", "it", "they", "i", "its", "their"})


def subject_of(
    reading: Reading, quantity: Quantity, about: About | None, context: Context, passage: Passage
) -> tuple[str | None, str]:
    """The subject's name and its evidence: sentence, section or document."""
    if quantity.symbol != "rank" and (name := _placed(reading, quantity, context)):
        return name, "sentence"
    if about is not None and (name := _counted_places(reading, about)):
        return name, "sentence"
    if name := _possessor(reading, about, context):
        return name, "sentence"
    if name := _clause_actor(reading, quantity, about, context):
        return name, "sentence"
    if passage.head and (name := _head_actor(passage.head, passage.start, context)):
        return name, "list head"
    if name := _section(context, passage.block):
        return name, "section"
    return context.owner, "document"


def _counted_places(reading: Reading, about: About) -> str | None:
    """`North Carolina cities`: the settlements of a named place."""
    first, last = reading.at(about.start), reading.at(about.end - 1) + 1
    for place in range(first + 1, last):
        if (
            reading.lower(place) in words_of("settlements")
            and reading.tokens[place - 1].text[0].isupper()
            and reading.tag(place - 1) == "NP0"
        ):
            begin = place - 1
            while begin > first and reading.tokens[begin - 1].text[0].isupper():
                begin -= 1
            return reading.span_text(begin, place)
    return None


def _head_actor(head: str, position: int, context: Context) -> str | None:
    """`In the next year, the Center will:` names whose list it is."""
    match = _HEAD_ACTOR.search(head)
    return context.resolve(match.group(1), position) if match else None


def _placed(reading: Reading, quantity: Quantity, context: Context) -> str | None:
    """`in China`, `across the world`, `Within Forsyth County` behind the quantity's phrase or at the clause's beginning."""
    at, behind = reading.at(quantity.start), reading.at(quantity.end - 1) + 1
    for place in range(behind, min(len(reading.tokens), behind + 14)):
        word = reading.lower(place)
        if word in (";", ".", ",") or (reading.tag(place) == "CRD" and place > behind + 3):
            break
        if word in ("in", "across", "around", "within", "throughout", "of") and (
            name := _place_name(reading, place + 1, context)
        ):
            return name
    if reading.lower(0) in ("in", "within", "across", "throughout") and at > 2:
        return _place_name(reading, 1, context)
    return None


def _place_name(reading: Reading, at: int, context: Context) -> str | None:
    first = at + 1 if reading.lower(at) in ("the", "our") else at
    if reading.lower(first) == "world" and reading.lower(at - 1) in ("around", "in", "across", "throughout"):
        return "world"
    stop = first
    while stop < len(reading.tokens) and (
        ((reading.tag(stop) in NOUNS | {"AJ0"}) and reading.tokens[stop].text[0].isupper())
        or (reading.lower(stop) == "of" and stop > first and reading.tag(stop + 1) == "NP0")
    ):
        stop += 1
    if stop == first or reading.tag(stop) == "CRD":
        return None
    name = reading.span_text(first, stop)
    if re.fullmatch(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Summer|Winter|Spring|Fall|FY|Q\d|AD)",
        name,
    ):
        return None
    resolved = context.resolve(name, reading.tokens[first].start)
    strict = reading.lower(at - 1) == "of"
    return resolved if _is_entity(name, resolved, reading, (first, stop), strict) else None


def _is_entity(name: str, resolved: str | None, reading: Reading, span: Span, strict: bool) -> bool:
    """Whether a capitalised run names a place or an organisation, not a programme's topic or an index."""
    if (
        resolved is None
        or not resolved[0].isupper()
        or (reading.tag(span[1]) in NOUNS and reading.tokens[span[1]].text[0].islower())
    ):
        return False
    last = name.lower().split()[-1]
    if last in words_of("organization_heads") or name.lower().split()[0] in words_of("organization_heads"):
        return True
    if _is_country(name) or (resolved != name and not name.isupper()):
        return True
    if name.isupper() and len(name) > 2:
        return (
            resolved != name
            and not _is_country(name)
            and resolved.split()[-1].lower() in words_of("organization_heads")
        )
    names = all(reading.tag(place) == "NP0" or reading.lower(place) in ("of", "the") for place in range(*span))
    return names and not strict


@lru_cache(maxsize=4096)
def _is_country(name: str) -> bool:
    return name.lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    listed = {
        word.lower()
        for country in pycountry.countries
        for word in (country.name, getattr(country, "common_name", country.name))
    }
    return frozenset(
        listed
        | {
            "us",
            "usa",
            "u.s",
            "u.s.",
            "uk",
            "u.k.",
            "eu",
            "uae",
            "europe",
            "asia",
            "africa",
            "russia",
            "korea",
            "south korea",
            "vietnam",
        }
    )


def _possessor(reading: Reading, about: About | None, context: Context) -> str | None:
    """`the City's emissions`, `Guangzhou GDP`, `global emissions`: a name in front of the phrase."""
    if about is None:
        return None
    first = reading.at(about.start)
    for place in range(first, min(first + 6, len(reading.tokens))):
        if reading.tag(place) == "POS" and place > first and reading.tokens[place - 1].text[0].isupper():
            return context.resolve(reading.span_text(first, place), reading.tokens[first].start)
    if reading.tag(first - 1) == "POS" and first > 1:
        begin = first - 2
        while begin > 0 and reading.tokens[begin - 1].text[0].isupper() and reading.tag(begin - 1) in NOUNS:
            begin -= 1
        if reading.tokens[begin].text[0].isupper():
            return context.resolve(reading.span_text(begin, first - 1), reading.tokens[begin].start)
    words = [reading.lower(place) for place in range(first, reading.at(about.end - 1) + 1)]
    if words and words[0] in ("global", "worldwide", "world"):
        return "global"
    return None


def _clause_actor(reading: Reading, quantity: Quantity, about: About | None, context: Context) -> str | None:
    """The named subject of the clause that holds the quantity: an organisation, a programme, `the Center`."""
    at = reading.at(quantity.start)
    verb = None
    for place in range(at - 1, -1, -1):
        if reading.tag(place) in ("VM0", "VBZ", "VBD", "VBB", "VHZ", "VHB", "VHD", "VVZ", "VVD", "VVB") and place > 0:
            verb = place
            span = _actor_span(reading, place)
            if span is not None and reading.lower(place) not in words_of("reporting_verbs") | _SAYING:
                name = context.resolve(reading.span_text(*span), reading.tokens[span[0]].start)
                if name and name not in words_of("measure_acronyms"):
                    return name
            if reading.tag(place) == "VM0":
                break
    return None if verb is None else None


def _actor_span(reading: Reading, verb: int) -> tuple[int, int] | None:
    first = verb
    if reading.lower(first - 1) == ")":
        while first > 0 and reading.lower(first) != "(":
            first -= 1
    behind = first
    while first > 0 and (
        reading.tag(first - 1) in NOUNS | {"AJ0", "POS", "AT0"}
        or reading.lower(first - 1) in ("of", "and", "for", "&", "-")
    ):
        first -= 1
        if reading.tag(first) == "AT0":
            break
    span = strip_edges(reading, first, behind)
    if span is None:
        return None
    tokens = [reading.tokens[place] for place in range(*span) if reading.tag(place) in NOUNS | {"AJ0"}]
    capitals = [token for token in tokens if token.text[0].isupper()]
    if not capitals or len(capitals) < len(tokens) or (span[0] == 0 and len(tokens) == 1 and tokens[0].tag != "NP0"):
        return None
    return span


def _section(context: Context, block: Block) -> str | None:
    """A heading that is nothing but a name which the text introduces or mentions often."""
    for heading in reversed(block.heading_path):
        bare = re.sub(r"\s*\([^)]{1,20}\)\s*$", "", heading.strip())
        resolved = context.resolve(bare) if bare in context.acronyms else bare
        words = (resolved or "").split()
        if not words or len(words) > 6 or (bare not in context.mentions and bare not in context.acronyms):
            continue
        if (
            words[-1].lower() in words_of("organization_heads")
            or words[0] in (context.owner or "").split()
            or _is_country(bare)
        ):
            return resolved
    return context.section_owner(block)


def column_place(header: str, context: Context) -> str | None:
    """The place or body that a column is for: `Louisiana`, `City of X`, a heading that ends in the owner's name."""
    words = header.split()
    if not words or not words[0][0].isupper():
        return None
    owner = set((context.owner or "").split()) - {
        "City",
        "of",
        "County",
        "the",
        "Government",
        "Municipality",
        "District",
    }
    if owner and owner <= set(words):
        return context.owner
    if _is_country(header):
        return header
    for length in (3, 2, 1):
        if len(words) >= length and " ".join(words[-length:]) in _subdivisions():
            return " ".join(words[-length:])
    return None


@cache
def _subdivisions() -> frozenset[str]:
    return frozenset(division.name for division in pycountry.subdivisions if len(division.name) > 4)
