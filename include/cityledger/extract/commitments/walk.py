"""The walk through a clause: what is open, and since where.

In: the tokens, the head verb and the place where the next clause begins. Out: the actions found so far.
"""

from dataclasses import dataclass, field

from cityledger.extract.commitments.words import COORDINATORS, Tokens, is_adverb, is_base_verb, lower_at
from cityledger.extract.commitments.wrappers import Head, pass_wrappers

_PARALLEL_BAR, _BEYOND_DOUBT = -2.0, 1.0
_LONGEST_ROW, _LONGEST_REMARK = 120, 12  # words
_QUOTES, _OPENING = frozenset('"”'), frozenset('"“')
_MARKS = ".,;:!?—–-…|"


@dataclass(slots=True)
class Action:
    """Tokens [start, stop) of one action. `parent` is its place among the actions of the same head, or None.

    kind: head, conjunct, member (of a list), means (`by V-ing`) or participle (`, V-ing`).
    """

    verb: int
    start: int
    stop: int
    kind: str
    form: str
    strength: str
    continuing: bool
    parent: int | None = None
    purpose: tuple[int, int] | None = None
    with_span: tuple[int, int] = (0, 0)
    shares: list[int] = field(default_factory=list)
    """The verbs that share its object: `plan, fund and build a bridge`."""


class Walk:
    """One walk. `nested` is set inside an infinitive, a clause with `that` or a phrase with a gerund of its own.

    `relative` is set inside `that will V`, `series` behind the first comma of such a clause that goes on with a verb.
    """

    def __init__(self, tokens: Tokens, head: Head, limit: int) -> None:
        self.tokens, self.head, self.limit = tokens, head, limit
        self.actions: list[Action] = []
        self.purpose: int | None = None
        self.closed_at: int | None = None
        self.nested = self.relative = self.series = False
        self.list_parent: int | None = None
        self.nouns_listed = False
        before = next((at for at in range(head.verb - 1, -1, -1) if not is_adverb(tokens, at)), -1)
        self.infinitive = lower_at(tokens, before) == "to"
        self.last_infinitive = self._last_joined_infinitive() if self.infinitive else -1
        self.bar = _PARALLEL_BAR if self._has_parallel() else None
        self._add(head, "head", None)

    @property
    def last(self) -> Action:
        """The action that is open."""
        return self.actions[-1]

    def _last_joined_infinitive(self) -> int:
        """The place of the last `to` behind an `and`, which ends a row of infinitives; -1 where there is none."""
        places = range(min(self.limit, self.head.verb + _LONGEST_ROW) - 2, self.head.verb + 1, -1)
        joined = (at for at in places if lower_at(self.tokens, self._before_remark(at) - 1) in ("and", "or"))
        return next((at for at in joined if lower_at(self.tokens, at) == "to"), -1)

    def _before_remark(self, at: int) -> int:
        """Of `and, where it is old, to V`, the place behind the `and`."""
        if lower_at(self.tokens, at - 1) != ",":
            return at
        commas = (place for place in range(at - 3, max(0, at - _LONGEST_REMARK), -1) if self.tokens[place].text == ",")
        return next(commas, at)

    def _has_parallel(self) -> bool:
        """Whether some verb after a comma or `and` is one beyond doubt, so that others may stand in a row with it."""
        if self.head.form != "base":
            return False
        places = range(self.head.verb + 2, self.limit)
        joined = (at for at in places if lower_at(self.tokens, at - 1) in ("and", ",", ";"))
        return any(is_base_verb(self.tokens, at, at_least=_BEYOND_DOUBT) for at in joined)

    def open(self, at: int, verb: int, kind: str, form: str, *, parent: int | None = None, apart: bool = False) -> int:
        """End the open action before `at`, open another at `verb`, and return the place after its verb.

        `apart` is set behind a comma: `will go on V-ing, and W` goes on with V alone.
        """
        self.close(at)
        continuing = self.head.continuing and not apart
        self._add(pass_wrappers(self.tokens, Head(verb, form, self.head.strength, continuing)), kind, parent)
        return self.last.verb + 1

    def _add(self, head: Head, kind: str, parent: int | None) -> None:
        partners = (head.with_start, head.with_end)
        found = Action(head.verb, head.verb, head.verb + 1, kind, head.form, head.strength, head.continuing, parent)
        found.with_span = partners
        self.actions.append(found)
        self.purpose = self.closed_at = None
        self.nested = self.nouns_listed = self.relative = self.series = False

    def close_here(self, at: int) -> None:
        """The action ends here, though the walk goes on: the next verb may be its conjunct."""
        if self.closed_at is None and self.purpose is None:
            self.closed_at = at

    def close(self, at: int) -> None:
        """End the open action before `at`."""
        stop = min(place for place in (self.closed_at, self.purpose, at) if place is not None)
        if self.purpose is not None and self.last.purpose is None:
            self.last.purpose = (self.purpose, self._trim(self.purpose, at))
        self.last.stop = self._trim(self.last.verb, stop)

    def _trim(self, start: int, stop: int) -> int:
        """The end without marks and joining words."""
        while stop > start + 1:
            token = self.tokens[stop - 1]
            if token.text in _QUOTES and not any(self.tokens[at].text in _OPENING for at in range(start, stop - 1)):
                stop -= 1
                continue
            if token.text not in _MARKS and token.lower not in COORDINATORS | {
                "as",
                "such",
                "including",
                "will",
                "shall",
                "to",
                "that",
            }:
                break
            stop -= 1
        return stop
