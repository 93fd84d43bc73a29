"""Titles that are actions themselves: `Action 3.2 Mend the quay`, headings in the base form with nothing under them.

In: the blocks of a document and the rows of its text. Out: the rows of such titles, and whether a heading is worded as
an action, so that items under it are actions too. A heading over text is no row: it is the section of the rows there.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame, is_label
from cityledger.extract.commitments.items import opens_with_verb, read_item
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import Segment
from cityledger.lookups import read_lookup
from cityledger.records import Block

_SHORTEST, _LONGEST = 3, 25  # words of a title that can be checked off
_IN_A_ROW = 2


@lru_cache(maxsize=10_000)
def is_imperative(heading: str) -> bool:
    """Whether a heading is worded as an action: `Keep the harbour clean`."""
    return not heading.isupper() and _SHORTEST <= len(heading.split()) <= _LONGEST and opens_with_verb(heading)


def read_titles(reader: Reader, blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Draft]:
    """The rows of titles: labelled as actions with no row under them, or several in a row with no text under them."""
    filled = {draft.block.block_id for draft in drafts}
    found: list[Draft] = []
    run: list[Block] = []
    for heading, section in _sections(blocks):
        if _is_labelled(heading.text) and not any(block.block_id in filled for block in section):
            found.extend(_read(reader, heading))
        elif not section and is_imperative(heading.text):
            run.append(heading)
            continue
        found.extend(_read_run(reader, run))
        run = []
    return found + _read_run(reader, run)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Each heading with the blocks before the next one."""
    starts = [place for place, block in enumerate(blocks) if block.kind == "heading"]
    for place, following in pairwise([*starts, len(blocks)]):
        yield blocks[place], list(blocks[place + 1 : following])


def _read_run(reader: Reader, run: Sequence[Block]) -> list[Draft]:
    return [draft for heading in run for draft in _read(reader, heading)] if len(run) >= _IN_A_ROW else []


def _read(reader: Reader, heading: Block) -> list[Draft]:
    start, end = heading.start or 0, heading.end or 0
    return read_item(reader, Segment(heading, start, end), Frame("plan"), in_plan=True) or []


@cache
def _labels() -> re.Pattern[str]:
    labels = "|".join(read_lookup("commitment_frames")["action_labels"])
    return re.compile(rf"\s*(?:{labels})\s+[A-Z]{{0,3}}[-.]?\d", re.IGNORECASE)


def _is_labelled(text: str) -> bool:
    return _labels().match(text) is not None and not is_label(text)
