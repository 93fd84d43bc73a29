"""The unit that a table gives to its bare numbers: in a column of its own, in a heading, a row's label or the caption.

In: a quantity of a cell and the texts that may tell its unit, the nearest first. Out: the quantity in that unit.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from cityledger.extract.quantities import Quantity, find_quantities

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_LEAD = re.compile(
    r"^(?:all )?(?:figures |values |amounts |expressed |unit: ?|units: ?)?(?:are )?in (?:the )?", re.IGNORECASE
)
_SCALES = {
    "000": "thousand", "000s": "thousand", "'000": "thousand", "’000": "thousand", "k": "thousand", "m": "million",
    "mn": "million", "mln": "million", "bn": "billion", "thousand": "thousand", "thousands": "thousand",
    "million": "million", "millions": "million", "billion": "billion", "billions": "billion", "hundreds": "hundred",
}  # fmt: skip
_SCALE_LAST = re.compile(r"(.*[$€£¥]|.+\s)\s?(['’]?\w+)")
_PERCENT_LEAD = re.compile(
    r"^(?:percentages?|per ?cent|%)(?: (?:of|change|share|growth|increase|distribution)\b.*)?$", re.IGNORECASE
)
"""`percentage change on the year before`, `% of households`: shares, whatever they are of."""
_LONGEST = 40


def in_unit_of_table(quantity: Quantity, unit: str, sources: Iterable[str]) -> Quantity:
    """A bare number in the unit of its row's unit cell, else in that which a heading gives in brackets or at its end.

    `Area (ha)`, `Jobs (thousand)`, `Spending (in EUR million)`, `Share %`. A number with a unit of its own keeps it.
    """
    if quantity.symbol != "count":
        return quantity
    candidates = [unit] if unit else []
    for source in sources:
        candidates += _BRACKETS.findall(source)
        candidates += ["%"] if source.rstrip().endswith("%") else []
    for text in candidates:
        probe = read_unit_text(text)
        if probe is not None:
            return _as(quantity, probe)
    return quantity


@lru_cache(maxsize=2000)
def read_unit_text(text: str) -> Quantity | None:
    """The quantity 1 of what a text names, where it is nothing but a unit, a scale or both; else None."""
    bare = " ".join(_LEAD.sub("", text.strip()).split())
    bare = _PERCENT_LEAD.sub("%", bare)
    if not bare or len(bare) > _LONGEST or re.search(r"(?:19|20)\d\d", bare):
        return None
    bare = "metre" if bare == "m" else _SCALES.get(bare.lower(), bare)
    for said in (f"1 {bare}", *_turned(bare)):
        found = find_quantities(said)
        whole = len(found) == 1 and found[0].start == 0 and found[0].modified_end >= len(said) - 2
        if whole and (found[0].symbol != "count" or found[0].scaled):
            return found[0]
    return None


def _turned(text: str) -> tuple[str, ...]:
    """`EUR million`, `US$ m`, `$000` with the scale before the unit; nothing where no scale closes them."""
    match = _SCALE_LAST.fullmatch(text)
    scale = _SCALES.get(match[2].lower()) if match else None
    if match is None or scale is None:
        return ()
    unit = match[1].strip()
    return (f"{unit}1 {scale}",) if unit[-1] in "$€£¥" else (f"1 {scale} {unit}",)


def is_unit_text(text: str) -> bool:
    """Whether a text is nothing but a unit, with or without brackets."""
    return read_unit_text(text.strip(" ()[]")) is not None


def _as(quantity: Quantity, unit: Quantity) -> Quantity:
    upper = quantity.value_upper
    return replace(
        quantity,
        unit=unit.unit,
        symbol=unit.symbol,
        dimension=unit.dimension,
        value=float(f"{quantity.value * unit.value:.12g}"),
        value_upper=None if upper is None else float(f"{upper * unit.value:.12g}"),
    )
