"""Who the text speaks for and of: names in full for subjects, pronouns and antecedents.

In: the names of the document and a subject. Out: an Undertaking, the one who undertakes with those beside them.
"""

from dataclasses import dataclass

from cityledger.extract.commitments.noun_phrases import has_body_head, has_body_word, head_of, kind_of
from cityledger.extract.commitments.subjects import Subject, find_subject, governing_verb
from cityledger.extract.commitments.words import Tokens, lower_at, tag_at
from cityledger.extract.context import Context
from cityledger.lookups import read_lookup

_DEPTH = 3
_SEEN_ALONE = 2  # mentions: a name seen so often is one by itself
_NAME_TAGS = ("NN", "NP", "AJ", "AT", "DP", "CR")
_BEFORE_A_NAME = ("AJ0", "AJS", "AV0", "VVN", "AT0", "DT0", "VVG")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who undertakes, with whom beside them in the subject.

    `kind` is how the text names them: body, we, pronoun, undertaking, by, agentless, aim, event or stated.
    """

    actor: str | None
    statement: str = "commitment"
    partners: tuple[str, ...] = ()
    kind: str = "body"


@dataclass(slots=True)
class Speaker:
    """The names of the document, whom it speaks for, and whom it spoke of last."""

    context: Context
    owner: str | None
    last: str | None = None
    host: str | None = None
    """Who runs what a list speaks of, where the line over the list says so; else the owner."""

    @property
    def runner(self) -> str | None:
        """Who runs an undertaking that the text does not give to anybody."""
        return self.host or self.owner

    def who(self, tokens: Tokens, subject: Subject, before: Undertaking | None, depth: int = 0) -> Undertaking | None:
        """Who a subject is; None for a thing. `before` is whoever undertook what stands before in the sentence."""
        if subject.kind == "relative":
            return self._antecedent(tokens, subject)
        if subject.kind == "none":
            return self._elided(tokens, subject, before, depth)
        if subject.kind == "pronoun":
            return self._pronoun(tokens, subject)
        if subject.kind == "undertaking":
            return Undertaking(self.runner, kind="undertaking")
        if subject.kind == "body" or self.is_known(tokens, subject):
            name, partners = self._names(tokens, subject)
            return Undertaking(name, partners=partners)
        return None

    def _elided(self, tokens: Tokens, subject: Subject, before: Undertaking | None, depth: int) -> Undertaking | None:
        verb = governing_verb(tokens, subject.start)
        if before is not None and (before.kind != "agentless" or verb is None):
            return before
        if verb is not None and depth < _DEPTH:
            return self.who(tokens, find_subject(tokens, verb), before, depth + 1)
        return None

    def is_known(self, tokens: Tokens, subject: Subject) -> bool:
        """Whether a capitalised word at the start of a sentence is a name elsewhere in the text."""
        if subject.kind != "thing" or subject.end <= subject.start:
            return False
        joined = (at for at in range(subject.start, subject.end) if lower_at(tokens, at) == "and")
        name = self._text(tokens, subject.start, next(joined, subject.end))
        resolved = self.context.resolve(name, tokens[subject.start].start)
        in_owner = name[:1].isupper() and set(name.split()) <= set((self.owner or "").split())
        return resolved == self.owner or in_owner or (resolved != name and resolved in self.context.mentions)

    def _pronoun(self, tokens: Tokens, subject: Subject) -> Undertaking | None:
        word = lower_at(tokens, subject.start)
        if word in ("we", "i", "us"):
            return Undertaking(self.owner, kind="we")
        told_how = word == "they" and subject.marker == "how"
        if word in ("it", "they", "he", "she") and self.last is not None and not told_how:
            return Undertaking(self.last, kind="pronoun")
        return None

    def _antecedent(self, tokens: Tokens, subject: Subject) -> Undertaking | None:
        """`a scheme that will V` is the owner's, `officials who will V` the officials'."""
        end = subject.start
        while end > 0 and tokens[end - 1].text == ",":
            end -= 1
        start = end
        while start > 0 and (tag_at(tokens, start - 1)[:2] in _NAME_TAGS or tokens[start - 1].text[0].isupper()):
            start -= 1
        kind = kind_of(tokens, start, end)
        if kind == "undertaking":
            return Undertaking(self.runner, kind="undertaking")
        return Undertaking(self.name(tokens, start, end)) if kind == "body" else None

    def _names(self, tokens: Tokens, subject: Subject) -> tuple[str | None, tuple[str, ...]]:
        """`X and Y will V` is X's promise, with Y."""
        start, end = subject.start, subject.end
        start += lower_at(tokens, start) == "both"
        if self._is_office_name(tokens, start, end):
            return self.name(tokens, start, end), ()
        for at in range(start + 1, end):
            joined = lower_at(tokens, at) == "and" or (
                lower_at(tokens, at) == "as" and lower_at(tokens, at + 1) == "well"
            )
            if joined and self._stands_alone(tokens, start, at):
                other = self.name(tokens, at + 1, end)
                named = other is not None and other[0].isupper() and kind_of(tokens, at + 1, end) == "body"
                return self.name(tokens, start, at), (other,) if other and named else ()
        return self.name(tokens, start, end), ()

    def _is_office_name(self, tokens: Tokens, start: int, end: int) -> bool:
        """`the Office of Ports and Quays`: a name with an `and`, behind which stands no body of its own."""
        last = next((at for at in range(end - 1, start, -1) if lower_at(tokens, at) == "and"), None)
        if last is None or has_body_word(tokens, last + 1, end):
            return False
        return self._text(tokens, start + (tag_at(tokens, start) == "AT0"), end) in self.context.mentions

    def _stands_alone(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether what stands before an `and` is a whole name: `the city and ...`, not `Parks and ...`."""
        if self._rest_of_name(tokens, start, end) is not None:
            return False
        if kind_of(tokens, start, end) != "body":
            return self.is_known(tokens, Subject(start, end, "thing"))
        if not has_body_head(tokens, start, end):
            return False
        is_owner = self.context.resolve(self._text(tokens, start, end), tokens[start].start) == self.owner
        return is_owner or lower_at(tokens, end - 1) in ("city", "staff") or lower_at(tokens, start) in ("the", "our")

    def _rest_of_name(self, tokens: Tokens, start: int, end: int) -> int | None:
        """Of `the Harbours and Fisheries Agency`, cut before the `and`, the place where the whole name ends."""
        stop = behind = end + 1
        if has_body_word(tokens, start, end):
            return None
        while stop < len(tokens) and tokens[stop].text[0].isupper():
            stop += 1
        first = self._text(tokens, start + (tag_at(tokens, start) == "AT0"), end)
        is_rest = stop > behind + 1 and has_body_word(tokens, behind, stop) and tokens[end - 1].text[0].isupper()
        return stop if is_rest and len(self.context.mentions.get(first, ())) < _SEEN_ALONE else None

    def name(self, tokens: Tokens, start: int, end: int) -> str | None:
        """The full name of the one that a noun phrase means."""
        while start < end and tokens[start].text in ("“", '"', ","):
            start += 1
        if start >= end:
            return self.owner
        joint = next((at for at in range(start + 1, end) if lower_at(tokens, at) == "and"), None)
        rest = self._rest_of_name(tokens, start, joint) if joint is not None else None
        head = rest - 1 if rest is not None else head_of(tokens, start, end)
        start = self._without_adjectives(tokens, start, head)
        tail_named = any(tokens[at].text[0].isupper() for at in range(head + 1, end))
        whole = tail_named and lower_at(tokens, head + 1) in ("of", "for", "on", "to")
        return self.context.resolve(
            self._text(tokens, start, end if whole else head + 1), tokens[start].start, self.owner
        )

    def _without_adjectives(self, tokens: Tokens, start: int, head: int) -> int:
        """`the recent Oslo council` is the `Oslo council`."""
        named = any(tokens[at].text[0].isupper() for at in range(start + 1, head + 1))
        while start < head and named and tag_at(tokens, start) in _BEFORE_A_NAME:
            is_word = tag_at(tokens, start) not in ("AT0", "DT0")
            heads_name = start + 1 == head and tokens[head].lower in read_lookup("actors")["name_heads"]
            if tokens[start].text[0].isupper() and is_word and (start > 0 or heads_name):
                break
            start += 1
        return start

    def _text(self, tokens: Tokens, start: int, end: int) -> str:
        return self.context.text[tokens[start].start : tokens[end - 1].end] if start < end else ""
