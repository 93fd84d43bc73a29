"""Lines that lead in a list: `To meet this, the council will:`, `We plan to:`, `How will you go on?`.

In: a block and the frame that it stands in. Out: the frame for the items that follow, if the block leads any in.
"""

import re
from dataclasses import replace

from cityledger.extract.commitments.deadlines import find_deadline
from cityledger.extract.commitments.drafting import opening_purpose
from cityledger.extract.commitments.frames import Frame, frame_of_line, with_deadline
from cityledger.extract.commitments.governors import lemma_at
from cityledger.extract.commitments.reader import Reader
from cityledger.extract.commitments.words import grammar, lower_at
from cityledger.extract.sentences import split_sentences
from cityledger.extract.tagging import tag_sentence
from cityledger.records import Block

_LONGEST_LEAD = 1_000
_OPEN_END = re.compile(r"(?:\b(?:will|shall|must|should|to|be|by)|[:?]|:\s*•?)\s*\Z", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:following|these|actions?|steps?|below|include)\b", re.IGNORECASE)
_FILLER = " act on it."


def frame_of_lead(reader: Reader, block: Block, outer: Frame) -> Frame | None:
    """The frame that the last sentence of a block sets for a list after it."""
    if block.kind == "table" or not _OPEN_END.search(block.text):
        return None
    spans = split_sentences(block.text[-_LONGEST_LEAD:])
    sentence = block.text[-_LONGEST_LEAD:][slice(*spans[-1])] if spans else ""
    governed = _governed(reader, sentence.rstrip(" :•"))
    frame = governed or frame_of_line(sentence)
    if frame is None and block.kind == "list_item":
        return None
    if outer.kind == "request" and governed is None:
        frame = outer  # a topic within a list of what others are asked to do
    return with_deadline(frame or outer, find_deadline(sentence, reader.written))


def _governed(reader: Reader, sentence: str) -> Frame | None:
    """`the council will:` read as `the council will act on it`."""
    open_end = re.search(r"\b(?:will|shall|must|should|to)\Z", sentence, re.IGNORECASE)
    if not open_end and not _FOLLOWING.search(sentence):
        return None
    whole = sentence + (_FILLER if open_end else "")
    # The speaker names actors by their place in the document's text, so the line is read in a context of its own.
    context = replace(reader.speaker.context, text=whole)
    own = Reader(replace(reader.speaker, context=context), reader.written, None, [])
    tokens = tag_sentence(whole)
    promises = own.promises(tokens)
    if not promises:
        return None
    governor, who, _ = promises[-1]
    if governor.passive and lemma_at(tokens, governor.head.verb) in grammar("asking"):
        subject = governor.subject
        asked = own.speaker.name(tokens, subject.start, subject.end)
        return Frame("governed", governor.head.strength, asked, "request")
    if open_end and lower_at(tokens, governor.head.verb) != "act":
        return None
    head = governor.head
    return Frame(
        "governed", head.strength, who.actor, who.statement, head.continuing, None, opening_purpose(context, tokens)
    )
