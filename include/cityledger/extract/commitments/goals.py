"""Goals and actions without a verb: `Creation of a wood`, `All ferries electric by 2031`.

In: an item or cell and the frame that it stands in. Out: its draft, where the frame is that of goals or actions by name
and the item names an action by its noun, or sets a measure with its year.
"""

import re

from cityledger.extract.commitments.deadlines import find_deadline
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame
from cityledger.extract.commitments.items import body_start
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.words import Tokens, lower_at
from cityledger.extract.tagging import tag_sentence
from cityledger.lookups import read_lookup
from cityledger.records import Block

_FINITE = frozenset({"VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VM0", "VVD"})
_BEFORE = frozenset({"AJ0", "AJC", "AJS", "AT0", "AV0", "VVN", "VVG", "CRD", "PUN"})
_LINKS = frozenset({"of", "and"})
_REACH, _FEWEST = 4, 3
_LESS = re.compile(r"\b(?:below|less|fewer|reduc\w+|cut|decrease)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\d|\b(?:net[- ]|near[- ])?zero\b|\bcarbon[- ]neutral", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:all|every|each|no|half)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def is_measured(text: str) -> bool:
    """Whether a goal says how much."""
    return _MEASURED.search(text) is not None


def read_goal(reader: Reader, segment: Segment, frame: Frame) -> Draft | None:
    """The draft of an item without a verb; None where it is none or is no goal."""
    if not frame.named or frame.kind not in ("plan", "governed"):
        return None
    start = body_start(reader.text, segment)
    tokens = tag_sentence(reader.text, start, segment.end)
    if len(tokens) < _FEWEST or any(token.tag in _FINITE for token in tokens):
        return None
    text = reader.text[start : segment.end]
    verb = _named_action(tokens)
    measured = is_measured(_YEARS.sub("", text)) or _WHOLE.search(text) is not None
    if verb is None and not (measured and find_deadline(text, reader.written)):
        return None
    end = tokens[-2].end if tokens[-1].text in ".;," else tokens[-1].end
    return goal_draft(reader, segment.block, tokens[0].start, end, frame, verb, frame.strength)


def goal_draft(
    reader: Reader, block: Block, start: int, end: int, frame: Frame, verb: str | None, strength: str
) -> Draft:
    """The row of a goal that stands alone at [start, end)."""
    text = reader.text[start:end]
    verb = verb or ("reduce" if _LESS.search(text) else None)
    deadline = find_deadline(text, reader.written) or frame.deadline
    actor = frame.actor or reader.speaker.owner
    found = Draft(block, start, end, start, end, verb, strength, False, frame.statement, actor, "goal", "body")
    found.deadline, found.parent = deadline, frame.parent
    return found


def _named_action(tokens: Tokens) -> str | None:
    """`further reduction of waste` names `reduce`; a word before it must belong to it."""
    nouns: dict[str, str] = read_lookup("commitment_grammar")["nouns_of_actions"]
    for at in range(min(_REACH, len(tokens) - 1)):
        if (verb := nouns.get(tokens[at].lower)) is not None:
            counted = lower_at(tokens, at + 1) == "in" and any(token.tag == "CRD" for token in tokens)
            return verb if counted or lower_at(tokens, at + 1) in _LINKS else None
        if tokens[at].lower.endswith("ing") and lower_at(tokens, at + 1) == "of":
            return tokens[at].verb_lemma
        if tokens[at].tag not in _BEFORE:
            return None
    return None
