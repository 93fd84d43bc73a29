"""Promises by a list of what lies ahead: `planned measures include V-ing`, `the following priorities: (1) V, (2) W`.

In: the tokens of a sentence and a place. Out: the governor that begins there, or None.
"""

from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.noun_phrases import head_of
from cityledger.extract.commitments.subjects import Subject, find_subject
from cityledger.extract.commitments.words import Tokens, grammar, is_base_verb, is_gerund, lower_at, skip_number, tag_at
from cityledger.extract.commitments.wrappers import Head, pass_wrappers

_REACH = 8
_LISTING = frozenset({"include", "involve"})
_LISTED = frozenset({"activity", "project", "improvement", "support", "phase"})


def read_listing(tokens: Tokens, at: int) -> Governor | None:
    """`planned measures include V-ing ...`: what is listed is what the text plans."""
    if tag_at(tokens, at) not in ("VVB", "VVZ", "VVI") or tokens[at].lemma not in _LISTING:
        return None
    verb = skip_number(tokens, at + 1)
    if not is_gerund(tokens, verb):
        return None
    subject = find_subject(tokens, at)
    words = {tokens[place].lower for place in range(max(0, subject.start - 1), subject.end)}
    if subject.end <= subject.start or not words & grammar("ahead"):
        return None
    noun = tokens[head_of(tokens, subject.start, subject.end)].lemma.lower()
    if noun not in grammar("means_nouns") | grammar("aims") | {
        "activity",
        "project",
        "improvement",
        "support",
        "phase",
    }:
        return None
    strength = "intended" if words & {"planned", "intended"} else "stated"
    head = pass_wrappers(tokens, Head(verb, "ing", strength))
    return Governor(at, "means", "include", head, Subject(at, at, "none"))


def read_following(tokens: Tokens, at: int) -> Governor | None:
    """`the port has named the following priorities: (1) V, (2) W`: what stands behind the colon is planned."""
    if at < 1 or lower_at(tokens, at) != ":":
        return None
    if tokens[at - 1].lemma.lower() not in grammar("means_nouns") | grammar("aims"):
        return None
    if not any(lower_at(tokens, place) in ("following", "these") for place in range(max(0, at - _REACH), at)):
        return None
    verb = skip_number(tokens, at + 1)
    form = "base" if is_base_verb(tokens, verb, opening=True) else "ing" if is_gerund(tokens, verb) else ""
    head = pass_wrappers(tokens, Head(verb, form, "stated")) if form else None
    return Governor(at, "means", "following", head, Subject(at, at, "none")) if head is not None else None
