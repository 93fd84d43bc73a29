"""Places that headings are about: `Elmhaven in figures`, `Profile: Elmhaven`, with the sub-headings below a profile.

In: observations with the blocks of their document. Out: the observations whose own text names nobody, with the place of
their heading; those of a document that an office signs, with the place that the office is of.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cityledger.extract.context import Context
from cityledger.extract.indicators.reading import words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.tagging import is_everyday_word
from cityledger.records import Block

_NAME = r"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
_SUMMARIES = "figures|numbers|brief|facts|data|a glance|a nutshell"
_INTRODUCES = tuple(
    re.compile(pattern.replace("NAME", _NAME))
    for pattern in (
        r"(?:\w+ )?[Pp]rofile(?:: | of | [–-] )(?:the )?NAME\W*",
        rf"NAME (?:[Ii]n|[Aa]t) (?i:{_SUMMARIES})\W*",
        r"[Ww]here (?:does|is) NAME (?:[Ss]tand|[Nn]ow|[Tt]oday)(?: (?:[Nn]ow|[Tt]oday))?\W*",
        r"[Ff]acts (?:and [Ff]igures )?(?:about|on|of) NAME\W*",
    )
)
_OFFICES = frozenset({"office", "department", "directorate", "division", "bureau", "secretariat"})
_SELF = re.compile(r"(?:about us|who we are|our (?:team|office|department|mission)|the team)\W*", re.IGNORECASE)
_OWN = frozenset({"staff", "team", "employees", "budget", "office", "department"})
_TWICE = 2
_OPENING = 600
"""Characters of a cover."""


def under_places(items: Sequence[Observation], blocks: Sequence[Block], context: Context) -> list[Observation]:
    """Values that only the document gave a subject, with the place of their heading or of the office that signs."""
    headed = _places(blocks, context)
    place = place_of_office(context)
    return [_under(item, headed.get(item.block.block_id), place, context) for item in items]


def _under(item: Observation, headed: str | None, place: str | None, context: Context) -> Observation:
    if item.evidence.features[1] not in ("document", "section") or item.subject != context.owner:
        return item
    told = place_in_heading(item.head, context) or headed or (None if place is None or _is_of_office(item) else place)
    return replace(item, subject=told) if told else item


def _places(blocks: Sequence[Block], context: Context) -> Mapping[str, str]:
    """The ids of blocks with the place of the heading above; one that stands twice is a sub-heading and goes on."""
    said = Counter(" ".join(block.text.lower().split()) for block in blocks if block.kind == "heading")
    found, place = {}, None
    for block in blocks:
        if block.kind == "heading" and said[" ".join(block.text.lower().split())] < _TWICE:
            place = place_in_heading(block.text, context)
        if place is not None:
            found[block.block_id] = place
    return found


def place_in_heading(heading: str, context: Context) -> str | None:
    """The name that a heading introduces with its figures; None where the text never says it elsewhere."""
    line = " ".join(heading.split())
    match = next((found for pattern in _INTRODUCES if (found := pattern.fullmatch(line))), None)
    if match is None or match["name"].split()[-1].lower() in words_of("document_nouns"):
        return None
    return context.resolve(match["name"]) if match["name"] in context.mentions else None


def place_of_office(context: Context) -> str | None:
    """`Elmhaven` of `Parks Department, Elmhaven` or `Parks Office Elmhaven`, where the text says it alone as well."""
    owner = context.owner or ""
    words = owner.split()
    if not {word.lower() for word in words} & _OFFICES:
        return None
    behind = re.search(rf"{re.escape(owner)}, {_NAME}\s*$", context.text[:_OPENING], re.MULTILINE)
    name = behind["name"] if behind else words[-1]
    return name if name in context.mentions and not any(map(is_everyday_word, name.split())) else None


def _is_of_office(item: Observation) -> bool:
    """What an office says of itself: its staff and budget, and whatever stands under `About us`."""
    if _SELF.fullmatch(item.head.strip()) or any(
        _SELF.fullmatch(heading.strip()) for heading in item.block.heading_path
    ):
        return True
    return bool(_OWN & set(item.indicator.lower().split()))
