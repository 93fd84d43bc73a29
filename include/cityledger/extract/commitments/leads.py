"""Lines that lead in a list: `To meet this, the council will:`, `We plan to:`, `How will you go on?`.

In: a block and the frame that it stands in. Out: the frame for the items that follow, if the block leads any in.
"""

import re
from dataclasses import replace

from cityledger.extract.commitments.deadlines import deadline_of_heading, find_deadline
from cityledger.extract.commitments.drafting import opening_purpose
from cityledger.extract.commitments.frames import Frame, frame_of_line, with_deadline
from cityledger.extract.commitments.governors import lemma_at
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.subjects import find_subject
from cityledger.extract.commitments.words import grammar, lower_at
from cityledger.extract.sentences import split_sentences
from cityledger.extract.tagging import tag_sentence
from cityledger.records import Block

_LONGEST_LEAD = 1_000
_OPEN_END = re.compile(r"(?:\b(?:will|shall|must|should|to|be|by)|[:?]|:\s*•?)\s*\Z", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:following|these|actions?|steps?|below|include)\b", re.IGNORECASE)
_FILLERS = (" act on it.", " acting on it.")
_LONGEST_AIM, _LONGEST_TITLE = 8, 10  # words


def frame_of_lead(reader: Reader, block: Block, outer: Frame) -> Frame | None:
    """The frame that the last sentence of a block sets for a list after it."""
    if block.kind == "table":
        return None
    if not _OPEN_END.search(block.text):
        titled = _frame_of_title(block)
        return titled and with_deadline(titled, deadline_of_heading(block.text, reader.written))
    spans = split_sentences(block.text[-_LONGEST_LEAD:])
    sentence = block.text[-_LONGEST_LEAD:][slice(*spans[-1])] if spans else ""
    at = (block.start or 0) + max(0, len(block.text) - _LONGEST_LEAD) + (spans[-1][0] if spans else 0)
    governed = _governed(reader, sentence.rstrip(" :•"), at)
    frame = governed or frame_of_line(sentence)
    if frame is None and block.kind == "list_item":
        return None
    if outer.kind == "request" and governed is None:
        frame = outer  # a topic within a list of what others are asked to do
    return with_deadline(frame or outer, find_deadline(sentence, reader.written))


def _frame_of_title(block: Block) -> Frame | None:
    """What a short line without a mark at its end sets for the list after it: a heading in all but its type."""
    is_short = block.kind == "paragraph" and len(block.text.split()) <= _LONGEST_TITLE
    return frame_of_line(block.text) if is_short and block.text.rstrip()[-1:].isalnum() else None


def _governed(reader: Reader, sentence: str, at: int) -> Frame | None:
    """`the council will:` read as `the council will act on it`."""
    open_end = re.search(r"\b(?:will|shall|must|should|to|by)\Z", sentence, re.IGNORECASE)
    if open_end is None:
        return _aims_set(reader, sentence, at) or (
            _governed_by(reader, sentence, at, open_end=False) if _FOLLOWING.search(sentence) else None
        )
    fillers = {"to": _FILLERS, "by": _FILLERS[1:]}.get(open_end.group().lower(), _FILLERS[:1])
    read = (_governed_by(reader, sentence + filler, at, open_end=True) for filler in fillers)
    return next((frame for frame in read if frame is not None), None)


def _aims_set(reader: Reader, sentence: str, at: int) -> Frame | None:
    """`The port has set itself three targets:`: what it aims at."""
    own, tokens = _apart(reader, sentence, at), tag_sentence(sentence)
    aims = [place for place, token in enumerate(tokens) if token.tag == "NN2" and token.lemma in grammar("aims")]
    places = range(max(0, aims[-1] - _LONGEST_AIM), aims[-1]) if aims else range(0)
    verb = next((p for p in places if tokens[p].tag[0] == "V" and tokens[p].lemma in grammar("aim_setting")), None)
    if verb is None:
        return None
    found = own.speaker.who(tokens, find_subject(tokens, verb), None)
    return Frame("governed", "intended", found.actor) if found is not None else None


def _apart(reader: Reader, text: str, at: int) -> Reader:
    """A reader of a line alone: the speaker names actors by their place in the text that it reads."""
    context = replace(reader.speaker.context, text=text, shift=at)
    return Reader(replace(reader.speaker, context=context), reader.written)


def _governed_by(reader: Reader, whole: str, at: int, *, open_end: bool) -> Frame | None:
    """The frame that the last promise of a line sets; with an open end it must govern the verb put there."""
    own = _apart(reader, whole, at)
    tokens = tag_sentence(whole)
    promises = own.promises(tokens)
    if not promises:
        return None
    governor, who, _ = promises[-1]
    if governor.passive and lemma_at(tokens, governor.head.verb) in grammar("asking"):
        subject = governor.subject
        asked = own.speaker.name(tokens, subject.start, subject.end)
        return Frame("governed", governor.head.strength, asked, "request")
    if open_end and lower_at(tokens, governor.head.verb) not in ("act", "acting"):
        return None
    head = governor.head
    return Frame(
        "governed",
        head.strength,
        who.actor,
        who.statement,
        head.continuing,
        None,
        opening_purpose(own.speaker.context, tokens),
        named=not open_end,
    )
