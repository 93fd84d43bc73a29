"""What a token can be at its place: adverb, start of a noun phrase, base verb, gerund.

In: the tokens of a sentence and an index. Out: yes or no, by the tagger's class and the classes of its neighbours: the
tagger alone takes `, press the button` and `, press releases` for the same.
"""

from collections.abc import Sequence
from functools import cache

from cityledger.extract.tagging import Token
from cityledger.lookups import read_lookup

Tokens = Sequence[Token]

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"})
COORDINATORS = frozenset({",", ";", "and", "or", "&", "then", "plus", "but", "/"})
_DETERMINERS = frozenset({"AT0", "DPS", "DT0", "PNP", "PNX", "PNI", "DTQ", "CRD", "ORD"})
_NOUNS = frozenset({"NN1", "NN2", "NN0", "NP0", "NN", "UNC"})
_ADJECTIVES = frozenset({"AJ0", "AJC", "AJS"})
_OPENERS = frozenset({"“", '"', "(", "‘", "'"})
_CLAUSE_STARTS = frozenset(
    {"that", "how", "whether", "what", "all", "each", "every", "no", "both", "any", "more", "less"}
)
_PARTICLES = frozenset({"up", "out", "off", "down", "back", "forward", "away", "over", "together", "in", "on"})
_NOUN_WITH_PREPOSITION, _BARE_PLURAL = -6.0, 1.5
_OPENING_BAR, _CONJUNCT_BAR, _GERUND_BAR = -0.3, 0.5, -1.2
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "final"})
_NOT_ADVERBS = frozenset({"as", "so", "well", "up", "out", "off", "down", "back", "more", "including"})


@cache
def grammar(group: str) -> frozenset[str]:
    """A list of lookups/commitment_grammar.yml."""
    return frozenset(read_lookup("commitment_grammar")[group])


def lower_at(tokens: Tokens, at: int) -> str:
    """The word at a place in lower case; an empty string outside the sentence."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def tag_at(tokens: Tokens, at: int) -> str:
    """The class of the word at a place; an empty string outside the sentence."""
    return tokens[at].tag if 0 <= at < len(tokens) else ""


def is_noun(token: Token) -> bool:
    """Whether it is tagged as a noun or a name."""
    return token.tag in _NOUNS


def is_noun_at(tokens: Tokens, at: int) -> bool:
    """Whether the word at a place is tagged as a noun or a name."""
    return 0 <= at < len(tokens) and is_noun(tokens[at])


def is_adverb(tokens: Tokens, at: int) -> bool:
    """Whether the word at a place can stand between an auxiliary and its verb."""
    if not 0 <= at < len(tokens) or tokens[at].lower in _NOT_ADVERBS:
        return False
    token = tokens[at]
    return (
        token.tag in ("AV0", "XX0")
        or (token.lower.endswith("ly") and not token.can_be_base)
        or token.lower == "jointly"
    )


def skip_adverbs(tokens: Tokens, at: int) -> int:
    """The first place from `at` on that holds no adverb; `more actively` counts as one."""
    while at < len(tokens):
        paired = lower_at(tokens, at) in ("more", "most") and is_adverb(tokens, at + 1)
        if paired or (lower_at(tokens, at) == "no" and lower_at(tokens, at + 1) == "longer"):
            at += 2
        elif is_adverb(tokens, at):
            at += 1
        else:
            return at
    return at


def skip_number(tokens: Tokens, at: int) -> int:
    """The place after the number of a list: `(a)`, `1)`, `ii.`."""
    if lower_at(tokens, at) == "(" and lower_at(tokens, at + 2) == ")":
        return at + 3
    is_short = len(lower_at(tokens, at)) <= 3 and lower_at(tokens, at + 1) in (")", ".")
    return at + 2 if is_short and at + 2 < len(tokens) else at


def opens_with_ordinal(tokens: Tokens, at: int) -> bool:
    """`first, V-ing; second, W-ing`: whether such a word and its comma stand here."""
    return lower_at(tokens, at + 1) == "," and lower_at(tokens, at).removesuffix("ly") in _ORDINALS


def starts_noun_phrase(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase can begin here."""
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    return token.tag in _DETERMINERS | _NOUNS | _ADJECTIVES or token.text in _OPENERS


def is_base_verb(tokens: Tokens, at: int, *, opening: bool = False, at_least: float | None = None) -> bool:
    """Whether the word here is a verb in its base form: a conjunct of `will V`, or (`opening`) an imperative.

    `at_least` moves the bar: lower where verbs stand in a row anyway, so that a likely noun may be one of them.
    """
    if not 0 <= at < len(tokens) or (tokens[at].text[0].isupper() and not opening):
        return False
    bar = (_OPENING_BAR if opening else _CONJUNCT_BAR) if at_least is None else at_least
    return verb_score(tokens, at) >= bar


def verb_score(tokens: Tokens, at: int) -> float:
    """How much speaks for a base verb here against a noun: the word itself, its class here, and what follows it."""
    token = tokens[at]
    if not token.can_be_base or (token.lower in grammar("never_verbs") and not _is_save(tokens, at)):
        return -99.0
    score = max(-6.0, min(6.0, token.verbness))
    if token.tag in ("VVI", "VVB", "VHI", "VDI", "VBI", "VDB", "VHB"):
        score += 1.5 if at == 0 and is_noun_at(tokens, 1) else 2.5  # a first word is often taken for a verb
    if token.verb_lemma in grammar("likely_verbs"):
        score += 2.0
    if lower_at(tokens, at + 1) == "to" and token.verb_lemma in grammar("carriers"):
        score += 4.0
    if at > 0 and lower_at(tokens, at - 1).endswith("ly") and is_adverb(tokens, at - 1):
        score += 3.0
    if at == 0:
        score += _opening_score(tokens)
    return score + _following_score(tokens, at + 1)


def _is_save(tokens: Tokens, at: int) -> bool:
    """`Save water`, `to save water`; elsewhere `save` says `but not`."""
    return tokens[at].lower == "save" and (at == 0 or lower_at(tokens, at - 1) == "to")


def _opening_score(tokens: Tokens) -> float:
    """What the phrase after a first word says of it: `Support for traders` and `Open data portal` open with no verb."""
    first, following = tokens[0], lower_at(tokens, 1)
    as_noun = following in ("for", "in", "on") or (following == "to" and not tag_at(tokens, 2).startswith("VV"))
    if as_noun and "NN1" in first.classes:
        return 0.0 if first.verb_lemma in grammar("prepositional_verbs") else _NOUN_WITH_PREPOSITION
    bare_plural = "NN2" in tokens[1].classes and first.verb_lemma in grammar("likely_verbs")
    return _BARE_PLURAL if bare_plural else 0.0  # `Plant trees`


def _following_score(tokens: Tokens, at: int) -> float:
    word, tag = lower_at(tokens, at), tag_at(tokens, at)
    if word == "of" or tag in ("POS", "VBZ", "VBB", "VBD", "VM0", "VHZ", "VHD"):
        return -99.0
    if tag in _DETERMINERS - {"CRD", "ORD"} or word in _CLAUSE_STARTS:
        return 6.0
    if (word in ("at", "up") and lower_at(tokens, at + 1) in ("least", "to", "most")) or tag == "AVP":
        return 4.0
    if tag in _ADJECTIVES | {"CRD", "ORD"} or word in ("“", '"'):
        return 2.0
    by_word = {"with": 2.0, "to": 1.0, ",": -1.5, "and": -1.5, "or": -1.5, ";": -1.5, ":": -1.5, ".": -3.0, "": -3.0}
    if word in by_word:
        return by_word[word]
    return 0.5 if tag in ("PRP", "AV0", "TO0", "CJS") else -0.5


def is_gerund(tokens: Tokens, at: int, *, listed: bool = False) -> bool:
    """Whether the word here is an -ing form that acts on something: `issuing vouchers`, not `a building`.

    `listed` is set where a noun could stand as well, as in a list: the word itself must then be likelier a verb.
    """
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    if token.lower in grammar("not_gerunds") and not (
        token.lower in grammar("sometimes_gerunds") and _opens_phrase(tokens, at + 1)
    ):
        return False
    if "-" in token.text and not token.lower.startswith(("co-", "re-", "pre-")):
        return False
    if not token.lower.endswith("ing") or not token.classes & {"VVG", "VHG", "VDG", "VBG"} or len(token.text) < 5:
        return False
    after = skip_adverbs(tokens, at + 1)
    if listed and is_noun_at(tokens, at + 1) and tokens[at + 1].tag != "NP0" and token.gerundness < _GERUND_BAR:
        return False  # `billing statements`
    if token.tag in ("VVG", "VHG", "VDG") and lower_at(tokens, after) not in (",", "and"):
        return lower_at(tokens, at + 1) != "of"
    if lower_at(tokens, after) in (",", "and") and lower_at(tokens, after + 1).endswith("ing"):
        return is_gerund(tokens, after + 1)
    return token.tag != "NP0" and (
        starts_noun_phrase(tokens, after) or lower_at(tokens, after) in ("in", "on", "upon", "out", "up", "for")
    )


def _opens_phrase(tokens: Tokens, at: int) -> bool:
    return tag_at(tokens, at) in _DETERMINERS | _ADJECTIVES or lower_at(tokens, at) in ("itself", "upon", "on", "up")


def particle_after(tokens: Tokens, at: int) -> str | None:
    """The particle that belongs to the verb at a place: `set up`, `carry out`."""
    word = lower_at(tokens, at + 1)
    if (tag_at(tokens, at + 1) == "AVP" and word in _PARTICLES) or word in ("out", "up", "off", "down"):
        return word
    return None


def verb_name(tokens: Tokens, at: int) -> str:
    """The lemma of the verb at a place with its particle."""
    token = tokens[at]
    lemma = token.lemma if token.tag.startswith("V") else token.verb_lemma
    particle = particle_after(tokens, at)
    lemma = lemma.split("/")[0]
    return f"{lemma} {particle}" if particle else lemma
