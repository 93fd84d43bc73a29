"""All indicators of a document: its running text sentence by sentence, its tables cell by cell.

In: a Document, its blocks and its Context. Out: Indicator records in the order of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.context import Context
from cityledger.extract.indicators.about import About, find_about
from cityledger.extract.indicators.kinds import direction_of, kind_of
from cityledger.extract.indicators.passages import Passage, read_passages
from cityledger.extract.indicators.periods import PeriodMention, choose_period, find_periods
from cityledger.extract.indicators.reading import Reading, read_sentence
from cityledger.extract.indicators.rows import Observation, make_indicator
from cityledger.extract.indicators.screening import reason_against
from cityledger.extract.indicators.subjects import subject_of
from cityledger.extract.indicators.tables import read_table
from cityledger.extract.quantities import Quantity, find_quantities
from cityledger.records import Block, Document, Indicator


def extract_indicators(document: Document, blocks: Sequence[Block], context: Context) -> tuple[Indicator, ...]:
    """The indicator rows of a document, in the order of its text."""
    found = [observation for passage in read_passages(blocks, context.text) for observation in observe(passage, context)]
    for position, block in enumerate(blocks):
        if block.kind == "table" and block.cells and block.start is not None:
            found.extend(read_table(blocks, position, context))
    found.sort(key=lambda item: (item.quantity.start, item.quantity.end))
    return tuple(make_indicator(document, context.text, item) for item in found)


def observe(passage: Passage, context: Context, subject: str | None = None) -> Iterator[Observation]:
    """The observations of one sentence; a subject that a table's row names goes before all others."""
    text = context.text[passage.start : passage.end]
    quantities = [_shift(quantity, passage.start) for quantity in find_quantities(text)]
    if not quantities:
        return
    reading = read_sentence(context.text, passage.start, passage.end)
    if not reading.tokens:
        return
    periods = find_periods(text, passage.start)
    kept = [quantity for quantity in quantities if reason_against(reading, quantity) is None]
    for index, quantity in enumerate(kept):
        left = kept[index - 1].end if index else passage.start
        right = kept[index + 1].start if index + 1 < len(kept) else passage.end
        about = find_about(reading, quantity, left, right)
        if about is None and quantity.symbol == "count":
            continue
        yield _observation(passage, context, reading, quantity, about, periods, (left, right), subject)


def _shift(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        number_start=quantity.number_start + by,
        modified_start=quantity.modified_start + by,
        modified_end=quantity.modified_end + by,
    )


def _observation(
    passage: Passage,
    context: Context,
    reading: Reading,
    quantity: Quantity,
    about: About | None,
    periods: Sequence[PeriodMention],
    bounds: tuple[int, int],
    named: str | None,
) -> Observation:
    left, right = bounds
    period = choose_period(periods, quantity.start, quantity.end, left, right, passage.end)
    due = any(mention.role == "due" and quantity.end <= mention.start < right for mention in periods)
    kind = kind_of(reading, quantity, about, passage.head, due)
    subject, source = (named, "row") if named else subject_of(reading, quantity, about, context, passage.block)
    start = min(quantity.modified_start, about.start) if about else quantity.modified_start
    end = max(quantity.modified_end, about.end) if about else quantity.modified_end
    features = (about.route if about else "no phrase", source, kind, quantity.form, quantity.dimension)
    return Observation(
        block=passage.block,
        quantity=quantity,
        indicator=about.text if about else _fallback(passage),
        subject=subject,
        kind=kind,
        direction=direction_of(reading, quantity, kind, about),
        period=period,
        start=start,
        end=end,
        evidence=Evidence(features),
    )


def _fallback(passage: Passage) -> str:
    """Without a phrase of its own a value is about what its list or section is about."""
    if passage.head:
        return passage.head.strip(" :")[:120]
    return passage.block.heading_path[-1][:120] if passage.block.heading_path else "value"
