"""Items that open with their verb: bullets under a frame, labelled actions, cells of an action table.

In: the first sentence of an item with its frame. Out: its drafts; none where the item opens with no verb, speaks to the
reader, or stands under a frame that tells of the past.
"""

import re

from cityledger.extract.commitments.actors import same_body
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame, is_label, label_pattern
from cityledger.extract.commitments.promises import find_governors
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.speaker import Undertaking
from cityledger.extract.commitments.words import (
    Tokens,
    grammar,
    is_base_verb,
    is_gerund,
    lower_at,
    skip_adverbs,
    tag_at,
    verb_name,
)
from cityledger.extract.commitments.wrappers import Head, is_infinitive, pass_wrappers
from cityledger.extract.tagging import tag_sentence
from cityledger.lookups import read_lookup

_LEADING = re.compile(r"[\W_]*(?:\(?(?:[a-zA-Z]|\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4})[.)]?\s+)?[^\w“\"]*")
_TITLE = re.compile(r"([A-Z][^:.;\n]{3,70}):\s+(?=[A-Z“])")  # `Greener Streets: Plant 500 trees`
_CAPITALS = re.compile(
    r"(?:[A-Z][A-Z&/-]+\s+){0,7}[A-Z][A-Z&/-]+\s*(?:[-–—:]\s*|\s)(?=[A-Z][a-z])"
)  # `GREENER STREETS Plant 500 trees`
_TITLES = 2
_SITE = re.compile(r"\b[\w-]+\.(?:com|org|net|gov|edu|eu|int|info)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_PARALLEL_BAR = -2.5
_LONGEST_ADDRESS = 8
_LONGEST_GLANCE = 200  # characters
_GOVERNED_BAR = -3.0  # after `the council will:` an item is a verb unless it can hardly be one
_FRAMED = frozenset({"governed", "plan", "request"})


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
    start = _body_start(reader.text, segment)
    tokens = tag_sentence(reader.text, start, segment.end)
    labelled = _is_labelled(reader.text, segment)
    head = _opening_head(tokens, frame, loose=loose and not labelled)
    if head is None or _is_notice(reader.text[start : segment.end]) or (frame.kind == "not_plan" and not labelled):
        return None
    if loose and not labelled and is_title(reader.text[start : segment.end]):
        return None
    if reader.text[start : segment.end].isupper():
        return None  # a heading that took the place of an item
    marked = head.strength != "stated" or head.continuing
    strong = frame.kind in _FRAMED or labelled
    if not strong and not marked and not in_plan:
        return None
    if (asked := _asks_owner(reader, tokens, head)) is not None:
        who = Undertaking(reader.speaker.owner, "request")
        return reader.read_opening(segment, tokens, asked, who, frame, strong=strong)
    who = Undertaking(frame.actor or reader.speaker.owner, frame.statement, kind="body" if strong else "agentless")
    found = reader.read_opening(segment, tokens, head, who, frame, strong=strong)
    for draft in found:
        draft.parent = draft.parent or frame.parent
    return found


def opens_with_verb(text: str) -> bool:
    """Whether an item is an action by its form alone."""
    leading = _LEADING.match(text)
    tokens = tag_sentence(text[leading.end() if leading else 0 :][:_LONGEST_GLANCE])
    return _opening_head(tokens, Frame(), loose=False) is not None


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


def _is_labelled(text: str, segment: Segment) -> bool:
    """Whether the action has a label of its own, before it or as the heading over it."""
    path = segment.block.heading_path
    under_label = segment.first and bool(path) and is_label(path[-1])
    return under_label or label_pattern().match(text, segment.start, segment.end) is not None


def _is_notice(text: str) -> bool:
    """Whether a line tells a time of day or a web page, as agendas and closing slides do."""
    return _CLOCK.search(text) is not None or (text.lower().startswith("visit") and _SITE.search(text) is not None)


def _body_start(text: str, segment: Segment) -> int:
    """Where the action begins: after a label, the number of an item, and a title with its colon."""
    label = label_pattern().match(text, segment.start, segment.end)
    start = label.end() if label else segment.start
    leading = _LEADING.match(text, start, segment.end)
    start = leading.end() if leading and leading.end() < segment.end else start
    for _ in range(_TITLES):
        title = _TITLE.match(text, start, segment.end)
        if title is None or not (is_title(title.group(1)) or title.group(1)[-1].isdigit()):
            break
        start = title.end()
    capitals = _CAPITALS.match(text, start, segment.end)
    return capitals.end() if capitals else start


def _opening_head(tokens: Tokens, frame: Frame, *, loose: bool) -> Head | None:
    at = skip_adverbs(tokens, 0)
    if lower_at(tokens, at) == "to" and not loose and is_base_verb(tokens, at + 1, opening=True):
        if any(token.text == "," for token in tokens) and find_governors(tokens):
            return None  # `To reduce waste, the city will ...`
        at += 1  # `To reduce waste` as an objective
    if at >= len(tokens) or len(tokens) - at < 2:
        return None
    bar = _GOVERNED_BAR if frame.kind == "governed" else _PARALLEL_BAR if frame.parallel else None
    form = (
        "base"
        if is_base_verb(tokens, at, opening=True, at_least=bar)
        else "ing"
        if is_gerund(tokens, at) and frame.kind in _FRAMED and tag_at(tokens, at + 1) != "NN1"
        else ""
    )
    if not form or _is_sentence(tokens, at) or _speaks_to_reader(tokens, at, asked=frame.kind == "request"):
        return None
    if loose and (form == "ing" or not _is_plain_verb(tokens, at)):
        return None
    lemma = verb_name(tokens, at).split()[0]
    strength = next((s for s, verbs in read_lookup("commitment_grammar")["intents"].items() if lemma in verbs), None)
    head = Head(at, form, frame.strength, frame.continuing)
    carried = pass_wrappers(tokens, head)
    return (
        carried
        if carried.verb != at or strength != "aspirational"
        else Head(at, form, "aspirational", frame.continuing)
    )


def _speaks_to_reader(tokens: Tokens, at: int, *, asked: bool) -> bool:
    """Whether an item tells the reader what to do; where others are asked, only what it tells of the text itself."""
    word, following = lower_at(tokens, at), lower_at(tokens, at + 1)
    if following.startswith(("http", "www.")) or following == ":":
        return True
    if asked:
        return word in ("see", "note", "refer", "click", "visit", "read", "scan", "source", "photo")
    if any(token.lower in ("you", "your", "yours", "yourself") or token.text == "us" for token in tokens):
        return True
    return word in grammar("to_the_reader") and not (
        word in ("find", "join", "sign", "press", "present") and tag_at(tokens, at + 1) == "AT0"
    )


def _is_sentence(tokens: Tokens, at: int) -> bool:
    """Whether the item is a clause with a subject after all: `Use of water has risen`."""
    for place in range(at + 1, min(at + 8, len(tokens))):
        if tag_at(tokens, place) in ("VBZ", "VBB", "VBD", "VHZ", "VHD", "VM0"):
            return not any(
                tag_at(tokens, between) in ("CJT", "DTQ", "CJS", "PNQ", "AVQ") for between in range(at, place)
            )
        if tokens[place].text in ",;:":
            return False
    return False


def _is_plain_verb(tokens: Tokens, at: int) -> bool:
    return (
        tokens[at].verbness > 0
        or tag_at(tokens, at + 1) in ("AT0", "DPS", "DT0")
        or lower_at(tokens, at + 1) in ("all", "with")
    )
