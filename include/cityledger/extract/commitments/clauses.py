"""From the verb that a promise governs to the actions in it: coordination, lists of members, means, participles.

In: the tokens of a sentence, a head verb and the place where the next clause begins. Out: one Action for each clause that
could be checked off on its own, with its span, its purpose and, for a member of a list, its parent. One walk from left to
right: time grows with the sentence alone.
"""

from dataclasses import dataclass, field

from cityledger.extract.commitments.modals import skip_number
from cityledger.extract.commitments.purposes import opens_purpose, purpose_phrase
from cityledger.extract.commitments.words import (
    COORDINATORS,
    Tokens,
    grammar,
    is_adverb,
    is_base_verb,
    is_gerund,
    is_noun,
    lower_at,
    particle_after,
    skip_adverbs,
    tag_at,
)
from cityledger.extract.commitments.wrappers import Head, is_infinitive, pass_wrappers

_LIST_OPENERS = (
    ("including",),
    ("such", "as"),
    ("for", "example"),
    ("for", "instance"),
    ("namely",),
    ("e.g.",),
    ("i.e.",),
    (":",),
)
_FIRST_WORDS = frozenset(opener[0] for opener in _LIST_OPENERS)
_MEANS = frozenset({"by", "through", "via"})
_CUTS = frozenset(
    {
        "which",
        "where",
        "while",
        "whereas",
        "whereby",
        "who",
        "but",
        "although",
        "though",
        "so",
        "because",
        "since",
        "if",
    }
)
_FINITE = frozenset({"VVZ", "VVD", "VM0", "VBZ", "VBB", "VBD", "VHZ", "VHD", "VDZ"})
_PARALLEL_BAR, _BEYOND_DOUBT = -2.0, 1.0
_CLOSERS = {"(": ")", "“": "”", "[": "]"}


@dataclass(slots=True)
class Action:
    """Tokens [start, stop) of one action. `parent` is its place among the actions of the same head, or None."""

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


def find_actions(tokens: Tokens, head: Head, limit: int) -> list[Action]:
    """The actions that a head verb opens, in order; `limit` is where the next clause or the sentence ends."""
    walk = _Walk(tokens, head, limit)
    at = head.verb + 1
    while at < limit:
        at = walk.step(at)
    walk.close(limit)
    return walk.actions


class _Walk:
    """The state of one walk: what is open, and since where."""

    def __init__(self, tokens: Tokens, head: Head, limit: int) -> None:
        self.tokens, self.head, self.limit = tokens, head, limit
        self.actions: list[Action] = []
        self.purpose: int | None = None
        self.closed_at: int | None = None
        self.nested = False
        self.list_parent: int | None = None
        self.nouns_listed = False
        before = next((at for at in range(head.verb - 1, -1, -1) if not is_adverb(tokens, at)), -1)
        self.infinitive = lower_at(tokens, before) == "to"
        self.bar = _PARALLEL_BAR if self._has_parallel() else None
        self._open(head.verb, "head", head)

    def _has_parallel(self) -> bool:
        """Whether some verb after a comma or `and` is one beyond doubt, so that others may stand in a row with it."""
        places = (
            at for at in range(self.head.verb + 2, self.limit) if lower_at(self.tokens, at - 1) in ("and", ",", ";")
        )
        return self.head.form == "base" and any(is_base_verb(self.tokens, at, at_least=_BEYOND_DOUBT) for at in places)

    def _open(self, verb: int, kind: str, head: Head, parent: int | None = None, form: str | None = None) -> None:
        carried = (
            pass_wrappers(self.tokens, Head(verb, form or head.form, head.strength, head.continuing))
            if kind != "head"
            else head
        )
        self.actions.append(
            Action(
                carried.verb, carried.verb, carried.verb + 1, kind, carried.form, carried.strength, carried.continuing,
                parent, None, (carried.with_start, carried.with_end),
            )
        )  # fmt: skip
        self.purpose = self.closed_at = None
        self.nested = self.nouns_listed = False

    def close(self, at: int) -> None:
        """End the open action before `at`."""
        action = self.actions[-1]
        stop = min(place for place in (self.closed_at, self.purpose, at) if place is not None)
        if self.purpose is not None and action.purpose is None:
            action.purpose = (
                self.purpose,
                self._trim(
                    self.purpose, at if self.closed_at is None or self.closed_at <= self.purpose else self.closed_at
                ),
            )
        action.stop = self._trim(action.verb, stop)

    def _trim(self, start: int, stop: int) -> int:
        while stop > start + 1 and (
            self.tokens[stop - 1].lower == "such"
            or self.tokens[stop - 1].text in ".,;:!?—–-…|"
            or (self.tokens[stop - 1].lower in COORDINATORS | {"as", "well"} and self.tokens[stop - 1].lower != "well")
        ):
            stop -= 1
        return stop

    def step(self, at: int) -> int:
        """Look at the token here and return the place of the next to look at."""
        word = lower_at(self.tokens, at)
        if self.tokens[at].text in _CLOSERS:
            return self._skip_quoted(at)
        members = self._members(at)
        if members is not None:
            return members
        if self.purpose is None and (length := purpose_phrase(self.tokens, at)):
            self.purpose = at
            return at + length + 1
        if word == "to" and is_infinitive(self.tokens, at):
            return self._infinitive(at)
        if word in _MEANS and is_gerund(self.tokens, skip_adverbs(self.tokens, at + 1)):
            return self._means(at)
        if word in (",", ";", "and", "or", "&", "then", "/") or (
            word == "as" and lower_at(self.tokens, at + 1) == "well"
        ):
            return self._coordination(at)
        if tag_at(self.tokens, at) in ("PRP", "PRF") and is_gerund(self.tokens, at + 1):
            self.nested = True
        if tag_at(self.tokens, at) == "CJT" or word in ("that", "which", "who", "how", "whether"):
            self.nested = True
        return at + 1

    def _skip_quoted(self, at: int) -> int:
        closer = _CLOSERS[self.tokens[at].text]
        for place in range(at + 1, min(at + 60, self.limit)):
            if self.tokens[place].text == closer:
                return place + 1
        return at + 1

    def _members(self, at: int) -> int | None:
        """`including V-ing ..., V-ing ... and V-ing ...`: the members are actions under the clause before."""
        if lower_at(self.tokens, at) not in _FIRST_WORDS:
            return None
        for opener in _LIST_OPENERS:
            if any(lower_at(self.tokens, at + step) != word for step, word in enumerate(opener)):
                continue
            verb = at + len(opener)
            while lower_at(self.tokens, verb) in (",", "by", "through", ":") and verb < self.limit:
                verb += 1
            verb = skip_adverbs(self.tokens, verb)
            if verb >= self.limit or (self.purpose is not None and self.actions[-1].parent is not None):
                return None
            form = (
                "ing"
                if is_gerund(self.tokens, verb, listed=True)
                else "base"
                if opener == (":",) and is_base_verb(self.tokens, verb, opening=True)
                else ""
            )
            if not form:
                self.nouns_listed = opener != (":",)
                return None
            self.close(at)
            self.list_parent = next(
                place for place in range(len(self.actions) - 1, -1, -1) if self.actions[place].parent is None
            )
            self._open(verb, "member", self.head, self.list_parent, form)
            return self.actions[-1].verb + 1
        return None

    def _infinitive(self, at: int) -> int:
        if self.purpose is None and opens_purpose(self.tokens, self.actions[-1].verb, at):
            self.purpose = at
        else:
            self.nested = True
        return skip_adverbs(self.tokens, at + 1) + 1

    def _means(self, at: int) -> int:
        verb = skip_adverbs(self.tokens, at + 1)
        if self.purpose is not None or self.actions[-1].kind == "means" or self.actions[-1].parent is not None:
            return at + 1
        self.close(at)
        self._open(verb, "means", self.head, None, "ing")
        return self.actions[-1].verb + 1

    def _coordination(self, at: int) -> int:
        """`, and V`, `; V`, `, V-ing`: another action, the rest of the same, or the end of the clause."""
        place, marks = self._marks(at)
        verb = skip_adverbs(self.tokens, place)
        if verb >= self.limit:
            return max(place, at + 1)
        last = self.actions[-1]
        pause = bool(marks & {",", ";"})
        if self._infinitive_conjunct(verb, marks):
            verb = skip_adverbs(self.tokens, verb + 1)
        if self._shares_object(last, at, verb):
            last.shares.append(verb)
            return verb + 1
        if self.tokens[verb].text in ("“", '"') and verb + 1 < self.limit:
            verb += 1
            if tag_at(self.tokens, verb + 1) == "AVP" and self.head.form == "base":
                return self._conjunct(at, verb, pause, "base")
        if self.head.form == "base" and is_base_verb(self.tokens, verb, at_least=self.bar):
            return self._conjunct(at, verb, pause, "base")
        if is_gerund(self.tokens, verb, listed=True):
            return self._gerund(at, verb, marks)
        finite = tag_at(self.tokens, verb) in ("VBZ", "VHZ", "VBB") and marks & {"and", "but"}
        if finite and (pause or not self.nested):
            self._close_here(at)
        if pause and (lower_at(self.tokens, place) in _CUTS or marks & {";"} or self._new_clause(place)):
            if lower_at(self.tokens, place) == "so" and purpose_phrase(self.tokens, place):
                return place
            self._close_here(at)
        return max(place, at + 1)

    def _close_here(self, at: int) -> None:
        """The action ends here, though the walk goes on: the next verb may be its conjunct."""
        if self.closed_at is None and self.purpose is None:
            self.closed_at = at

    def _infinitive_conjunct(self, to: int, marks: set[str]) -> bool:
        """`plans to V and to W`; after `will V` a second `to` is one only behind a comma and `and`."""
        if not is_infinitive(self.tokens, to) or self.purpose is not None or self.head.form != "base":
            return False
        return (
            "and" in marks
            and ("," in marks or (self.infinitive and not self.nested))
            or (self.infinitive and "," in marks)
        )

    def _marks(self, at: int) -> tuple[int, set[str]]:
        marks: set[str] = set()
        while at < self.limit:
            at = skip_number(self.tokens, at) if marks else at
            word = lower_at(self.tokens, at)
            if word not in COORDINATORS and word not in ("as", "well", "also"):
                break
            if word == "as" and not (lower_at(self.tokens, at + 1) == "well" or marks & {"well"}):
                break
            marks.add(word)
            at += 1
        return at, marks

    def _shares_object(self, last: Action, at: int, verb: int) -> bool:
        end = (last.shares[-1] if last.shares else last.verb) + 1
        end += particle_after(self.tokens, end - 1) is not None
        while end < at and is_adverb(self.tokens, end):
            end += 1
        if end != at or self.purpose is not None:
            return False
        return (
            is_gerund(self.tokens, verb) or self.tokens[verb].tag == "VVG"
            if last.form == "ing"
            else self.tokens[verb].can_be_base
        )

    def _conjunct(self, at: int, verb: int, pause: bool, form: str) -> int:
        if (self.purpose is not None or self.nested) and not pause:
            return verb + 1  # belongs to the purpose or to the infinitive just before it
        self.close(at)
        head = Head(verb, form, self.head.strength, self.head.continuing and not pause)
        self._open(verb, "conjunct", head)
        self.list_parent = None
        return self.actions[-1].verb + 1

    def _gerund(self, at: int, verb: int, marks: set[str]) -> int:
        last, pause = self.actions[-1], bool(marks & {",", ";"})
        if (
            ((self.nested or self.purpose is not None) and not pause)
            or self._lists_nouns(verb)
            or self._series_inside(at)
        ):
            return verb + 1
        if self.list_parent is not None:
            self.close(at)
            self._open(verb, "member", self.head, self.list_parent, "ing")
        elif self.head.form == "ing" or last.kind in ("means", "participle"):
            self.close(at)
            self._open(verb, "conjunct" if self.head.form == "ing" else last.kind, self.head, None, "ing")
        elif not pause:
            return verb + 1
        elif self._tells_result(verb) or self.head.form == "passive":
            self._close_here(at)
            return verb + 1
        else:
            self.close(at)
            self._open(verb, "participle", self.head, None, "ing")
        return self.actions[-1].verb + 1

    def _lists_nouns(self, verb: int) -> bool:
        """`including a list, learning aids and ...`: the -ing form is part of a noun phrase."""
        return (
            self.nouns_listed
            and self.list_parent is None
            and tag_at(self.tokens, verb + 1) not in ("AT0", "DPS", "DT0")
        )

    def _series_inside(self, at: int) -> bool:
        """`in collecting, analysing and using data`: verbs that share their object within a phrase."""
        return (
            self.nested and tag_at(self.tokens, at - 1) in ("VVG", "AJ0") and self.tokens[at - 1].lower.endswith("ing")
        )

    def _tells_result(self, verb: int) -> bool:
        token = self.tokens[verb]
        return (token.lemma if token.tag.startswith("V") else token.verb_lemma) in grammar("result_verbs")

    def _new_clause(self, place: int) -> bool:
        """Whether a clause with a subject and a finite verb of its own begins here: `, and the mayor has ...`."""
        nominal = False
        if (
            tag_at(self.tokens, place) not in ("AT0", "DPS", "PNP", "DT0", "NP0", "EX0")
            and not self.tokens[place].text[0].isupper()
        ):
            if lower_at(self.tokens, place - 1) not in ("and", "but"):
                return False
        for at in range(place, min(place + 9, self.limit)):
            plural = tag_at(self.tokens, at) in ("VVB", "VVI") and tag_at(self.tokens, at - 1) == "NN2"
            if (tag_at(self.tokens, at) in _FINITE or plural) and nominal:
                return tag_at(self.tokens, at) != "VVD" or at == place + 1
            if self.tokens[at].text in ",;" or tag_at(self.tokens, at) in ("PRP", "CJT", "TO0", "DTQ"):
                return False
            nominal = nominal or is_noun(self.tokens[at]) or tag_at(self.tokens, at) in ("PNP", "DT0")
        return False
