"""Whose promise it is, and whether it is one.

In: a governor with its subject, and the names of the document. Out: the actor in full with partners that stand beside it
in the subject, and whether the text commits somebody or asks somebody else; None where nobody undertakes anything.
"""

import re
from dataclasses import dataclass

from cityledger.extract.commitments.deadlines import MONTHS
from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.subjects import Subject, find_subject, governing_verb, head_of, kind_of
from cityledger.extract.commitments.words import Tokens, grammar, lower_at, particle_after, tag_at
from cityledger.extract.context import Context

_CONDITIONS = frozenset({"if", "unless", "whether", "until", "once", "because", "what", "why", "so"})
_DOUBTS = frozenset({"hope", "hopes", "hoping", "assume", "assumes", "assuming", "assumption", "expect", "expects", "expected", "believe",
  "believes", "likelihood", "fear", "concern", "predict", "predicts", "estimate", "estimates", "so", "projected", "forecast",
  "such", "anticipate", "anticipates", "wish", "ideal", "suggest", "suggests", "show", "shows", "indicates", "indicate"})  # fmt: skip
_FORECASTS = frozenset({"expected", "anticipated", "poised", "set", "due", "likely"})
_DEPTH = 3
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Who undertakes, with whom in the subject; `sure` is how plain the text is about it, from 0 to 1."""

    actor: str | None
    statement: str = "commitment"
    partners: tuple[str, ...] = ()
    kind: str = "body"


@dataclass(slots=True)
class Speaker:
    """The names of the document, and whom the text spoke of last."""

    context: Context
    owner: str | None
    last: str | None = None
    host: str | None = None
    """Who runs what a list speaks of, where the line over the list says so; else the owner."""

    def judge(self, tokens: Tokens, governor: Governor, before: Undertaking | None) -> Undertaking | None:
        """Who undertakes what the governor says, or None; `before` is the undertaking just before in the sentence."""
        subject = governor.subject
        if self._is_conditional(tokens, subject):
            return None
        if governor.passive:
            return self._passive(tokens, governor, before)
        if governor.kind == "means":
            return Undertaking(self.host or self.owner, kind="agentless")
        if governor.kind == "aim":
            follows = before is not None and before.kind == "aim" and subject.kind == "none"
            return before if follows else self._aim(tokens, governor)
        if governor.kind == "asked" and governor.modal in grammar("asking"):
            return Undertaking(self.name(tokens, subject.start, subject.end), "request")
        if self._is_stative(tokens, governor):
            return None
        found = self._who(tokens, subject, before)
        if found is not None and found.actor is not None and len(found.actor) > _LONGEST_NAME:
            return None
        if governor.modal == "must" and (
            found is None or found.kind not in ("body", "we") or tag_at(tokens, governor.head.verb + 1) == "AV0"
        ):
            return None
        if governor.modal == "must" and found is not None and same_body(found.actor, self.owner):
            return None  # what one must oneself is told as a need, not promised
        if found is None:
            return self._event(tokens, governor, before)
        return self._statement(governor, found)

    def _is_conditional(self, tokens: Tokens, subject: Subject) -> bool:
        if subject.marker in _CONDITIONS:
            return True
        marked = subject.start - 1
        return (
            subject.marker == "that"
            and marked > 0
            and lower_at(tokens, marked - 1) in _DOUBTS
            and subject.kind != "relative"
        )

    def _is_stative(self, tokens: Tokens, governor: Governor) -> bool:
        token = tokens[governor.head.verb]
        lemma = token.lemma if token.tag.startswith("V") else token.verb_lemma
        if tag_at(tokens, governor.head.verb + 1) in ("VBZ", "VBD", "VHZ"):
            return True  # `where the two will meet is ...`
        if lower_at(tokens, governor.head.verb + 1) == "to" and lemma in ("have", "need", "want", "like"):
            return True
        means_to = governor.kind in ("intent", "disposition", "aim") and governor.modal not in _FORECASTS
        return lemma in grammar("stative") and not (means_to and lemma in ("become", "be", "have", "remain"))

    def _passive(self, tokens: Tokens, governor: Governor, before: Undertaking | None) -> Undertaking | None:
        """`X will be V-ed` promises V of whoever is named by `by`, else of the owner."""
        token = tokens[governor.head.verb]
        lemma = token.lemma if token.tag.startswith("V") else token.verb_lemma
        if (
            governor.modal == "must"
            or lemma in grammar("forecast_passives")
            or governor.subject.marker in ("who", "which", "that", "where", "how")
        ):
            return None
        if governor.modal == "should" and lower_at(tokens, governor.subject.start) in ("no", "it", "what", "this"):
            return None
        if (
            lower_at(tokens, governor.subject.start) in ("this", "that")
            and governor.subject.end - governor.subject.start == 1
        ):
            return None
        agent = self._agent(tokens, governor.head.verb)
        return Undertaking(agent or self.host or self.owner, kind="by" if agent else "agentless")

    def _agent(self, tokens: Tokens, verb: int) -> str | None:
        for at in range(verb + 1, min(verb + 12, len(tokens))):
            if lower_at(tokens, at) == "by":
                end = self._phrase_end(tokens, at + 1)
                if kind_of(tokens, at + 1, end) == "body" and lower_at(tokens, at + 1) not in MONTHS:
                    return self.name(tokens, at + 1, end)
            if tokens[at].text in ",;.":
                break
        return None

    def _phrase_end(self, tokens: Tokens, start: int) -> int:
        end = start
        while end < len(tokens) and (
            tag_at(tokens, end)[:2] in ("NN", "NP", "AT", "AJ", "DP") or tokens[end].text[0].isupper()
        ):
            end += 1
        return end

    def _aim(self, tokens: Tokens, governor: Governor) -> Undertaking | None:
        subject = governor.subject
        if subject.kind == "body" and governor.modal != "is to":
            return Undertaking(self.name(tokens, subject.start, subject.end), kind="aim")
        if governor.modal == "is to":
            return Undertaking(self.owner, kind="aim")
        if lower_at(tokens, governor.start) in ("our", "its", "their"):
            return Undertaking(self.owner, kind="aim")
        verb = governor.start - 1  # `the city set a goal to V`
        lemma = (
            "" if verb < 1 else tokens[verb].lemma if tag_at(tokens, verb).startswith("V") else tokens[verb].verb_lemma
        )
        if lemma not in grammar("aim_setting") or tag_at(tokens, verb) == "VVI":
            return None
        found = self._who(tokens, find_subject(tokens, verb), None)
        return found and Undertaking(found.actor, kind="aim")

    def _who(self, tokens: Tokens, subject: Subject, before: Undertaking | None, depth: int = 0) -> Undertaking | None:
        if subject.kind == "relative":
            return self._antecedent(tokens, subject)
        if subject.kind == "none":
            verb = governing_verb(tokens, subject.start)
            if (before is not None and before.kind not in ("agentless",)) or (before is not None and verb is None):
                return before
            if verb is not None and depth < _DEPTH:
                return self._who(tokens, find_subject(tokens, verb), before, depth + 1)
            return None
        if subject.kind == "pronoun":
            return self._pronoun(tokens, subject)
        if subject.kind == "undertaking":
            return Undertaking(self.host or self.owner, kind="undertaking")
        if subject.kind == "body" or (subject.kind == "thing" and self._is_known(tokens, subject)):
            name, partners = self._names(tokens, subject)
            return Undertaking(name, partners=partners)
        return None

    def _is_known(self, tokens: Tokens, subject: Subject) -> bool:
        """Whether a capitalised word at the start of a sentence is a name elsewhere in the text."""
        if subject.kind != "thing":
            return False
        name = self._text(tokens, subject.start, subject.end)
        resolved = self.context.resolve(name, tokens[subject.start].start)
        return resolved == self.owner or (resolved != name and resolved in self.context.mentions)

    def _pronoun(self, tokens: Tokens, subject: Subject) -> Undertaking | None:
        word = lower_at(tokens, subject.start)
        if word in ("we", "i", "us"):
            return Undertaking(self.owner, kind="we")
        if (
            word in ("it", "they", "he", "she")
            and self.last is not None
            and not (word == "they" and subject.marker == "how")
        ):
            return Undertaking(self.last, kind="pronoun")
        return None

    def _antecedent(self, tokens: Tokens, subject: Subject) -> Undertaking | None:
        """`an initiative that will V` is the owner's, `officials who will V` the officials'."""
        end = subject.start
        while end > 0 and tokens[end - 1].text == ",":
            end -= 1
        start = end
        while start > 0 and (
            tag_at(tokens, start - 1)[:2] in ("NN", "NP", "AJ", "AT", "DP", "CR") or tokens[start - 1].text[0].isupper()
        ):
            start -= 1
        kind = kind_of(tokens, start, end)
        if kind == "undertaking":
            return Undertaking(self.host or self.owner, kind="undertaking")
        return Undertaking(self.name(tokens, start, end)) if kind == "body" else None

    def _names(self, tokens: Tokens, subject: Subject) -> tuple[str | None, tuple[str, ...]]:
        """`X and Y will V` is X's promise, with Y."""
        for at in range(subject.start + 1, subject.end):
            joined = lower_at(tokens, at) == "and" or (
                lower_at(tokens, at) == "as" and lower_at(tokens, at + 1) == "well"
            )
            if (
                joined
                and kind_of(tokens, subject.start, at) == "body"
                and self._stands_alone(tokens, subject.start, at)
            ):
                other = self.name(tokens, at + 1, subject.end)
                named = other is not None and other[0].isupper() and kind_of(tokens, at + 1, subject.end) == "body"
                return self.name(tokens, subject.start, at), (other,) if other and named else ()
        return self.name(tokens, subject.start, subject.end), ()

    def _stands_alone(self, tokens: Tokens, start: int, end: int) -> bool:
        name = self._text(tokens, start, end)
        return self.context.resolve(name, tokens[start].start) == self.owner or lower_at(tokens, end - 1) in ("city", "staff") or (
            kind_of(tokens, start, end) == "body" and lower_at(tokens, start) in ("the", "our"))  # fmt: skip

    def name(self, tokens: Tokens, start: int, end: int) -> str | None:
        """The full name of the one that a noun phrase means."""
        while start < end and tokens[start].text in ("“", '"', ","):
            start += 1
        if start >= end:
            return self.owner
        head = head_of(tokens, start, end)
        while (
            start < head
            and tokens[head].text[0].isupper()
            and tag_at(tokens, start) in ("AJ0", "AJS", "AV0", "VVN", "AT0", "DT0", "VVG")
        ):
            if tokens[start].text[0].isupper() and start > 0 and tag_at(tokens, start) != "AT0":
                break
            start += 1
        plain = self._text(tokens, start, head + 1)
        if any(tokens[at].text[0].isupper() for at in range(head + 1, end)) and lower_at(tokens, head + 1) in (
            "of",
            "for",
            "on",
            "to",
        ):
            return self.context.resolve(self._text(tokens, start, end), tokens[start].start)
        return self.context.resolve(plain, tokens[start].start)

    def _text(self, tokens: Tokens, start: int, end: int) -> str:
        return self.context.text[tokens[start].start : tokens[end - 1].end] if start < end else ""

    def _event(self, tokens: Tokens, governor: Governor, before: Undertaking | None) -> Undertaking | None:
        """`construction will begin in 2025`, `and will go into effect`: the owner's, where nothing else is named."""
        if (
            governor.kind != "modal"
            or governor.modal not in ("will", "shall")
            or governor.subject.kind in ("self", "pronoun", "relative")
        ):
            return None
        at = governor.head.verb
        token = tokens[at]
        lemma = token.lemma if token.tag.startswith("V") else token.verb_lemma
        words = " ".join([lemma, *(lower_at(tokens, at + step) for step in (1, 2))]).strip()
        is_event = any(words == event or words.startswith(event + " ") for event in grammar("events"))
        if not is_event or particle_after(tokens, at):
            return None
        return Undertaking(before.actor if before else self.owner, kind="event")

    def _statement(self, governor: Governor, found: Undertaking) -> Undertaking | None:
        other = found.actor is not None and not same_body(found.actor, self.owner)
        if governor.kind == "asked" or (governor.modal == "should" and other):
            return Undertaking(found.actor, "request", found.partners, found.kind) if other else found
        if governor.kind == "stated":
            return Undertaking(found.actor, found.statement, found.partners, "stated") if found.kind == "body" else None
        if governor.kind in ("intent", "disposition", "duty") and found.kind == "undertaking":
            return None
        if governor.modal in _FORECASTS and other and found.kind == "body":
            return Undertaking(found.actor, "request", found.partners, found.kind)
        return found


def same_body(name: str | None, other: str | None) -> bool:
    """Whether two names share what tells them apart: `Ames` and `City of Ames` do."""
    if name is None or other is None:
        return name is other
    small = {"the", "of", "city", "county", "government", "municipal", "and", "for", "town"}
    words, others = (set(re.findall(r"[^\W_]+", text.lower())) - small for text in (name, other))
    return bool(words & others) or words == others
