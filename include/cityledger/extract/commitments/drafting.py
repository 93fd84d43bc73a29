"""From the actions of a clause to drafts: spans in the text, verb, strength, and what a sentence lends all its rows.

In: tokens, actions, who undertakes them. Out: drafts, and the same drafts with deadlines, partners and purposes.
"""

import re

from cityledger.extract.commitments.clauses import Action
from cityledger.extract.commitments.deadlines import find_deadline, find_recurrence
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame
from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.partners import find_partners, names_in, partners_beside
from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.speaker import Undertaking
from cityledger.extract.commitments.words import Tokens, grammar, is_base_verb, lower_at, verb_name
from cityledger.extract.commitments.wrappers import is_continuing, is_infinitive
from cityledger.extract.context import Context

_EXAMPLE = re.compile(r"\s*(?:for example|for instance|in particular|specifically|e\.g\.)\b", re.IGNORECASE)
_LONGEST_OPENING = 40


def make_drafts(
    segment: Segment,
    tokens: Tokens,
    actions: list[Action],
    governor: Governor | None,
    who: Undertaking,
    context: Context,
) -> list[Draft]:
    """One draft an action, each under the draft of its parent."""
    drafts = [_draft(segment, tokens, action, governor, who, context) for action in actions]
    for draft, action in zip(drafts, actions, strict=True):
        draft.parent = drafts[action.parent] if action.parent is not None else None
    # A lone verb ends a clause whose object stands before it: `the works that a ministry will fund`.
    kept = [draft for draft, action in zip(drafts, actions, strict=True) if action.stop - action.start > 1]
    return drafts if governor is None or governor.passive else kept


def _draft(
    segment: Segment,
    tokens: Tokens,
    action: Action,
    governor: Governor | None,
    who: Undertaking,
    context: Context,
) -> Draft:
    first, quoted = _starts(action, governor, who)
    end = tokens[action.stop - 1].end
    verb = verb_name(tokens, action.verb)
    aspires = verb.split()[0] in grammar("aspirational_verbs")
    return Draft(
        block=segment.block,
        start=tokens[first].start,
        end=end,
        quote_start=tokens[quoted].start,
        quote_end=tokens[action.purpose[1] - 1].end if action.purpose else end,
        verb=verb,
        strength="aspirational" if aspires else action.strength,
        continuing=action.continuing or is_continuing(tokens, quoted, action.stop, action.verb),
        statement=who.statement,
        actor=who.actor,
        step=action.kind,
        kind=who.kind,
        purpose=_phrase(context, tokens, action.purpose),
        partners=who.partners + names_in(_phrase(context, tokens, action.with_span) or "", context, who.actor),
    )


def _starts(action: Action, governor: Governor | None, who: Undertaking) -> tuple[int, int]:
    """Where the action begins and where its quote does; what happens by itself or in the passive holds its subject."""
    if action.kind != "head" or governor is None:
        return action.start, action.start
    subject = governor.subject
    has_subject = subject.end > subject.start and subject.kind != "relative"
    quoted = min(governor.start, subject.start) if has_subject else governor.start
    is_whole = governor.passive or (who.kind == "event" and has_subject)
    return quoted if is_whole else action.start, quoted


def _phrase(context: Context, tokens: Tokens, span: tuple[int, int] | None) -> str | None:
    return context.text[tokens[span[0]].start : tokens[span[1] - 1].end] if span and span[1] > span[0] else None


def finish_drafts(
    segment: Segment,
    tokens: Tokens,
    drafts: list[Draft],
    frame: Frame,
    context: Context,
    written: int | None,
) -> None:
    """Give the rows of a sentence their deadlines, partners and the purpose that opens it."""
    if not drafts:
        return
    intro = context.text[segment.start : min(draft.quote_start for draft in drafts)]
    tail = context.text[drafts[-1].quote_end : segment.end] if len(drafts) == 1 else ""
    shared, opening = find_deadline(intro, written), opening_purpose(context, tokens)
    if shared is None and any(draft.kind == "stated" for draft in drafts):
        drafts.clear()  # the present tense, set for a year that has passed
    for draft in drafts:
        clause = context.text[draft.quote_start : draft.quote_end]
        own = find_deadline(clause, written)
        draft.deadline = own or shared or find_deadline(tail, written) or frame.deadline
        draft.recurrence = find_recurrence(clause) or find_recurrence(tail)
        named = find_partners(clause, context, draft.actor) + partners_beside(intro, context, draft.actor)
        draft.partners = tuple(dict.fromkeys(draft.partners + named))
        parts = (draft.purpose, opening if draft.parent is None else None)
        of_frame = frame.purpose if draft.step == "item" else None
        draft.purpose = "; ".join(part for part in parts if part) or of_frame


def link_example(sentence: str, drafts: list[Draft], rows_before: list[Draft]) -> None:
    """`For example, it will V`: the rows of such a sentence stand under the last row of the one before."""
    if rows_before and _EXAMPLE.match(sentence):
        for draft in drafts:
            draft.parent = draft.parent or rows_before[-1].parent or rows_before[-1]


def opening_purpose(context: Context, tokens: Tokens) -> str | None:
    """`To protect the coast, ...`: the purpose that opens a sentence."""
    at = 2 if lower_at(tokens, 0) == "in" and lower_at(tokens, 1) == "order" else 0
    if not (is_infinitive(tokens, at) or (lower_at(tokens, at) == "to" and is_base_verb(tokens, at + 1))):
        return None
    places = range(at, min(_LONGEST_OPENING, len(tokens)))
    comma = next((place for place in places if tokens[place].text == ","), None)
    return _phrase(context, tokens, (0, comma)) if comma else None
