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
_LONGEST_OPENING, _LAST_WORDS, _POINTING = 40, 7, 3


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
    beside = next((action.with_span for action in actions if action.with_span[1] > action.with_span[0]), None)
    for draft in drafts:  # `work with X to draw up A and print B`: both with X
        draft.partners += tuple(
            n for n in names_in(_phrase(context, tokens, beside) or "", context, who.actor) if n not in draft.partners
        )
    for draft, action in zip(drafts, actions, strict=True):
        draft.parent = drafts[action.parent] if action.parent is not None else None
    # A lone verb ends a clause whose object stands before it: `the works that a ministry will fund`.
    kept = [draft for draft, action in zip(drafts, actions, strict=True) if _says_what(tokens, action)]
    return drafts if governor is None or governor.passive else kept


def _says_what(tokens: Tokens, action: Action) -> bool:
    """Whether an action is more than a verb, or than `do this by`, which leads in what is done."""
    length = action.stop - action.start
    points = lower_at(tokens, action.start + 1) in ("this", "so", "that", "it")
    points = points and (length <= _POINTING or lower_at(tokens, action.start + 2) in ("by", "through"))
    return length > 1 and not (points and lower_at(tokens, action.start) in ("do", "achieve"))


def _draft(
    segment: Segment,
    tokens: Tokens,
    action: Action,
    governor: Governor | None,
    who: Undertaking,
    context: Context,
) -> Draft:
    first, quoted = _starts(tokens, action, governor, who)
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
        continuing=action.continuing or is_continuing(tokens, max(0, quoted - 1), action.stop, action.verb),
        statement=who.statement,
        actor=who.actor,
        step=action.kind,
        kind=who.kind,
        purpose=_phrase(context, tokens, action.purpose),
        partners=who.partners,
    )


def _starts(tokens: Tokens, action: Action, governor: Governor | None, who: Undertaking) -> tuple[int, int]:
    """Where the action begins and where its quote does; what happens by itself or in the passive holds its subject."""
    if action.kind != "head" or governor is None:
        return _negated(tokens, action.start), _negated(tokens, action.start)
    subject = governor.subject
    has_subject = subject.end > subject.start and subject.kind != "relative"
    quoted = min(governor.start, subject.start) if has_subject else governor.start
    is_whole = governor.passive or (who.kind == "event" and has_subject)
    denied = governor.start if governor.modal == "won't" else _negated(tokens, action.start)
    return quoted if is_whole else denied, quoted


def _negated(tokens: Tokens, verb: int) -> int:
    """Where an action begins that is not to be done: `not close`, `no longer charge`."""
    if lower_at(tokens, verb - 1) in ("not", "never"):
        return verb - 1
    return verb - 2 if lower_at(tokens, verb - 2) == "no" and lower_at(tokens, verb - 1) == "longer" else verb


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
    inside = context.text[drafts[0].quote_start : drafts[0].start]  # `shall, before May 2031, V and W`
    tail = context.text[drafts[-1].quote_end : segment.end] if len(drafts) == 1 else ""
    shared, opening = find_deadline(intro, written), opening_purpose(context, tokens)
    if shared is None and any(draft.kind == "stated" for draft in drafts):
        drafts.clear()  # the present tense, set for a year that has passed
    shared = shared or find_deadline(inside, written)
    at_end = _deadline_at_end(drafts, context, written)
    for draft in drafts:
        clause = context.text[draft.quote_start : draft.quote_end]
        own = find_deadline(context.text[draft.start : draft.quote_end], written) or find_deadline(clause, written)
        draft.deadline = own or shared or at_end.get(id(draft)) or find_deadline(tail, written) or frame.deadline
        draft.recurrence = find_recurrence(clause) or find_recurrence(tail)
        named = find_partners(clause, context, draft.actor) + partners_beside(intro, context, draft.actor)
        draft.partners = tuple(dict.fromkeys(draft.partners + named))
        parts = (draft.purpose, opening if draft.parent is None else None)
        of_frame = frame.purpose if draft.step == "item" else None
        draft.purpose = "; ".join(part for part in parts if part) or of_frame


def _deadline_at_end(drafts: list[Draft], context: Context, written: int | None) -> dict[int, str]:
    """`will V and W by 2031`: a deadline that ends the last of a row of actions is that of all that have none."""
    row: list[Draft] = []
    found: dict[int, str] = {}
    for draft in drafts:
        row = [*row, draft] if draft.step == "conjunct" else [draft]
        text = context.text[draft.start : draft.quote_end]
        last = find_deadline(text, written)
        if last is not None:
            ends = find_deadline(" ".join(text.split()[-_LAST_WORDS:]), written) == last
            found.update({id(other): last for other in row} if ends else {})
            row = []
    return found


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
