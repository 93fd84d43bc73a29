"""One sentence read: from its words to the drafts of the commitments in it.

In: a segment, its frame and the speaker. Out: drafts in the order of the text. Sentences that hold no sign of a promise
are not tagged at all.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from cityledger.extract.commitments.actors import Speaker, Undertaking
from cityledger.extract.commitments.clauses import Action, find_actions
from cityledger.extract.commitments.deadlines import find_deadline
from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.commitments.frames import Frame
from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.promises import find_governors
from cityledger.extract.commitments.partners import find_partners, names_in, partners_beside
from cityledger.extract.commitments.segments import Segment
from cityledger.extract.commitments.subjects import find_subject
from cityledger.extract.commitments.words import Tokens, is_base_verb, lower_at, tag_at, verb_name
from cityledger.extract.commitments.wrappers import Head, is_continuing, is_infinitive
from cityledger.extract.tagging import tag_sentence
from cityledger.lookups import read_lookup

_FINITE = frozenset({"VVZ", "VVD", "VVB", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VM0"})
_EXAMPLE = re.compile(r"\s*(?:for example|for instance|in particular|specifically|e\.g\.)\b", re.IGNORECASE)


@dataclass(slots=True)
class Reader:
    """Reads a document's sentences in order; it remembers the sentence before and the rows found in it."""

    speaker: Speaker
    written: int | None
    before: tuple[int, int] | None = None
    last_rows: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.speaker.context.text

    def read(self, segment: Segment, frame: Frame) -> list[Draft]:
        """The drafts of a sentence in prose."""
        drafts: list[Draft] = []
        if may_promise(self.text[segment.start : segment.end]):
            tokens = tag_sentence(self.text, segment.start, segment.end)
            for governor, who, limit in self._promises(tokens):
                actions = find_actions(tokens, governor.head, self._aim_end(tokens, governor, limit))
                drafts.extend(self._drafts(segment, tokens, governor, who, actions))
            self._finish(segment, tokens, drafts, frame)
        self.before = (segment.start, segment.end)
        self.last_rows = drafts
        return drafts

    def read_opening(
        self, segment: Segment, tokens: Tokens, head: Head, who: Undertaking, frame: Frame, strong: bool
    ) -> list[Draft]:
        """The drafts of an item or cell that opens with its verb."""
        later = self._promises(tokens, after=head.verb)
        limit = min((self._region(tokens, governor) for governor, _, _ in later), default=len(tokens))
        drafts = [
            self._draft(segment, tokens, action, None, who, strong) for action in find_actions(tokens, head, limit)
        ]
        self._link(drafts, find_actions(tokens, head, limit))
        for draft in drafts:
            draft.step = "item" if draft.step in ("head", "conjunct") else draft.step
        for governor, undertaking, end in later:
            drafts.extend(
                self._drafts(segment, tokens, governor, undertaking, find_actions(tokens, governor.head, end))
            )
        self._finish(segment, tokens, drafts, frame)
        self.before, self.last_rows = (segment.start, segment.end), drafts
        return drafts

    def _promises(self, tokens: Tokens, after: int = -1) -> list[tuple[Governor, Undertaking, int]]:
        """The governors that somebody undertakes, with the place where the next one's clause begins."""
        found: list[tuple[Governor, Undertaking]] = []
        self.speaker.last = None
        for governor in find_governors(tokens):
            if governor.start <= after:
                continue
            if governor.subject.kind == "pronoun":
                self.speaker.last = self._spoken_of(tokens, governor)
            who = self.speaker.judge(tokens, governor, found[-1][1] if found else None)
            inside = (
                found
                and governor.kind == "aim"
                and governor.modal != "is to"
                and not self._is_coordinated(tokens, governor)
            )
            if inside and found[-1][0].kind != "aim" and governor.subject.kind == "body":
                inside = lower_at(tokens, governor.start - 1) != "with"
            if who is not None and not inside:
                found.append((governor, who))
        if not found:
            return []
        limits = [self._region(tokens, governor) for governor, _ in found[1:]] + [len(tokens)]
        limits = [min(limit, self._side_clause_end(tokens, g)) for limit, (g, _) in zip(limits, found, strict=True)]
        return [
            (governor, who, max(limit, governor.head.verb + 1))
            for (governor, who), limit in zip(found, limits, strict=True)
        ]

    def _region(self, tokens: Tokens, governor: Governor) -> int:
        start = governor.start if governor.subject.kind == "none" else min(governor.start, governor.subject.start)
        while start > 0 and (
            lower_at(tokens, start - 1) in (",", "and", "or", "that", "which", "who", ";", "but", "then")
        ):
            start -= 1
        return start

    def _side_clause_end(self, tokens: Tokens, governor: Governor) -> int:
        """`while the board plans to V, ...`: a clause that `while` opens ends with its comma."""
        if governor.subject.marker not in ("while", "although", "though", "as", "when", "whereas", "since"):
            return len(tokens)
        return next((at for at in range(governor.head.verb + 1, len(tokens)) if tokens[at].text == ","), len(tokens))

    def _aim_end(self, tokens: Tokens, governor: Governor, limit: int) -> int:
        """`the pledge to V is ...`: the clause of an aim ends where the aim is the subject of a verb."""
        if governor.kind != "aim" or governor.modal == "is to":
            return limit
        relative = False
        for at in range(governor.head.verb + 1, limit):
            relative = relative or lower_at(tokens, at) in ("that", "which", "who", "how", "what", "as", "where")
            if tag_at(tokens, at) in ("VBZ", "VBD", "VBB", "VHZ", "VVZ", "VM0") and not relative:
                return at
        return limit

    def _is_coordinated(self, tokens: Tokens, governor: Governor) -> bool:
        return lower_at(tokens, governor.start - 1) in ("and", ",", ";", "or")

    def _spoken_of(self, tokens: Tokens, governor: Governor) -> str | None:
        """Whom a pronoun means: the subject of the sentence before it, or of the main clause of its own."""
        own = self._main_subject(tokens, governor.subject.start)
        if own is None and self.before is not None:
            earlier = tag_sentence(self.text, *self.before)
            own = self._main_subject(earlier, len(earlier))
        return own

    def _main_subject(self, tokens: Tokens, limit: int) -> str | None:
        for at in range(1, min(limit, len(tokens))):
            if tag_at(tokens, at) in _FINITE:
                subject = find_subject(tokens, at)
                if subject.kind == "body" or (subject.end > subject.start and self.speaker._is_known(tokens, subject)):
                    return self.speaker.name(tokens, subject.start, subject.end)
                if lower_at(tokens, subject.start) == "we":
                    return self.speaker.owner
        return None

    def _drafts(
        self, segment: Segment, tokens: Tokens, governor: Governor, who: Undertaking, actions: list[Action]
    ) -> list[Draft]:
        drafts = [self._draft(segment, tokens, action, governor, who, True) for action in actions]
        self._link(drafts, actions)
        # A lone verb is the end of a clause whose object stands before it: `the actions that the state will take`.
        return [
            draft
            for draft, action in zip(drafts, actions, strict=True)
            if governor.passive or action.stop - action.start > 1
        ]

    def _link(self, drafts: list[Draft], actions: list[Action]) -> None:
        for draft, action in zip(drafts, actions, strict=True):
            if action.parent is not None:
                draft.parent = drafts[action.parent]

    def _draft(
        self,
        segment: Segment,
        tokens: Tokens,
        action: Action,
        governor: Governor | None,
        who: Undertaking,
        strong: bool,
    ) -> Draft:
        first, quoted = action.start, action.start
        if action.kind == "head" and governor is not None:
            has_subject = governor.subject.end > governor.subject.start and governor.subject.kind != "relative"
            quoted = min(governor.start, governor.subject.start) if has_subject else governor.start
            first = quoted if governor.passive else first
        start, end = tokens[first].start, tokens[action.stop - 1].end
        purpose = self._phrase(tokens, action.purpose)
        partners = names_in(self._phrase(tokens, action.with_span) or "", self.speaker.context, who.actor)
        verb = verb_name(tokens, action.verb)
        strength = (
            "aspirational"
            if verb.split()[0] in read_lookup("commitment_grammar")["aspirational_verbs"]
            else action.strength
        )
        return Draft(
            segment.block, start, end, tokens[quoted].start, tokens[action.purpose[1] - 1].end if action.purpose else end, verb,
            strength, action.continuing or is_continuing(tokens, governor.start if governor and action.kind == "head" else action.start, action.stop, action.verb),
            who.statement, who.actor, action.kind, who.kind, purpose, None, who.partners + partners, None, strong,
        )  # fmt: skip

    def _phrase(self, tokens: Tokens, span: tuple[int, int] | None) -> str | None:
        return self.text[tokens[span[0]].start : tokens[span[1] - 1].end] if span and span[1] > span[0] else None

    def _finish(self, segment: Segment, tokens: Tokens, drafts: list[Draft], frame: Frame) -> None:
        """Deadlines, partners, the purpose that opens the sentence, and the parent of an example."""
        if not drafts:
            return
        intro = self.text[segment.start : min(draft.quote_start for draft in drafts)]
        opening = self._opening_purpose(tokens)
        shared = find_deadline(intro, self.written)
        tail = self.text[drafts[-1].quote_end : segment.end] if len(drafts) == 1 else ""
        example = (
            self.last_rows[-1] if _EXAMPLE.match(self.text[segment.start : segment.end]) and self.last_rows else None
        )
        if shared is None and any(draft.kind == "stated" for draft in drafts):
            drafts.clear()  # the present tense, set for a year that has passed
        for draft in drafts:
            clause = self.text[draft.quote_start : draft.quote_end]
            draft.deadline = (
                find_deadline(clause, self.written) or shared or find_deadline(tail, self.written) or frame.deadline
            )
            named = find_partners(clause, self.speaker.context, draft.actor)
            beside = partners_beside(intro, self.speaker.context, draft.actor)
            draft.partners = tuple(dict.fromkeys(draft.partners + named + beside))
            draft.purpose = (
                "; ".join(part for part in (draft.purpose, opening if draft.parent is None else None) if part)
                or frame.purpose
            )
            if example is not None and draft.parent is None:
                draft.parent = example.parent or example

    def _opening_purpose(self, tokens: Tokens) -> str | None:
        at = 2 if lower_at(tokens, 0) == "in" and lower_at(tokens, 1) == "order" else 0
        if not (is_infinitive(tokens, at) or (lower_at(tokens, at) == "to" and is_base_verb(tokens, at + 1))):
            return None
        comma = next((place for place in range(at, min(40, len(tokens))) if tokens[place].text == ","), None)
        return self._phrase(tokens, (0, comma)) if comma else None


@cache
def _signs() -> re.Pattern[str]:
    grammar = read_lookup("commitment_grammar")
    words = {word for group in ("intents", "dispositions") for words in grammar[group].values() for word in words}
    stems = sorted(words | set(grammar["aims"]) | set(grammar["asked"] + grammar["asking"]), key=len, reverse=True)
    return re.compile(
        rf"\b(?:will|shall|must|should|['’]ll|(?:is|are) to|(?:{'|'.join(stems)})(?:s|es|d|ed|ing)?|focus\w*|concentrat\w+|prioriti[sz]\w+)\b",
        re.IGNORECASE,
    )


def may_promise(sentence: str) -> bool:
    """Whether a sentence holds any word that a promise needs."""
    return _signs().search(sentence) is not None
