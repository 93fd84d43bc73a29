"""What a value takes over from around its sentence: time and topic of the sentence before, the year of its heading.

In: an observation with what stands before or above it. Out: the observation with what its own sentence left unsaid.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.context import Context
from cityledger.extract.indicators.orders import without_order
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import read_sentence, words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.indicators.subjects import topic_of
from cityledger.extract.named_places import place_spoken_of

_WORD = re.compile(r"[a-z]+")
_PLANNED = re.compile(r"\b(?:plans?|planning) (?:to|for)\b")
"""`What do we plan to do by 2031?` is a promise, where `Tree Plan 2031` is a paper."""
_LEVELS = ("actual", "change", "rank")


def pointing_back(item: Observation, period: str | None, before: Passage | None, context: Context) -> Observation:
    """With the period and subject of the sentence before, where its own sentence names none."""
    if before is not None and item.evidence.features[1] in ("document", "section"):
        topic = topic_of(read_sentence(context.text, before.start, before.end), context)
        item = replace(item, subject=topic or item.subject)
    return replace(item, period=period) if item.period is None and item.kind != "target" else item


def with_named_owner(items: Sequence[Observation], context: Context) -> list[Observation]:
    """Values of a document that speaks for `the government` alone belong to the place in which most of it lies."""
    owner = context.owner
    if owner is None or owner[0].isupper() or not any(item.subject == owner for item in items):
        return list(items)
    place = place_spoken_of(context.text) or owner
    return [replace(item, subject=place) if item.subject == owner else item for item in items]


def under_order(item: Observation, label: str) -> Observation:
    """A target beside a label that orders a change, `Increase bus trips`: whose share it is, and which way it goes."""
    named, way = without_order(label)
    if way is None or item.kind != "target":
        return item
    if item.evidence.features[0] == "share of":
        item = replace(item, indicator=f"{named} share of {item.indicator}")
    return replace(item, direction=item.direction or way)


def under_dated_heading(item: Observation) -> Observation:
    """With the year of the line above its list or of the nearest heading: `Results in 2031`, `Our targets for 2040`.

    A heading that names a paper (`Annual Report 2031`) dates the paper and not its values.
    """
    if item.period is not None:
        return item
    headings = [item.head, *reversed(item.block.heading_path[-2:])]
    periods = (period for heading in headings if heading and (period := _dated(heading, item.kind)))
    return replace(item, period=next(periods, None))


def _dated(heading: str, kind: str) -> str | None:
    """The one period of a heading that suits a kind of value; None for a name, a base year or several years."""
    told = _PLANNED.sub("will", heading.lower())
    if set(_WORD.findall(told)) & words_of("document_nouns"):
        return None
    found = find_periods(heading)
    if len(found) != 1 or len(heading.split()) > 14:
        return None
    promises = words_of("goal_headings") | {"will", "shall"}
    promised = kind == "target" and set(_WORD.findall(told)) & promises
    if promised and found[0].role in ("in", "due", "plain"):
        return found[0].iso
    return found[0].iso if kind in _LEVELS and found[0].role in ("in", "plain") else None
