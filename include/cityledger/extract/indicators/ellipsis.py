"""What a sentence leaves out because it was said before: `up 3%`, `and 12% in 2031`, `a 40% cut by 2030`.

In: a reading and a quantity with the one before it, or all observations of a document. Out: the same with the phrases
filled in from where they were said in full.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cityledger.extract.confidence import Evidence
from cityledger.extract.indicators.changes import opens_way
from cityledger.extract.indicators.nouns import noun_phrase_after, strip_edges
from cityledger.extract.indicators.orders import without_order
from cityledger.extract.indicators.phrase import About, make_about
from cityledger.extract.indicators.reading import FINITE, Reading, words_of
from cityledger.extract.indicators.rows import Observation
from cityledger.extract.quantities import Quantity

_PARALLEL = frozenset({"subject", "noun before", "object", "for"})
_WEAK = frozenset({"no phrase", "loose", "table title", "net zero alone"})
_EMISSIONS = re.compile(r"(?:[\w-]+ ){0,2}(?:greenhouse gas |GHG |carbon |CO2 )?emissions")
_BEFORE_EMISSIONS = frozenset({"the", "of", "and", "in", "to", "these", "its", "a", "for", "from", "city", "city's"})
_LOOK_BACK = 600


def repeats_previous(reading: Reading, quantity: Quantity, about: About | None, previous: Quantity) -> bool:
    """Whether a quantity says something more of what the one before it measures."""
    if compares_previous(reading, quantity) or _for_others(reading, quantity, about, previous):
        return True
    if ends_way(reading, quantity, previous) and (about is None or not about.route.startswith("counted")):
        return True
    if about is not None and about.start < previous.end and previous.start < about.end and about.end <= quantity.start:
        return about.route in ("subject", "object", "loose", "noun before", "label")
    at, last = reading.at(quantity.modified_start), reading.at(previous.modified_end - 1) + 1
    between = [reading.lower(place) for place in range(last, at)]
    if len(between) <= 20 and between[-2:] in (["up", "from"], ["down", "from"]):
        return True
    if len(between) > 14 or (
        len(between) > 8 and about is not None and about.route not in ("loose", "subject", "object")
    ):
        return False
    if between and between[-1] in ("up", "down"):
        return len(between) < 2 or between[-2] not in words_of("share_verbs")
    if (
        "," in between
        and set(between) & {"increase", "decrease", "rise", "decline", "drop", "reduction", "fall"}
        and between[-1] in ("of", "by")
    ):
        return quantity.symbol in ("%", "pp")
    if about is not None and set(about.text.lower().split()) <= words_of("empty_words"):
        return quantity.symbol == previous.symbol
    weak = about is None or about.route in ("loose", "no phrase")
    return weak and quantity.symbol == previous.symbol and bool(set(between) & {"and", ",", "to", "from", "it", ";"})


def _for_others(reading: Reading, quantity: Quantity, about: About | None, previous: Quantity) -> bool:
    """`9% for girls and 12% for boys`: the same for another group."""
    if about is None or about.route != "amount of" or quantity.symbol != previous.symbol:
        return False
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.modified_end - 1) + 1
    both = {reading.lower(behind), reading.lower(reading.at(previous.modified_end - 1) + 1)} <= {"for", "among"}
    return both and quantity.dimension != "money" and reading.lower(at - 1) in ("and", ",")


def compares_previous(reading: Reading, quantity: Quantity) -> bool:
    """`900 guests came, 12% more than in 2030`: by how much the value before is more."""
    behind = reading.at(quantity.modified_end - 1) + 1
    compared = reading.lower(behind) in words_of("comparatives") and reading.lower(behind + 1) == "than"
    return compared and reading.lower(reading.at(quantity.modified_start) - 1) in (",", "(", "or", "–", "—")


def ends_way(reading: Reading, quantity: Quantity, previous: Quantity) -> bool:
    """`from 120 in 2010 to 98`: both ends of a way measure the same."""
    at, first = reading.at(quantity.modified_start), reading.at(previous.modified_start)
    behind = reading.at(previous.modified_end - 1) + 1
    opened = reading.lower(at - 1) == "to" and quantity.dimension == previous.dimension
    return opened and at - behind <= 7 and opens_way(reading, first, behind)


def is_restated(reading: Reading, quantity: Quantity) -> bool:
    """`sales of 3 billion, or 9% of output`: whether a value is said again as another."""
    at = reading.at(quantity.modified_start)
    return reading.lower(at - 1) == "or" and reading.lower(at - 2) == "," and quantity.comparator in ("=", "~")


def behind_previous(reading: Reading, about: About | None, quantity: Quantity, previous: Quantity) -> About | None:
    """`rate 41% and park area 17 m2`: of a phrase that reaches back over the value before, what stands behind it."""
    if about is None or not previous.start <= about.start < previous.end < about.end <= quantity.start:
        return about
    first = reading.at(previous.modified_end - 1) + 1
    if reading.lower(first) not in ("and", ",", ";"):
        return about
    span = strip_edges(reading, first + 1, reading.at(about.end - 1) + 1)
    return make_about(reading, span, about.route) if span else about


def for_whom(reading: Reading, quantity: Quantity, about: About) -> About:
    """`the rate is 9% for girls and 12% for boys`: with the group that each value is for."""
    behind = reading.at(quantity.modified_end - 1) + 1
    plain = about.route in ("subject", "repeated", "label") and quantity.dimension != "money"
    group = noun_phrase_after(reading, behind + 1) if plain and reading.lower(behind) in ("for", "among") else None
    if group is None or reading.tag(group[1] - 1) != "NN2" or group[1] - group[0] > 3:
        return about
    return replace(about, text=f"{about.text} {reading.span_text(behind, group[1])}")


def same_deed(about: About | None, quantity: Quantity) -> About | None:
    """`saving 40 MWh and 9 t CO2e`: what was done to the energy was done to the CO2e too."""
    if about is None or about.route != "done":
        return about
    if not quantity.symbol.endswith("CO2e") and not quantity.dimension.startswith("mass"):
        return about
    return replace(about, text=f"CO2e {about.text.rpartition(' ')[2]}")


def share_too(
    quantity: Quantity, about: About | None, previous: tuple[Quantity, About | None] | None, *, restated: bool = False
) -> About | None:
    """`cars make 60% of trips, trams are 27%`: a share of the same whole; the phrase as it is where there is none."""
    if about is None or previous is None or previous[1] is None or about.whole:
        return about
    if (said := _that_of(about, previous[1])) is not None:
        return said
    if about.route == "share of" and previous[0].end < quantity.start and restated:
        return replace(about, text=f"{previous[1].text} share of {about.text}")
    whole = previous[1].whole
    if about.route == "share of" and previous[1].head and about.start <= quantity.end + 12 <= previous[1].end + 60:
        return replace(about, text=f"{previous[1].head} share of {about.text}", head=previous[1].head)
    if (
        about.route not in _PARALLEL
        or not whole
        or quantity.symbol != previous[0].symbol
        or quantity.direction
        or " share of " in about.text
    ):
        return about
    return replace(about, text=f"{about.text} share of {whole}", whole=whole)


def _that_of(about: About, before: About) -> About | None:
    """`pay of nurses is 60 and that of clerks 40`: the head of the phrase before stands for `that`."""
    head, link, _ = before.text.partition(" of ")
    if not about.stands_for or not link:
        return None
    return replace(about, text=f"{head} of {about.text}", route="that of")


def restates(before: Observation, item: Observation, text: str) -> bool:
    """`1.5 °C (2.7 °F)`, `by 40% or 900 t`: the same value in another unit, right behind it."""
    first, second = before.quantity, item.quantity
    between = text[first.end : second.modified_start].strip()
    if between in ("or", ", or"):
        return first.dimension != second.dimension
    return between == "(" and first.dimension == second.dimension and first.symbol != second.symbol


def goes_on(reading: Reading, before: Observation, item: Observation) -> bool:
    """`rose by 6% in 2031 and a further 3% in 2032`: a second change of the same, without a verb of its own."""
    first, second = before.quantity, item.quantity
    if before.kind != "change" or item.kind != "actual" or first.symbol != second.symbol:
        return False
    places = range(reading.at(first.modified_end - 1) + 1, reading.at(second.modified_start))
    if len(places) > 8 or any(reading.tag(place) in FINITE for place in places):
        return False
    return bool({reading.lower(place) for place in places} & {"further", "another", "additional", "again"})


def fill_ellipses(found: Sequence[Observation], text: str) -> list[Observation]:
    """Give observations without a phrase of their own the phrase of an equal value, else what is talked of."""
    full: dict[tuple[float, str, str | None], str] = {}
    for item in found:
        if not _is_weak(item):
            full.setdefault(_key(item), item.indicator)
    return [_filled(item, index, found, full, text) if _is_weak(item) else item for index, item in enumerate(found)]


def _is_weak(item: Observation) -> bool:
    return not item.indicator or item.evidence.features[0] in _WEAK


def _key(item: Observation) -> tuple[float, str, str | None]:
    return item.quantity.value, item.quantity.symbol, item.period


def _filled(
    item: Observation,
    index: int,
    found: Sequence[Observation],
    full: dict[tuple[float, str, str | None], str],
    text: str,
) -> Observation:
    if item.indicator == "net":
        return _with(item, f"net {_last_emissions(text, item.start)}", "net zero")
    if item.block.kind == "table" and item.head and (told := _ordered(item)) is not None:
        return told
    if item.quantity.symbol != "count" and (same := full.get(_key(item))):
        return _with(item, same, "said elsewhere")
    if item.indicator:
        return item
    if item.quantity.symbol.endswith("CO2e"):
        return _with(item, _last_emissions(text, item.start), "by unit")
    if near := _nearby(item, index, found):
        return _with(item, near, "said before")
    fallback = item.head.strip(" :") or (item.block.heading_path[-1] if item.block.heading_path else "")
    return _with(item, _short(fallback) or "value", "section")


def _ordered(item: Observation) -> Observation | None:
    """With what the label orders, `Increase bus trips` beside `20% by 2041`; None where it orders nothing."""
    label, way = without_order(item.head.replace("(goal)", "").strip(" :"))
    if way is None:
        return None
    return replace(
        _with(item, label, "row order"), direction=item.direction or (way if item.kind == "target" else None)
    )


def _short(title: str) -> str:
    """A heading as a phrase: no longer than twelve words, and without the words that only say that it sets goals."""
    words = title.replace("(goal)", "").split()
    while len(words) > 2 and words[-1].lower() in words_of("empty_words") | words_of("goal_nouns"):
        words.pop()
    return " ".join(words[-12:])


def _with(item: Observation, indicator: str, route: str) -> Observation:
    return replace(item, indicator=indicator, evidence=Evidence((route, *item.evidence.features[1:])))


def _last_emissions(text: str, before: int) -> str:
    said = list(_EMISSIONS.finditer(text, max(0, before - _LOOK_BACK), before))
    words = said[-1].group().split() if said else ["greenhouse", "gas", "emissions"]
    while words and words[0].lower() in _BEFORE_EMISSIONS | words_of("empty_words") | words_of("change_verbs"):
        words = words[1:]
    return " ".join(words) if len(words) > 1 else "greenhouse gas emissions"


def _nearby(item: Observation, index: int, found: Sequence[Observation]) -> str | None:
    """The phrase of the last observation of the same unit and way in the same section."""
    for other in reversed(found[max(0, index - 6) : index]):
        if other.block.heading_path != item.block.heading_path or not other.indicator:
            continue
        if other.quantity.symbol == item.quantity.symbol and other.direction == item.direction:
            return other.indicator
    return None
