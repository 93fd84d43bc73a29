"""Indicator phrases of shares and of amounts in front of what they are of.

In: a `Spot`. Out: an `About`, or None where the route does not lead to one.
"""

from dataclasses import replace

from cityledger.extract.indicators.clauses import is_linking, noun_phrase_before, subject_before
from cityledger.extract.indicators.modifiers import extend_right, predicate_after, relative_clause
from cityledger.extract.indicators.nouns import Span, noun_phrase_after, strip_edges
from cityledger.extract.indicators.phrase import (
    About,
    Spot,
    make_about,
    phrase_at,
    subject_of_verb,
    subject_span,
    with_predicate,
)
from cityledger.extract.indicators.reading import ADJECTIVES, DETERMINERS, NOUNS, words_of
from cityledger.extract.indicators.turns import compared, handled, patients


def compound(spot: Spot) -> About | None:
    """`a 35% noise reduction`, `90% recycled paper`, `a $5 million grant`, `a 30 MW solar plant`."""
    reading = spot.reading
    phrase = noun_phrase_after(reading, spot.behind)
    if phrase is not None and spot.word(phrase[0]) in words_of("comparatives"):
        noun = strip_edges(reading, phrase[0] + 1, phrase[1])
        return compared(spot, phrase) or (make_about(reading, noun, "compound") if noun else None)
    if phrase is None or reading.tag(phrase[0]) in DETERMINERS:
        return None
    last = spot.word(phrase[1] - 1)
    if phrase[1] - phrase[0] == 1 and (last in words_of("change_nouns") or last in ("interest", "point")):
        return _bare_change(spot, phrase)
    if spot.quantity.direction and reading.tag(phrase[0]) == "AJC":
        return None
    if spot.word(spot.at - 1) in ("has", "have", "had") and phrase[1] - phrase[0] == 1:
        holder = subject_before(reading, spot.at - 1)
        if holder is not None and holder[1] - holder[0] <= 8:
            return make_about(reading, phrase, "had", holder)
    span = strip_edges(reading, phrase[0], extend_right(reading, phrase, 1 if last in words_of("change_nouns") else 2))
    return make_about(reading, span, "compound") if span else None


def _bare_change(spot: Spot, phrase: Span) -> About | None:
    """`a 12% drop in noise`, `an aim of a 12% drop`, `saw a 40% increase`."""
    reading, behind = spot.reading, phrase[1]
    if spot.word(behind) == "(":
        closing = (place + 1 for place in range(behind, behind + 7) if spot.word(place) == ")")
        behind = next(closing, behind)
    link = spot.word(behind)
    if link in ("in", "of", "for", "on") and (span := phrase_at(reading, behind + 1, 2)):
        return make_about(reading, span, "change in", phrase, f" {link} ")
    if spot.word(spot.at - 1) == "a" and spot.word(spot.at - 2) == "of":
        head = _without_goal(spot, noun_phrase_before(reading, spot.at - 2))
        if head:
            return make_about(reading, head, "goal of")
    place = spot.step_back()
    if place is None or spot.word(place) not in words_of("linking_verbs") | words_of("seeing_verbs"):
        return None
    return subject_of_verb(spot, place)


def _without_goal(spot: Spot, span: Span | None) -> Span | None:
    """`local emissions reduction goal` is about local emissions."""
    if span is None:
        return None
    first, behind = span
    while behind > first and spot.word(behind - 1) in words_of("change_nouns"):
        behind -= 1
    return strip_edges(spot.reading, first, behind)


def share(spot: Spot) -> About | None:
    """`X accounts for 15% of Y` is X's share of Y; `70% of pupils walk` is pupils that walk."""
    quantity = spot.quantity
    if quantity.symbol not in ("%", "‰") and quantity.form not in ("ratio", "fraction"):
        return None
    first = spot.behind + 1 if spot.word(spot.behind) == "of" else spot.behind
    if first == spot.behind and quantity.form != "ratio":
        return _those_who(spot)
    whole = noun_phrase_after(spot.reading, _over_number(spot, first))
    if whole is None:
        return _of_them(spot, first) or _those_who(spot)
    place = spot.step_back()
    if place is not None and spot.word(place) == "responsible" and is_linking(spot.word(place - 1)):
        place -= 1
    if spot.word(spot.at - 1) == "(" and (about := _share_in_brackets(spot, whole)) is not None:
        return about
    if (named := _named_share(spot)) is not None:
        return named
    verb = spot.word(place) if place is not None else ""
    gerund = place is not None and spot.reading.tag(place) == "VVG" and spot.word(place - 1) in ("of", "by", "for")
    if place is not None and not gerund and (verb in words_of("share_verbs") or is_linking(verb)):
        if (about := _share_of(spot, place, whole)) is not None:
            return about
    elif verb in words_of("change_verbs"):
        return None
    return _part_of(spot, whole)


def _share_in_brackets(spot: Spot, whole: Span) -> About | None:
    """`a large fishing industry (8% of output)`: the share that the thing before the brackets has."""
    head, span = _nearest_noun(spot, spot.at - 1), strip_edges(spot.reading, *whole)
    if head is None or span is None or spot.reading.tag(head[1] - 1) == "CRD":
        return None
    about = make_about(spot.reading, span, "share", head, " share of ")
    return replace(about, whole=spot.reading.span_text(*span), head=spot.reading.span_text(*head))


def _nearest_noun(spot: Spot, behind: int) -> Span | None:
    """The noun phrase right before a place, without what stands before its last preposition but `of`."""
    span = noun_phrase_before(spot.reading, behind)
    if span is None:
        return None
    links = [place for place in range(*span) if spot.reading.tag(place) == "PRP"]
    return strip_edges(spot.reading, links[-1] + 1, span[1]) if links else span


def _named_share(spot: Spot) -> About | None:
    """`raise the share of solar power to 12% of the total`: the share is named before the verb's end."""
    if spot.word(spot.at - 1) not in ("to", "at", "by", "of"):
        return None
    span = noun_phrase_before(spot.reading, spot.at - 1)
    if span is None or span[1] != spot.at - 1:
        return None
    heads = [place for place in range(*span) if spot.word(place) in words_of("share_nouns")]
    return make_about(spot.reading, (heads[0], span[1]), "object") if heads else None


def _over_number(spot: Spot, first: int) -> int:
    """`two-thirds of the 30 halls`: behind the number of all of them."""
    place = first + (spot.reading.tag(first) in DETERMINERS)
    return place + 1 if spot.reading.tag(place) == "CRD" and spot.reading.is_noun(place + 1) else first


def _share_of(spot: Spot, verb: int, whole: Span) -> About | None:
    subject, span = subject_of_verb(spot, verb), strip_edges(spot.reading, *whole)
    if subject is None or span is None:
        return None
    if spot.word(span[1] - 1) in words_of("no_modifier_nouns") | {"total", "all", "whole", "day"}:
        return replace(subject, route="share", whole="total")
    head = subject_span(spot.reading, verb)
    about = make_about(spot.reading, span, "share", head, " share of ")
    return replace(about, whole=spot.reading.span_text(*span), head=spot.reading.span_text(*head) if head else "")


def _part_of(spot: Spot, whole: Span) -> About | None:
    if (spent := _spent_part(spot, whole)) is not None:
        return spent
    behind = extend_right(spot.reading, whole, 2)
    if spot.reading.tag(behind) == "AJ0" and spot.reading.tag(behind + 1) not in ADJECTIVES | NOUNS:
        behind += 1
    span = strip_edges(spot.reading, whole[0], behind)
    if span is None:
        return None
    told = relative_clause(spot.reading, behind)
    alone = told == behind and predicate_after(spot.reading, behind) is None
    if alone and (done := patients(spot, span) or handled(spot, span)) is not None:
        return replace(done, route="share of")
    behind = told
    span = strip_edges(spot.reading, span[0], behind) or span
    predicate = predicate_after(spot.reading, behind)
    return (
        with_predicate(spot.reading, span, predicate, "share subject")
        if predicate
        else make_about(spot.reading, span, "share of")
    )


def _of_them(spot: Spot, first: int) -> About | None:
    """`14% of which are electric`, `of whom 58% are women`: the part is named by what is said of it."""
    if spot.word(first) not in ("which", "whom", "them"):
        return None
    predicate = predicate_after(spot.reading, first + 1)
    return make_about(spot.reading, predicate, "part") if predicate else None


def _spent_part(spot: Spot, whole: Span) -> About | None:
    """`spends 9% of its income on rent`: income spent on rent."""
    place = spot.step_back()
    if place is None or not spot.word(place).startswith(("spend", "spent")) or spot.word(whole[1]) != "on":
        return None
    span, use = strip_edges(spot.reading, *whole), phrase_at(spot.reading, whole[1] + 1, 1)
    return make_about(spot.reading, use, "share of", span, " spent on ") if span and use else None


def _antecedent(spot: Spot, before: int) -> Span | None:
    """The things that `which` or `whom` stands for: `60 bids, of which`."""
    place = before
    while place > 0 and spot.word(place - 1) in (",", "("):
        place -= 1
    span = noun_phrase_before(spot.reading, place)
    return None if span is None or span[1] != place else strip_edges(spot.reading, *_behind_number(spot, span))


def _behind_number(spot: Spot, span: Span) -> Span:
    """The part of a phrase behind its last number: `plans with 60 bids` counts bids."""
    places = [place + 1 for place in range(*span) if spot.reading.tag(place) == "CRD"]
    return (places[-1], span[1]) if places and places[-1] < span[1] else span


def _those_who(spot: Spot) -> About | None:
    """`Some 62% own boats`, `Of all homes, 38% have lifts`: a share named by its predicate."""
    reading = spot.reading
    opened = noun_phrase_after(reading, 1) if spot.word(0) == "of" else None
    whole = strip_edges(reading, *opened) if opened and spot.word(opened[1]) == "," and opened[1] < spot.at else None
    if whole is None and (reading.tag(spot.behind) not in ("VVB", "VVD", "VVI") or spot.at > 1):
        return None
    predicate = predicate_after(reading, spot.behind)
    if predicate is None:
        return None
    return with_predicate(reading, whole, predicate, "part") if whole else make_about(reading, predicate, "part")


def of_whom(spot: Spot) -> About | None:
    """`of whom 58% are women`."""
    if spot.word(spot.at - 1) not in ("whom", "which") or spot.word(spot.at - 2) != "of":
        return None
    predicate = predicate_after(spot.reading, spot.behind)
    return make_about(spot.reading, predicate, "part", _antecedent(spot, spot.at - 2)) if predicate else None


def amount_of(spot: Spot) -> About | None:
    """`$30 million in yearly wages`, `$2 million for parks`."""
    if spot.word(spot.behind) not in words_of("amount_links") or spot.word(spot.behind + 1) == "order":
        return None
    span = phrase_at(spot.reading, spot.behind + 1, 2)
    return make_about(spot.reading, span, "amount of") if span else None


def measured_of(spot: Spot) -> About | None:
    """`40 km of bike lanes`, `4700 pounds of emissions`: what the unit measures."""
    return amount_of(spot) if spot.word(spot.behind) == "of" else None
