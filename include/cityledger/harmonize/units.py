"""Units as written, with their dimension, and the value in the dimension's standard unit.

In: a value and its unit (UCUM, SI or customary symbol, ISO 4217 code, `%`, `pp`, `count`, `rank`). Out: a `Measure`.
The table is include/lookups/units_dimensions.yml; the factors are pint's. A unit that is not in the table and not built
from units that are (`kg/person`, `MWh/a`) has no dimension. Money keeps its currency.

Nothing of a document reaches pint's own parser, as that parser computes what it reads: only the table's expressions
do.
"""

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pycountry

from cityledger.lookups import read_lookup


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in the standard unit of its dimension; all None where the unit is not known."""

    dimension: str | None = None
    value: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's dimension, the standard unit, and how to get there: standard = value * factor + offset."""

    dimension: str | None
    standard: str | None
    factor: float = 1.0
    offset: float = 0.0


_LONGEST = 60
_UNKNOWN = Unit(None, None)
_COUNTED = re.compile(
    r"\{[^{}]*\}|persons?|people|capita|heads?|inhabitants?|residents?|households?|unit|count|1|10\*\d|10+"
)
_CURRENCY = re.compile(r"[A-Z]{3}")


@cache
def _dimensions() -> dict[str, dict[str, Any]]:
    return {item["name"]: item for item in read_lookup("units_dimensions")["dimensions"]}


@cache
def _codes() -> dict[str, dict[str, Any]]:
    """The table's entry of every code; ValueError where a code stands twice or its dimension is not listed."""
    table: dict[str, dict[str, Any]] = {}
    for entry in read_lookup("units_dimensions")["units"]:
        if entry.get("dimension") not in {*_dimensions(), None}:
            raise ValueError(f"include/lookups/units_dimensions.yml: {entry['codes'][0]} has an unlisted dimension")
        for code in entry["codes"]:
            if str(code) in table:
                raise ValueError(f"include/lookups/units_dimensions.yml names {code} twice; leave one")
            table[str(code)] = entry
    return table


@cache
def _prefixed() -> dict[str, tuple[str, float]]:
    """Units that texts are read for with an SI prefix (hPa), code and symbol: the unit without it, and the factor."""
    content = read_lookup("units")
    table: dict[str, tuple[str, float]] = {}
    for entry in content["units"]:
        for sign in entry.get("prefixes", ()):
            prefix = content["prefixes"][sign]
            for code in (sign + entry["ucum"], prefix["symbols"][0] + entry.get("symbol", entry["ucum"])):
                table[code] = (entry["ucum"], float(prefix["factor"]))
    return table


@cache
def _registry() -> Any:
    """pint, loaded when the first physical unit asks for it: it takes most of a second."""
    import pint  # noqa: PLC0415 - most documents have no physical unit

    return pint.UnitRegistry(cache_folder=None)


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes."""
    return frozenset(currency.alpha_3 for currency in pycountry.currencies)


def standardize(value: float, unit: str, *, difference: bool = False) -> Measure:
    """The value in the standard unit of its dimension.

    `difference` says that the value is one temperature less another: 9 °F are then 5 °C and not -13. A value that has
    no finite standard value (too large, not a number) has a dimension and a unit alone.
    """
    known = read_unit(unit)
    if known.dimension is None:
        return Measure()
    if known.factor == 1.0 and (difference or not known.offset):
        return Measure(known.dimension, value if math.isfinite(value) else None, known.standard)
    standard = value * known.factor + (0.0 if difference else known.offset)
    return Measure(known.dimension, _rounded(standard) if math.isfinite(standard) else None, known.standard)


@lru_cache(maxsize=10_000)
def read_unit(unit: str) -> Unit:
    """A unit code's dimension and its way to the standard unit."""
    code = unit.strip()
    if not code or len(code) > _LONGEST:
        return _UNKNOWN
    if code in _codes():
        return _from_table(_codes()[code])
    if _CURRENCY.fullmatch(code) and code in currencies():
        return Unit("money", code)
    if code in _prefixed():
        base, factor = _prefixed()[code]
        bare = read_unit(base)
        return Unit(bare.dimension, bare.standard, bare.factor * factor, bare.offset)
    return _compound(code)


def _from_table(entry: dict[str, Any]) -> Unit:
    if "dimension" not in entry:
        return _UNKNOWN
    dimension = _dimensions()[entry["dimension"]]
    own = entry.get("factor", 1.0)
    if "as" not in entry:
        return Unit(dimension["name"], dimension["standard"], own)
    quantity = _registry().Quantity
    offset = quantity(0.0, entry["as"]).to(dimension["as"]).magnitude
    factor = quantity(1.0, entry["as"]).to(dimension["as"]).magnitude - offset
    return Unit(dimension["name"], dimension["standard"], factor * own, offset)


def _rounded(number: float) -> float:
    """Without the last binary digits' noise, so that 1000 kg are 1 t and not 1.0000000000000002 t."""
    return float(f"{number:.13g}")


def _compound(code: str) -> Unit:
    """`kg/person`, `USD/a`, `L/{person}/d`: a known unit over things counted and at most one time or other unit."""
    above, *below = code.replace(".d-1", "/d").replace(".a-1", "/a").split("/")
    if not below or len(below) > 3:
        return _UNKNOWN
    top = read_unit(above)
    if top.dimension in (None, "temperature"):
        return _UNKNOWN
    factor, dimension, standard = top.factor, top.dimension, top.standard or ""
    for part in below:
        bottom = Unit("count", "count") if _COUNTED.fullmatch(part) else read_unit(part)
        if bottom.dimension in (None, "temperature"):
            return _UNKNOWN
        if bottom.dimension == "time":  # rates stay by the year, the day or the hour that they were written in
            bottom = Unit("time", part)
        factor /= bottom.factor
        dimension, standard = f"{dimension} per {bottom.dimension}", f"{standard}/{_shown(part, bottom)}"
    return Unit(dimension, standard, factor)


def _shown(part: str, bottom: Unit) -> str:
    """What stands below the line in the standard unit: things counted keep their name ('t/person')."""
    return part if bottom.dimension == "count" else bottom.standard or part
