"""Labelled sets of quantities that others made, and how a found quantity is matched with a label.

In: ../shared/corpus/quantities. Out: `Item` records; `score` counts what a parser found in one of them.

Sets: Number, NumberRange, Percent, Currency and Dimension specifications of Recognizers-Text; MeasEval's training
paragraphs. Rules, the same for every parser:

- A found quantity can match a label whose characters it shares; each matches once.
- Value: equal up to one millionth. Cents and pence count as hundredths of their unit. A specification of ranges gives
  bounds: all of them must be found. MeasEval labels text: the first numeral of the label must have the digits of a
  found value (7.2 for 7,200,000), a label without digits must be touched.
- Unit: the same UCUM or ISO 4217 code, or the same name. MeasEval gives the unit as written: the found span must cover
  it, and where it gives none the found quantity must have none.
- A specification labels one kind only. What is found of another kind and shares no character with a label is left out.
- A label that has a unit and no number (`a dollar sign`) is left out.
- An item belongs to the development half if the first byte of its text's SHA-256 is even, else it is held out.
"""

import csv
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.unit_tables import Phrase, split_phrase

SETS = ("Number", "NumberRange", "Percent", "Currency", "Dimension", "MeasEval")
_KINDS = {
    "Number": ("count",),
    "NumberRange": ("count",),
    "Percent": ("share",),
    "Currency": ("money",),
    "MeasEval": (),
}
_NOT_DIMENSION = frozenset({"count", "share", "money", "rank", "time", "temperature", "angle or temperature"})
_HUNDREDTHS = {"cent": "USD", "sen": "JPY", "pence": "GBP", "penny": "GBP", "pennies": "GBP"}
_SHORTENED = {"dollar": "USD", "pound": "GBP", "franc": "CHF", "british pound": "GBP"}
_NAMES = {"ton": "t", "degree": "deg", "degree angle": "deg", "pound mass": "[lb_av]", "percentage": "%"}
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


@dataclass(frozen=True)
class Label:
    """One labelled quantity: its characters, its values or first numeral, and its unit."""

    start: int
    end: int
    values: tuple[float, ...]
    unit: str | None
    is_text: bool = False
    """Whether value and unit are as written (MeasEval) and not normalised."""


@dataclass(frozen=True)
class Item:
    """One labelled text."""

    group: str
    text: str
    labels: tuple[Label, ...]

    @property
    def is_development(self) -> bool:
        """Whether rules may be made by looking at it."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0


@dataclass
class Count:
    """What was right, by value and by value with unit, of how many found and labelled."""

    labelled: int = 0
    found: int = 0
    values: int = 0
    units: int = 0

    def add(self, other: "Count") -> None:
        """Sum up."""
        self.labelled += other.labelled
        self.found += other.found
        self.values += other.values
        self.units += other.units


def read_sets(folder: Path) -> list[Item]:
    """Every item of every set that is there."""
    items = [item for name in SETS[:-1] for item in _read_specification(name, folder / f"{name}Model.json")]
    return items + _read_measeval(folder / "measeval_train")


def _read_specification(name: str, path: Path) -> list[Item]:
    cases = json.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else []
    items = []
    for case in cases:
        labels = [_label(name, row, case["Input"]) for row in case["Results"]]
        items.append(Item(name, case["Input"], tuple(label for label in labels if label.values)))
    return items


def _label(name: str, row: dict[str, Any], text: str) -> Label:
    resolution = row.get("Resolution") or {}
    values = tuple(float(part) for part in re.findall(r"-?\d[\d.eE+-]*", str(resolution.get("value"))))
    start = row.get("Start", text.find(row["Text"]))
    unit = "%" if name == "Percent" else resolution.get("isoCurrency") or resolution.get("unit")
    if (unit or "").lower() in _HUNDREDTHS:
        values = tuple(value / 100 for value in values)
    if name == "Dimension" and unit == "Pound":
        unit = "pound mass"
    return Label(start, start + len(row["Text"]), values, unit)


def _read_measeval(folder: Path) -> list[Item]:
    items = []
    for path in sorted((folder / "tsv").glob("*.tsv")):
        text = (folder / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        with path.open(encoding="utf-8") as stream:
            rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["annotType"] == "Quantity"]
        items.append(Item("MeasEval", text, tuple(_text_label(row) for row in rows)))
    return items


def _text_label(row: dict[str, str]) -> Label:
    numeral = _NUMERAL.search(row["text"])
    values = (float(numeral.group().replace(",", "")),) if numeral else ()
    return Label(
        int(row["startOffset"]), int(row["endOffset"]), values, json.loads(row["other"] or "{}").get("unit"), True
    )


def score(item: Item, found: list[list[Any]]) -> Count:
    """Counts for one text."""
    left, count = list(found), Count(labelled=len(item.labels))
    for label in item.labels:
        near = [one for one in left if one[4] < label.end and label.start < one[5]]
        best = max(((_has_value(label, near, one), one) for one in near), key=lambda pair: pair[0], default=None)
        if best is None:
            continue
        right, one = best
        whole = label.is_text or len(label.values) > 1
        left = [other for other in left if other is not one and not (whole and other in near)]
        count.found += 1
        count.values += right
        count.units += right and _has_unit(label, item.text, one)
    count.found += sum(_counts(item, one) for one in left)
    return count


def _counts(item: Item, one: list[Any]) -> bool:
    """Whether a found quantity that matched no label is wrong, or of a kind that the set does not label."""
    touches = any(one[4] < label.end and label.start < one[5] for label in item.labels)
    if touches or item.group == "MeasEval":
        return True
    kind = one[3]
    return kind not in _NOT_DIMENSION if item.group == "Dimension" else kind in _KINDS[item.group]


def _has_value(label: Label, near: list[list[Any]], one: list[Any]) -> bool:
    ends = [value for value in one[:2] if value is not None]
    if label.is_text:
        return not label.values or any(_digits(value) == _digits(label.values[0]) for value in ends)
    if len(label.values) > 1:
        ends = [value for other in near for value in other[:2] if value is not None]
    factor = 0.01 if str(one[2]).lower() in _HUNDREDTHS else 1.0
    return bool(label.values) and all(
        any(abs(wanted - value * factor) <= 1e-6 * max(1.0, abs(wanted)) for value in ends) for wanted in label.values
    )


def _digits(value: float) -> str:
    return f"{abs(value):.6e}".partition("e")[0]


def _has_unit(label: Label, text: str, one: list[Any]) -> bool:
    if not label.is_text:
        return label.unit is None or _code(label.unit) == _code(one[2])
    if not label.unit:
        return one[2] is None
    return "".join(label.unit.split()) in "".join(text[one[4] : one[5]].split())


@cache
def _codes() -> dict[Phrase, str]:
    currencies = {split_phrase(money.name.lower()): money.alpha_3 for money in pycountry.currencies}
    lexicon = get_lexicon()
    names = {phrase: unit.code for phrase, unit in [*lexicon.money_names.items(), *lexicon.unit_names.items()]}
    return currencies | names | {split_phrase(name): code for name, code in (_SHORTENED | _NAMES).items()}


@cache
def _code(unit: str | None) -> str:
    """The UCUM or ISO 4217 code that a unit's name stands for; a code, or a name that is not known, as it is."""
    if unit is None:
        return ""
    name = unit.lower().replace("metre", "meter").replace("litre", "liter").replace("-", " ")
    if name in _HUNDREDTHS:
        return _HUNDREDTHS[name]
    if unit in _codes().values():
        return unit
    return "/".join(_codes().get(split_phrase(part), part) for part in name.split(" per "))
