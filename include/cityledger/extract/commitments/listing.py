"""Promises by a list of what lies ahead: `planned measures include V-ing ...`, `the next phase involves V-ing`.

In: the tokens of a sentence and a place. Out: the governor that begins there, or None.
"""

from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.noun_phrases import head_of
from cityledger.extract.commitments.subjects import Subject, find_subject
from cityledger.extract.commitments.words import Tokens, grammar, is_gerund, skip_number, tag_at
from cityledger.extract.commitments.wrappers import Head, pass_wrappers

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
