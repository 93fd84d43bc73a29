"""All indicators of a document: its running text sentence by sentence, its tables cell by cell.

In: a Document, its blocks and its Context. Out: Indicator records in the order of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.context import Context
from cityledger.extract.indicators.about import find_about
from cityledger.extract.indicators.changes import amount_of_change, direction_of, opens_way
from cityledger.extract.indicators.charts import axis_marks
from cityledger.extract.indicators.chinese import is_chinese, read_chinese
from cityledger.extract.indicators.clause import Setting
from cityledger.extract.indicators.clause_dates import find_detached, is_due
from cityledger.extract.indicators.ellipsis import (
    behind_previous,
    fill_ellipses,
    for_whom,
    goes_on,
    is_restated,
    repeats_previous,
    restates,
    same_deed,
    share_too,
)
from cityledger.extract.indicators.headed import under_places
from cityledger.extract.indicators.inherited import pointing_back, under_dated_heading, with_named_owner
from cityledger.extract.indicators.kinds import kind_of
from cityledger.extract.indicators.names import opens_name
from cityledger.extract.indicators.parts import part_of_counted
from cityledger.extract.indicators.passages import Passage, read_passages
from cityledger.extract.indicators.periods import PeriodMention, choose_period, find_periods, since_base
from cityledger.extract.indicators.phrase import About
from cityledger.extract.indicators.plans import dates_the_promise
from cityledger.extract.indicators.reading import FINITE, Reading, read_sentence
from cityledger.extract.indicators.relative_periods import find_relative_periods
from cityledger.extract.indicators.rows import Observation, make_indicator
from cityledger.extract.indicators.screening import reason_against
from cityledger.extract.indicators.series import read_series
from cityledger.extract.indicators.subjects import subject_of
from cityledger.extract.indicators.tables import read_table
from cityledger.extract.indicators.time_frames import Frame, dates_in_labels, of_dated_whole, under_labels
from cityledger.extract.quantities import Quantity, find_quantities
from cityledger.records import Block, Document, Indicator

_RUNNING = frozenset({"paragraph", "list_item", "caption", "footnote"})


def extract_indicators(document: Document, blocks: Sequence[Block], context: Context) -> tuple[Indicator, ...]:
    """The indicator rows of a document, in the order of its text."""
    return tuple(make_indicator(document, context, item) for item in find_observations(blocks, context))


def find_observations(blocks: Sequence[Block], context: Context) -> list[Observation]:
    """What the rows are made of, with the evidence that their confidence rests on; in the order of the text."""
    found = list(_running_text(blocks, context))
    for position, block in enumerate(blocks):
        if block.kind in _RUNNING and block.start is not None and is_chinese(block):
            found.extend(read_chinese(block, context))
        if block.kind == "table" and block.cells and block.start is not None:
            found.extend(read_table(blocks, position, context, observe))
    found.sort(key=lambda item: (item.quantity.start, item.quantity.end))
    return under_places(with_named_owner(of_dated_whole(fill_ellipses(found, context.text)), context), blocks, context)


def _running_text(blocks: Sequence[Block], context: Context) -> Iterator[Observation]:
    """The sentences' observations; one that points back takes time and topic from the sentence before it."""
    block_id, period, before, frame = "", None, None, Frame()
    labelled = dates_in_labels(blocks)
    for passage in read_passages(blocks, context.text):
        if is_chinese(passage.block):
            continue
        if passage.block.block_id != block_id:
            block_id, period, before = passage.block.block_id, None, None
        mentions = find_periods(context.text[passage.start : passage.end])
        for item in frame.dated(list(observe(passage, context)), passage, context):
            told = pointing_back(item, period, before, context) if item.points_back else item
            yield under_dated_heading(under_labels(told, labelled))
        dated = [mention.iso for mention in mentions if mention.role == "in"]
        period = dated[-1] if dated else period
        before, frame = passage, frame.moved(passage, mentions, context)


def observe(passage: Passage, context: Context, subject: str | None = None) -> Iterator[Observation]:
    """The observations of one sentence; a subject that a table's row names goes before all others."""
    text = passage.text or context.text[passage.start : passage.end]
    quantities = [_shift(quantity, passage.start) for quantity in find_quantities(text)]
    if passage.counted and quantities and quantities[0].start - passage.start <= 3:
        quantities = quantities[1:]
    if not quantities:
        return
    marks = axis_marks(quantities, text, passage.start)
    reading = read_sentence(context.text, passage.start, passage.end)
    periods = find_all_periods(text, passage.start, context)
    kept = [
        quantity
        for quantity in quantities
        if reading.tokens
        and quantity.start not in marks
        and reason_against(reading, quantity) is None
        and not opens_name(context.text, quantity)
    ]
    yield from read_series(list(_observations(kept, passage, context, reading, periods, subject)), context.text)


def find_all_periods(text: str, start: int, context: Context) -> list[PeriodMention]:
    """The periods of a sentence in order: those with a date, and those told by the document's own."""
    told = find_relative_periods(text, start, context.document.published_on)
    return sorted([*find_periods(text, start), *told], key=lambda mention: mention.start)


def _observations(
    kept: Sequence[Quantity],
    passage: Passage,
    context: Context,
    reading: Reading,
    periods: Sequence[PeriodMention],
    subject: str | None,
) -> Iterator[Observation]:
    previous: tuple[Quantity, About | None] | None = None
    period: str | None = None
    last: Observation | None = None
    counted: Quantity | None = None
    for index, quantity in enumerate(kept):
        bounds = (
            kept[index - 1].end if index else passage.start,
            kept[index + 1].start if index + 1 < len(kept) else passage.end,
        )
        part = part_of_counted(reading, quantity, counted)
        about = part or _about_beside(reading, quantity, previous)
        counted = quantity if part is None and quantity.symbol == "count" else counted
        if about is None and quantity.symbol == "count":
            continue
        parallel = previous is not None and about is not None and about.whole and quantity.symbol == previous[0].symbol
        previous = (quantity, about)
        about = for_whom(reading, quantity, about) if about else None
        item = _observation(passage, context, reading, quantity, about, periods, bounds, subject)
        if parallel and item.period is None and item.kind == "actual":
            item = replace(item, period=period)
        if last is not None and goes_on(reading, last, item):
            item = replace(item, kind=last.kind, direction=last.direction)
        if last is not None and restates(last, item, context.text):
            item = replace(item, kind=last.kind, direction=last.direction, period=item.period or last.period)
        last = item
        period = item.period
        yield item


def _about_beside(reading: Reading, quantity: Quantity, previous: tuple[Quantity, About | None] | None) -> About | None:
    """The phrase of a quantity beside the one before it, which may have said it in full."""
    about = find_about(reading, quantity)
    if previous is not None:
        about = behind_previous(reading, about, quantity, previous[0])
        said = previous[1]
        if repeats_previous(reading, quantity, about, previous[0]):
            about = replace(same_deed(said, quantity) or said, route="repeated") if said else None
        elif about is None and said is not None and quantity.symbol == "rank":
            about = replace(said, route="repeated")
    return share_too(quantity, about, previous, restated=is_restated(reading, quantity))


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
    detached = find_detached(reading, periods, quantity)
    period = choose_period(periods, quantity.start, quantity.end, left, right, passage.end, detached)
    kind = kind_of(reading, quantity, _setting(passage, context, reading, periods, quantity, right, period))
    if kind == "actual" and opens_way(reading, reading.at(quantity.start), reading.at(quantity.end - 1) + 1):
        period = next((mention.iso for mention in periods if 0 <= mention.start - quantity.end <= 5), None)
    if kind == "target" and any(
        mention.iso == period and dates_the_promise(reading, mention, quantity) for mention in periods
    ):
        period = None
    if kind == "change":
        period = since_base(periods, quantity.end, right, period)
    moved = amount_of_change(about.text, quantity) if about else None
    kind = "change" if moved and kind == "actual" else kind
    subject, source = (named, "row") if named else subject_of(reading, quantity, about, context, passage)
    start, end = _span(reading, quantity, about)
    return Observation(
        block=passage.block,
        quantity=quantity,
        indicator=about.text if about else "",
        subject=subject,
        kind=kind,
        direction=direction_of(reading, quantity, kind) or moved,
        period=period,
        start=start,
        end=end,
        head=passage.head,
        points_back=_points_back(reading),
        evidence=Evidence((about.route if about else "no phrase", source, kind, quantity.form, quantity.dimension)),
    )


def _span(reading: Reading, quantity: Quantity, about: About | None) -> tuple[int, int]:
    start, end = quantity.modified_start, quantity.modified_end
    if about is not None and about.start >= reading.starts[0]:
        start, end = min(start, about.start), max(end, about.end)
    return start, end


def _setting(
    passage: Passage,
    context: Context,
    reading: Reading,
    periods: Sequence[PeriodMention],
    quantity: Quantity,
    right: int,
    period: str | None,
) -> Setting:
    stated = context.document.published_on or context.document.collected_at
    now = int(stated[:4]) if stated[:4].isdigit() else 2100
    last = (period or "").replace("..", "").rpartition("/")[2][:4]
    due = is_due(reading, periods, quantity, right, period)
    return Setting(passage.head, due, last.isdigit() and int(last) > now)


def _points_back(reading: Reading) -> bool:
    """`This is 6 percent of ...` speaks of the time and topic of the sentence before."""
    return reading.lower(0) in ("this", "these", "it", "they", "of") and (
        reading.tag(1) in FINITE or reading.lower(1) in ("these", "this", "them", "which", "those")
    )
