"""What a noun phrase names: its head, and whether that is a body, an undertaking, the text itself or another thing.

In: the tokens of a sentence and a span. Out: the place of the head and the kind of the phrase.
"""

from cityledger.extract.commitments.words import Tokens, is_noun, lower_at, tag_at
from cityledger.lookups import read_lookup

PRONOUNS = frozenset({"we", "it", "they", "i", "you", "he", "she", "who"})
PREPOSITIONS = frozenset({"PRP", "PRF", "CJS"})


def head_of(tokens: Tokens, start: int, end: int) -> int:
    """The head noun of a noun phrase: the last noun before its first preposition, participle or bracket."""
    owned = [at + 1 for at in range(start, end - 1) if tag_at(tokens, at) == "POS"]
    first = owned[-1] if owned else start
    head, quoted = first, False
    for at in range(first, end):
        quoted = tokens[at].text == "“" or (quoted and tokens[at].text != "”")
        if quoted:
            head = at if is_noun(tokens[at]) else head
            continue
        tag, word = tag_at(tokens, at), lower_at(tokens, at)
        if at > first and (
            tag == "PNP"
            or tag in PREPOSITIONS
            or word in ("(", "and", "or", "to", "“")
            or (tag == "VVN" and not tokens[at].text[0].isupper())
        ):
            break
        if is_noun(tokens[at]) or tag == "PNP" or tokens[at].text[0].isupper() or word in PRONOUNS:
            head = at
    return head


def has_body_head(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the head of a phrase is the word for a body or a place: `the harbour board`, not `National Waters`."""
    return has_body_word(tokens, start, end) or tokens[head_of(tokens, start, end)].tag == "NP0"


def has_body_word(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the head of a phrase is a common word for a body: `the harbour board`, not `Ames`."""
    head, actors = tokens[head_of(tokens, start, end)], read_lookup("actors")
    return head.lemma.lower() in actors["bodies"] or head.lower in actors["name_heads"]


def kind_of(tokens: Tokens, start: int, end: int) -> str:
    """What kind of thing a noun phrase names."""
    if start >= end:
        return "none"
    actors = read_lookup("actors")
    head = tokens[head_of(tokens, start, end)]
    if head.lower in PRONOUNS or head.tag == "PNP":
        return "pronoun"
    words = {head.lower, head.lemma.lower()}
    self_talk = set(read_lookup("commitment_grammar")["self_talk"])
    if words & self_talk:
        return "self"
    if words & set(actors["bodies"]) or (head.text[0].isupper() and words & set(actors["name_heads"])):
        return "body"
    if words & set(actors["undertakings"]):
        return "undertaking"
    if tag_at(tokens, start) in ("DT0", "AT0") and end - start == 1:
        return "pronoun"
    is_name = head.text[0].isupper() and (head_of(tokens, start, end) > 0 or head.tag in ("NP0", "UNC"))
    return "body" if is_name and not head.lower.endswith(("ing", "ion", "ment", "ance", "ity")) else "thing"
