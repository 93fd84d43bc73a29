"""A cell's value and its number format in, the text that a person sees in the cell out.

The format codes are those of ECMA-376 part 1, 18.8.31: sections by sign, digits, thousands, percent, literals. Dates
are given as ISO 8601, as exact as the format shows them. What a code can not tell is shown as a spreadsheet's General.
"""

import datetime
import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[#0?](?:[#0?, ]*[#0?])?(,*)(?:\.([#0?]*)(,*))?(?:[eE]([+-])(0+))?")
_BARE_POINT = re.compile(r"(?<![#0?,])\.(?=[#0?])")
_GENERAL_DIGITS = 11
_LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class _Pattern:
    before: str
    after: str
    decimals: int
    fewest_decimals: int
    thousands: str
    scale: int
    exponent: bool
    blank_zero: bool = False
    general: bool = False


def show_value(value: object, code: str | None) -> str:
    """The text of a cell: '1,234', '41.3%', '2024-05-02', 'TRUE'; '' for an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return show_number(float(value) if isinstance(value, Decimal) else value, code)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return _show_date(value, (code or "").lower())
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def show_number(value: float, code: str | None) -> str:
    """A number as its format shows it."""
    if not math.isfinite(value):
        return ""
    sections = _sections(code or "General")
    number, section = _section_of(value, sections)
    pattern = _pattern(section)
    if pattern is None:
        return _only_literal(section) or _general(value)
    shown = f"{pattern.before}{_general(number)}{pattern.after}" if pattern.general else _written(number, pattern)
    if value < 0 <= number and "-" not in shown:
        # Brackets or red ink alone: a minus says it to whoever reads on.
        return f"-{shown.replace('(', '').replace(')', '').strip()}"
    return shown


def _only_literal(section: str) -> str:
    """The text of a section without digits, as of `"–"` for zero; '' for a code of text or dates."""
    if _LITERAL.sub("", section).strip():
        return ""
    return "".join(match[1] or match[2] or match[3] or "" for match in _LITERAL.finditer(section)).strip()


def _section_of(value: float, sections: tuple[str, ...]) -> tuple[float, str]:
    """The section for a number by its sign, and the number as that section writes it."""
    if len(sections) > 2 and value == 0:
        return value, sections[2]
    if len(sections) > 1 and value < 0:
        return -value, sections[1]
    return value, sections[0]


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """The parts of a code between semicolons that stand in no quotation marks."""
    parts = re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)', code[:400])
    return tuple(parts[:3]) or ("General",)


@lru_cache(maxsize=2048)
def _pattern(section: str) -> _Pattern | None:
    """A section as a pattern; None where it has no digits, as a code for text or dates."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or match[3] or "")
        return f"\ue000{len(literals) - 1}\ue001"

    marked = _BARE_POINT.sub("#.", _LITERAL.sub(keep, section))

    def restore(text: str) -> str:
        return re.sub("\ue000(\\d+)\ue001", lambda match: literals[int(match[1])], text)

    if match := re.search(r"general", marked, re.IGNORECASE):
        before, after = restore(marked[: match.start()]), restore(marked[match.end() :])
        return _Pattern(before, after, 0, 0, "", 0, False, general=True)
    match = _DIGITS.search(re.sub("\ue000\\d+\ue001", lambda found: "\ue002" * len(found[0]), marked))
    if not match or "/" in marked:
        return None
    before, after = restore(marked[: match.start()]), restore(marked[match.end() :])
    whole = match[0].split(".")[0].rstrip(",")
    decimals = match[2] or ""
    thousands = "," if "," in whole else " " if " " in whole else ""
    return _Pattern(
        before,
        after,
        len(decimals),
        len(decimals.rstrip("#")),
        thousands,
        len(match[1]) + len(match[3] or ""),  # `0.0,,` divides by a million as `0,,.0` does
        match[4] is not None,
        "0" not in match[0],
    )


def _written(number: float, pattern: _Pattern) -> str:
    exact = Decimal(repr(number)) / (1000**pattern.scale)
    exact *= 100 ** (pattern.before + pattern.after).count("%")
    if not exact and pattern.blank_zero:
        return f"{pattern.before}{pattern.after}".strip()
    if pattern.exponent:
        return f"{pattern.before}{exact:.{pattern.decimals}E}{pattern.after}"
    if abs(exact) >= _LARGEST:
        return _general(number)
    exact = exact.quantize(Decimal(1).scaleb(-pattern.decimals), ROUND_HALF_UP)
    digits = f"{abs(exact):,f}".replace(",", pattern.thousands)
    if pattern.fewest_decimals < pattern.decimals:
        whole, _, decimals = digits.partition(".")
        decimals = decimals[: pattern.fewest_decimals] + decimals[pattern.fewest_decimals :].rstrip("0")
        digits = f"{whole}.{decimals}" if decimals else whole
    sign = "-" if exact < 0 else ""
    return f"{sign}{pattern.before}{digits}{pattern.after}".strip()


def _general(number: float) -> str:
    if number == int(number) and abs(number) < _LARGEST:
        return str(int(number))
    if 1e-9 <= abs(number) < _LARGEST:
        digits = max(0, _GENERAL_DIGITS - 1 - max(0, len(str(int(abs(number)))) - 1))
        shown = f"{number:.{digits}f}".rstrip("0").rstrip(".")
        return shown if float(shown) else f"{number:.6g}"
    return f"{number:.6g}"


def _show_date(value: datetime.date | datetime.time, code: str) -> str:
    """ISO 8601; a code that shows no day, or no month, cuts it there."""
    if isinstance(value, datetime.time):
        return value.isoformat("seconds" if value.second else "minutes")
    bare = _LITERAL.sub("", code)
    if isinstance(value, datetime.datetime) and (value.hour or value.minute) and "h" in bare:
        return value.isoformat(timespec="minutes")
    day = value.date() if isinstance(value, datetime.datetime) else value
    if "y" in bare and "d" not in bare:
        return f"{day:%Y-%m}" if "m" in bare else f"{day.year:04}"
    return day.isoformat()
