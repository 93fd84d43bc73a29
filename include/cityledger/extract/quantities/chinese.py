"""Quantities of Chinese text: 3.5万亿元, 百分之二十, 增长5.2%, 约120公里.

In: any text. Out: its Chinese quantities and the spans of all numbers that were looked at, dates too; a number with no
Chinese character at either side is left to the grammar of English. Every pattern is bounded, so reading is linear.
"""

import re
from dataclasses import dataclass, replace

from cityledger.extract.quantities.chinese_words import chinese_words, parse_scaled, read_characters
from cityledger.extract.quantities.quantity import Quantity
from cityledger.extract.quantities.unit_tables import Unit

_HAN = re.compile(r"[\u3400-\u9fff]")
_REACH = 6
_OTHERS = frozenset("°$€£")
_COUNT = Unit("", "count", "count")
_RANK = Unit("rank", "rank", "rank")


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    start: int
    end: int
    form: str
    scaled: bool
    is_more: bool
    is_bare: bool
    """Digits alone, which a year or a date could be."""


def has_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return _HAN.search(text) is not None


def hide_chinese(text: str) -> str:
    """The text with a full stop for every Chinese character, so that it parts what is around it; of the same length."""
    return _HAN.sub("。", text)


def read_chinese(text: str) -> tuple[list[Quantity], list[tuple[int, int]]]:
    """The quantities in order, and the spans of every number that was looked at."""
    found: list[Quantity] = []
    looked_at: list[tuple[int, int]] = []
    position = 0
    while (match := chinese_words().number.search(text, position)) is not None:
        position = match.end()
        number = _read_number(text, match)
        if number is None:
            continue
        quantity = _read_quantity(text, number)
        position = quantity.end if quantity else number.end
        looked_at.append((number.start, position))
        if quantity is not None:
            found.append(quantity)
    return found, looked_at


def _read_number(text: str, match: re.Match[str], continues: bool = False) -> _Number | None:
    """The number of a match; None where it is no number, or one that stands among other scripts and continues none."""
    start, end = match.span()
    digits, characters, late = match["digits"], match["characters"], match["late"] or ""
    if text[end : end + 1].isdigit():
        return None
    if digits and not (continues or match["scale"] or match["more"]) and not _is_among_chinese(text, start, end):
        return None
    below = match["below"]
    scaled = 1.0
    if digits:
        value, scaled = parse_scaled(digits, (match["scale"] or "") + late)
    else:
        read = read_characters(characters + late)
        if read is None or (not below and text[start - 1 : start] in chinese_words().vague and start):
            return None
        value = read
    if below:
        part = read_characters(below.removesuffix("分之"))
        if not part:
            return None
        is_percent = part >= 100
        share = value / part * (100 if is_percent else 1)
        return _Number(share, start, end, "percent" if is_percent else "fraction", False, False, False)
    form = "digits" if digits else "words"
    is_bare = bool(digits) and digits.isdigit() and scaled == 1.0 and not match["more"]
    return _Number(value, start, end, form, scaled != 1.0, bool(match["more"]), is_bare)


def _is_among_chinese(text: str, start: int, end: int) -> bool:
    """Whether digits belong to the Chinese around them: what stands behind them is not a word of another script."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2].strip()[:1]
    if _HAN.match(after):
        return True
    return bool(_HAN.match(before)) and not (after.isalpha() or after in _OTHERS)


def _read_quantity(text: str, number: _Number) -> Quantity | None:
    words = chinese_words()
    if text[number.start - 1 : number.start] == words.ordinal and number.start:
        ranked = text[number.end : number.end + 1] in words.rank_nouns
        return _make(text, number, None, _RANK, number.end + 1) if ranked else None
    if number.form in ("percent", "fraction"):
        unit = words.units["%"] if number.form == "percent" else _COUNT
        return _make(text, replace(number, form="fraction"), None, unit, number.end)
    upper = _read_upper(text, number)
    last = upper or number
    if not last.scaled and _is_date(text, last):
        return None
    measured, end = _read_unit(text, last.end)
    if measured is None and (code := words.signs.get(text[max(0, number.start - 1) : number.start])):
        return _make(text, replace(number, start=number.start - 1), upper, Unit(code, code, "money"), last.end)
    if number.form == "words" and number.value == 1 and measured is not None and measured.dimension == "time":
        return None
    if measured is None:
        counter = next((word for word in words.counters if text.startswith(word, last.end)), "")
        if (not counter and number.form != "digits") or (number.value == 1 and number.form == "words"):
            return None
        end = last.end + len(counter)
    return _make(text, number, upper, measured or _COUNT, end)


def _read_upper(text: str, number: _Number) -> _Number | None:
    """The upper end behind a mark of range."""
    if text[number.end : number.end + 1] not in chinese_words().range_marks or number.is_more:
        return None
    match = chinese_words().number.match(text, number.end + 1)
    upper = _read_number(text, match, continues=True) if match else None
    if upper is None or upper.form != number.form:
        return None
    low = number.value
    return upper if low < upper.value else None


def _is_date(text: str, number: _Number) -> bool:
    after = text[number.end : number.end + 3].strip()
    is_year = number.is_bare and 1800 <= number.value <= 2200 and number.end - number.start == 4
    if after.startswith(("年代", "年度", "周年")):
        return True
    if _read_unit(text, number.end)[0] is not None and not (is_year and after.startswith("年")):
        return False
    return is_year or after.startswith(chinese_words().dates)


def _read_unit(text: str, at: int) -> tuple[Unit | None, int]:
    """The unit that begins at a place or behind one space, with its denominators, and where it ends."""
    words = chinese_words()
    at += text[at : at + 1] == " "
    for name, unit in words.units.items():
        if text.startswith(name, at):
            return _with_denominators(text, unit, at + len(name))
    if text.startswith(words.tenths, at):
        return Unit("%", "%", "share", 10.0), at + 1
    return (Unit("", "count", "multiple"), at + 1) if text.startswith(words.times, at) else (None, at)


def _with_denominators(text: str, unit: Unit, at: int) -> tuple[Unit, int]:
    words = chinese_words()
    for _ in range(2):
        if text[at : at + 1] not in ("/", "／") or unit.dimension in ("money", "share"):
            break
        name = next((name for name in words.denominators if text.startswith(name, at + 1)), None)
        below = next((name for name in words.units if text.startswith(name, at + 1)), None)
        if name is None and below is None:
            break
        code = words.denominators[name] if name else words.units[below or ""].code
        symbol = unit.symbol if name else f"{unit.symbol}/{words.units[below or ''].symbol}"
        unit = Unit(f"{unit.code}/{code}", symbol, unit.dimension, unit.factor)
        at += 1 + len(name or below or "")
    return unit, at


def _make(text: str, number: _Number, upper: _Number | None, unit: Unit, end: int) -> Quantity:
    words = chinese_words()
    lower = number.value
    if upper is not None and upper.scaled and not number.scaled and lower < upper.value:
        match = words.number.match(text, upper.start)
        scale = parse_scaled("1", (match["scale"] or "") if match else "")[1]
        lower = lower * scale if lower * scale < upper.value else lower
    before, opened = next(
        ((word, sign) for word, sign in words.before.items() if text.endswith(word, 0, number.start)), ("", None)
    )
    after, closed = next(((word, sign) for word, sign in words.after.items() if text.startswith(word, end)), ("", None))
    is_multiple = unit.dimension == "multiple"
    return Quantity(
        value=float(f"{lower * unit.factor:.15g}"),
        value_upper=float(f"{upper.value * unit.factor:.15g}") if upper else None,
        unit=unit.code or None,
        symbol=unit.symbol,
        dimension="count" if is_multiple else unit.dimension,
        comparator=opened or closed or (">" if (upper or number).is_more else "="),
        direction=_direction(text, number.start - len(before)),
        form="multiple" if is_multiple else number.form,
        start=number.start,
        end=end,
        number_start=number.start,
        modified_start=number.start - len(before),
        modified_end=end + len(after),
        value_text=text[number.start : end],
        scaled=number.scaled,
    )


def _direction(text: str, at: int) -> str | None:
    near = text[max(0, at - _REACH) : at]
    rise = max((near.rfind(word) for word in chinese_words().increase), default=-1)
    fall = max((near.rfind(word) for word in chinese_words().decrease), default=-1)
    if rise == fall:
        return None
    return "increase" if rise > fall else "decrease"
