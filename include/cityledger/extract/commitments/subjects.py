"""Who a finite verb is said of.

In: the tokens of a sentence and the place of a verb group. Out: the span of its subject and what kind of thing that is:
a body that can undertake something, an undertaking of somebody, the text itself, or another thing.
"""

from dataclasses import dataclass

from cityledger.extract.commitments.noun_phrases import PREPOSITIONS, PRONOUNS, kind_of
from cityledger.extract.commitments.words import Tokens, grammar, is_adverb, is_noun, is_noun_at, lower_at, tag_at

_FINITE = frozenset({"VVZ", "VVD", "VM0", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VDZ", "VDD"})
_TIMES = frozenset({"year", "month", "decade", "century", "term", "period", "week", "time", "future", "end", "date"})
_RELATIVES = frozenset({"that", "which", "who"})
_SPANNING = frozenset({"over", "within", "during", "throughout"})
_SHORTENED = frozenset({"once", "when", "where"})
_LONGEST, _LONGEST_REMARK = 60, 14
_REMARKS = frozenset({"if", "where", "when", "once", "as", "wherever", "whenever"})
_SPEAKERS = frozenset({"we", "they", "i", "you"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens [start, end) and their kind: 'body', 'pronoun', 'undertaking', 'self', 'thing' or 'none'.

    `marker` is the word that opens the clause, where there is one: that, if, which, ...
    """

    start: int
    end: int
    kind: str
    marker: str = ""


def find_subject(tokens: Tokens, verb: int, *, again: bool = True) -> Subject:
    """The subject of the verb group that begins at `verb`; `again` is unset where a remark has been left out."""
    if again and (remark := _remark_before(tokens, verb)) is not None:
        return find_subject(tokens, remark, again=False)
    left = _clause_start(tokens, verb)
    if (relative := _resumed(tokens, left, verb)) is not None:
        return find_subject(tokens, relative)
    marker = lower_at(tokens, left - 1) if left > 0 else ""
    if marker in ("who", "which", "that") and _is_empty(tokens, left, verb):
        return Subject(left - 1, left, "relative", marker)
    after_finite = left > 0 and tag_at(tokens, left - 1) in _FINITE and marker not in grammar("clause_markers")
    if (pronoun := _pronoun_before(tokens, left, verb)) is not None:
        return Subject(pronoun, pronoun + 1, "pronoun", _still_open(tokens, left, pronoun, marker))
    if _is_elided(tokens, left, verb):
        return Subject(left, left, "none", marker)
    if again and left > 1 and marker in _RELATIVES and _opens_with_verb(tokens, left, verb):
        return find_subject(tokens, left - 1, again=False)
    parts = [_behind_infinitive(tokens, *part) if after_finite else part for part in _parts(tokens, left, verb)]
    nominal = [part for part in parts if _is_nominal(tokens, *part)]
    chosen = _choose(tokens, parts, nominal, after_finite)
    if chosen is None and len(parts) == 1 and tag_at(tokens, parts[0][0]) == "VVG":
        return Subject(*parts[0], "thing", marker)  # `planning permission will be V-ed`
    if chosen is None:
        return Subject(left, left, "none", marker)
    start, end = chosen
    if after_finite:
        start = _last_coordinate(tokens, start, end)
    start = _reduced_relative(tokens, start, end)
    we = next((at for at in range(start, end) if lower_at(tokens, at) == "we"), None)
    if we is not None:
        return Subject(we, we + 1, "pronoun", marker)
    while start < end and (
        is_adverb(tokens, start) or lower_at(tokens, start) in ("and", "or", "then", "also", "“", '"', "further")
    ):
        start += 1
    return Subject(start, end, kind_of(tokens, start, end), _still_open(tokens, left, start, marker))


def _still_open(tokens: Tokens, left: int, start: int, marker: str) -> str:
    """The word that opens a clause; none where that has ended: `once complete, the plant will V`."""
    ended = marker in _SHORTENED and any(tokens[at].text == "," for at in range(left, start))
    return "" if ended else marker


def _opens_with_verb(tokens: Tokens, left: int, verb: int) -> bool:
    """`firms that fail to pay will V`: the clause of `that` has its verb already; `will` is said of the firms."""
    at = left
    while at < verb and is_adverb(tokens, at):
        at += 1
    return at < verb and tag_at(tokens, at) in ("VVB", "VVI") and is_noun(tokens[left - 2])


def _pronoun_before(tokens: Tokens, left: int, verb: int) -> int | None:
    """`..., and we will V`: a pronoun right before the verb is its subject, whatever else stands before."""
    at = verb - 1
    while at > left and is_adverb(tokens, at):
        at -= 1
    joined = lower_at(tokens, at - 1) in ("and", "but", ",", ";") or is_adverb(tokens, at - 1)
    return at if at > left and joined and lower_at(tokens, at) in ("we", "it", "they") else None


def _remark_before(tokens: Tokens, verb: int) -> int | None:
    """`the pilot, if it works, will V`: the comma behind the subject."""
    if verb < 1 or tokens[verb - 1].text != ",":
        return None
    comma = next((at for at in range(verb - 2, max(0, verb - _LONGEST_REMARK), -1) if tokens[at].text == ","), None)
    return comma if comma is not None and lower_at(tokens, comma + 1) in _REMARKS else None


def _resumed(tokens: Tokens, left: int, verb: int) -> int | None:
    """`the bodies that are responsible for it will V`: the place of the relative word after the main subject."""
    at = left - 2
    while at > 0 and is_adverb(tokens, at):
        at -= 1
    if at < 1 or tag_at(tokens, left - 1) not in _FINITE or lower_at(tokens, at) not in _RELATIVES:
        return None
    inside = range(left, verb - 1)  # a comma may close the clause
    if any(tokens[place].text in ",;" or lower_at(tokens, place) in ("and", "but") for place in inside):
        return None
    closed = tokens[verb - 1].text == ","
    if tokens[at - 1].text == ",":
        return at - 1 if closed else None
    return at if is_noun(tokens[at - 1]) and not closed and not _is_elided(tokens, left, verb) else None


def _clause_start(tokens: Tokens, verb: int) -> int:
    lowest = max(0, verb - _LONGEST)
    for at in range(verb - 1, lowest - 1, -1):
        word = lower_at(tokens, at)
        after_preposition = at == verb - 2 or tag_at(tokens, at - 1) in PREPOSITIONS  # `to that end, the port ...`
        pointing = word == "that" and tag_at(tokens, at) == "DT0" and after_preposition
        timing = word in ("until", "since") and tag_at(tokens, at + 1) == "CRD"
        if word in grammar("clause_markers") and not pointing and not timing:
            return at + 1
        if tag_at(tokens, at) in _FINITE and not _is_title(tokens, at):
            return at + 1
        if tag_at(tokens, at) == "VVB" and lower_at(tokens, at - 1) in _SPEAKERS:  # `we hope this will V`
            return at + 1
    return lowest


def _choose(
    tokens: Tokens, parts: list[tuple[int, int]], nominal: list[tuple[int, int]], after_finite: bool
) -> tuple[int, int] | None:
    """The part that is the subject: the last after a verb, else the first, unless that only explains a name.

    `With Ames Rail, the tram operator, the city will V`: the subject is the last.
    """
    if not nominal or after_finite:
        return nominal[-1] if nominal else None
    opens_with_phrase = parts[0] != nominal[0] and tag_at(tokens, parts[0][0]) in PREPOSITIONS
    definite = [part for part in nominal if lower_at(tokens, part[0]) in ("the", "our", "we", "this", "its")]
    return definite[-1] if opens_with_phrase and definite else nominal[0]


def _last_coordinate(tokens: Tokens, start: int, end: int) -> int:
    """`will be mended and the pipes will ...`: what stands after the last `and`, where a verb opens the part."""
    opens_with_verb = tag_at(tokens, start)[:2] in ("VV", "VB", "VH", "VD")
    for at in range(end - 2, start, -1):
        if lower_at(tokens, at) in ("and", "but"):
            adverbial = tag_at(tokens, at - 1) in ("AV0", "VVN", "VVI", "AJ0", "AVP")
            return at + 1 if opens_with_verb or adverbial else start
    return start


def _behind_infinitive(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """`is to be mended and the pipes will ...`: what stands behind the last `and` with an article."""
    places = range(end - 1, start, -1) if lower_at(tokens, start) == "to" else ()
    joined = (at for at in places if lower_at(tokens, at - 1) in ("and", "but"))
    return next((at for at in joined if tag_at(tokens, at) in ("AT0", "DPS", "DT0")), start), end


def _reduced_relative(tokens: Tokens, start: int, end: int) -> int:
    """`a scheme the council will ...`: the subject is the second of two noun phrases side by side."""
    for at in range(end - 1, start + 1, -1):
        if tag_at(tokens, at) in ("AT0", "DPS", "PNP") and is_noun(tokens[at - 1]) and tag_at(tokens, start) != "PNP":
            return at
    return start


def _is_elided(tokens: Tokens, left: int, verb: int) -> bool:
    """`..., and will V`: the subject is that of the verb before."""
    at = verb - 1
    while at > left and is_adverb(tokens, at):
        at -= 1
    return at > 0 and lower_at(tokens, at) in ("and", "or", "but", "then")


def governing_verb(tokens: Tokens, start: int) -> int | None:
    """The finite verb just before a clause without a subject of its own, whose subject it shares."""
    if start > 0 and tag_at(tokens, start - 1) in _FINITE:
        return start - 1
    if lower_at(tokens, start - 1) in ("but", "and"):
        return next(
            (at for at in range(start - 2, max(0, start - _LONGEST), -1) if tag_at(tokens, at) in _FINITE), None
        )
    return None


def _is_title(tokens: Tokens, at: int) -> bool:
    return tokens[at].text[0].isupper() and at > 0


def _is_empty(tokens: Tokens, left: int, right: int) -> bool:
    return all(is_adverb(tokens, at) or tokens[at].text == "," for at in range(left, right))


def _parts(tokens: Tokens, left: int, right: int) -> list[tuple[int, int]]:
    parts, start, depth = [], left, 0
    for at in range(left, right):
        depth += (tokens[at].text == "(") - (tokens[at].text == ")")
        if tokens[at].text == "," and depth <= 0:
            parts.append((start, at))
            start = at + 1
    whole = [*((a, b) for a, b in parts if a < b), *([(start, right)] if start < right else [])]
    return [piece for part in whole for piece in _after_time(tokens, *part)]


def _after_time(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """`by 2031 our port` is two parts: a phrase without its comma, and the subject."""
    if tag_at(tokens, start) not in PREPOSITIONS and lower_at(tokens, start) not in _SPANNING:
        return [(start, end)]
    for at in range(start + 1, min(start + 8, end - 1)):
        is_time = tokens[at].lemma.lower() in _TIMES or (tag_at(tokens, at) == "CRD" and len(tokens[at].text) == 4)
        if is_time and (
            tag_at(tokens, at + 1) in ("AT0", "DPS", "DT0", "PNP", "NP0") or tokens[at + 1].text[0].isupper()
        ):
            return [(start, at + 1), (at + 1, end)]
        if is_noun(tokens[at]) and tag_at(tokens, at + 1) in ("AT0", "DPS", "PNP"):  # `in this area the port will`
            return [(start, at + 1), (at + 1, end)]
    return [(start, end)]


def _is_nominal(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a part between commas can be the subject: it opens with no preposition, participle, number or `to`."""
    while start < end and (is_adverb(tokens, start) or lower_at(tokens, start) in ("and", "or", "“", '"')):
        start += 1
    if start >= end:
        return False
    tag, word = tag_at(tokens, start), lower_at(tokens, start)
    if (
        tag in PREPOSITIONS
        or tag in ("TO0", "VBG", "AVP")
        or (tag == "VVG" and word not in grammar("not_gerunds"))
        or (tag == "VVN" and not is_noun_at(tokens, start + 1))  # `adopted policies` can be one
        or word in ("to", "such", "as", "by", "in", "including")
    ):
        return word in PRONOUNS
    if word.endswith("ing") and (tag.startswith("V") or tag_at(tokens, start + 1) in ("PRP", "AT0", "DPS", "TO0")):
        return False
    if tag in ("VVI", "VVB") and start == 0:
        return False
    return any(
        is_noun(tokens[at]) or tokens[at].lower in PRONOUNS or tag_at(tokens, at) in ("PNP", "DT0")
        for at in range(start, end)
    )
