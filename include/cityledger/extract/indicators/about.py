"""What property a quantity measures: its indicator phrase.

In: a `Reading`, one of its quantities and its neighbours. Out: an `About` with the phrase, the tokens it covers and the
route by which it was found, or None. Routes are tried from the most telling to the least; the confidence of a row
depends on the route.
"""

from dataclasses import dataclass

from cityledger.extract.indicators.clauses import is_linking, noun_phrase_before, subject_before
from cityledger.extract.indicators.modifiers import extend_right, predicate_after
from cityledger.extract.indicators.nouns import Span, noun_phrase_after, strip_edges
from cityledger.extract.indicators.reading import DETERMINERS, FINITE, NOUNS, Reading, words_of
from cityledger.extract.quantities import Quantity

_STEP_BACK = frozenset(
    {
        "by",
        "to",
        "of",
        "at",
        "for",
        "about",
        "from",
        "with",
        "as",
        "than",
        "only",
        "just",
        "another",
        "a",
        "an",
        "the",
        "up",
        "some",
        "on",
        "worth",
        "over",
        "approximately",
        "further",
        "additional",
        "total",
        "around",
        "nearly",
        "down",
        "also",
    }
)
_OPENERS = frozenset({":", "–", "—", "=", "|", "-"})


@dataclass(frozen=True, slots=True)
class About:
    """An indicator phrase: its text, the offsets of its parts in the document, and how it was found."""

    text: str
    start: int
    end: int
    route: str
    actor_verb: int | None = None
    """The token of the verb that governs the quantity, where one does."""


def find_about(reading: Reading, quantity: Quantity) -> About | None:
    """The indicator phrase of a quantity, None where its sentence has none."""
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.modified_end - 1) + 1
    if reading.lower(behind) == "(" and ")" in (reading.lower(behind + 2), reading.lower(behind + 3)):
        behind += 3 if reading.lower(behind + 2) == ")" else 4
    if quantity.symbol == "rank":
        return _rank(reading, quantity, at, behind)
    counted = quantity.symbol == "count" and quantity.form in ("digits", "words")
    if "\n" in reading.text[quantity.start : quantity.end]:
        return None
    routes = (
        _ROUTES_OF_COUNTS
        if counted
        else _ROUTES_OF_SHARES
        if quantity.dimension in ("share", "money", "count")
        else _ROUTES_OF_UNITS
    )
    for route in routes:
        about = route(reading, quantity, at, behind)
        if about is not None and about.text:
            return about
    return None


def _make(
    reading: Reading, span: Span, route: str, head: Span | None = None, between: str = " ", verb: int | None = None
) -> About:
    text = reading.span_text(*span)
    start, end = reading.tokens[span[0]].start, reading.tokens[span[1] - 1].end
    if head is not None:
        text = reading.span_text(*head) + between + text
        start, end = min(start, reading.tokens[head[0]].start), max(end, reading.tokens[head[1] - 1].end)
    return About(_clean(text), start, end, route, verb)


def _clean(text: str) -> str:
    return text.strip(" ,;:.–—-“”\"'()|*")


def _rank(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`The number of consulates rank 2nd`, `1st Human Development Index`, `ranked top 3 in the national districts`."""
    verb = at - 1
    while verb > max(-1, at - 4) and reading.lower(verb) in (
        "is",
        "in",
        "the",
        "was",
        "among",
        "at",
        "as",
        "number",
        "no",
        ".",
    ):
        verb -= 1
    if reading.lower(verb) in (
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "placed",
        "stood",
        "came",
        "listed",
        "rated",
        "positioned",
    ):
        subject = subject_before(reading, verb)
        if subject is not None and reading.tag(subject[0]) != "PNP" and not _is_proper(reading, subject):
            return _make(reading, subject, "rank subject", verb=verb)
    first = behind
    if reading.lower(first) in ("in", "among", "for", "on", "of") and reading.lower(first + 1) in ("the", "terms"):
        first += 1
    phrase = noun_phrase_after(reading, first) or noun_phrase_after(reading, first + 1)
    if phrase is None:
        return None
    span = strip_edges(reading, phrase[0], extend_right(reading, phrase, 1))
    return _make(reading, span, "rank noun", verb=verb) if span else None


def _is_proper(reading: Reading, span: Span) -> bool:
    return (
        all(reading.tokens[index].text[0].isupper() for index in range(*span) if reading.is_noun(index))
        and span[1] - span[0] <= 4
    )


def _label(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`Population: 120,000`, `Hospitals – 24`, `Unemployment rate (2019) 5.6 %` in short pieces of text."""
    place = at - 1
    while place > 0 and reading.lower(place) in ("$", "€", "£", "*", "~"):
        place -= 1
    if place <= 0 or reading.tokens[place].text not in _OPENERS:
        return None
    if reading.tokens[place].text == "-" and reading.tokens[place].start == reading.tokens[place - 1].end:
        return None
    if place > 14 or any(reading.tag(index) in FINITE and reading.tag(index) != "VVD" for index in range(place)):
        return None
    if quantity.symbol == "count" and noun_phrase_after(reading, behind) is not None:
        return None
    first = place
    while first > 0 and reading.tokens[first - 1].text not in (";", "|", "•", ",") and reading.tag(first - 1) != "CRD":
        first -= 1
    span = strip_edges(reading, first, place)
    return _make(reading, span, "label") if span else None


def _net_zero(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`net zero emissions by 2050`, `zero waste`: the target 0 of what is named."""
    if quantity.value != 0 or (reading.lower(at) not in ("zero",) and not reading.lower(at).endswith("zero")):
        return None
    phrase = noun_phrase_after(reading, behind)
    if phrase is None or phrase[0] != behind:
        return None
    return _make(reading, phrase, "net zero")


def _counted(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`147 rivers and streams`, `six ZIP codes are high risk`: the things counted, with what is said of them."""
    first = behind
    if reading.lower(first) == "of" and reading.tag(first + 1) in DETERMINERS | NOUNS | {"AJ0"}:
        first += 1
    phrase = noun_phrase_after(reading, first)
    if phrase is None or not _is_counted(reading, phrase):
        return None
    behind_all = extend_right(reading, phrase, 2)
    span = strip_edges(reading, phrase[0], behind_all)
    if span is None:
        return None
    head = _counting_head(reading, at)
    if head is not None:
        return _make(reading, span, "counted head", head, " of ")
    if (predicate := predicate_after(reading, behind_all)) is not None and not _has_actor(reading, at):
        text = f"{reading.span_text(*span)} {reading.span_text(*predicate)}"
        return About(
            _clean(text), reading.tokens[span[0]].start, reading.tokens[predicate[1] - 1].end, "counted subject"
        )
    return _make(reading, span, "counted", verb=_governing_verb(reading, at))


def _is_counted(reading: Reading, phrase: Span) -> bool:
    last = reading.tokens[phrase[1] - 1]
    return last.tag != "NP0" or last.text[0].islower() or phrase[1] - phrase[0] > 1 or last.lower.endswith("s")


def _counting_head(reading: Reading, at: int) -> Span | None:
    """`backlog of 400 million pages`, `network of 30 schools`: the noun before `of` that holds what is counted."""
    if reading.lower(at - 1) != "of" or not reading.is_noun(at - 2):
        return None
    if reading.lower(at - 2) in (
        "total",
        "one",
        "number",
        "minimum",
        "maximum",
        "construction",
        "average",
        "renovation",
        "creation",
        "list",
        "group",
    ):
        return None
    if reading.lower(at - 2).endswith(("ion", "ing", "ment")):
        return None
    return at - 2, at - 1


def _has_actor(reading: Reading, at: int) -> bool:
    """Whether a verb before the quantity takes it as its object, so that no predicate of its own follows."""
    for place in range(at - 1, max(-1, at - 7), -1):
        if reading.lower(place) in (",", ";", ":"):
            return False
        if reading.tag(place) in FINITE | {"VVI", "VVG"} and reading.lower(place) not in ("is", "are"):
            return True
    return False


def _governing_verb(reading: Reading, at: int) -> int | None:
    for place in range(at - 1, max(-1, at - 9), -1):
        if reading.tag(place).startswith("V"):
            return place
    return None


def _number_of(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`The number of X reached 45`, `enrolment stands at 4,500`."""
    place = _step_back(reading, at)
    if place is None or not (is_linking(reading.lower(place)) or reading.lower(place) in words_of("change_verbs")):
        return None
    subject = subject_before(reading, place)
    return _make(reading, subject, "subject", verb=place) if subject and not _is_pronoun(reading, subject) else None


def _step_back(reading: Reading, at: int) -> int | None:
    """The first telling token before a quantity: over prepositions, articles and adverbs."""
    place = at - 1
    while (
        place >= 0
        and at - place < 8
        and (reading.lower(place) in _STEP_BACK or reading.tag(place) == "AV0" or reading.tag(place) == "AVP")
    ):
        place -= 1
    return place if place >= 0 else None


def _is_pronoun(reading: Reading, span: Span) -> bool:
    return span[1] - span[0] == 1 and reading.tag(span[0]) in ("PNP", "PNI", "DTQ", "DT0", "EX0", "PNQ")


def _compound(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`a 50% emissions reduction`, `100% renewable energy`, `a $5 million grant`, `a 30 MW solar plant`."""
    phrase = noun_phrase_after(reading, behind)
    if phrase is None or reading.tag(phrase[0]) in DETERMINERS:
        return None
    last = reading.lower(phrase[1] - 1)
    if phrase[1] - phrase[0] == 1 and (last in words_of("change_nouns") or last in ("interest", "year", "point")):
        return _bare_change(reading, phrase, at, behind)
    if quantity.direction and reading.tag(phrase[0]) == "AJC":
        return None
    span = strip_edges(reading, phrase[0], extend_right(reading, phrase, 1 if last in words_of("change_nouns") else 2))
    return _make(reading, span, "compound", verb=_governing_verb(reading, at)) if span else None


def _bare_change(reading: Reading, phrase: Span, at: int, behind: int) -> About | None:
    """`a 15% decrease in water use`, `a goal of a 15% decrease`, `a 40% increase`."""
    if reading.lower(phrase[1]) in ("in", "of", "for", "on"):
        inner = noun_phrase_after(reading, phrase[1] + 1)
        if inner is not None:
            span = strip_edges(reading, inner[0], extend_right(reading, inner, 2))
            if span:
                return _make(
                    reading,
                    span,
                    "change in",
                    phrase,
                    f" {reading.lower(phrase[1])} ",
                    verb=_governing_verb(reading, at),
                )
    if reading.lower(at - 1) == "a" and reading.lower(at - 2) == "of":
        head = _without_goal(reading, noun_phrase_before(reading, at - 2))
        if head:
            return _make(reading, head, "goal of")
    place = _step_back(reading, at)
    if place is not None and reading.lower(place) in words_of("linking_verbs") | {
        "saw",
        "seen",
        "see",
        "had",
        "experienced",
        "recorded",
        "achieved",
        "showed",
        "shows",
    }:
        subject = subject_before(reading, place)
        if subject and not _is_pronoun(reading, subject) and reading.tag(subject[0]) != "EX0":
            return _make(reading, subject, "subject", verb=place)
    return None


def _without_goal(reading: Reading, span: Span | None) -> Span | None:
    """`local emissions reduction goal` is about local emissions."""
    if span is None:
        return None
    first, behind = span
    while behind > first and reading.lower(behind - 1) in words_of("change_nouns"):
        behind -= 1
    return strip_edges(reading, first, behind)


def _share(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`X accounts for 15% of Y` is X's share of Y; `80% of employees drive` is employees that drive."""
    if quantity.symbol not in ("%", "‰") and quantity.form not in ("ratio", "fraction"):
        return None
    first = behind + 1 if reading.lower(behind) == "of" else behind
    if first == behind and quantity.form != "ratio":
        return None
    whole = noun_phrase_after(reading, first)
    if whole is None:
        return None
    place = _step_back(reading, at)
    verb = reading.lower(place) if place is not None else ""
    if place is not None and (verb in words_of("share_verbs") or is_linking(verb)):
        subject = subject_before(reading, place)
        span = strip_edges(reading, *whole)
        if subject and span and not _is_pronoun(reading, subject):
            if reading.lower(span[1] - 1) in ("total", "all", "whole"):
                return _make(reading, subject, "share", verb=place)
            return _make(reading, span, "share", subject, " share of ", verb=place)
    if place is not None and verb in words_of("change_verbs"):
        return None
    behind_all = extend_right(reading, whole, 2)
    span = strip_edges(reading, whole[0], behind_all)
    if span is None:
        return None
    if (predicate := predicate_after(reading, behind_all)) is not None:
        text = f"{reading.span_text(*span)} {reading.span_text(*predicate)}"
        return About(_clean(text), reading.tokens[span[0]].start, reading.tokens[predicate[1] - 1].end, "share subject")
    return _make(reading, span, "share of", verb=_governing_verb(reading, at))


def _governed(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """By the verb before the quantity: `cut spending by 17%`, `GDP grew 5%`, `invest $3m in roads`, `budget of €2m`."""
    place = _step_back(reading, at)
    if place is None:
        return None
    word, tag = reading.lower(place), reading.tag(place)
    if word in words_of("spending_verbs") and (tag.startswith("V") or place == 0):
        return _spent(reading, quantity, place, behind)
    if (
        word in words_of("change_verbs")
        and reading.tag(behind) in DETERMINERS
        and (moved := noun_phrase_after(reading, behind))
    ):
        return _make(
            reading, strip_edges(reading, moved[0], extend_right(reading, moved, 2)) or moved, "object", verb=place
        )
    if (changed := _object_of_change(reading, place)) is not None:
        return _make(reading, changed[0], "object", verb=changed[1])
    if word in words_of("change_verbs") or is_linking(word):
        subject = subject_before(reading, place)
        if subject and not _is_pronoun(reading, subject) and not _is_report(reading, subject):
            return _make(reading, subject, "subject", verb=place)
        return None
    if word in words_of("share_verbs") and tag.startswith("V"):
        subject = subject_before(reading, place)
        return _make(reading, subject, "subject", verb=place) if subject and not _is_pronoun(reading, subject) else None
    return _object(reading, place, at, behind)


def _is_report(reading: Reading, span: Span) -> bool:
    return reading.lower(span[1] - 1) in words_of("report_nouns")


def _object_of_change(reading: Reading, place: int) -> tuple[Span, int] | None:
    """`reduce [water losses in the network] by 15%`: the object of a verb of change that the quantity closes."""
    if not reading.is_noun(place) and reading.lower(place) != ")":
        return None
    for verb in range(place - 1, max(-1, place - 18), -1):
        tag, word = reading.tag(verb), reading.lower(verb)
        if word in words_of("change_verbs") and (tag.startswith("V") or verb == 0) and tag != "VVN":
            phrase = noun_phrase_after(reading, verb + 1)
            if phrase is None:
                return None
            span = strip_edges(reading, phrase[0], min(place + 1, extend_right(reading, phrase, 2)))
            return (span, verb) if span else None
        if tag in FINITE | {"VVI", "CJS", "CJT"} or word in (";", ":"):
            return None
    return None


def _spent(reading: Reading, quantity: Quantity, verb: int, behind: int) -> About | None:
    if reading.lower(behind) in ("in", "on", "for", "to", "into", "towards", "toward", "from", "worth"):
        inner = noun_phrase_after(reading, behind + 1)
        if inner is None and reading.tag(behind + 1) in ("VVG", "VVI"):
            inner = noun_phrase_after(reading, behind + 2)
        if inner is not None:
            span = strip_edges(reading, inner[0], extend_right(reading, inner, 1))
            if span:
                about = _make(reading, span, "spent", verb=verb)
                name = {"invest": "investment in ", "spend": "spending on ", "spent": "spending on "}
                stem = next((text for start, text in name.items() if reading.lower(verb).startswith(start)), "")
                return About(stem + about.text, about.start, about.end, about.route, verb)
    if reading.lower(behind) == "of":
        return _amount_of(reading, quantity, verb, behind)
    subject = subject_before(reading, verb)
    return (
        _make(reading, subject, "subject", verb=verb)
        if subject and not _is_pronoun(reading, subject) and reading.tag(verb) != "VVI"
        else None
    )


def _object(reading: Reading, place: int, at: int, behind: int) -> About | None:
    """A noun before the quantity: `reduce GHG emissions 50%`, `a reduction of 20% in traffic`, `a budget of €2m`."""
    noun = noun_phrase_before(reading, place + 1)
    if noun is None:
        return None
    if reading.lower(noun[1] - 1) in words_of("change_nouns") and reading.lower(behind) in ("in", "for", "of", "on"):
        inner = noun_phrase_after(reading, behind + 1)
        if inner is not None:
            span = strip_edges(reading, inner[0], extend_right(reading, inner, 1))
            if span:
                return _make(
                    reading, span, "change in", (noun[1] - 1, noun[1]), " in ", verb=_governing_verb(reading, noun[0])
                )
    if reading.lower(noun[1] - 1) in words_of("report_nouns") | words_of("change_nouns") and noun[1] - noun[0] <= 3:
        return None
    return _make(
        reading,
        noun,
        "object" if place + 1 < at or reading.tag(noun[0] - 1).startswith("V") else "noun before",
        verb=_governing_verb(reading, noun[0]),
    )


def _measured_of(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`40 km of bike lanes`, `4700 pounds of emissions`: what the unit measures, unless a subject is said to be it."""
    return _amount_of(reading, quantity, at, behind) if reading.lower(behind) == "of" else None


def _amount_of(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """`40 km of bike lanes`, `$100 million in annual expenditures`, `$2 million for parks`."""
    if reading.lower(behind) not in ("of", "in", "for", "on", "from", "worth", "per", "to", "at"):
        return None
    inner = noun_phrase_after(reading, behind + 1)
    if inner is None:
        return None
    span = strip_edges(reading, inner[0], extend_right(reading, inner, 2))
    return _make(reading, span, "amount of", verb=_governing_verb(reading, at)) if span else None


def _loose(reading: Reading, quantity: Quantity, at: int, behind: int) -> About | None:
    """The last resort: what follows `of`, else the nearest noun phrase before in the same clause."""
    about = _amount_of(reading, quantity, at, behind) if quantity.symbol != "count" else None
    if about is not None:
        return about
    for place in range(at, max(0, at - 12), -1):
        if reading.lower(place - 1) in (";", ":"):
            return None
        noun = noun_phrase_before(reading, place)
        if noun is not None and reading.lower(noun[1] - 1) not in words_of("report_nouns") | words_of("change_nouns"):
            return _make(reading, noun, "loose")
    return None


_ROUTES_OF_COUNTS = (_label, _net_zero, _counted, _number_of, _governed, _loose)
_ROUTES_OF_SHARES = (_label, _compound, _share, _governed, _amount_of, _loose)
_ROUTES_OF_UNITS = (_label, _measured_of, _governed, _compound, _amount_of, _loose)
