"""Verbs turned into phrases: `grants loans to 40 firms` counts firms granted loans.

In: a `Spot` and the span of what is counted. Out: the phrase with what is done to it, or None where no verb reaches it.
"""

from cityledger.extract.indicators.clauses import is_linking, is_year, noun_phrase_before
from cityledger.extract.indicators.nouns import Span
from cityledger.extract.indicators.participles import past_participle
from cityledger.extract.indicators.phrase import About, Spot, inside_phrase, make_about, subject_span
from cityledger.extract.indicators.reading import DETERMINERS, NOUNS, Reading, words_of
from cityledger.extract.tagging import Token

_PLACES = frozenset({"in", "at", "on", "across", "along"})
_BE = frozenset({"VBZ", "VBB", "VBD", "VBN", "VBI"})
_ACTIVE = frozenset({"VVZ", "VVD", "VVB"})
_TIMES = frozenset({"year", "month", "week", "day"})
_LONGEST_OBJECT = 5
_LONGEST_AGENT = 6


def turned(spot: Spot, span: Span) -> About | None:
    """What is counted with what its verb says of it; None where the verb's subject or object does not part it."""
    link = spot.word(spot.at - 1)
    if link == "to":
        return _receivers(spot, span)
    return _sites(spot, span) if link in _PLACES else patients(spot, span)


def _receivers(spot: Spot, span: Span) -> About | None:
    """`offering tours to 40 schools`, `loans were granted to 40 firms`: schools offered tours, firms granted loans."""
    found = _verb_and_object(spot)
    if found is None or spot.reading.tokens[found[0]].verb_lemma not in words_of("giving_verbs"):
        return None
    verb, given = found
    lemma = spot.reading.tokens[verb].verb_lemma
    told = past_participle(lemma) if lemma in words_of("granting_verbs") else "with"
    return _joined(spot.reading, span, f"{told} {_text(spot.reading, given)}", min(verb, given[0]))


def _sites(spot: Spot, span: Span) -> About | None:
    """`install meters in 40 homes`, `courses were held at 9 schools`: homes with meters, schools with courses."""
    found = _verb_and_object(spot)
    if found is None:
        return None
    verb, put = found
    if spot.word(verb) != "with" and (not spot.reading.tag(verb).startswith("VV") or _is_empty(spot, verb)):
        return None
    return _joined(spot.reading, span, f"with {_text(spot.reading, put)}", min(verb, put[0]))


def _verb_and_object(spot: Spot) -> tuple[int, Span] | None:
    """The verb whose object or passive subject stands before the link to the quantity."""
    reading, link = spot.reading, spot.at - 1
    if reading.tag(link - 1) == "VVN" and reading.tag(link - 2) in _BE | {"AV0"}:
        subject = subject_span(reading, link - 1)
        return None if subject is None or not _is_short(reading, subject) else (link - 1, subject)
    thing = noun_phrase_before(reading, link, reach=_LONGEST_OBJECT + 5)
    thing = _behind_amount(reading, thing) if thing is not None else None
    if thing is None or not _is_short(reading, thing) or thing[1] != link:
        return None
    verb = thing[0] - 1
    while verb > 0 and (reading.tag(verb) in ("CRD", "PRF", "AV0", "PUN") or reading.lower(verb) in ("in", "than")):
        verb -= 1
    if reading.tag(thing[0]) == "VVG" and thing[1] - thing[0] > 1:
        return thing[0], (thing[0] + 1, thing[1])
    while verb > 0 and (reading.tag(verb) in DETERMINERS or reading.tag(verb) == "AV0"):
        verb -= 1
    if verb < 0 or reading.tag(verb) == "VVN":
        return None
    if not reading.tag(verb).startswith("VV") and (reading.lower(verb) != "with" or reading.lower(link) != "on"):
        return None
    return verb, thing


def _behind_amount(reading: Reading, span: Span) -> Span | None:
    """`40 chargers`, `$3 million in loans`: what an amount is of."""
    numbers = [place for place in range(*span) if reading.tag(place) == "CRD"]
    first = numbers[-1] + 1 if numbers else span[0]
    first += reading.lower(first) in ("in", "of")
    return (first, span[1]) if first < span[1] else None


def _is_short(reading: Reading, span: Span) -> bool:
    """Whether a span is a thing of a few words, told from a name, a pronoun and a number."""
    tags = [reading.tag(place) for place in range(*span)]
    told = tags[-1] in ("NN1", "NN2", "NN0") and reading.lower(span[1] - 1) not in words_of("narrative_nouns")
    return told and len(tags) <= _LONGEST_OBJECT and "CRD" not in tags


def patients(spot: Spot, span: Span) -> About | None:
    """`the tram serves 14 schools`: schools served by the tram, where a thing acts and no body or person does."""
    reading, verb = spot.reading, spot.at - 1
    while verb > 0 and reading.tag(verb) == "AV0":
        verb -= 1
    if verb < 1 or reading.tag(verb) not in _ACTIVE or _is_empty(spot, verb):
        return None
    agent = subject_span(reading, verb)
    if agent is None or agent[1] - agent[0] > _LONGEST_AGENT or names_somebody(reading, agent):
        return None
    done = _done(reading.tokens[verb])
    return _joined(reading, span, f"{done} by {_text(reading, agent)}", agent[0])


def handled(spot: Spot, span: Span) -> About | None:
    """`the town recycles 62% of its waste`: waste recycled, whoever does it."""
    reading, verb = spot.reading, spot.at - 1
    while verb > 0 and reading.tag(verb) == "AV0":
        verb -= 1
    if verb < 1 or reading.tag(verb) not in _ACTIVE | {"VVI", "VVG"} or _is_empty(spot, verb):
        return None
    lemma = reading.tokens[verb].verb_lemma
    if lemma in words_of("wishing_verbs") or span[1] - span[0] > _LONGEST_OBJECT:
        return None
    return _joined(reading, span, _done(reading.tokens[verb]), verb)


def compared(spot: Spot, phrase: Span) -> About | None:
    """`the halls will use 40% less water`: water used by the halls."""
    reading, verb = spot.reading, spot.at - 1
    noun = (phrase[0] + 1, phrase[1])
    if noun[0] >= noun[1] or verb < 0 or not reading.tag(verb).startswith("VV") or is_linking(spot.word(verb)):
        return None
    agent = subject_span(reading, verb)
    done = _done(reading.tokens[verb])
    if agent is None or agent[1] - agent[0] > _LONGEST_AGENT or names_somebody(reading, agent):
        return _joined(reading, noun, done, verb)
    return _joined(reading, noun, f"{done} by {_text(reading, agent)}", agent[0])


def _is_empty(spot: Spot, verb: int) -> bool:
    """Whether a verb only tells the value or its change."""
    word = spot.word(verb)
    return is_linking(word) or any(
        word in words_of(name)
        for name in ("change_verbs", "share_verbs", "spending_verbs", "seeing_verbs", "empty_predicates")
    )


def names_somebody(reading: Reading, span: Span) -> bool:
    """Whether a span names somebody: a name, a pronoun, a body. They are subjects of values and not part of phrases."""
    tags = {reading.tag(place) for place in range(*span)}
    if any(place and reading.tokens[place].text[0].isupper() for place in range(*span)):
        return True
    numbers = [place for place in range(*span) if reading.tag(place) == "CRD" and not is_year(reading, place)]
    if numbers or tags & {"PNP", "PNI", "DTQ", "NP0", "EX0"} or not tags & NOUNS:
        return True
    lists = ("organization_heads", "body_nouns", "report_nouns", "document_nouns")
    return any(reading.lower(span[1] - 1) in words_of(name) for name in lists)


def _done(verb: Token) -> str:
    """A verb's past participle: its own form where that is one."""
    own = verb.tag in ("VVD", "VVN") and "VVN" in verb.classes
    return verb.lower if own else past_participle(verb.verb_lemma)


def _text(reading: Reading, span: Span) -> str:
    first = span[0] + (reading.tag(span[0]) in DETERMINERS)
    return inside_phrase(reading, (first, span[1]))


def _joined(reading: Reading, span: Span, tail: str, first: int) -> About:
    while span[1] - span[0] > 2 and reading.lower(span[1] - 1) in _TIMES and reading.tag(span[1] - 2) in DETERMINERS:
        span = (span[0], span[1] - 2)
    about = make_about(reading, span, "turned")
    start = min(about.start, reading.tokens[first].start)
    return About(f"{about.text} {tail}", start, about.end, about.route)
