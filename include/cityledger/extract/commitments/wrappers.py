"""Verbs that carry another verb: the row belongs to the verb that is carried.

In: the place of a verb. Out: the place of the verb that it carries in the end, its form, and what the wrappers say of
strength and continuity: `will continue to strive to V` is V, aspirational, continuing.
"""

from dataclasses import dataclass, replace

from cityledger.extract.commitments.words import (
    BE,
    Tokens,
    grammar,
    is_base_verb,
    is_gerund,
    lower_at,
    skip_adverbs,
    skip_number,
    tag_at,
)
from cityledger.lookups import read_lookup

_WITH_SOMEBODY = frozenset({"work", "collaborate", "cooperate", "partner", "coordinate", "join", "team"})
_REACH = 30  # words between `work with` and its `to V`: a long list of partners at most
_MEANWHILE = frozenset({"over", "during", "within", "throughout", "across"})
_LONGEST_PHRASE = 10
_TITLE_REACH, _PLAIN_VERB = 6, 1.0
_SMALL_WORDS = frozenset({"PRP", "PRF", "AT0", "DPS", "CJC", "TO0", "PUN", "PUQ"})
_HARDLY_A_VERB = -4.5
_DEPTH = 6
_MEANS = frozenset({"measures", "steps", "action", "actions", "efforts", "effort"})


@dataclass(frozen=True, slots=True)
class Head:
    """The verb that a row is about. `with_start` and `with_end` hold the partners of `work with X to V`."""

    verb: int
    form: str
    strength: str
    continuing: bool = False
    with_start: int = 0
    with_end: int = 0
    outer: str = ""
    """The form of the first verb that carries it: another may stand beside that one."""


def pass_wrappers(tokens: Tokens, head: Head) -> Head:
    """The head that is carried in the end; the head itself where its verb carries none."""
    for _ in range(_DEPTH):
        carried = _carried(tokens, head)
        if carried is None:
            return head
        head = carried
    return head


def _carried(tokens: Tokens, head: Head) -> Head | None:
    lemma = _lemma(tokens, head.verb)
    wrapper = read_lookup("commitment_grammar")["wrappers"].get(lemma)
    if wrapper is None:
        return _committed(tokens, head)
    found = _next_verb(tokens, head.verb, lemma)
    if found is None:
        return None
    verb, form, with_span = found
    return replace(
        head,
        verb=verb,
        form=form,
        strength=wrapper.get("strength", head.strength),
        continuing=head.continuing or wrapper.get("continuing", False),
        with_start=with_span[0] or head.with_start,
        with_end=with_span[1] or head.with_end,
        outer=head.outer or head.form,
    )


def _lemma(tokens: Tokens, at: int) -> str:
    token = tokens[at]
    return token.lemma if token.tag.startswith("V") else token.verb_lemma


def _committed(tokens: Tokens, head: Head) -> Head | None:
    """`remain committed to V-ing`, `be dedicated to V-ing`."""
    if _lemma(tokens, head.verb) not in ("remain", "be", "stay"):
        return None
    at = skip_adverbs(tokens, head.verb + 1)
    if lower_at(tokens, at) not in ("committed", "dedicated", "devoted") or lower_at(tokens, at + 1) != "to":
        return None
    verb = verb_after_to(tokens, at + 1)
    return verb and replace(head, verb=verb[0], form=verb[1], strength="intended")


def verb_after_to(tokens: Tokens, to: int, *, certain: bool = False) -> tuple[int, str] | None:
    """The place and form of the verb after a `to`: `to V` or `to V-ing`.

    `certain` is set where nothing but a verb can follow: `plans to clean air`, but not `committed to clean air`.
    """
    at = skip_adverbs(tokens, skip_number(tokens, to + 1))
    can_follow = certain and lower_at(tokens, to) == "to" and at < len(tokens) and tokens[at].can_be_base
    if can_follow and tokens[at].verbness > _HARDLY_A_VERB and lower_at(tokens, at + 1) != "of":
        return at, "base"
    if lower_at(tokens, at) == "be" or is_infinitive(tokens, to):
        return at, "base"
    return (at, "ing") if is_gerund(tokens, at) or lower_at(tokens, at) == "being" else None


def is_infinitive(tokens: Tokens, to: int) -> bool:
    """Whether the `to` here opens an infinitive."""
    if lower_at(tokens, to) != "to":
        return False
    at = skip_adverbs(tokens, to + 1)
    if at >= len(tokens) or not tokens[at].can_be_base:
        return False
    if tokens[at].text[0].isupper():
        return _in_title(tokens, to) and tag_at(tokens, at) == "VVI" and tokens[at].verbness > _PLAIN_VERB
    if lower_at(tokens, at) in BE or tag_at(tokens, at) in ("VVI", "VHI", "VDI", "VBI"):
        return True
    counted = tag_at(tokens, at + 1) == "CRD" or tag_at(tokens, at + 2) == "CRD"  # `to train over 60 nurses`
    likely = tokens[at].verb_lemma in grammar("likely_verbs") and (counted or tag_at(tokens, at + 1) == "NN2")
    return tag_at(tokens, to) == "TO0" or likely or is_base_verb(tokens, at)  # `to host fairs`


def _in_title(tokens: Tokens, to: int) -> bool:
    """`Fund a Depot to Mend Trams`: the words before are set in capitals too, but for the small ones."""
    words = [token.text for token in tokens[max(0, to - _TITLE_REACH) : to] if token.tag not in _SMALL_WORDS]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _next_verb(tokens: Tokens, verb: int, lemma: str) -> tuple[int, str, tuple[int, int]] | None:
    at = skip_adverbs(tokens, verb + 1)
    nothing = (0, 0)
    if lemma in ("focus", "concentrate"):
        at = at + 1 if lower_at(tokens, at) == "more" else at
        return (at + 1, "ing", nothing) if lower_at(tokens, at) == "on" and is_gerund(tokens, at + 1) else None
    if lemma in ("do", "achieve", "accomplish", "deliver"):
        return _done_by(tokens, at) or (_good_job(tokens, at) if lemma == "do" else None)
    if lemma in ("make", "take"):
        return _means(tokens, at)
    if lemma in ("go", "spare"):
        return _all_out(tokens, verb + 1)
    if lemma in _WITH_SOMEBODY:
        return _with_somebody(tokens, at, lemma)
    if (
        lower_at(tokens, at) == "to"
        and (found := verb_after_to(tokens, at, certain=lemma not in grammar("give_oneself"))) is not None
    ):
        return (*found, nothing)
    if is_gerund(tokens, at) and lemma not in ("seek", "propose", "plan"):
        return at, "ing", nothing
    return None


def _all_out(tokens: Tokens, at: int) -> tuple[int, str, tuple[int, int]] | None:
    """`go all out to V`, `spare no effort to V`, `spare no efforts in V-ing`."""
    if (lower_at(tokens, at), lower_at(tokens, at + 1)) not in (("all", "out"), ("no", "effort"), ("no", "efforts")):
        return None
    if lower_at(tokens, at + 2) == "in" and is_gerund(tokens, at + 3):
        return at + 3, "ing", (0, 0)
    found = verb_after_to(tokens, at + 2) if lower_at(tokens, at + 2) == "to" else None
    return found and (*found, (0, 0))


def _done_by(tokens: Tokens, at: int) -> tuple[int, str, tuple[int, int]] | None:
    """`do this by V-ing`: nothing but V is said."""
    if lower_at(tokens, at) not in ("this", "so", "that", "these", "it"):
        return None
    verb = at + 2 + (lower_at(tokens, at + 2) == ":")
    return (verb, "ing", (0, 0)) if lower_at(tokens, at + 1) in ("by", "through") and is_gerund(tokens, verb) else None


def _good_job(tokens: Tokens, at: int) -> tuple[int, str, tuple[int, int]] | None:
    words = [lower_at(tokens, at + step) for step in range(4)]
    praised = words[0] == "a" and words[1] in ("good", "better", "great", "solid") and words[2] in ("job", "work")
    carries = words[3] in ("of", "in") and is_gerund(tokens, at + 4)
    return (at + 4, "ing", (0, 0)) if praised and carries else None


def _means(tokens: Tokens, at: int) -> tuple[int, str, tuple[int, int]] | None:
    """`take measures to V`, `make every effort to V`."""
    for place in range(at, min(at + 4, len(tokens))):
        if lower_at(tokens, place) in _MEANS:
            after = verb_after_to(tokens, place + 1) if lower_at(tokens, place + 1) == "to" else None
            return after and (*after, (0, 0))
    return None


def _with_somebody(tokens: Tokens, at: int, lemma: str) -> tuple[int, str, tuple[int, int]] | None:
    """`work to V`, `work with X and Y to V`, `join hands with X in V-ing`."""
    if lemma == "join" and lower_at(tokens, at) in ("hands", "forces"):
        at += 1
    while lower_at(tokens, at) in ("closely", "together", "actively", "collaboratively", "up", "jointly", "directly"):
        at += 1
    if lemma == "work" and lower_at(tokens, at) in ("to", "towards", "toward"):
        found = verb_after_to(tokens, at)
        return found and (*found, (0, 0))
    if lemma == "work" and lower_at(tokens, at) == "in" and lower_at(tokens, at + 2) == "with":
        at += 2  # `work in partnership with X to V`
    elif lemma == "work" and lower_at(tokens, at) in _MEANWHILE:
        return _after_phrase(tokens, at)
    if lower_at(tokens, at) not in ("with", "alongside"):
        return None
    for place in range(at + 1, min(at + _REACH, len(tokens))):
        word = lower_at(tokens, place)
        if word in (".", ";", ":") or tag_at(tokens, place) in ("VM0", "VBZ", "VBB"):
            return None
        if word == "to" and tokens[place - 1].text == "," and lemma in ("partner", "join", "team"):
            return None  # `partner with X, to V`: the infinitive only says what for
        if word == "to" and is_infinitive(tokens, place):
            return skip_adverbs(tokens, place + 1), "base", (at + 1, place)
        if word in ("in", "on") and is_gerund(tokens, place + 1):
            return place + 1, "ing", (at + 1, place)
    return None


def _after_phrase(tokens: Tokens, at: int) -> tuple[int, str, tuple[int, int]] | None:
    """`work over the next year to V`, `work across departments to V`."""
    for place in range(at + 2, min(at + _LONGEST_PHRASE, len(tokens))):
        if is_infinitive(tokens, place):
            return skip_adverbs(tokens, place + 1), "base", (0, 0)
        if tokens[place].text in ",;:." or tag_at(tokens, place).startswith("V"):
            return None
    return None


def is_continuing(tokens: Tokens, start: int, end: int, verb: int) -> bool:
    """Whether a clause speaks of an activity that exists already."""
    if _lemma(tokens, verb) in grammar("continuing_verbs"):
        return True
    return any(
        lower_at(tokens, at) in grammar("continuing_words")
        for at in range(start, min(end, verb + 12))
        if at <= verb + 7
    )
