"""Items that open with their verb: bullets under a frame, labelled actions, cells of an action table.

In: the first sentence of an item with its frame. Out: its drafts; none where the item opens with no verb, speaks to the
reader, or stands under a frame that tells of the past.
"""

import re
from dataclasses import replace

from cityledger.extract.commitments.actors import same_body
from cityledger.extract.commitments.doers import find_doer
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame, is_label, label_pattern
from cityledger.extract.commitments.openings import FRAMED, find_assignment, find_opening
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.speaker import Undertaking
from cityledger.extract.commitments.words import Tokens, grammar, is_base_verb, lower_at, skip_adverbs, verb_name
from cityledger.extract.commitments.wrappers import Head, is_infinitive
from cityledger.extract.tagging import tag_sentence

_LEADING = re.compile(
    r"[\W_]*(?:[A-Z]{1,4}[-.]?\d{1,3}(?:[-.]\d{1,3})*[a-z]?[.:)]?\s+(?=[A-Z]))?(?:\(?(?:[a-zA-Z]|\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4})[.)]?\s+)?[^\w“\"]*"
)
_TITLE = re.compile(
    r"([A-Z][^:.;\n]{3,110}):\s+(?:\(?[1a][).]\s+)?(?=[A-Z“])"
)  # `Greener Streets: Plant 500 trees`, `Make streets safer: 1) Plant trees; 2) widen paths`
_DASHED = re.compile(r"[A-Z][^:.;\n–—-]{2,60}\s+[-–—]\s+(?=[^\W\d_])")  # `Quays - mend the walls`
_LONGEST_LOOK, _SURE = 60, 1.0  # characters
_CAPITALS = re.compile(
    r"(?:(?:[A-Z][A-Z&/-]+|&)\s+){0,7}[A-Z][A-Z&/-]+\s*(?:[-–—:]\s*|\s)(?=[A-Z][a-z])"
)  # `GREENER STREETS Plant 500 trees`
_LEADS_ON = re.compile(
    r"\b(?:following|these|below)\b|\b(?:will|shall|must|should|to|by|include|including|such as)\Z", re.IGNORECASE
)
_TITLES = 2
_SITE = re.compile(r"\b[\w-]+\.(?:com|org|net|gov|edu|eu|int|info)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_FAREWELL = re.compile(
    r"\A(?:many )?thank|\b(?:(?:write|talk|speak) to|e-?mail|call|contact) us\b|\bcall \+?\d", re.IGNORECASE
)
_LONGEST_ADDRESS = 8
_LONGEST_GLANCE = 200  # characters


def is_title(text: str) -> bool:
    """Whether a line is set as a title: most of its longer words begin with a capital, and no full stop ends it."""
    words = [word for word in re.findall(r"[^\W\d_][^\W_]*", text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals >= 0.7 * len(words) and not re.search(r"(?<![A-Z])[.;:!]\s*\Z", text)


def read_item(
    reader: Reader, segment: Segment, frame: Frame, *, in_plan: bool, loose: bool = False
) -> list[Draft] | None:
    """The drafts of an item that opens with its verb; None where it does not, so that it is read as prose.

    `loose` is set for running text: it needs a stronger sign than a bullet does.
    """
    doer = find_doer(reader.text, segment.start, segment.end, reader.speaker.context.acronyms)
    if doer is not None and frame.kind != "not_plan":
        named = reader.speaker.context.resolve(doer[0], segment.start, reader.speaker.owner)
        frame = replace(frame, kind="plan" if frame.kind == "none" else frame.kind, actor=named)
    start = doer[1] if doer else body_start(reader.text, segment)
    tokens = tag_sentence(reader.text, start, segment.end)
    labelled = _is_labelled(reader.text, segment)
    strong = frame.kind in FRAMED or labelled
    assigned = find_assignment(tokens, frame, labelled=labelled) if strong and (labelled or not loose) else None
    head = assigned[1] if assigned else find_opening(tokens, frame, loose=loose and not labelled)
    if head is None or _is_notice(reader.text[start : segment.end]) or (frame.kind == "not_plan" and not labelled):
        return None
    if loose and not labelled and is_title(reader.text[start : segment.end]):
        return None
    if reader.text[start : segment.end].isupper():
        return None  # a heading that took the place of an item
    marked = head.strength != "stated" or head.continuing
    if not strong and not marked and not in_plan:
        return None
    if (asked := _asks_owner(reader, tokens, head)) is not None:
        who = Undertaking(reader.speaker.owner, "request")
        return reader.read_opening(segment, tokens, asked, who, frame, strong=strong)
    named = reader.speaker.name(tokens, 0, assigned[0]) if assigned else frame.actor
    who = Undertaking(named or reader.speaker.owner, frame.statement, kind="body" if strong else "agentless")
    found = reader.read_opening(segment, tokens, head, who, frame, strong=strong)
    for draft in found:
        draft.parent = draft.parent or frame.parent
    return found


def opens_with_verb(text: str) -> bool:
    """Whether an item is an action by its form alone."""
    leading = _LEADING.match(text)
    tokens = tag_sentence(text[leading.end() if leading else 0 :][:_LONGEST_GLANCE])
    return find_opening(tokens, Frame(), loose=False) is not None


def _asks_owner(reader: Reader, tokens: Tokens, head: Head) -> Head | None:
    """`Encourage the City to V`, where the City is the document's own speaker: it is asked to V."""
    if verb_name(tokens, head.verb) not in grammar("asking"):
        return None
    places = range(head.verb + 2, min(head.verb + _LONGEST_ADDRESS, len(tokens)))
    to = next((at for at in places if is_infinitive(tokens, at)), None)
    if to is None or lower_at(tokens, head.verb + 1) != "the":
        return None
    named = reader.speaker.name(tokens, head.verb + 1, to)
    return Head(skip_adverbs(tokens, to + 1), "base", head.strength) if same_body(named, reader.speaker.owner) else None


def _stands_over(text: str, title: re.Match[str], end: int) -> bool:
    """Whether what stands before a colon is a title: by its capitals, its number, or a capitalised verb behind it."""
    if is_title(title.group(1)) or title.group(1)[-1].isdigit():
        return True
    if _LEADS_ON.search(title.group(1)) is not None:
        return False
    tokens = tag_sentence(text, title.end(), min(end, title.end() + _LONGEST_LOOK))
    return is_base_verb(tokens, 0, opening=True)


def _is_labelled(text: str, segment: Segment) -> bool:
    """Whether the action has a label of its own, before it or as the heading over it."""
    path = segment.block.heading_path
    under_label = segment.first and bool(path) and is_label(path[-1])
    return under_label or label_pattern().match(text, segment.start, segment.end) is not None


def _is_notice(text: str) -> bool:
    """Whether a line tells a time of day or whom to write to, as agendas and closing slides do."""
    if _CLOCK.search(text) is not None or _FAREWELL.search(text) is not None:
        return True
    return text.lower().startswith("visit") and _SITE.search(text) is not None


def body_start(text: str, segment: Segment) -> int:
    """Where the action begins: after a label, the number of an item, and a title with its colon."""
    label = label_pattern().match(text, segment.start, segment.end)
    start = label.end() if label else segment.start
    leading = _LEADING.match(text, start, segment.end)
    start = leading.end() if leading and leading.end() < segment.end else start
    for _ in range(_TITLES):
        title = _TITLE.match(text, start, segment.end)
        if title is None or not _stands_over(text, title, segment.end):
            break
        start = title.end()
    if (dashed := _DASHED.match(text, start, segment.end)) is not None:
        tokens = tag_sentence(text, dashed.end(), min(segment.end, dashed.end() + _LONGEST_LOOK))
        start = dashed.end() if is_base_verb(tokens, 0, opening=True, at_least=_SURE) else start
    capitals = _CAPITALS.match(text, start, segment.end)
    return capitals.end() if capitals else start
