"""Indicator phrases of counts: what is counted, and ranks.

In: a `Spot`. Out: an `About`, or None where the route does not lead to one.
"""

from dataclasses import replace

from cityledger.extract.indicators.clauses import is_linking, noun_phrase_before, subject_before
from cityledger.extract.indicators.governed import governed
from cityledger.extract.indicators.modifiers import chosen_to, extend_right, predicate_after, relative_clause
from cityledger.extract.indicators.nouns import Span, noun_phrase_after, strip_edges
from cityledger.extract.indicators.participles import past_participle
from cityledger.extract.indicators.phrase import (
    About,
    Spot,
    make_about,
    phrase_at,
    subject_of_verb,
    subject_span,
    with_predicate,
)
from cityledger.extract.indicators.reading import DETERMINERS, FINITE, NOUNS, Reading, words_of
from cityledger.extract.indicators.turns import turned

_FIELDS = frozenset({"country", "world", "region", "state", "nation", "province", "continent", "county"})
"""Where a rank holds, which tells nothing of what is ranked."""
_ACTS = FINITE | {"VVI", "VVG"}


def net_zero(spot: Spot) -> About | None:
    """`net zero energy use by 2040`: the target 0 of what is named."""
    if spot.quantity.value != 0 or not spot.word(spot.behind - 1).endswith("zero"):
        return None
    phrase = noun_phrase_after(spot.reading, spot.behind)
    if phrase and spot.word(phrase[0]) not in words_of("goal_nouns"):
        return make_about(spot.reading, phrase, "net zero")
    link = spot.at - 2 if spot.word(spot.at - 1) == "net" else spot.at - 1
    if spot.word(link) != "to" or (before := noun_phrase_before(spot.reading, link)) is None:
        token = spot.reading.tokens[spot.behind - 1]
        return About("net", token.start, token.end, "net zero alone") if spot.word(spot.at - 1) == "net" else None
    about = make_about(spot.reading, before, "net zero")
    return replace(about, text=f"net {about.text}")


def counted(spot: Spot) -> About | None:
    """`14 bridges and tunnels`, `five quarters are short of trees`: the things counted, with what is said of them."""
    reading, first = spot.reading, spot.behind
    if (level := _level(spot)) is not None:
        return level
    if spot.word(first) == "of" and reading.tag(first + 1) in DETERMINERS | NOUNS | {"AJ0", "CRD"}:
        first = _behind_whole(reading, first + 1)
    phrase = noun_phrase_after(reading, first)
    if phrase is None and (chosen := _some_of(spot)) is not None:
        return chosen
    if phrase is None or not _can_be_counted(reading, phrase):
        return None
    if "/" in spot.word(phrase[0]) and phrase[1] - phrase[0] == 1 and (before := governed(spot)):
        return before
    if phrase[1] - phrase[0] == 1 and spot.word(phrase[0]) in words_of("measure_nouns") and (before := governed(spot)):
        return before
    behind = _without_date(reading, extend_right(reading, phrase, 2))
    if spot.word(spot.at - 1) == "of" and spot.word(spot.at - 2) == "one":
        behind = chosen_to(reading, behind)
    span = strip_edges(reading, phrase[0], relative_clause(reading, behind))
    if span is None:
        return None
    if (owned := _had(spot, span)) is not None:
        return owned
    head = _holder(spot)
    if head is not None:
        return make_about(reading, span, "counted head", head, " of ")
    predicate = None if _is_object(spot) else predicate_after(reading, _over_numbered(reading, behind))
    if predicate:
        return with_predicate(reading, span, predicate, "counted subject")
    if (about := turned(spot, span)) is not None:
        return about
    about = make_about(reading, span, "counted")
    return replace(about, text=about.text + _done(spot, span))


def _level(spot: Spot) -> About | None:
    """`Attendance stood at 900 guests`, `the population of the isle is 80 souls`: the level told."""
    place = spot.step_back()
    if place is None or spot.word(place) not in words_of("level_verbs"):
        return None
    span = subject_span(spot.reading, place)
    if span is None or span[1] - span[0] > 10:
        return None
    heads = {spot.word(step) for step in range(span[0], min(span[1], _head_of(spot.reading, span)))}
    return make_about(spot.reading, span, "subject") if heads & words_of("level_nouns") else None


def _head_of(reading: Reading, span: Span) -> int:
    """The place behind the head of a phrase: before its first preposition."""
    return next((place for place in range(*span) if reading.tag(place) in ("PRP", "PRF")), span[1])


def _behind_whole(reading: Reading, at: int) -> int:
    """`31 of 90 firms`, `3 of the 9 piers`: behind the number of all of them."""
    place = at + (reading.tag(at) in DETERMINERS)
    return place + 1 if reading.tag(place) == "CRD" and reading.tag(place + 1) in NOUNS | {"AJ0", "VVN"} else at


def _without_date(reading: Reading, behind: int) -> int:
    """Without `to date` at the end."""
    return behind - 2 if reading.lower(behind - 1) == "date" and reading.lower(behind - 2) == "to" else behind


def _over_numbered(reading: Reading, behind: int) -> int:
    """`90 guests from 12 towns came`: behind a phrase with a number of its own, where a verb follows it."""
    if reading.tag(behind) != "PRP" or reading.tag(behind + 1) != "CRD":
        return behind
    inner = noun_phrase_after(reading, behind + 2)
    return inner[1] if inner is not None and reading.tag(inner[1]) in FINITE else behind


def _some_of(spot: Spot) -> About | None:
    """`Of the 60 bids, 9 were withdrawn and 14 are open`: the things counted before, with what is said of these."""
    reading = spot.reading
    if reading.tag(spot.behind) not in FINITE:
        return None
    predicate = predicate_after(reading, spot.behind)
    whole = noun_phrase_after(reading, _behind_opening_number(reading))
    if predicate is None or whole is None or whole[1] > spot.at:
        return None
    head = strip_edges(reading, *whole)
    return with_predicate(reading, head, predicate, "part") if head else None


def _behind_opening_number(reading: Reading) -> int:
    """The place of what is counted in `Of the 60 bids`; out of the sentence where it does not begin so."""
    if reading.lower(0) != "of":
        return len(reading.tokens)
    opening = (place for place in range(1, min(8, len(reading.tokens))) if reading.tag(place) == "CRD")
    return next(opening, len(reading.tokens)) + 1


def _had(spot: Spot, span: Span) -> About | None:
    """`the choir has 40 singers` counts choir singers."""
    if spot.word(spot.at - 1) not in ("has", "have", "had") or span[1] - span[0] != 1:
        return None
    subject = subject_before(spot.reading, spot.at - 1)
    if subject is None or subject[1] - subject[0] > 6 or is_actor(spot.reading, subject):
        return None
    if any(spot.reading.tag(place) == "CRD" for place in range(*subject)):
        return None
    return make_about(spot.reading, span, "had", subject)


def _done(spot: Spot, span: Span) -> str:
    """` planted` for `plant 40 trees`: what is done to the things counted, where they are named in a word or two."""
    verb = spot.reading.tokens[spot.at - 1] if spot.at else None
    if verb is None or not verb.tag.startswith("VV") or span[1] - span[0] > 2:
        return ""
    if verb.lower in words_of("change_verbs") | words_of("share_verbs") | words_of("linking_verbs") | words_of(
        "empty_predicates"
    ):
        return ""
    return f" {past_participle(verb.lemma)}"


def _can_be_counted(reading: Reading, phrase: Span) -> bool:
    last = reading.tokens[phrase[1] - 1]
    several = phrase[1] - phrase[0] > 1 or last.lower.endswith("s")
    return last.tag != "NP0" or last.text[0].islower() or several


def _holder(spot: Spot) -> Span | None:
    """`stock of 2 million files`, `network of 30 schools`: the noun before `of` that holds what is counted."""
    noun = spot.word(spot.at - 2)
    if (
        spot.word(spot.at - 1) != "of"
        or not spot.reading.is_noun(spot.at - 2)
        or noun.endswith(("ion", "ing", "ment", "al"))
    ):
        return None
    empty = words_of("empty_holders") | words_of("change_nouns") | words_of("goal_nouns")
    return None if noun in empty else (spot.at - 2, spot.at - 1)


def _is_object(spot: Spot) -> bool:
    """Whether a verb before the quantity takes it as its object, so that no predicate of its own follows."""
    for place in range(spot.at - 1, max(-1, spot.at - 7), -1):
        if spot.word(place) in (",", ";", ":"):
            return False
        if spot.reading.tag(place) in _ACTS and spot.word(place) not in ("is", "are"):
            return True
    return False


def number_of(spot: Spot) -> About | None:
    """`The number of X reached 45`, `enrolment stands at 4,500`."""
    place = spot.step_back()
    if place is None or not (is_linking(spot.word(place)) or spot.word(place) in words_of("change_verbs")):
        return None
    return subject_of_verb(spot, place)


def ranked(spot: Spot) -> About | None:
    """`The harbour's turnover ranks 2nd`, `1st Clean Air Index`, `ranks third in terms of investment`."""
    reading, verb = spot.reading, spot.at - 1
    while verb > max(-1, spot.at - 4) and spot.word(verb) in words_of("inside_rank"):
        verb -= 1
    if (measure := _rank_measure(spot)) is not None:
        return measure
    if spot.word(verb) == "ranking" and reading.is_noun(verb - 1):
        noun = noun_phrase_before(reading, verb + 1)
        return make_about(reading, noun, "rank subject") if noun else None
    if spot.word(verb) in words_of("rank_verbs"):
        subject = subject_before(reading, verb)
        if subject is not None and reading.tag(subject[0]) != "PNP" and not is_actor(reading, subject):
            return make_about(reading, subject, "rank subject")
    first = spot.behind
    if spot.word(first) in ("in", "among", "for", "on", "of") and spot.word(first + 1) == "the":
        first += 1
    span = phrase_at(reading, first, 1) or phrase_at(reading, first + 1, 1)
    span = _behind_field(spot, first) or span
    if span is not None and span[1] - span[0] == 1 and spot.word(span[0]) in _FIELDS:
        return None
    return make_about(reading, span, "rank noun") if span else None


def _behind_field(spot: Spot, first: int) -> Span | None:
    """`6th in the world in the index of trust`: the measure behind those among whom the rank is."""
    field = noun_phrase_after(spot.reading, first) or noun_phrase_after(spot.reading, first + 1)
    if field is None or spot.word(field[1]) not in ("in", "on", "for", "by"):
        return None
    heads = words_of("settlements") | words_of("organization_heads") | {"world"}
    named = spot.reading.tag(field[1] - 1) == "NP0" or spot.word(field[1] - 1) in heads
    return phrase_at(spot.reading, field[1] + 1, 1) if named else None


def _rank_measure(spot: Spot) -> About | None:
    """What is ranked, where it is said behind: `in terms of wages paid`."""
    for place in range(spot.behind, min(spot.behind + 10, len(spot.reading.tokens) - 2)):
        if [spot.word(step) for step in (place, place + 1, place + 2)] == ["in", "terms", "of"]:
            span = phrase_at(spot.reading, place + 3, 1)
            return make_about(spot.reading, span, "rank subject") if span else None
    return None


def is_actor(reading: Reading, span: Span) -> bool:
    """A name or `the city`: whoever is ranked, not what is ranked."""
    if span[1] - span[0] <= 2 and reading.lower(span[1] - 1) in words_of("organization_heads"):
        return True
    named = all(reading.tokens[index].text[0].isupper() for index in range(*span) if reading.is_noun(index))
    return named and span[1] - span[0] <= 4
