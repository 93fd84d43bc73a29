"""The record of an indicator phrase, and the spot in a sentence for which one is sought.

In: token spans. Out: `About` records.
"""

from dataclasses import dataclass, replace

from cityledger.extract.indicators.clauses import noun_phrase_before, subject_before
from cityledger.extract.indicators.modifiers import extend_right
from cityledger.extract.indicators.nouns import Span, noun_phrase_after, strip_edges
from cityledger.extract.indicators.reading import Reading, words_of
from cityledger.extract.quantities import Quantity

_PRONOUNS = frozenset({"PNP", "PNI", "DTQ", "DT0", "EX0", "PNQ"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A quantity in its sentence: its first token with the words that compare it, and the token behind it."""

    reading: Reading
    quantity: Quantity
    at: int
    behind: int

    def word(self, index: int) -> str:
        """The word at a token's index in lower case."""
        return self.reading.lower(index)

    def step_back(self) -> int | None:
        """The first telling token before the quantity: over prepositions, articles and adverbs."""
        place = self.at - 1
        while place >= 0 and self.at - place < 8 and self._is_passed_over(place):
            place -= 1
        return place if place >= 0 else None

    def _is_passed_over(self, place: int) -> bool:
        return self.word(place) in words_of("step_back") or self.reading.tag(place) in ("AV0", "AVP")


@dataclass(frozen=True, slots=True)
class About:
    """An indicator phrase: its text, the offsets of its parts in the document, and how it was found."""

    text: str
    start: int
    end: int
    route: str
    whole: str = ""
    """Of a share: what it is a share of."""
    head: str = ""
    """Of a share: whose share it is."""
    stands_for: bool = False
    """Whether `that of` or `those of` stands before it."""


def make_about(reading: Reading, span: Span, route: str, head: Span | None = None, between: str = " ") -> About:
    """The phrase of a span of tokens, with another span before it where one is given."""
    text = reading.span_text(*span)
    start, end = reading.tokens[span[0]].start, reading.tokens[span[1] - 1].end
    if head is not None:
        text = reading.span_text(*head) + between + inside_phrase(reading, span)
        start, end = min(start, reading.tokens[head[0]].start), max(end, reading.tokens[head[1] - 1].end)
    return About(text.strip(" ,;:.–—-“”\"'()|*"), start, end, route)


def inside_phrase(reading: Reading, span: Span) -> str:
    """The text of a span that stands inside a phrase: a sentence's first word is small unless it is a name."""
    text = reading.span_text(*span)
    plain = span[0] == 0 and reading.tag(0) != "NP0" and text[1:2].islower()
    return text[0].lower() + text[1:] if plain else text


def with_predicate(reading: Reading, span: Span, predicate: Span, route: str) -> About:
    """`towns [have] joined the pact`: a subject with what is said of it."""
    text = f"{reading.span_text(*span)} {_having(reading, predicate)}{reading.span_text(*predicate)}"
    return About(text, reading.tokens[span[0]].start, reading.tokens[predicate[1] - 1].end, route)


def _having(reading: Reading, predicate: Span) -> str:
    """`with ` where the predicate is what somebody has: `9 wards have pools` counts wards with pools."""
    had = reading.lower(predicate[0] - 1) in ("has", "have", "had") and reading.tag(predicate[0])[0] != "V"
    return "with " if had else ""


def phrase_at(reading: Reading, at: int, links: int) -> Span | None:
    """The noun phrase that begins at a token with up to `links` phrases that modify it."""
    phrase = noun_phrase_after(reading, at)
    return strip_edges(reading, phrase[0], extend_right(reading, phrase, links)) if phrase else None


def subject_span(reading: Reading, verb: int) -> Span | None:
    """The words that are the subject of a verb; of an infinitive right behind a noun, that noun's phrase."""
    if verb > 1 and reading.tag(verb - 1) == "TO0" and reading.is_noun(verb - 2):
        return noun_phrase_before(reading, verb - 1)
    return subject_before(reading, verb)


def subject_of_verb(spot: Spot, verb: int) -> About | None:
    """The subject of a verb as a phrase; None where it is a pronoun or a report that only tells the value."""
    span = subject_span(spot.reading, verb)
    if span is None or (span[1] - span[0] == 1 and spot.reading.tag(span[0]) in _PRONOUNS):
        return None
    if spot.word(span[1] - 1) in words_of("report_nouns") or _is_body(spot, span):
        return None
    about = make_about(spot.reading, span, "subject")
    return replace(about, stands_for=_after_that_of(spot, span[0]))


def _is_body(spot: Spot, span: Span) -> bool:
    """`the county`: somebody who has properties and is none."""
    return span[1] - span[0] <= 2 and spot.word(span[1] - 1) in words_of("body_nouns")


def _after_that_of(spot: Spot, first: int) -> bool:
    """Whether `that of` or `those of` stands before a phrase, over its article."""
    place = first - 1
    while place > 0 and spot.reading.tag(place) == "AT0":
        place -= 1
    return spot.word(place) in ("of", "for", "in") and spot.word(place - 1) in ("that", "those")
