"""Indicator phrases by the verb or noun before the quantity, and by labels.

In: a `Spot`. Out: an `About`, or None where the route does not lead to one.
"""

from cityledger.extract.indicators.clauses import is_linking, noun_phrase_before
from cityledger.extract.indicators.modifiers import predicate_after
from cityledger.extract.indicators.nouns import Span, noun_phrase_after, strip_edges
from cityledger.extract.indicators.participles import past_participle
from cityledger.extract.indicators.phrase import (
    About,
    Spot,
    inside_phrase,
    make_about,
    phrase_at,
    subject_of_verb,
    subject_span,
)
from cityledger.extract.indicators.reading import ADJECTIVES, DETERMINERS, FINITE, NOUNS, words_of
from cityledger.extract.indicators.shares import amount_of
from cityledger.extract.indicators.turns import names_somebody

_OPENERS = frozenset({":", "–", "—", "=", "|", "-"})
_MEMBERS = NOUNS | ADJECTIVES | {"VVG"}
_LONGEST_LABEL = 14


def label(spot: Spot) -> About | None:
    """`Population: 120,000`, `Hospitals – 24`, `Unemployment rate (2019) = 5.6 %` in short pieces of text."""
    reading, place = spot.reading, spot.at - 1
    while place > 0 and spot.word(place) in ("$", "€", "£", "*", "~"):
        place -= 1
    if not 0 < place <= _LONGEST_LABEL or reading.tokens[place].text not in _OPENERS:
        return None
    if reading.tokens[place].text == "-" and reading.tokens[place].start == reading.tokens[place - 1].end:
        return None
    if any(reading.tag(index) in FINITE and reading.tag(index) != "VVD" for index in range(place)):
        return None
    if spot.quantity.symbol == "count" and noun_phrase_after(reading, spot.behind) is not None:
        return None
    first = place
    while first > 0 and reading.tokens[first - 1].text not in (";", "|", "•", ",") and reading.tag(first - 1) != "CRD":
        first -= 1
    span = strip_edges(reading, first, place)
    return make_about(reading, span, "label") if span else None


def governed(spot: Spot) -> About | None:
    """By the verb before the quantity: `cut costs by 12%`, `GDP grew 5%`, `invest $3m in roads`, `budget of €2m`."""
    place = spot.step_back()
    if place is None:
        return None
    if spot.word(spot.at - 1) == "with" and spot.word(spot.behind) in ("in", "of"):
        return amount_of(spot)
    reading, word = spot.reading, spot.word(place)
    is_verb = reading.tag(place).startswith("V")
    if reading.tag(place) == "VM0":
        return subject_of_verb(spot, place + 1)
    if word == "went" and spot.word(spot.at - 1) == "from":
        return subject_of_verb(spot, place)
    told = _saved(spot, place) or _covered(spot, place) or _cost(spot, place)
    if told is not None:
        return told
    if word in words_of("spending_verbs") and (is_verb or place == 0):
        return _spent(spot, place)
    if word in words_of("change_verbs") and reading.tag(spot.behind) in DETERMINERS:
        moved = phrase_at(reading, spot.behind, 2)
        if moved:
            return make_about(reading, moved, "object")
    if (changed := _object_of_change(spot, place)) is not None:
        return make_about(reading, changed, "object")
    named = reading.is_noun(place) and reading.tag(place - 1) in DETERMINERS | ADJECTIVES
    level = is_linking(word) and not named
    if word in words_of("change_verbs") or level or (word in words_of("share_verbs") and is_verb):
        return subject_of_verb(spot, place)
    return _noun_before(spot, place)


def _object_of_change(spot: Spot, place: int) -> Span | None:
    """`reduce [water losses in the network] by 15%`: the object of a verb of change that the quantity closes."""
    reading = spot.reading
    if not reading.is_noun(place) and spot.word(place) != ")":
        return None
    for verb in range(place - 1, max(-1, place - 18), -1):
        tag, word = reading.tag(verb), spot.word(verb)
        if word in words_of("change_verbs") and (tag.startswith("V") or verb == 0) and tag != "VVN":
            span = phrase_at(reading, verb + 1, 2)
            return strip_edges(reading, span[0], min(place + 1, _behind_list(spot, span[1], place))) if span else None
        if tag in FINITE | {"VVI", "CJS", "CJT"} or word in (";", ":"):
            return None
    return None


def _behind_list(spot: Spot, behind: int, last: int) -> int:
    """`the share of [walking, cycling and trams] to`: behind the members of a list that goes on up to a place."""
    if spot.word(behind) not in (",", "and"):
        return behind
    members = range(behind, last + 1)
    goes_on = all(spot.word(place) in (",", "and") or spot.reading.tag(place) in _MEMBERS for place in members)
    return last + 1 if goes_on else behind


def _spent(spot: Spot, verb: int) -> About | None:
    """`invest 72 billion in infrastructure` is investment in infrastructure."""
    reading = spot.reading
    if spot.word(spot.behind) == "of":
        return amount_of(spot)
    if spot.word(spot.behind) in words_of("amount_links") | {"into", "towards", "toward"}:
        skip = 2 if reading.tag(spot.behind + 1) in ("VVG", "VVI", "CRD") else 1
        span = phrase_at(reading, spot.behind + 1, 1) or phrase_at(reading, spot.behind + skip, 1)
        if span:
            about = make_about(reading, span, "spent")
            nouns = {"inves": "investment in ", "spend": "spending on ", "spent": "spending on "}
            return About(nouns.get(spot.word(verb)[:5], "") + about.text, about.start, about.end, about.route)
    return subject_of_verb(spot, verb) if reading.tag(verb) != "VVI" else None


def _noun_before(spot: Spot, place: int) -> About | None:
    """`a reduction of 20% in traffic`, `a budget of €2m`, `turnover up to 9 billion`."""
    reading = spot.reading
    if reading.tag(place) in ("VVD", "VVN", "VVZ", "VVI", "VVB") and spot.quantity.dimension in (
        "area",
        "length",
        "volume",
    ):
        if reading.tag(place) in ("VVZ", "VVB") and (subject := subject_of_verb(spot, place)) is not None:
            return subject
        measured = reading.tokens[spot.behind - 1]
        text = f"{measured.text} {past_participle(reading.tokens[place].lemma)}"
        return About(text, reading.tokens[place].start, measured.end, "done")
    if reading.tag(place) in ("VVD", "VVZ", "VVB") and spot.word(spot.behind) in ("in", "of") and spot.at - place < 3:
        return amount_of(spot)
    noun = noun_phrase_before(reading, place + 1)
    if noun is None or (noun[1] - noun[0] == 1 and spot.word(noun[0]) in words_of("empty_holders")):
        return None
    last = spot.word(noun[1] - 1)
    if last in words_of("change_nouns") and spot.word(spot.behind) in ("in", "for", "of", "on"):
        span = phrase_at(reading, spot.behind + 1, 1)
        if span:
            return make_about(reading, span, "change in", (noun[1] - 1, noun[1]), " in ")
    if last in words_of("report_nouns") | words_of("change_nouns") and noun[1] - noun[0] <= 3:
        return None
    if (holder := _holder_of(spot, noun)) is not None:
        return make_about(reading, holder, "object", noun, " of ")
    joined = place + 1 < spot.at or reading.tag(noun[0] - 1).startswith("V")
    return make_about(reading, noun, "object" if joined else "noun before")


def _holder_of(spot: Spot, noun: Span) -> Span | None:
    """`Oaks have a life span of 300 years`: the thing that has what `of` gives a number to; None for somebody."""
    verb = noun[0] - 1
    while verb > 0 and (spot.reading.tag(verb) == "AT0" or spot.reading.tag(verb) == "AV0"):
        verb -= 1
    if spot.word(spot.at - 1) != "of" or spot.word(verb) not in ("has", "have", "had"):
        return None
    span = subject_span(spot.reading, verb)
    if span is None or span[1] - span[0] > 6 or not any(spot.reading.is_noun(step) for step in range(*span)):
        return None
    return None if names_somebody(spot.reading, span) else span


def _saved(spot: Spot, place: int) -> About | None:
    """`saving 40 MWh` saves energy, `avoiding 3 t CO2e` avoids CO2e: the unit tells what."""
    reading, verb = spot.reading, spot.reading.tokens[place]
    if spot.word(place) not in words_of("saving_verbs") or place + 1 < spot.at:
        return None
    last = reading.tokens[spot.behind - 1]
    thing = {"energy": "energy", "power": "power"}.get(spot.quantity.dimension)
    if thing is None and spot.quantity.symbol.endswith("CO2e"):
        thing = "CO2e"
    if thing is None:
        return None
    return About(f"{thing} {past_participle(verb.verb_lemma)}", verb.start, last.end, "done")


def _covered(spot: Spot, verb: int) -> About | None:
    """`Elm County covers 40 square miles`: the area of somebody."""
    if spot.quantity.dimension != "area" or spot.reading.tokens[verb].verb_lemma not in ("cover", "span", "encompass"):
        return None
    span = subject_span(spot.reading, verb) if spot.reading.tag(verb) in FINITE else None
    if span is None or not names_somebody(spot.reading, span):
        return None
    return About("area", spot.reading.tokens[verb].start, spot.reading.tokens[spot.behind - 1].end, "done")


def _cost(spot: Spot, verb: int) -> About | None:
    """`the lock is expected to cost €3m`: the cost of what costs so much."""
    reading, first = spot.reading, verb
    if spot.quantity.dimension != "money" or spot.word(verb) not in ("cost", "costs"):
        return None
    if spot.word(verb - 1) == "to" and reading.tag(verb - 2) == "VVN" and spot.word(verb - 3) in ("is", "are"):
        first = verb - 3
    elif reading.tag(verb) not in FINITE | {"VVI"} or spot.word(verb - 1) == "to":
        return None
    span = subject_span(reading, first)
    if span is None or not any(reading.is_noun(place) for place in range(*span)) or names_somebody(reading, span):
        return None
    text = f"cost of {inside_phrase(reading, span)}"
    return About(text, reading.tokens[span[0]].start, reading.tokens[verb].end, "subject")


def emitted(spot: Spot) -> About | None:
    """`9 t of CO2 were emitted`, `9 t of CO2 emissions`: the substance that the unit names, with what is said of it."""
    quantity = spot.quantity
    said = spot.reading.text[quantity.start : quantity.modified_end]
    if not quantity.dimension.startswith("mass") or "CO2" not in said:
        return None
    last = spot.reading.tokens[spot.behind - 1]
    if spot.word(spot.behind) == "emissions":
        return About("CO2 emissions", last.start, spot.reading.tokens[spot.behind].end, "done")
    predicate = predicate_after(spot.reading, spot.behind)
    if predicate is None or spot.reading.tag(predicate[0]) != "VVN":
        return None
    text = f"CO2 {spot.reading.span_text(*predicate)}"
    return About(text, last.start, spot.reading.tokens[predicate[1] - 1].end, "done")


def loose(spot: Spot) -> About | None:
    """The last resort: what follows `of`, else the nearest noun phrase before in the same clause."""
    if spot.quantity.symbol != "count" and (about := amount_of(spot)) is not None:
        return about
    empty = words_of("report_nouns") | words_of("change_nouns")
    if spot.at <= 1 and spot.quantity.dimension == "money" and spot.reading.tag(spot.behind) in ("VVN", "VVD"):
        predicate = predicate_after(spot.reading, spot.behind)
        return make_about(spot.reading, predicate, "part") if predicate else None
    for place in range(spot.at, max(0, spot.at - 12), -1):
        if spot.word(place - 1) in (";", ":") or (
            spot.reading.tag(place - 1) == "CJS" and spot.word(place - 1) not in ("as", "than")
        ):
            return None
        noun = noun_phrase_before(spot.reading, place)
        alone = words_of("empty_holders") if noun is not None and noun[1] - noun[0] == 1 else frozenset()
        if noun is not None and spot.word(noun[1] - 1) not in empty | alone:
            return make_about(spot.reading, noun, "loose")
    return None
