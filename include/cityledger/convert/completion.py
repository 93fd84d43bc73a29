"""A reading in, the same with its languages, its statements and its length checked: what every format has in common."""

from dataclasses import replace

from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.convert.languages import mark_languages
from cityledger.convert.metadata import state_of
from cityledger.settings import Limits

_MOST_BLOCKS = 500_000


def complete_reading(reading: Reading, limits: Limits) -> Reading:
    """The reading with what its text states; UnreadableError if it is longer than any document."""
    length = sum(_length(draft) for draft in reading.drafts)
    if length > limits.text_characters:
        raise UnreadableError(
            f"its text has {length:,} characters, more than {limits.text_characters:,}; "
            "split it, or raise CITYLEDGER_MAX_TEXT_CHARACTERS"
        )
    if len(reading.drafts) > _MOST_BLOCKS:
        raise UnreadableError(f"it has {len(reading.drafts):,} paragraphs, more than {_MOST_BLOCKS:,}; split it")
    stated = state_of(reading.drafts, reading.stated)
    mark_languages(reading.drafts, stated.language)
    return replace(reading, stated=stated)


def _length(draft: Draft) -> int:
    return len(draft.text) + sum(len(cell.text) + 3 for cell in draft.cells)
