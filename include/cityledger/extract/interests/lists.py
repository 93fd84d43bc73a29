"""Options that are items of a list, told by their markers.

In: a document's body blocks in order. Out: Options. A run is items in a row under one heading. An item with a plain
bullet between ticked ones is an option whose empty box the bullet is, where the run shows no empty box at all.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cityledger.extract.interests.option import BOX, CHECKS, CROSSES, OPEN, TICKED, Option, counts
from cityledger.records import Block

_LONGEST_QUESTION = 250
_LEAD = re.compile(r"[^.!;]*[?:]?\s*")
"""A line that stands over a list: no sentence that has ended."""


def find_in_lists(blocks: Sequence[Block]) -> Iterator[Option]:
    """The options among a document's list items."""
    over: Block | None = None
    for (is_item, _path), group in groupby(blocks, key=lambda block: (block.kind == "list_item", block.heading_path)):
        run = list(group)
        if is_item:
            yield from _options(run, over)
        over = run[-1]


def _options(run: Sequence[Block], over: Block | None) -> Iterator[Option]:
    states = _states(run)
    marked = [place for place, state in enumerate(states) if state is not None]
    if not marked:
        return
    first = marked[0]
    question = question_over(run[first], run[first - 1] if first else over)
    if not counts([bool(states[place]) for place in marked], question):
        return
    for place in marked:
        block = run[place]
        if block.text.strip() and not BOX.search(block.text):  # more boxes in its text: read there, one by one
            found_by = "box" if block.marker in (TICKED, OPEN) else "check" if block.marker in CHECKS else "bullet"
            yield Option(block, 0, len(block.text), question, bool(states[place]), found_by)


def _states(run: Sequence[Block]) -> list[bool | None]:
    """Ticked, not ticked, or no option, for each item of a run."""
    markers = {block.marker or "" for block in run}
    if TICKED not in markers and markers & CHECKS and markers & {*CROSSES, OPEN}:
        signs = {**dict.fromkeys(CHECKS, True), **dict.fromkeys({*CROSSES, OPEN}, False)}
        return [signs.get(block.marker or "") for block in run]
    boxes = [place for place, block in enumerate(run) if block.marker in (TICKED, OPEN)]
    states = [block.marker == TICKED if block.marker in (TICKED, OPEN) else None for block in run]
    if TICKED in markers and OPEN not in markers:
        for place in range(boxes[0], boxes[-1]):
            if states[place] is None and run[place].level == run[boxes[0]].level:
                states[place] = False
    return states


def question_over(block: Block, before: Block | None) -> str | None:
    """The text that options stand under: the line right before them where it leads in, else the heading over them."""
    heading = block.heading_path[-1] if block.heading_path else None
    if before is None or before.kind not in ("paragraph", "list_item") or before.heading_path != block.heading_path:
        return heading
    text = " ".join(before.text.split())
    is_lead = before.kind == "paragraph" or text.endswith(("?", ":"))
    return text if is_lead and 0 < len(text) <= _LONGEST_QUESTION and _LEAD.fullmatch(text) else heading
