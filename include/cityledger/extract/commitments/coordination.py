"""What a comma, a semicolon or an `and` does in a clause: another action, more of the same, or the clause's end.

In: a walk that stands at the mark. Out: the place where it goes on.
"""

from cityledger.extract.commitments.governors import lemma_at
from cityledger.extract.commitments.purposes import purpose_phrase
from cityledger.extract.commitments.walk import Walk
from cityledger.extract.commitments.words import (
    COORDINATORS,
    grammar,
    is_adverb,
    is_base_verb,
    is_gerund,
    is_noun,
    lower_at,
    opens_with_ordinal,
    particle_after,
    skip_adverbs,
    skip_number,
    tag_at,
)
from cityledger.extract.commitments.wrappers import is_infinitive

_FINITE = frozenset({"VVZ", "VVD", "VM0", "VBZ", "VBB", "VBD", "VHZ", "VHD", "VDZ"})
_SUBJECT_TAGS = frozenset({"AT0", "DPS", "PNP", "DT0", "NP0", "EX0"})
_SUBJECT_REACH = 9
_BESIDE_BAR = 2.0
_LONGEST_REMARK = 12
_NUMBER, _NUMBERED_BAR = "#", -4.5  # after `(b)` a conjunct is a verb unless it can hardly be one


def coordinate(walk: Walk, at: int) -> int:
    """Read the marks at a place and what stands after them."""
    place, marks = _marks(walk, at)
    verb = skip_adverbs(walk.tokens, place)
    if verb >= walk.limit:
        return max(place, at + 1)
    pause = bool(marks & {",", ";"})
    if _is_second_infinitive(walk, verb, marks):
        return _conjunct(walk, at, skip_adverbs(walk.tokens, verb + 1), pause)
    if _goes_on_with_to(walk, verb, marks):
        return walk.open(at, skip_adverbs(walk.tokens, verb + 1), "conjunct", "base")
    if _repeats_preposition(walk, verb):
        return _gerund(walk, at, verb + 1, pause=True)
    if _shares_object(walk, at, verb):
        walk.last.shares.append(verb)
        return verb + 1
    if _joins_adjectives(walk, at, verb):
        return verb + 1
    quoted = walk.tokens[verb].text in ("“", '"')
    verb += quoted
    certain = _NUMBER in marks or {"but", "also"} <= marks  # `not only V but also W`
    bar = _NUMBERED_BAR if certain else walk.bar
    if walk.head.form == "base" and (
        (quoted and tag_at(walk.tokens, verb + 1) == "AVP") or is_base_verb(walk.tokens, verb, at_least=bar)
    ):
        return _conjunct(walk, at, verb, pause)
    if pause and _beside_the_wrapper(walk, verb):
        return walk.open(at, verb, "conjunct", "base", apart=True)
    in_row = walk.list_parent is not None and walk.last.form == "ing"
    if is_gerund(walk.tokens, verb, listed=not in_row):
        return _gerund(walk, at, verb, pause)
    return _clause_end(walk, at, place, verb, marks)


def _marks(walk: Walk, at: int) -> tuple[int, set[str]]:
    """The place after commas, joining words and the number of a list, and which of them stood there."""
    marks: set[str] = set()
    while at < walk.limit:
        at = _behind_remark(walk, at) if marks in ({"and"}, {"or"}) else at
        numbered = skip_number(walk.tokens, at) if marks else at
        numbered += 2 * (bool(marks) and opens_with_ordinal(walk.tokens, numbered))
        marks |= {_NUMBER} if numbered > at else set()
        at = numbered
        word = lower_at(walk.tokens, at)
        if word not in COORDINATORS and word not in ("as", "well", "also"):
            break
        if word == "as" and not (lower_at(walk.tokens, at + 1) == "well" or "well" in marks):
            break
        marks.add(word)
        at += 1
    return at, marks


def _behind_remark(walk: Walk, at: int) -> int:
    """The place behind the commas of `mend A and, where it is old, replace B`: they are no pause."""
    if walk.tokens[at].text != "," or lower_at(walk.tokens, at + 1) not in grammar("remarks"):
        return at
    places = range(at + 2, min(at + _LONGEST_REMARK, walk.limit))
    return next((place + 1 for place in places if walk.tokens[place].text == ","), at)


def _is_second_infinitive(walk: Walk, to: int, marks: set[str]) -> bool:
    """`plans to V and to W`; after `will V` a second `to` is one only behind a comma and `and`."""
    if lower_at(walk.tokens, to) != "to" or walk.purpose is not None or walk.head.form != "base":
        return False
    if "," in marks and walk.infinitive and to < walk.last_infinitive:
        return walk.tokens[to + 1].can_be_base  # `plans to V, to W, and to X`
    if not is_infinitive(walk.tokens, to):
        return False
    return "and" in marks and ("," in marks or (walk.infinitive and not walk.nested))


def _repeats_preposition(walk: Walk, at: int) -> bool:
    """`committed to V-ing and to W-ing`, `by V-ing and by W-ing`."""
    openings = {lower_at(walk.tokens, verb - 1) for verb in (walk.head.verb, walk.last.verb)}
    word = lower_at(walk.tokens, at)
    return word in ("to", "by", "on", "at", "of", "in", "for") and word in openings and is_gerund(walk.tokens, at + 1)


def _goes_on_with_to(walk: Walk, to: int, marks: set[str]) -> bool:
    """`committed to V-ing and to W`: the second action is an infinitive."""
    first = walk.head
    after_to = first.form == "ing" and lower_at(walk.tokens, first.verb - 1) == "to"
    return after_to and "and" in marks and walk.purpose is None and is_infinitive(walk.tokens, to)


def _beside_the_wrapper(walk: Walk, verb: int) -> bool:
    """`will go on V-ing ..., W ... and X`: verbs that stand beside the one that carries the first."""
    wrapped = walk.head.form == "ing" and walk.head.outer == "base"
    return wrapped and walk.list_parent is None and is_base_verb(walk.tokens, verb, at_least=_BESIDE_BAR)


def _shares_object(walk: Walk, at: int, verb: int) -> bool:
    """`plan and build a bridge`: nothing but the first verb stands before the mark."""
    tokens, last = walk.tokens, walk.last
    end = (last.shares[-1] if last.shares else last.verb) + 1
    end += particle_after(tokens, end - 1) is not None
    while end < at and is_adverb(tokens, end) and tokens[at].text != ",":  # not `meet monthly, keep minutes`
        end += 1
    end += end + 1 == at and tag_at(tokens, end) in ("PRP", "TO0")  # `plan for, and respond to, floods`
    if end != at or walk.purpose is not None:
        return False
    return is_gerund(tokens, verb) or tokens[verb].tag == "VVG" if last.form == "ing" else tokens[verb].can_be_base


def _joins_adjectives(walk: Walk, comma: int, verb: int) -> bool:
    """`build a safe, clean harbour`: no noun stands before the comma, so that an adjective stands behind it."""
    tokens = walk.tokens
    if tokens[comma].text != "," or tag_at(tokens, comma - 2) not in ("AT0", "DPS") or verb != comma + 1:
        return False
    return tag_at(tokens, comma - 1) == "AJ0" and "AJ0" in tokens[verb].classes


def _conjunct(walk: Walk, at: int, verb: int, pause: bool) -> int:
    if (walk.purpose is not None or walk.nested) and not pause:
        return verb + 1  # belongs to the purpose or to the infinitive just before it
    inside = walk.relative and (walk.last.form == "ing" or walk.closed_at is not None)
    if inside and (walk.series or lower_at(walk.tokens, verb - 1) == ","):
        walk.series = True  # `using pumps that will save oil, cut noise and last`: of the pumps
        return verb + 1
    walk.list_parent = None
    return walk.open(at, verb, "conjunct", "base", apart=pause)


def _gerund(walk: Walk, at: int, verb: int, pause: bool) -> int:
    inside = (walk.nested or walk.purpose is not None) and not pause
    leans = lemma_at(walk.tokens, verb) in ("build", "draw") and lower_at(walk.tokens, verb + 1) in ("on", "upon")
    if leans:
        walk.close_here(at)
    if inside or leans or _lists_nouns(walk, verb) or _is_series_inside(walk, at):
        return verb + 1
    if walk.list_parent is not None:
        return walk.open(at, verb, "member", "ing", parent=walk.list_parent)
    if walk.head.form == "ing":
        return walk.open(at, verb, "conjunct", "ing")
    if walk.last.kind in ("means", "participle"):
        return walk.open(at, verb, walk.last.kind, "ing")
    if pause and (walk.head.form == "passive" or lemma_at(walk.tokens, verb) in grammar("result_verbs")):
        walk.close_here(at)
        return verb + 1
    return walk.open(at, verb, "participle", "ing") if pause else verb + 1


def meanwhile(walk: Walk, at: int, verb: int) -> int:
    """`mend the quay while retraining the crew`: an action beside the other, unless it tells the manner."""
    if walk.head.form == "passive" or lemma_at(walk.tokens, verb) in grammar("result_verbs"):
        return verb + 1
    return walk.open(at, verb, "participle", "ing")


def _lists_nouns(walk: Walk, verb: int) -> bool:
    """`including a list, learning aids and ...`: the -ing form is part of a noun phrase."""
    bare = tag_at(walk.tokens, verb + 1) not in ("AT0", "DPS", "DT0")
    return walk.nouns_listed and walk.list_parent is None and bare


def _is_series_inside(walk: Walk, at: int) -> bool:
    """`in collecting, analysing and using data`: verbs that share their object within a phrase."""
    before = walk.tokens[at - 1]
    return walk.nested and before.tag in ("VVG", "AJ0") and before.lower.endswith("ing")


def _clause_end(walk: Walk, at: int, place: int, verb: int, marks: set[str]) -> int:
    pause = bool(marks & {",", ";"})
    finite = tag_at(walk.tokens, verb) in ("VBZ", "VHZ", "VBB") and marks & {"and", "but"}
    if finite and (pause or not walk.nested):
        walk.close_here(at)
    opens = lower_at(walk.tokens, place) in grammar("clause_openers")
    if pause and (opens or ";" in marks or _is_new_clause(walk, place) or _is_apposition(walk, place)):
        if lower_at(walk.tokens, place) == "so" and purpose_phrase(walk.tokens, place):
            return place
        walk.close_here(at)
    return max(place, at + 1)


def _is_apposition(walk: Walk, place: int) -> bool:
    """`, a project that ...` tells of the action itself."""
    if lower_at(walk.tokens, place) not in ("a", "an") or lower_at(walk.tokens, place - 1) != ",":
        return False
    noun = place + 1 if is_noun(walk.tokens[min(place + 1, walk.limit - 1)]) else place + 2
    named = noun < walk.limit and walk.tokens[noun].lemma.lower() in grammar("means_nouns") | {"project", "scheme"}
    return named and lower_at(walk.tokens, noun + 1) in ("that", "which", "to", "of", ",", "by")


def _is_new_clause(walk: Walk, place: int) -> bool:
    """Whether a clause with a subject and a finite verb of its own begins here: `, and the mayor has ...`."""
    tokens = walk.tokens
    begins = tag_at(tokens, place) in _SUBJECT_TAGS or tokens[place].text[0].isupper()
    if not begins and lower_at(tokens, place - 1) not in ("and", "but"):
        return False
    nominal = False
    for at in range(place, min(place + _SUBJECT_REACH, walk.limit)):
        tag = tag_at(tokens, at)
        if nominal and (tag in _FINITE or (tag in ("VVB", "VVI") and tag_at(tokens, at - 1) == "NN2")):
            return tag != "VVD" or at == place + 1
        if tokens[at].text in ",;" or tag in ("PRP", "CJT", "TO0", "DTQ"):
            return False
        nominal = nominal or is_noun(tokens[at]) or tag in ("PNP", "DT0")
    return False
