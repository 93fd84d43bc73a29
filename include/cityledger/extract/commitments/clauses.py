"""From the verb that a promise governs to the actions in it: coordination, lists of members, means, participles.

In: the tokens of a sentence, a head verb and the place where the next clause begins. Out: one Action for each clause
that could be checked off on its own, with its span, its purpose and, for a member of a list, its parent. One walk from
left to right: time grows with the sentence alone.
"""

from cityledger.extract.commitments.coordination import coordinate, meanwhile
from cityledger.extract.commitments.purposes import opens_purpose, purpose_phrase
from cityledger.extract.commitments.walk import Action, Walk
from cityledger.extract.commitments.words import (
    Tokens,
    is_base_verb,
    is_gerund,
    lower_at,
    opens_with_ordinal,
    skip_adverbs,
    skip_number,
    tag_at,
)
from cityledger.extract.commitments.wrappers import Head, is_infinitive

__all__ = ["Action", "find_actions"]

_LIST_OPENERS = {"including": 1, "such as": 2, "for example": 2, "for instance": 2, "namely": 1, ":": 1}
_FIRST_WORDS = frozenset(opener.split()[0] for opener in _LIST_OPENERS)
_MEANS = frozenset({"by", "through", "via"})
_JOINTS = frozenset({",", ";", "and", "or", "&", "then", "/"})
_CLOSERS = {"(": ")", "“": "”", "[": "]"}
_LONGEST_QUOTE = 60
_SENTENCE_STARTS = frozenset({"this", "these", "the", "it", "they", "such"})


def find_actions(tokens: Tokens, head: Head, limit: int) -> list[Action]:
    """The actions that a head verb opens, in order; `limit` is where the next clause or the sentence ends."""
    walk = Walk(tokens, head, limit)
    at = head.verb + 1
    while at < limit:
        at = _step(walk, at)
    walk.close(limit)
    return walk.actions


def _step(walk: Walk, at: int) -> int:
    """Look at the token here and return the place of the next to look at."""
    tokens, word = walk.tokens, lower_at(walk.tokens, at)
    if tokens[at].text in _CLOSERS:
        return _skip_quoted(walk, at)
    if tokens[at].text == "—" and not _goes_on(tokens, at + 1):
        walk.close_here(at)  # `hold fairs—days on which ...`
    if (after_list := _members(walk, at)) is not None:
        return after_list
    if walk.purpose is None and (length := purpose_phrase(tokens, at)):
        walk.purpose = at
        return at + length + 1
    if word == "to" and is_infinitive(tokens, at):
        return _infinitive(walk, at)
    if word in _MEANS and is_gerund(tokens, skip_adverbs(tokens, skip_number(tokens, at + 1))):
        return _means(walk, at)
    if word == "while" and walk.purpose is None and is_gerund(tokens, skip_adverbs(tokens, at + 1)):
        return meanwhile(walk, at, skip_adverbs(tokens, at + 1))
    joint = word in _JOINTS or f"{word} {lower_at(tokens, at + 1)}" in ("as well", "but also")
    if joint:
        return coordinate(walk, at)
    gerund_phrase = tag_at(tokens, at) in ("PRP", "PRF") and is_gerund(tokens, at + 1)
    if gerund_phrase or tag_at(tokens, at) == "CJT" or word in ("that", "which", "who", "how", "whether"):
        walk.nested = True
        walk.relative = walk.relative or tag_at(tokens, skip_adverbs(tokens, at + 1)) == "VM0"
    return at + 1


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether an action goes on behind a dash: with a joint, a preposition or a verb."""
    return lower_at(tokens, at) in _JOINTS or tag_at(tokens, at) in ("PRP", "PRF", "VVI", "VVB", "VVG", "AV0", "CRD")


def _skip_quoted(walk: Walk, at: int) -> int:
    opens_remark = walk.tokens[at].text == "(" and lower_at(walk.tokens, at + 1) in _SENTENCE_STARTS
    if opens_remark and walk.tokens[at + 1].text[0].isupper():  # `(This will ...)`
        walk.close_here(at)
    closer = _CLOSERS[walk.tokens[at].text]
    places = range(at + 1, min(at + _LONGEST_QUOTE, walk.limit))
    return next((place + 1 for place in places if walk.tokens[place].text == closer), at + 1)


def _members(walk: Walk, at: int) -> int | None:
    """`including V-ing ..., V-ing ... and V-ing ...`: the members are actions under the clause before."""
    tokens, word = walk.tokens, lower_at(walk.tokens, at)
    if word not in _FIRST_WORDS:
        return None
    length = _LIST_OPENERS.get(word) or _LIST_OPENERS.get(f"{word} {lower_at(tokens, at + 1)}")
    if length is None:
        return None
    verb = at + length
    while verb < walk.limit and lower_at(tokens, verb) in (",", "by", "through", ":"):
        verb += 1
    verb += 2 * opens_with_ordinal(tokens, verb)
    verb = skip_adverbs(tokens, skip_number(tokens, verb))
    if verb >= walk.limit or (walk.purpose is not None and walk.last.parent is not None):
        return None
    is_colon = word == ":"
    form = "ing" if is_gerund(tokens, verb, listed=not _opens_row(walk, verb)) else ""
    if is_colon and not form and is_base_verb(tokens, verb, opening=True):
        form = "base"
    if not form:
        walk.nouns_listed = not is_colon
        return None
    places = range(len(walk.actions) - 1, -1, -1)
    walk.list_parent = next(place for place in places if walk.actions[place].parent is None)
    return walk.open(at, verb, "member", form, parent=walk.list_parent)


def _opens_row(walk: Walk, verb: int) -> bool:
    """Whether an -ing form opens a row of such forms: `including painting walls, planting trees and ...`."""
    places = range(verb + 2, walk.limit)
    joined = (at for at in places if lower_at(walk.tokens, at - 1) in (",", "and"))
    return "VVG" in walk.tokens[verb].classes and any(tag_at(walk.tokens, at) == "VVG" for at in joined)


def _infinitive(walk: Walk, at: int) -> int:
    if walk.purpose is None and opens_purpose(walk.tokens, walk.last.verb, at):
        walk.purpose = at
    else:
        walk.nested = True
    return skip_adverbs(walk.tokens, at + 1) + 1


def _means(walk: Walk, at: int) -> int:
    """`build X by founding Y`: founding Y is an action of its own, but not inside a purpose or a list."""
    if walk.purpose is not None or walk.last.kind == "means" or walk.last.parent is not None or walk.relative:
        return at + 1
    verb = skip_adverbs(walk.tokens, skip_number(walk.tokens, at + 1))
    return walk.open(at, verb, "means", "ing")
