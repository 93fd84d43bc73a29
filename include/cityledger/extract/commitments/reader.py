"""One sentence read: from its words to the drafts of the commitments in it.

In: a segment, its frame and the speaker. Out: drafts in the order of the text. Sentences that hold no sign of a promise
are not tagged at all.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from cityledger.extract.commitments.bounds import Promise, find_promises, region_start
from cityledger.extract.commitments.clauses import find_actions
from cityledger.extract.commitments.drafting import finish_drafts, link_example, make_drafts
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame
from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.speaker import Speaker, Undertaking
from cityledger.extract.commitments.subjects import find_subject
from cityledger.extract.commitments.words import Tokens, lower_at, tag_at
from cityledger.extract.commitments.wrappers import Head
from cityledger.extract.tagging import tag_sentence
from cityledger.lookups import read_lookup

_FINITE = frozenset({"VVZ", "VVD", "VVB", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VM0"})
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)])\s+(?=[A-Z])")  # `3.1 The board shall ...`


@dataclass(slots=True)
class Reader:
    """Reads a document's sentences in order; it remembers the sentence before and the rows found in it."""

    speaker: Speaker
    written: int | None
    in_plan: bool = False
    """Whether the document calls itself a plan."""
    before: tuple[int, int] | None = None
    rows_before: list[Draft] = field(default_factory=list)
    meant: tuple[int, str | None] = (-1, None)
    """Where a sentence with a pronoun for a subject begins, and whom it means."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.speaker.context.text

    def read(self, segment: Segment, frame: Frame) -> list[Draft]:
        """The drafts of a sentence in prose."""
        if not may_promise(self.text[segment.start : segment.end]):
            self.before, self.rows_before = (segment.start, segment.end), []
            return []
        number = _NUMBER.match(self.text, segment.start, segment.end) if segment.first else None
        tokens = tag_sentence(self.text, number.end() if number else segment.start, segment.end)
        promises = self.promises(tokens)
        if not self.in_plan and frame.kind not in ("plan", "governed"):
            promises = [promise for promise in promises if not promise[0].is_anybodys]
        return self._finish(segment, tokens, self._prose(segment, tokens, promises), frame)

    def read_opening(
        self, segment: Segment, tokens: Tokens, head: Head, who: Undertaking, frame: Frame, *, strong: bool
    ) -> list[Draft]:
        """The drafts of an item or cell that opens with its verb."""
        later = self.promises(tokens, after=head.verb)
        limit = min((region_start(tokens, governor) for governor, _, _ in later), default=len(tokens))
        drafts = make_drafts(segment, tokens, find_actions(tokens, head, limit), None, who, self.speaker.context)
        for draft in drafts:
            draft.step = "item" if draft.step in ("head", "conjunct") else draft.step
            draft.strong_frame = strong
        return self._finish(segment, tokens, drafts + self._prose(segment, tokens, later), frame)

    def promises(self, tokens: Tokens, after: int = -1) -> list[Promise]:
        """The promises of a sentence after a place."""
        return find_promises(tokens, self.speaker, lambda governor: self._spoken_of(tokens, governor), after)

    def _prose(self, segment: Segment, tokens: Tokens, promises: list[Promise]) -> list[Draft]:
        drafts: list[Draft] = []
        for governor, who, end in promises:
            actions = find_actions(tokens, governor.head, end)
            drafts.extend(make_drafts(segment, tokens, actions, governor, who, self.speaker.context))
        return drafts

    def _finish(self, segment: Segment, tokens: Tokens, drafts: list[Draft], frame: Frame) -> list[Draft]:
        finish_drafts(segment, tokens, drafts, frame, self.speaker.context, self.written)
        link_example(self.text[segment.start : segment.end], drafts, self.rows_before)
        self.before, self.rows_before = (segment.start, segment.end), drafts
        return drafts

    def _spoken_of(self, tokens: Tokens, governor: Governor) -> str | None:
        """Whom a pronoun means: the subject of the main clause before it, or of the sentence before."""
        own = self._main_subject(tokens, governor.subject.start)
        if own is None and self.before is not None:
            earlier = tag_sentence(self.text, *self.before)
            own = self._main_subject(earlier, len(earlier)) or self._meant_before(earlier)
        self.meant = (tokens[0].start, own)
        return own

    def _meant_before(self, earlier: Tokens) -> str | None:
        """Whom `it` meant where it opened the sentence before: `The board met. It will V. It will W.`"""
        same = bool(earlier) and earlier[0].start == self.meant[0] and lower_at(earlier, 0) in ("it", "they")
        return self.meant[1] if same else None

    def _main_subject(self, tokens: Tokens, limit: int) -> str | None:
        for at in range(1, min(limit, len(tokens))):
            if tag_at(tokens, at) in _FINITE:
                subject = find_subject(tokens, at)
                if subject.kind == "body" or self.speaker.is_known(tokens, subject):
                    return self.speaker.name(tokens, subject.start, subject.end)
                if lower_at(tokens, subject.start) == "we":
                    return self.speaker.owner
        return None


@cache
def _signs() -> re.Pattern[str]:
    grammar = read_lookup("commitment_grammar")
    words = {word for group in ("intents", "dispositions") for words in grammar[group].values() for word in words}
    stems = sorted(
        words.union(grammar["aims"], grammar["asked"], grammar["asking"], grammar["proposed"]), key=len, reverse=True
    )
    ahead = "|".join(grammar["ahead"])
    stated = "|".join(rf"{verb[:-1]}\w*" for verb in grammar["stated"])
    return re.compile(
        rf"\b(?:will|shall|must|should|won['’]t|following|needs? to|['’]ll|(?:is|are) (?:to|for)|to be"
        rf"|(?:{'|'.join(stems)})(?:s|es|d|ed|ing)?|{stated}|(?:{ahead})\b.{{0,60}}?\b(?:includ|involv)(?:e|es))\b",
        re.IGNORECASE,
    )


def may_promise(sentence: str) -> bool:
    """Whether a sentence holds any word that a promise needs."""
    return _signs().search(sentence) is not None
