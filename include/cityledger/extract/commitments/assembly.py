"""All commitments of a document.

In: the document, its blocks, its names and its indicators. Out: Commitment records in the order of the text, with the
indicators inside each as its targets.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cityledger.extract.commitments.actors import same_body
from cityledger.extract.commitments.assignments import Duty, duty_of, with_own_fields
from cityledger.extract.commitments.confidence import LOOKUP, evidence_of
from cityledger.extract.commitments.deadlines import MONTHS, deadline_of_heading
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import (
    Frame,
    asked_in_questions,
    frame_of_path,
    is_label,
    is_plan,
    sets_objective,
    with_deadline,
)
from cityledger.extract.commitments.items import is_title, opens_with_verb
from cityledger.extract.commitments.leads import frame_of_lead
from cityledger.extract.commitments.partners import find_places
from cityledger.extract.commitments.pieces import opens_with_mark, read_pieces
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import LONGEST_SENTENCE, sentences_of
from cityledger.extract.commitments.speaker import Speaker
from cityledger.extract.commitments.tables import read_table
from cityledger.extract.commitments.titles import is_imperative, read_titles
from cityledger.extract.confidence import Evidence, confidence_of
from cityledger.extract.context import Context
from cityledger.extract.places_on_page import box_of, page_of
from cityledger.extract.version import EXTRACTOR_VERSION
from cityledger.records import FURNITURE, Block, Commitment, Document, Indicator, make_key

_MONTH = "|".join(month.capitalize() for month in MONTHS)
_FULL_DATE = re.compile(
    rf"(?<!by )(?<!until )(?<!before )(?<!effective )\b(?:{_MONTH})(?: \d{{1,2}},)? (?P<year>(?:19|20)\d\d)\b"
)
_NOISE, _LEAD_TAIL = 6, 30  # characters: what a page leaves between items; what may stand after a leading clause
_SHORT_BETWEEN, _LIST_OF, _MOSTLY = 4, 3, 0.7
_LONGEST_TITLE = 40  # characters of a title that ends with a full stop
_SECTION_SEPARATOR = " > "


def extract_commitments(
    document: Document, blocks: Sequence[Block], context: Context, indicators: Iterable[Indicator]
) -> tuple[Commitment, ...]:
    """Every action that the text commits somebody to or asks of somebody, in the order of the text."""
    drafts = _find_drafts(document, blocks, context)
    by_block: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        by_block.setdefault(indicator.block_id, []).append(indicator)
    return _records(document, drafts, context, by_block)


def find_evidence(document: Document, blocks: Sequence[Block], context: Context) -> tuple[Evidence, ...]:
    """What the confidence of each row of `extract_commitments` rests on, in the same order."""
    return tuple(_evidence(draft, context.text) for draft in _find_drafts(document, blocks, context))


def _evidence(draft: Draft, text: str) -> Evidence:
    return evidence_of(draft, len(text[draft.start : draft.end].split()))


def _find_drafts(document: Document, blocks: Sequence[Block], context: Context) -> list[Draft]:
    """The drafts in the order of the text, none twice."""
    body = tuple(block for block in blocks if block.kind not in FURNITURE and block.start is not None)
    reader = Reader(Speaker(context, context.owner), _year_written(document, context.text))
    found: dict[tuple[int, int], Draft] = {}
    for draft in sorted(_read_blocks(reader, document, body), key=lambda draft: (draft.start, -draft.end)):
        if draft.end > draft.start:
            found.setdefault((draft.start, draft.end), draft)
    return list(found.values())


def _year_written(document: Document, text: str) -> int | None:
    """The year of the document, else the latest one in a date that the text tells as past."""
    if document.published_on and document.published_on[:4].isdigit():
        return int(document.published_on[:4])
    years = [int(match["year"]) for match in _FULL_DATE.finditer(text)]
    now = int(document.collected_at[:4]) if document.collected_at[:4].isdigit() else 9999
    return max((year for year in years if year <= now), default=None)


def _read_blocks(reader: Reader, document: Document, blocks: tuple[Block, ...]) -> list[Draft]:
    in_plan = reader.in_plan = is_plan(document.title, blocks)
    asked = asked_in_questions(block.text for block in blocks)
    actions = _imperative_lists(blocks)
    duty = Duty()
    drafts = duty.drafts
    lead: Frame | None = None
    holder: str | None = None
    listed_objective = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1].kind if number + 1 < len(blocks) else ""
        if (said := duty_of(block, reader.speaker.context, reader.written)) is not None:
            duty.assign(said)
            continue
        duty.enter(block)
        reader.speaker.owner = duty.owner or reader.speaker.context.section_owner(block)
        listed = block.block_id in actions
        frame = _frame_over(reader, block, lead, asked, listed=listed)
        holder = None if block.kind == "heading" and not is_label(block.text) else holder
        if holder is not None and frame.actor is None and not sets_objective(block):
            frame = replace(frame, actor=holder)
        reader.speaker.host = frame.actor if frame.kind == "governed" or holder is not None else None
        if block.kind == "table" and block.cells:
            drafts.extend(read_table(reader, block, frame, in_plan=in_plan))
        elif block.kind != "heading" and not (following == "paragraph" and is_title(block.text)):
            drafts.extend(_read_block(reader, block, frame, in_plan=in_plan or listed))
        if sets_objective(block):
            holder = None if listed_objective else _who_is_named(drafts, block, reader.speaker.owner)
        listed_objective = sets_objective(block)  # of several in a row, none holds for a list after them
        found = frame_of_lead(reader, block, frame)
        if found is not None:
            found = replace(found, parent=_row_that_ends(block, drafts, found))
        if found is not None or (block.kind != "list_item" and len(block.text) > _NOISE):
            lead = found
    return drafts + read_titles(reader, blocks, drafts)


def _frame_over(reader: Reader, block: Block, lead: Frame | None, asked: str | None, *, listed: bool) -> Frame:
    """What stands over a block: the line that leads its list in, else the headings."""
    led = lead if block.kind == "list_item" or opens_with_mark(block.text) else None
    frame = led or frame_of_path(block.heading_path, asked, is_action=is_imperative)
    if frame.statement == "request" and frame.actor and same_body(frame.actor, reader.speaker.owner):
        frame = replace(frame, statement="commitment")
    if frame.kind == "none" and any(is_imperative(heading) for heading in block.heading_path):
        frame = Frame("plan")
    frame = replace(frame, parallel=True) if listed else frame
    undated = frame.deadline is None and frame.kind == "plan"
    return with_deadline(frame, _deadline_over(block, reader.written)) if undated else frame


def _deadline_over(block: Block, written: int | None) -> str | None:
    """The deadline of the innermost heading that sets one."""
    found = (deadline_of_heading(heading, written) for heading in reversed(block.heading_path))
    return next((deadline for deadline in found if deadline), None)


def _who_is_named(drafts: list[Draft], block: Block, owner: str | None) -> str | None:
    """Who carries out an objective, where its line names somebody else than whom the text speaks for."""
    named = (draft for draft in drafts if draft.block is block and draft.kind == "body")
    return next((draft.actor for draft in named if not same_body(draft.actor, owner)), None)


def _row_that_ends(block: Block, drafts: list[Draft], frame: Frame) -> Draft | None:
    """The row whose clause leads the list in: the items are its members, as after `including`."""
    if block.kind == "table" or not drafts or drafts[-1].block is not block:
        return None
    last = drafts[-1]
    return last if (block.end or 0) - last.quote_end <= _LEAD_TAIL else None


def _imperative_lists(blocks: Sequence[Block]) -> frozenset[str]:
    """The blocks of lists most of whose items open with a verb: an agenda of work, whatever stands over it."""
    found: set[str] = set()
    run: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind == "list_item":
            run.append(block)
            continue
        if block is not None and len(block.text.split()) <= _SHORT_BETWEEN:
            continue
        if len(run) >= _LIST_OF and sum(opens_with_verb(item.text) for item in run) >= _MOSTLY * len(run):
            found.update(item.block_id for item in run)
        run = []
    return frozenset(found)


def _read_block(reader: Reader, block: Block, frame: Frame, *, in_plan: bool) -> list[Draft]:
    drafts: list[Draft] = []
    opened = block.kind != "caption"
    for segment in sentences_of(block, reader.text):
        if segment.end - segment.start > LONGEST_SENTENCE:
            continue
        if opened:
            loose = block.kind != "list_item" or not segment.first
            found, opened = read_pieces(reader, segment, frame, in_plan=in_plan, loose=loose)
            is_title = segment.first and not found and segment.end - segment.start <= _LONGEST_TITLE
            opened = opened or is_title  # `Ferries. Mend the quay.`
            drafts.extend(found)
        else:
            drafts.extend(reader.read(segment, frame))
    return with_own_fields(block, drafts, reader.speaker.context, reader.written)


def _records(
    document: Document, drafts: list[Draft], context: Context, indicators: dict[str, list[Indicator]]
) -> tuple[Commitment, ...]:
    keys: dict[int, str] = {}
    records: list[Commitment] = []
    for draft in drafts:
        keys[id(draft)] = make_key(document.document_id, "commitment", draft.start, draft.end)
        records.append(_record(document, draft, context, indicators.get(draft.block.block_id, []), keys))
    return tuple(records)


def _record(
    document: Document, draft: Draft, context: Context, indicators: list[Indicator], keys: dict[int, str]
) -> Commitment:
    block, text = draft.block, context.text
    return Commitment(
        commitment_id=keys[id(draft)],
        parent_commitment_id=keys.get(id(draft.parent)) if draft.parent is not None else None,
        document_id=document.document_id,
        block_id=block.block_id,
        page=page_of(block, draft.quote_start, draft.quote_end),
        section=_SECTION_SEPARATOR.join(block.heading_path),
        statement=draft.statement,
        actor=draft.actor,
        action=context.quote(draft.start, draft.end),
        verb=draft.verb,
        strength=draft.strength,
        continuing=draft.continuing,
        purpose=draft.purpose,
        targets=tuple(i.indicator_id for i in indicators if i.start < draft.end and i.end > draft.start),
        deadline=draft.deadline,
        recurrence=draft.recurrence,
        partners=draft.partners,
        places=find_places(text[draft.start : draft.end], context),
        quote=context.quote(draft.quote_start, draft.quote_end),
        start=draft.quote_start,
        end=draft.quote_end,
        box=box_of(block, draft.quote_start, draft.quote_end),
        confidence=confidence_of(_evidence(draft, text), LOOKUP),
        extractor_version=EXTRACTOR_VERSION,
    )
