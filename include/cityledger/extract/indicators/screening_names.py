"""Numbers in names, addresses, versions, titles and slogans: no indicators.

In: a `Reading`, a quantity, its first token and the one behind it. Out: the reason why it is none, or None.
"""

from cityledger.extract.indicators.periods import find_periods
from cityledger.extract.indicators.reading import Reading, words_of
from cityledger.extract.quantities import Quantity


def part_of_adjective(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`two-way`, `20-storey`, `10-point`: a number that is part of an adjective."""
    if quantity.symbol not in ("count", "degree", "m", "ft") or quantity.value_upper is not None:
        return None
    after = reading.text[quantity.end : quantity.end + 2]
    joined = quantity.hyphenated or (after[:1] in ("-", "‐", "‑") and after[1:].isalpha())
    return "adjective" if joined else None


def version(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`reform 3.0`, `8.7 Promote ...`, `113.2`: versions and numbers of sections."""
    if quantity.symbol != "count" or quantity.scaled or not ("." in quantity.value_text or quantity.value % 1):
        return None
    if quantity.value_text.endswith(".0") and len(quantity.value_text) <= 4:
        return "version"
    if len(reading.tokens) <= behind - at or reading.lower(at - 1) in words_of("numbered_parts"):
        return "section number"
    follows = reading.tokens[behind] if behind < len(reading.tokens) else None
    return (
        "section number"
        if follows is not None and follows.text[0].isupper() and len(quantity.value_text) <= 5
        else None
    )


def slogan(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """A small number in words inside quotation marks is part of what is quoted."""
    if quantity.form != "words" or quantity.symbol != "count" or quantity.value >= 20:
        return None
    before = reading.text[reading.tokens[0].start : quantity.start]
    return "slogan" if before.count("“") > before.count("”") or before.count('"') % 2 else None


def undated_zero(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`zero out`, `a zero-based budget`: zero in words counts only with the date for which it is set."""
    if quantity.value != 0 or quantity.form != "words":
        return None
    if reading.tag(at - 1) == "CRD":
        return "adjective"
    sentence = reading.text[reading.tokens[0].start : reading.tokens[-1].end]
    dated = any(mention.role in ("due", "in") for mention in find_periods(sentence))
    named = reading.tag(behind).startswith("V") or (
        not reading.is_noun(behind) and reading.tag(behind) not in ("AJ0", "NP0") and reading.lower(behind) != "by"
    )
    return None if dated and not named else "zero"


def title(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`Great Report on Warming of 3°C`: the end of a capitalised title."""
    if quantity.dimension not in ("temperature", "count") or reading.lower(at - 1) not in ("of", "to", "on"):
        return None
    before = [reading.tokens[place] for place in range(max(0, at - 7), at) if len(reading.tokens[place].text) > 3]
    return "title" if len(before) >= 3 and all(token.text[0].isupper() for token in before) else None


def name(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """A bare number behind a capitalised word inside a sentence is part of its name: Agenda 21."""
    if quantity.symbol != "count" or quantity.form != "digits" or quantity.comparator != "=" or quantity.scaled:
        return None
    if "," in quantity.value_text or " " in quantity.value_text or quantity.value_upper is not None:
        return None
    previous = reading.tokens[at - 1] if at else None
    if previous is None or not previous.text[0].isupper() or not previous.is_word:
        return None
    plain = reading.tag(0) in ("AV0", "PRP", "AT0", "DT0") or reading.lower(0) in words_of("imperatives")
    if at == 1 and (reading.is_noun(behind) or plain):
        return None
    inside = at > 1 and reading.lower(at - 2) not in (".", "•", "|", ":")
    if reading.text[previous.end : reading.tokens[at].start].count("\n"):
        return "name" if previous.text.isupper() and "." in quantity.value_text and len(previous.text) > 2 else None
    ordered = reading.lower(at - 1) in words_of("imperatives")
    return "name" if inside or not (reading.is_noun(behind) or ordered) else None


def opens_named_body(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """`the 60 Quiet Harbours network`: a number that opens the name of a body."""
    if quantity.symbol != "count" or quantity.form != "digits" or quantity.comparator != "=" or quantity.scaled:
        return None
    if reading.lower(at - 1) not in ("the", "by", "of") or not reading.tokens[at - 1].text[0].islower():
        return None
    place = behind
    while place < len(reading.tokens) and reading.tokens[place].text[0].isupper() and _names(reading, place):
        place += 1
    named = place - behind >= 2
    return "name" if named and reading.lower(place) in words_of("organization_heads") else None


def _names(reading: Reading, place: int) -> bool:
    return reading.is_noun(place) or reading.tag(place) == "AJ0"


def address(reading: Reading, quantity: Quantity, at: int, behind: int) -> str | None:
    """Numbers of houses, postal codes and boxes."""
    if quantity.symbol != "count" or quantity.form != "digits" or "," in quantity.value_text:
        return None
    follows = [reading.tokens[place] for place in range(behind, min(behind + 4, len(reading.tokens)))]
    streets = [token for token in follows if token.lower.rstrip(".") in words_of("streets")]
    named = any(token.text[0].isupper() for token in streets) and follows[0].text[0].isupper()
    if named or (len(follows) > 1 and follows[0].tag == "ORD" and follows[1] in streets):
        return "address"
    before = reading.tokens[at - 1].text if at else ""
    if len(quantity.value_text) == 5 and len(before) == 2 and before.isupper():
        return "postal code"
    return "box" if before.lower() in ("box", "bag") else None
