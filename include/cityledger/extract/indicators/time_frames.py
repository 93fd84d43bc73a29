"""Dates that a text gives once for several sentences: `In 2031 the port grew. Cargo rose ...`, `Deadline: 2033`.

In: observations with their passages, blocks. Out: the observations with the date that frames them, where their own
sentence gives none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cityledger.extract.context import Context
from cityledger.extract.indicators.passages import Passage
from cityledger.extract.indicators.periods import PeriodMention, find_periods
from cityledger.extract.indicators.reading import FINITE, Reading, read_sentence, words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.records import Block

_OPENS_WITHIN = 12
"""Characters from a sentence's beginning to the date that opens it."""
_PAST = frozenset({"VVD", "VBD", "VHD", "VDD"})
_MEASURED = ("actual", "change", "rank")
_LINK = re.compile(r" (?:in|of|from|for|by|at|on|with) ")
_SHARES = frozenset({"share", "share of", "object", "repeated", "turned"})
"""Routes by which shares of a whole are found."""
_LABEL = re.compile(r"\s*([A-Z][\w /&’'-]{1,40}):\s+\S")
_LONGEST_LINE = 160
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """A date that opened a sentence of the past, and the section that it holds for."""

    section: tuple[str, ...] = ()
    block_id: str = ""
    iso: str = ""

    def moved(self, passage: Passage, dates: Sequence[PeriodMention], context: Context) -> "Frame":
        """The frame behind a sentence: its own opening date, the frame before it, or none where it gives others."""
        block = passage.block
        if dates and dates[0].role == "in" and dates[0].start <= _OPENS_WITHIN:
            reading = read_sentence(context.text, passage.start, passage.end)
            if _tells_past(reading, len(reading.tokens)):
                return Frame(block.heading_path, block.block_id, dates[0].iso)
        return self if not dates and self._holds(block) else Frame()

    def _holds(self, block: Block) -> bool:
        """A year frames its section, a month or day no more than its paragraph."""
        if not self.iso or block.kind != "paragraph":
            return False
        return self.block_id == block.block_id or (len(self.iso) == 4 and self.section == block.heading_path)

    def dated(self, items: Sequence[Observation], passage: Passage, context: Context) -> list[Observation]:
        """The observations of a sentence, those that were measured in the past with the frame's date."""
        if not self._holds(passage.block) or not any(_is_undated(item) for item in items):
            return list(items)
        reading = read_sentence(context.text, passage.start, passage.end)
        told = (_is_undated(item) and _told_then(reading, reading.at(item.quantity.start)) for item in items)
        return [replace(item, period=self.iso) if past else item for item, past in zip(items, told, strict=True)]


def _is_undated(item: Observation) -> bool:
    return item.period is None and item.kind in _MEASURED


def _told_then(reading: Reading, at: int) -> bool:
    """Whether a value is told of the past; of `grew from 12 to 15` the first is of the time before."""
    return reading.lower(at - 1) != "from" and _tells_past(reading, at)


def _tells_past(reading: Reading, stop: int) -> bool:
    """Whether the last finite verb before a place is in the past, else the first behind it."""
    verbs = [place for place in range(len(reading.tokens)) if reading.tag(place) in FINITE]
    before = [place for place in verbs if place < stop]
    if not verbs:
        return False
    return reading.tag(before[-1] if before else verbs[0]) in _PAST


def dates_in_labels(blocks: Sequence[Block]) -> Mapping[str, str]:
    """The ids of blocks with the date that a labelled line below gives them: `Deadline: June 2033`."""
    found = {}
    for position, block in enumerate(blocks):
        if block.kind not in ("paragraph", "list_item", "heading") or _due_label(block.text) is not None:
            continue
        for below in blocks[position + 1 : position + 1 + _MOST_LINES]:
            if len(below.text) > _LONGEST_LINE or not (match := _LABEL.match(below.text)):
                break
            if (iso := _due_label(below.text)) is not None:
                found[block.block_id] = iso
                break
            if any(character.isdigit() for character in match.group(1)):
                break
    return found


def _due_label(text: str) -> str | None:
    """The one date of a line that a word such as `deadline` labels."""
    match = _LABEL.match(text[:_LONGEST_LINE])
    if match is None or " ".join(match.group(1).lower().split()) not in words_of("due_labels"):
        return None
    dates = find_periods(text[:_LONGEST_LINE])
    return dates[0].iso if len(dates) == 1 else None


def under_labels(item: Observation, dates: Mapping[str, str]) -> Observation:
    """A target without a date, with that of the labelled lines below it."""
    if item.period is not None or item.kind != "target":
        return item
    return replace(item, period=dates.get(item.block.block_id))


def of_dated_whole(items: Sequence[Observation]) -> list[Observation]:
    """`Noise came to 9 t in 2031. Halls make 40% of noise`: shares of what the paragraph gave a year for."""
    found: list[Observation] = []
    dated: dict[str, str] = {}
    block_id = ""
    for one in items:
        item = one
        if item.block.block_id != block_id:
            block_id, dated = item.block.block_id, {}
        whole = _LINK.split(item.indicator.rpartition(" share of ")[2], maxsplit=1)[0].rpartition(" ")[2].lower()
        is_share = item.quantity.symbol == "%" and item.kind == "actual" and item.block.kind == "paragraph"
        if is_share and item.period is None and whole in dated and item.evidence.features[0] in _SHARES:
            item = replace(item, period=dated[whole])
        elif item.period is not None and item.kind == "actual" and not is_share:
            dated[whole] = item.period
        found.append(item)
    return found
