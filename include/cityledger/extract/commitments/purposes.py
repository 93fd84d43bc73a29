"""Where a clause stops doing and begins to say what for.

In: the tokens of a clause and the place of a `to`, `so as to`, `in order to`. Out: whether a purpose begins there, or
the infinitive belongs to a noun or verb before it: `its capacity to V`, `helps residents to V`.
"""

from cityledger.extract.commitments.governors import lemma_at
from cityledger.extract.commitments.words import Tokens, grammar, is_noun, lower_at, particle_after, tag_at
from cityledger.extract.commitments.wrappers import is_infinitive

_PHRASES = (
    ("so", "as", "to"),
    ("in", "order", "to"),
    ("so", "that"),
    ("in", "order", "that"),
    ("in", "an", "effort", "to"),
    ("as", "a", "way", "to"),
    ("as", "a", "means", "to"),
    ("as", "a", "means", "of"),
    ("with", "the", "aim", "of"),
    ("with", "the", "goal", "of"),
    ("with", "the", "objective", "of"),
    ("with", "the", "intent", "of"),
    ("with", "the", "purpose", "of"),
    ("with", "a", "view", "to"),
    ("for", "the", "purpose", "of"),
    ("for", "the", "purposes", "of"),
    ("thereby",),
    ("thus",),
)
_FEW, _LONGEST_REMARK = 1, 12
_QUOTES = ("“", "”", '"')
_FIRST_WORDS = frozenset(phrase[0] for phrase in _PHRASES)
_QUANTITY = frozenset(
    {"up", "close", "due", "according", "prior", "related", "subject", "similar", "addition", "relation"}
)


def purpose_phrase(tokens: Tokens, at: int) -> int:
    """How many words of a fixed purpose phrase stand here; 0 for none."""
    if lower_at(tokens, at) not in _FIRST_WORDS:
        return 0
    for phrase in _PHRASES:
        if all(lower_at(tokens, at + step) == word for step, word in enumerate(phrase)):
            return len(phrase)
    return 0


def opens_purpose(tokens: Tokens, verb: int, to: int) -> bool:
    """Whether the infinitive at `to` says what the clause of `verb` is for."""
    if not is_infinitive(tokens, to) or lower_at(tokens, to + 1) in ("include", "be"):
        return False  # `a plan to include all wards` goes on saying what, not what for
    if to == verb + 1 + (particle_after(tokens, verb) is not None):
        asked = lemma_at(tokens, verb) in grammar("object_infinitive")  # `will be invited to V`
        return tag_at(tokens, verb) == "VVN" and not asked  # `will be watched to V`, but not `will help to V`
    before = tokens[to - 1]
    bare = to == verb + 2 and before.tag in ("VVB", "VVI")  # `reduce travel to V`
    nominal = "NN1" in before.classes and (
        bare or (to > verb + 2 and tag_at(tokens, to - 2)[:2] in ("NN", "AJ", "AT", "DP"))
    )
    verbal = before.tag.startswith("VV") and before.lower not in grammar("not_gerunds") and not nominal
    if before.lower in _QUANTITY or verbal or before.tag in ("AJ0", "AJC"):
        return False
    if _is_bare_object(tokens, verb, to):
        return False
    return not _noun_takes(tokens, to) and not _object_takes(tokens, verb, to)


def _noun_takes(tokens: Tokens, to: int) -> bool:
    """`the capacity to V`, `how to V`, `enough staff to V`."""
    before = tokens[_before_remark(tokens, to) - 1]
    if before.lower in ("best", "better") and lower_at(tokens, to - 2) == "how":
        return True  # `on how best to V`
    if before.lower in ("how", "what", "where", "whether", "when", "others", "people", "not", "or", "and"):
        return True
    if before.lower == "capacity" and tag_at(tokens, to - 2).startswith("VV"):
        return False  # `build capacity to V`, but `its capacity to V`
    return before.lemma.lower() in grammar("infinitive_nouns") and is_noun(before)


def _before_remark(tokens: Tokens, to: int) -> int:
    """The place after the noun in `a plan, with dates and a budget, to V`; else that of the `to` itself."""
    if lower_at(tokens, to - 1) != ",":
        return to
    places = range(to - 2, max(0, to - _LONGEST_REMARK), -1)
    comma = next((at for at in places if tokens[at].text == ","), None)
    opens = comma is not None and lower_at(tokens, comma + 1) in ("including", "with")
    return comma if comma is not None and opens else to


def _is_bare_object(tokens: Tokens, verb: int, to: int) -> bool:
    """`develop a strategy to V`: the object says nothing by itself, so what follows belongs to it.

    Only a determiner and at most one word may stand before the noun: `adopt the harbour noise strategy to V` is whole.
    """
    noun = to - 2 if tokens[to - 1].text in _QUOTES else to - 1
    if tokens[noun].lemma.lower() not in grammar("open_nouns") or not is_noun(tokens[noun]):
        return False
    if lemma_at(tokens, verb) in grammar("changing_verbs"):
        return False  # `revise by-laws to V`: the object exists, the infinitive says what for
    between = [at for at in range(verb + 1, noun) if tokens[at].text not in _QUOTES]
    determined = bool(between) and tag_at(tokens, between[0]) in ("AT0", "DT0", "DPS")
    return len(between) - determined <= _FEW and not any(tokens[at].text == "," for at in between)


def _object_takes(tokens: Tokens, verb: int, to: int) -> bool:
    """`helps residents to V`: a verb that wants an infinitive stands before with only its object between."""
    for at in range(to - 1, verb - 1, -1):
        lower, tag = lower_at(tokens, at), tag_at(tokens, at)
        if lower == "to" and at > verb and is_infinitive(tokens, at):
            return False
        if tag.startswith("VV") or at == verb:
            lemma = tokens[at].lemma if tag.startswith("V") else tokens[at].verb_lemma
            return lemma in grammar("object_infinitive")
    return False
