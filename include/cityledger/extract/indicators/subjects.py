"""Whose property a quantity states: from the sentence, else the list's head, else the section, else the document.

In: a `Reading`, a quantity, the document's Context. Out: a name as the text uses it in full, with where it came from.
"""

import re

from cityledger.extract.context import Context
from cityledger.extract.indicators.actors import actor_span, longer_name
from cityledger.extract.indicators.bodies import body_before, definite_body, is_person_or_noun, place_spoken_of
from cityledger.extract.indicators.nouns import noun_phrase_after
from cityledger.extract.indicators.owners import counted_places, is_name_word, owner_of_amount, possessor, receiver
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.phrase import About
from cityledger.extract.indicators.places import is_country, is_entity, is_language
from cityledger.extract.indicators.programmes import body_in_heading, programme_of
from cityledger.extract.indicators.reading import Reading, words_of
from cityledger.extract.names import is_of_everyday_words
from cityledger.extract.quantities import Quantity
from cityledger.extract.roles import OFFICES_OF_PLACES
from cityledger.records import Block

_HEAD_ACTOR = re.compile(
    r"(?:^|, |\. |\d{4} )(?:[Tt]he )?((?:[A-Z][\w.&-]*(?: of| for| and| the)? ?){1,6}|(?<=[Tt]he )[a-z]+ ) ?"
    r"(?:will|shall|must|should|plans to|aims to|commits to|undertakes to|pledges to|intends to|seeks to|agrees to"
    r"|is committed to|has|have)\b[^.]{0,80}:?\s*$"
)
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Summer|Winter|Spring"
    r"|Fall|FY|Q\d|AD)"
)
_FINITE = frozenset({"VM0", "VBZ", "VBD", "VBB", "VHZ", "VHB", "VHD", "VVZ", "VVD", "VVB"})
_QUESTIONS = frozenset({"what", "how", "who", "where", "when", "why"})
_ACRONYM_IN_BRACKETS = re.compile(r"\s*\([^)]{1,20}\)\s*$")


def subject_of(
    reading: Reading, quantity: Quantity, about: About | None, context: Context, passage: Passage
) -> tuple[str | None, str]:
    """The subject's name and its evidence: sentence, section or document."""
    if quantity.symbol != "rank" and (name := _placed(reading, quantity, context)):
        return name, "sentence"
    if about is not None and (name := counted_places(reading, about)):
        return name, "sentence"
    if name := possessor(reading, about, context) or owner_of_amount(reading, quantity, context):
        return name, "sentence"
    if name := receiver(reading, quantity, context) or _clause_actor(reading, quantity, context):
        return name, "sentence"
    if passage.head and (name := _head_actor(passage.head, passage.start, context)):
        return name, "list head"
    if name := _section(context, passage.block):
        return name, "section"
    return context.owner, "document"


def topic_of(reading: Reading, context: Context) -> str | None:
    """Whom a sentence speaks of: the name before its first finite verb, which the next sentence may leave unsaid."""
    for place in range(1, min(len(reading.tokens), 24)):
        if reading.tag(place) in _FINITE and not reading.tokens[place].text[0].isupper():
            span = actor_span(reading, place, context)
            if span is None or reading.lower(span[1] - 1) in words_of("document_nouns"):
                return None
            return context.resolve(reading.span_text(*span), reading.tokens[span[0]].start)
    return None


def _placed(reading: Reading, quantity: Quantity, context: Context) -> str | None:
    """`in Norland`, `across the world`, `Within Elm County` behind the quantity or at the sentence's beginning."""
    at, behind = reading.at(quantity.start), reading.at(quantity.end - 1) + 1
    for place in range(behind, min(len(reading.tokens), behind + 14)):
        word = reading.lower(place)
        if word in (";", ".", ",") or (reading.tag(place) == "CRD" and place > behind + 3):
            break
        if word in ("in", "across", "around", "within", "throughout", "of") and (
            name := _name_at(reading, place, context)
        ):
            return name
    opening = _clause_opening(reading, at)
    if reading.lower(opening) in ("in", "within", "across", "throughout") and at > opening + 2:
        return _name_at(reading, opening, context)
    return _opening_group(reading, opening) if reading.lower(opening) in ("for", "among") and at > opening + 3 else None


def _clause_opening(reading: Reading, at: int) -> int:
    """Where the clause begins that a semicolon parts from what stands before it."""
    return next((place + 1 for place in range(at - 1, -1, -1) if reading.lower(place) == ";"), 0)


def _opening_group(reading: Reading, opening: int) -> str | None:
    """`For many river towns, some 6 percent ...`."""
    span = noun_phrase_after(reading, opening + 1)
    if span is None or reading.lower(span[1]) != "," or reading.lower(span[1] - 1) not in words_of("settlements"):
        return None
    first = span[0] + (reading.lower(span[0]) in ("many", "most", "some", "all", "the"))
    return reading.span_text(first, span[1])


def _name_at(reading: Reading, link: int, context: Context) -> str | None:
    """The place or body named behind a preposition."""
    first = link + 2 if reading.lower(link + 1) in ("the", "our") else link + 1
    if reading.lower(first) == "world" and reading.lower(link) != "of":
        return "world"
    if place := place_spoken_of(reading, link, context):
        return place
    stop = first
    while stop < len(reading.tokens) and is_name_word(reading, stop, first):
        stop += 1
    if stop == first or reading.tag(stop) == "CRD":
        return None
    name = reading.span_text(first, stop)
    if _DATED.fullmatch(name) or is_language(name) or (first == link + 2 and is_of_everyday_words(name)):
        return None
    resolved = context.resolve(name, reading.tokens[first].start)
    return resolved if is_entity(name, resolved, reading, (first, stop), reading.lower(link) == "of") else None


def _clause_actor(reading: Reading, quantity: Quantity, context: Context) -> str | None:
    """The named subject of the clause that holds the quantity: an organisation, a programme, `the Center`."""
    for place in range(reading.at(quantity.start) - 1, 0, -1):
        if reading.tag(place) not in _FINITE or reading.tokens[place].text[0].isupper():
            continue
        if name := programme_of(reading, place, context):
            return name
        span = actor_span(reading, place, context)
        if span is not None and not _only_reports(reading, place, quantity):
            name = _in_full(reading.span_text(*span), reading.tokens[span[0]].start, context)
            known = name and len(name) > 1 and name not in words_of("measure_acronyms")
            if name and known and not is_person_or_noun(name):
                return context.owner if name.split()[-1].lower() in words_of("document_nouns") else name
        if span is None and (name := body_before(reading, place, context)):
            return name
        if reading.tag(place) == "VM0" and reading.lower(place - 1) not in ("it", "they"):
            return None
    return None


def _only_reports(reading: Reading, verb: int, quantity: Quantity) -> bool:
    """`The Bureau estimates that 9% of homes` is about homes; `estimates that it lost 9%` about the Bureau."""
    if reading.lower(verb) not in words_of("reporting_verbs") | words_of("saying_verbs"):
        return False
    between = range(verb + 1, min(verb + 6, reading.at(quantity.start)))
    return not any(reading.lower(place) in ("it", "they") for place in between)


def _in_full(name: str, position: int, context: Context) -> str | None:
    """A name by its full form; of `the City and the Board` the first."""
    first, joined, _ = name.partition(" and ")
    if joined and first.lower() in OFFICES_OF_PLACES:
        return context.resolve(first, position)
    return context.resolve(longer_name(name, context), position)


def _head_actor(head: str, position: int, context: Context) -> str | None:
    """`By then, the Harbour Office will:` names whose list it is."""
    match = _HEAD_ACTOR.search(head)
    if match is None:
        return None
    name = match.group(1).strip()
    if name.lower() in _QUESTIONS:
        return None
    return context.resolve(name, position) if name[0].isupper() else definite_body(name, position, context)


def _section(context: Context, block: Block) -> str | None:
    """A heading that is nothing but a name which the text introduces or mentions often."""
    for heading in reversed(block.heading_path):
        if body := body_in_heading(heading, context):
            return body
        bare = _ACRONYM_IN_BRACKETS.sub("", heading.strip(" :"))
        resolved = context.resolve(bare) if bare in context.acronyms else bare
        words = (resolved or "").split()
        if not words or words[-1].lower() in words_of("document_nouns"):
            continue
        if len(words) > 6 or (bare not in context.mentions and bare not in context.acronyms):
            continue
        if (
            words[-1].lower() in words_of("organization_heads") | words_of("programme_heads")
            or words[0] in (context.owner or "").split()
            or is_country(bare)
        ):
            return resolved
    return context.section_owner(block)
