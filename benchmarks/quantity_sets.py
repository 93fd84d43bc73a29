"""Labelled sets of quantities, and how a found quantity is matched with a label.

In: ../shared/corpus/quantities and news_quantities.jsonl. Out: `Item` records; `score` counts what a parser found.

Sets: Number, NumberRange, Percent, Currency and Dimension specifications of Recognizers-Text; MeasEval's training
paragraphs; News, invented sentences of this project. Rules of matching, the same for every parser:

- A found quantity can match a label whose characters it shares; each matches once.
- Value: equal up to one millionth. Cents and pence count as hundredths of their unit. A specification of ranges gives
  bounds: all of them must be found. MeasEval labels text: the first numeral of the label must have the digits of a
  found value (7.2 for 7,200,000), a label without digits must be touched.
- Unit: the same UCUM or ISO 4217 code in any spelling (factors in any order, annotations left out), or the same name.
  Currency labels the money without what it is per.
  Where MeasEval and News give none the found quantity must have none. MeasEval gives the unit as written: the found
  span must cover it.
- A specification labels one kind only. What is found of another kind and shares no character with a label is left out.
- A label that has a unit and no number (`a dollar sign`) is left out.
- An item belongs to the development half if the first byte of its text's SHA-256 is even, else it is held out. News
  says it for each sentence.

Rules of the labels of News, which were written before any parser read it:

- A quantity is what a reader takes for an amount: counts, measures, money, shares, spans of time, factors (`twice` is
  2, `tripled` 3, `halved` 0.5), shares in words (`a third`, `one in five` is 0.2). Dates, years, clock times, ordinals,
  names (`iPhone 12`, `G20`), numbers of telephones, streets and rooms, and `one` as a pronoun are none; nor are `a
  year` and the like, unless they are part of a rate.
- The span is number and unit, without words that compare (`about`, `up to`). The noun that is counted is not in it.
- A value is written out (`$2.3 million` is 2300000). It has a minus only where the text has one, not for a fall.
- A range is one label with two ends; `from 6 to 900` is two labels. A measure in two units (`6ft 3in`) is one label in
  the larger.
- Units: UCUM or ISO 4217 codes, `%`, `pp` for percentage points, `bp` for basis points (350bp is 350); none for counts,
  factors, points of an index and what UCUM has no code for (megapixels). Cents and pence are hundredths. `$` is USD
  unless the text says otherwise. A unit of measure that follows directly after `a`, `an` or `per` belongs to the unit
  (`$61.30 a barrel`, `£11.44 an hour`); a share, a patient or a head does not.
"""

import csv
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

from cityledger.extract.quantities.lexicon import get_lexicon
from cityledger.extract.quantities.unit_tables import Phrase, split_phrase

_SPECIFICATIONS = ("Number", "NumberRange", "Percent", "Currency", "Dimension")
SETS = (*_SPECIFICATIONS, "MeasEval", "News")
NEWS = Path(__file__).with_name("news_quantities.jsonl")
_KINDS = {
    "Number": ("count",),
    "NumberRange": ("count",),
    "Percent": ("share",),
    "Currency": ("money",),
}
_NOT_DIMENSION = frozenset({"count", "share", "money", "rank", "time", "temperature", "angle or temperature"})
_HUNDREDTHS = {"cent": "USD", "sen": "JPY", "pence": "GBP", "penny": "GBP", "pennies": "GBP"}
_SHORTENED = {"dollar": "USD", "pound": "GBP", "franc": "CHF", "british pound": "GBP"}
_NAMES = {
    "ton": "t", "degree": "deg", "degree angle": "deg", "pound mass": "[lb_av]", "percentage": "%", "bp": "{bp}",
    "megabit": "Mbit", "gigabit": "Gbit", "light year": "[ly]", "milliampere hour": "mA.h", "bushel": "[bu_us]",
    "millimeter of mercury": "mm[Hg]", "megapixel": "",
}  # fmt: skip
_COMPOUND = re.compile(r"[/\[{*]|\w\.\w")
"""What a code has and a name has not."""
_FACTOR = re.compile(r"([/.()])|(10\*|(?:\[[^\]]+\]|[^\d/.()\[\]*-])+)?(-?\d+)?")
_SPELLED = {"[sft_i]": "[ft_i]2"}
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


@dataclass(frozen=True)
class Label:
    """One labelled quantity: its characters, its values or first numeral, and its unit."""

    start: int
    end: int
    values: tuple[float, ...]
    unit: str | None
    """None where the set does not label it, empty where there is none."""
    is_text: bool = False
    """Whether value and unit are as written (MeasEval) and not normalised."""


@dataclass(frozen=True)
class Item:
    """One labelled text."""

    group: str
    text: str
    labels: tuple[Label, ...]
    half: str | None = None
    """As the set says it."""

    @property
    def is_development(self) -> bool:
        """Whether rules may be made by looking at it."""
        if self.half:
            return self.half == "development"
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
    items = [item for name in _SPECIFICATIONS for item in _read_specification(name, folder / f"{name}Model.json")]
    return items + _read_measeval(folder / "measeval_train") + _read_news(NEWS)


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


def _read_news(path: Path) -> list[Item]:
    items = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        items.append(Item("News", row["text"], tuple(_news_label(one) for one in row["quantities"]), row["half"]))
    return items


def _news_label(row: dict[str, Any]) -> Label:
    values = tuple(value for value in (row["value"], row["value_upper"]) if value is not None)
    return Label(row["start"], row["end"], values, row["unit"] or "")


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
        count.units += right and _has_unit(label, item, one)
    count.found += sum(_counts(item, one) for one in left)
    return count


def _counts(item: Item, one: list[Any]) -> bool:
    """Whether a found quantity that matched no label is wrong, or of a kind that the set does not label."""
    touches = any(one[4] < label.end and label.start < one[5] for label in item.labels)
    if touches or item.group in ("MeasEval", "News"):
        return True
    kind = one[3]
    return kind not in _NOT_DIMENSION if item.group == "Dimension" else kind in _KINDS[item.group]


def _has_value(label: Label, near: list[list[Any]], one: list[Any]) -> bool:
    ends = [value for value in one[:2] if value is not None]
    if label.is_text:
        return not label.values or any(_digits(value) == _digits(label.values[0]) for value in ends)
    if len(label.values) > 1:
        ends = [value for other in near for value in other[:2] if value is not None]
    factor = 0.01 if str(one[2]).lower().partition(" per ")[0] in _HUNDREDTHS else 1.0
    return bool(label.values) and all(
        any(abs(wanted - value * factor) <= 1e-6 * max(1.0, abs(wanted)) for value in ends) for wanted in label.values
    )


def _digits(value: float) -> str:
    return f"{abs(value):.6e}".partition("e")[0]


def _has_unit(label: Label, item: Item, one: list[Any]) -> bool:
    if not label.is_text:
        unit = re.split("/| per ", one[2] or "")[0] if item.group == "Currency" else one[2]
        return label.unit is None or _code(label.unit) == _code(unit)
    if not label.unit:
        return one[2] is None
    return "".join(label.unit.split()) in "".join(item.text[one[4] : one[5]].split())


@cache
def _codes() -> dict[Phrase, str]:
    currencies = {split_phrase(money.name.lower()): money.alpha_3 for money in pycountry.currencies}
    lexicon = get_lexicon()
    names = {phrase: unit.code for phrase, unit in [*lexicon.money_names.items(), *lexicon.unit_names.items()]}
    return currencies | names | {split_phrase(name): code for name, code in (_SHORTENED | _HUNDREDTHS | _NAMES).items()}


@cache
def _code(unit: str | None) -> str:
    """The UCUM or ISO 4217 code that a unit's name stands for, in one spelling; a name that is not known as it is."""
    if not unit or unit in _codes().values() or _COMPOUND.search(unit):
        return _spelling(unit or "")
    name = unit.lower().replace("metre", "meter").replace("litre", "liter").replace("-", " ")
    codes = [_codes().get(split_phrase(part), part) for part in name.split(" per ")]
    return _spelling("/".join(f"({code})" if "." in code else code for code in codes))


def _spelling(code: str) -> str:
    """A code as the powers of its factors in order, without annotations unless it has nothing else."""
    bare = re.sub(r"\{[^}]*\}", "", code) or code
    for spelling, same in _SPELLED.items():
        bare = bare.replace(spelling, same)
    powers: Counter[str] = Counter()
    groups, sign = [1], 1
    for mark, atom, power in _FACTOR.findall(bare):
        if mark == "(":
            groups.append(sign)
        elif mark == ")":
            groups.pop()
        elif mark:
            sign = groups[-1] * (-1 if mark == "/" else 1)
        elif atom:
            powers[atom] += sign * int(power or 1)
        elif power:
            tens = len(power) - 1 if power.rstrip("0") == "1" else 0
            powers["10*" if tens else power] += sign * (tens or 1)
    return ".".join(f"{atom}{power}" for atom, power in sorted(powers.items()) if power)
