"""One parser of quantities and texts in; what it found and its processor seconds as a line of JSON out.

    python quantity_parsers.py PARSER ROUNDS < texts.json

Runs under the interpreter of the parser's own environment, so nothing but the standard library is imported at the top.
A found quantity is [value, upper end of a range or null, unit or null, kind, start, end]. All texts are read once
before the clock starts, to load whatever loads late; the best of ROUNDS counts, or the first reading where it is 0.
"""
# ruff: noqa: PLC0415 - each parser is in an environment that has no other

import json
import sys
import time
import warnings
from functools import cache
from typing import Any

Found = list[Any]


def read_cityledger(text: str) -> list[Found]:
    """Our grammar: units are UCUM or ISO 4217 codes; what money is per stands beside the currency."""
    from cityledger.extract import find_quantities

    found = []
    for item in find_quantities(text):
        per = [_measure(name) for name in item.per] if item.dimension == "money" else []
        unit = "/".join([str(item.unit), *filter(None, per)]) if per else item.unit
        found.append([item.value, item.value_upper, unit, item.dimension, item.start, item.end])
    return found


@cache
def _measure(name: str) -> str | None:
    """The code of a unit of measure as the divisor of another; None for a thing that is counted."""
    from cityledger.extract import find_quantities

    found = find_quantities(f"1 {name}")
    return f"({found[0].unit})" if found and found[0].unit else None


def read_quantulum3(text: str) -> list[Found]:
    """quantulum3 without its classifier: units are names; a range is given as its middle and half its width."""
    from quantulum3 import parser

    found = []
    for item in parser.parse(text):
        low, high = item.value, None
        if item.uncertainty is not None:
            low, high = item.value - item.uncertainty, item.value + item.uncertainty
        entity, unit = item.unit.entity.name, item.unit.name
        kind = {"currency": "money", "dimensionless": "count"}.get(entity, entity)
        kind = "share" if unit in ("percentage", "permille") else kind
        found.append([low, high, None if kind == "count" else unit, kind, *item.span])
    return found


PARSERS = {"cityledger": read_cityledger, "quantulum3": read_quantulum3}


def main() -> None:
    """Read every text; a text that a parser fails on counts as one without quantities."""
    warnings.simplefilter("ignore")
    read, texts = PARSERS[sys.argv[1]], json.load(sys.stdin)
    answers: list[list[Found]] = []
    seconds = []
    for _ in range(int(sys.argv[2]) + 1):
        begun, answers = time.process_time(), []
        for text in texts:
            try:
                answers.append(read(text))
            except Exception:  # whatever a parser of others raises is its answer to the text
                answers.append([])
        seconds.append(time.process_time() - begun)
    print(json.dumps({"seconds": min(seconds[1:] or seconds), "found": answers}))


if __name__ == "__main__":
    main()
