"""Numbers in text that was misread, cut up or made for machines: no indicators.

In: a `Reading`, a quantity, its first token and the one behind it. Out: the reason why it is none, or None.
"""

import re
from functools import lru_cache

from cityledger.extract.indicators.reading import FINITE, Reading, words_of
from cityledger.extract.quantities import Quantity
from cityledger.extract.tagging import Token, is_everyday_word

_LONGEST_WORD = 28
_MISREAD = re.compile(r"([abcdefghjklmnopqrstuvxyz])\1\1|\b[A-Z]?[a-z]+[A-Z][A-Z]+|\b[bcdfghjklmnpqrstvwxz]{5,}\b")
"""What no word looks like: a letter three times, capitals behind small letters, five letters without a vowel."""
_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "ion",
    "ions",
    "ness",
    "ly",
    "al",
    "ity",
    "able",
    "y",
    "less",
    "ment",
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_IDENTIFIER = re.compile(r"\d+E\d+")
"""Room 8E08, not 8 times ten to the eighth."""
_PAGES = frozenset({"pg", "pp", "p", "vol", "fig"})
_NEAR = 8
_SHORTEST = 3
_UNKNOWN_SHARE = 0.5


def noise(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """A bare number among letters that a scanner misread: a line of contents, a table without its lines."""
    if quantity.symbol != "count":
        return None
    near = [token for token in reading.tokens[max(0, at - _NEAR) : behind + _NEAR] if _is_plain(token)]
    marks = sum(len(token.text) > _LONGEST_WORD or bool(_MISREAD.search(token.text)) for token in near)
    if marks > 1:
        return "misread"
    words = [token.text for token in near if token.text.isalpha() and not token.text[0].isupper()]
    words = [word for word in words if len(word) >= _SHORTEST]
    unknown = sum(not _is_like_english(word) for word in words)
    last = reading.tokens[at - 1].text if at else ""
    if behind >= len(reading.tokens) and last in words and not _is_like_english(last) and not _has_verb(reading, at):
        return "misread"  # a line of contents whose dots were read as letters
    return "misread" if unknown > 1 and unknown >= _UNKNOWN_SHARE * len(words) else None


def _has_verb(reading: Reading, stop: int) -> bool:
    return any(reading.tag(place) in FINITE for place in range(stop))


def _is_plain(token: Token) -> bool:
    return "/" not in token.text and "." not in token.text


@lru_cache(maxsize=50_000)
def _is_like_english(word: str) -> bool:
    """Whether a word is everyday, an inflection of one, or put together from two: `rooftop`, `interventions`."""
    if is_everyday_word(word):
        return True
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 3)
    if any(is_everyday_word(stem) or is_everyday_word(stem + "e") for stem in stems):
        return True
    cuts = range(3, len(word) - 2)
    return any(is_everyday_word(word[:cut]) and is_everyday_word(word[cut:]) for cut in cuts)


def part_of_span(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`(2031-203 4)`, `20-2034`, `31 March 2034 grams`: pieces of a span of years or of a date."""
    if quantity.form != "digits" or quantity.symbol == "%":
        return None
    if reading.lower(at - 1) in ("-", "–", "—") and _YEAR.fullmatch(reading.lower(at - 2)) and quantity.value < 2200:
        return "span of years"
    broken = reading.tag(at - 1) == "CRD" and reading.lower(at - 2) in ("-", "–") and quantity.value < 10
    if broken and _YEAR.fullmatch(reading.lower(at - 3)):
        return "span of years"
    if reading.lower(behind) in ("-", "–") and _YEAR.fullmatch(reading.lower(behind + 1)) and quantity.value < 100:
        return "span of years"
    if quantity.symbol == "count" and quantity.value < 32 and _among_days(reading, at):
        return "date"
    month = reading.lower(at - 1) in words_of("month_names") and _YEAR.fullmatch(reading.lower(at))
    return "date" if month else None


def _among_days(reading: Reading, at: int) -> bool:
    """`May 22, 24 and 29`: nothing but days and what joins them stands between a month and the number."""
    place = at - 1
    while place >= 0 and (reading.tag(place) == "CRD" or reading.lower(place) in (",", "and", "&", "-", "–")):
        place -= 1
    return 0 <= place < at - 1 and reading.lower(place) in words_of("month_names")


def address_of_machine(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """Pieces of web addresses, of telephone numbers and of the numbers of notices."""
    if quantity.symbol != "count" or quantity.form != "digits" or "," in quantity.value_text:
        return None
    before = reading.tokens[at - 1].text if at else ""
    if before.lower().startswith(("http", "www")) or before.endswith("="):
        return "web address"
    near = {reading.lower(place) for place in range(max(0, at - _NEAR), at)}
    if near & words_of("telephone_words") and reading.tag(at - 1) in ("CRD", "PUN", "PUR") and at > 1:
        return "telephone"
    if reading.lower(behind) in ("pg", "pp") or (before == "." and reading.lower(at - 2) in _PAGES):
        return "page"
    if _IDENTIFIER.fullmatch(quantity.value_text):
        return "identifier"
    initial = before == "." and len(reading.lower(at - 2)) == 1 and reading.tokens[at - 2].text.isupper()
    return "number of a notice" if initial else None


def beside_column(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`40 projects 6 Increase`: a small number between two cells of a table whose lines were lost."""
    if quantity.symbol != "count" or quantity.form != "digits" or quantity.comparator != "=" or quantity.value >= 100:
        return None
    if quantity.scaled or not reading.is_noun(at - 1) or reading.tokens[at - 1].text[0].isupper():
        return None
    counted = any(reading.tag(place) == "CRD" for place in range(max(0, at - 3), at - 1))
    following = reading.tokens[behind].text if behind < len(reading.tokens) else ""
    cell = following[:1].isupper() or following in ("+", "*", "•")
    return "beside a column" if cell and (counted or following[:1] in "+*•") else None
