"""Masses of something: tonnes of CO2, MtCO2e.

In: tokens and a mass as read. Out: the mass with its substance.
"""

from collections.abc import Sequence

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.number import touches
from cityledger.extract.quantities.rates import Measure
from cityledger.extract.quantities.tokens import Token
from cityledger.extract.quantities.unit_tables import Unit


def fused_mass(tokens: Sequence[Token], place: int) -> Measure | None:
    """tCO2e, MtCO2-eq, ktCO2: a mass and its substance in one word."""
    token, lexicon = tokens[place], get_lexicon()
    lower = token.lower
    at = max(lower.find("co2"), lower.find("co₂"))
    if at <= 0:
        return None
    unit = lexicon.unit_shorts.get((token.text[:at],))
    if unit is None or unit.dimension != "mass":
        return None
    written, stop = lower[at:], place + 1
    for length in (2, 1, 0):
        tail = "".join(item.lower for item in tokens[place + 1 : place + 1 + length] if item.text not in "-_")
        joined = all(touches(tokens, step) for step in range(place + 1, place + 1 + length))
        if (joined or tail.startswith("e")) and written + tail in lexicon.substances:
            return Measure(_of(unit, lexicon.substances[written + tail]), stop + length)
    return None


def _of(unit: Unit, substance: str) -> Unit:
    """Tonnes of CO2 are tonnes; tonnes of CO2 equivalent are a unit of their own."""
    symbol = unit.symbol + substance if substance != "CO2" else unit.symbol
    return Unit(f"{unit.code}{{{substance}}}", symbol, "mass of " + substance, unit.factor)


def with_substance(tokens: Sequence[Token], measure: Measure) -> Measure:
    """The mass with what it is of, where that follows: `tonnes of CO2 equivalent`, `t CO2-eq`."""
    lexicon, at = get_lexicon(), measure.stop
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
    if at < len(tokens) and tokens[at].text in "(/-" and touches(tokens, at + 1):
        at += 1
    for length in (4, 3, 2, 1):
        run = tokens[at : at + length]
        if len(run) < length:
            continue
        spelled = "".join(token.lower for token in run if token.text not in "-_().")
        if spelled in lexicon.substances and run[-1].text not in "-_(.":
            return Measure(_of(measure.unit, lexicon.substances[spelled]), at + length)
    return measure
