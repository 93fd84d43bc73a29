"""Whether a value is measured, promised, forecast, a change or a rank, and which way it goes.

In: a `Reading`, a quantity, its phrase and the words above it. Out: kind and direction of the extraction guidelines.
"""

from dataclasses import dataclass

from cityledger.extract.indicators.phrase import About
from cityledger.extract.indicators.reading import FINITE, Reading, words_of
from cityledger.extract.quantities import Quantity
from cityledger.extract.quantities.lexicon import get_lexicon

_CLAUSE_ENDS = frozenset({"while", "but", "whereas", "although", "though", "because"})
_PAST = frozenset({"VVD", "VBD", "VHD", "VDD"})
_PRESENT = frozenset({"VBZ", "VBB", "VVZ", "VHZ", "VHB"})
_SETTING = frozenset(
    [
        "set",
        "established",
        "adopted",
        "planned",
        "aimed",
        "committed",
        "pledged",
        "targeted",
        "proposed",
        "agreed",
        "was",
        "were",
        "approved",
        "announced",
        "launched",
        "revised",
    ]
)
_STRONG = frozenset(
    [
        "will",
        "shall",
        "must",
        "aim",
        "aims",
        "aimed",
        "aiming",
        "plans",
        "planned",
        "committed",
        "commits",
        "pledge",
        "pledged",
        "intends",
        "intend",
        "seeks",
        "strives",
        "propose",
        "proposes",
        "proposed",
        "should",
    ]
)
_SHARES = frozenset({"%", "pp", "‰"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a sentence: the line above it, whether a `by` date follows, whether its period is to come."""

    head: str
    due: bool
    future: bool


def kind_of(reading: Reading, quantity: Quantity, about: About | None, setting: Setting) -> str:
    """actual, target, change, rank or projection."""
    if quantity.symbol == "rank":
        return "rank"
    at = reading.at(quantity.modified_start)
    first = _clause_start(reading, at)
    before = {reading.lower(place) for place in range(first, at) if reading.tokens[place].text != "May"}
    after = _words_after(reading, quantity)
    aimed = _is_aimed(reading, quantity, about, first, at, after, setting)
    if _is_projected(before, after, aimed, setting):
        return "projection"
    if aimed:
        return "target"
    if setting.future:
        return "projection"
    return "change" if _is_change(reading, quantity, at) else "actual"


def _clause_start(reading: Reading, at: int) -> int:
    first = at
    while first > 0 and at - first < 60 and reading.lower(first - 1) not in _CLAUSE_ENDS:
        first -= 1
    return first


def _words_after(reading: Reading, quantity: Quantity) -> set[str]:
    """The words right behind: of a share up to five, of a count none, as those say what is counted."""
    behind = reading.at(quantity.modified_end - 1) + 1
    reach = 5 if quantity.symbol in _SHARES or quantity.dimension == "money" else 0
    words = set()
    for place in range(behind, min(behind + reach, len(reading.tokens))):
        if reading.lower(place) in (",", ";", ".") or reading.tag(place) == "CRD":
            break
        words.add(reading.lower(place))
    return words


def _is_projected(before: set[str], after: set[str], aimed: bool, setting: Setting) -> bool:
    marks = words_of("projection_markers")
    if "need" in before and before & {"outlines", "indicates", "shows", "suggests"}:
        return True
    if not (before | after) & marks:
        return False
    certain = (before | after) & {
        "projected",
        "projection",
        "projections",
        "forecast",
        "scenario",
        "scenarios",
        "potential",
        "modeled",
        "modelled",
        "predicted",
        "anticipated",
    }
    if certain:
        return not (aimed and before & {"goal", "target", "aims", "aim", "committed", "will"}) or bool(
            (before | after) & {"scenario", "scenarios"}
        )
    if (before | after) & marks <= {"could", "may", "might", "would"}:
        return setting.future and not aimed
    return not aimed or (setting.future and not before & _STRONG)


def _is_aimed(
    reading: Reading, quantity: Quantity, about: About | None, first: int, at: int, after: set[str], setting: Setting
) -> bool:
    if _is_given(reading, quantity, at):
        return False
    last_verb = _last_verb(reading, at)
    if last_verb is not None and _states_fact(reading, last_verb, first):
        return bool(after & {"target", "goal", "targets", "goals"})
    if any(_is_promise(reading, place, at) for place in range(first, at)):
        return True
    if after & {"target", "goal", "targets", "goals"} or (setting.due and quantity.symbol != "rank"):
        return True
    return _is_ordered(reading, at, setting)


def _is_given(reading: Reading, quantity: Quantity, at: int) -> bool:
    """`the 100 agencies`, `the backlog of 400 million pages`: things that are there already, whatever will be done with them."""
    if quantity.symbol != "count":
        return False
    if reading.lower(at - 1) == "of" and reading.lower(at - 3) == "the" and reading.is_noun(at - 2):
        return not reading.lower(at - 2).endswith(("ion", "ing", "ment", "al"))
    return reading.lower(at - 1) in ("the", "these", "those", "its", "our", "their") or (
        reading.lower(at) in ("the", "these", "its", "our", "their")
    )


def _last_verb(reading: Reading, at: int) -> int | None:
    for place in range(at - 1, max(-1, at - 7), -1):
        if reading.lower(place) in (",", ";"):
            return None
        if reading.tag(place) in FINITE | {"VVI", "VVN", "VVG"}:
            return place
    return None


def _states_fact(reading: Reading, verb: int, first: int) -> bool:
    """Whether the verb nearest before the quantity is finite and tells what is or was, not what is aimed at."""
    tag, word = reading.tag(verb), reading.lower(verb)
    subject = {reading.lower(place) for place in range(max(first, verb - 8), verb)}
    if subject & {"target", "goal", "targets", "goals", "objective", "ambition"} and tag in ("VBZ", "VBD", "VBB"):
        return False
    if tag == "VVN" and reading.tag(verb - 1) in ("VHZ", "VHB", "VHD", "VBZ", "VBD"):
        return word not in _SETTING | {"expected", "required", "projected", "estimated"}
    if tag in _PAST:
        return word not in _SETTING or word in ("was", "were")
    return tag in ("VBZ", "VBB", "VHZ") and reading.tag(verb - 1) not in ("VM0", "TO0")


def _is_promise(reading: Reading, place: int, at: int) -> bool:
    word, tag = reading.lower(place), reading.tag(place)
    if word in (
        "target",
        "targets",
        "goal",
        "goals",
        "objective",
        "objectives",
        "commitment",
        "pledge",
        "vision",
        "ambition",
        "mandate",
        "milestone",
    ):
        return at - place <= 14
    if word in (
        "plan",
        "plans",
        "require",
        "requires",
        "required",
        "require",
        "commitments",
        "planning",
        "planned",
        "proposed",
    ):
        return tag.startswith("V") and at - place <= 14
    if word in ("will", "shall", "must", "should"):
        return tag == "VM0" and not any(reading.tag(step) in _PAST for step in range(place + 1, at))
    return word in words_of("target_markers") and tag.startswith("V")


def _is_ordered(reading: Reading, at: int, setting: Setting) -> bool:
    """A bullet in the imperative, a plan's infinitive, or a line under a head that frames the future."""
    if any(reading.tag(place) in _PAST | _PRESENT for place in range(max(0, at - 12), at)):
        return False
    first = reading.lower(0)
    if first in words_of("imperatives") and at > 0 and not reading.lower(0).endswith("ed"):
        return True
    if any(
        reading.tag(place) == "TO0" and reading.tag(place + 1) in ("VVI", "VBI") for place in range(max(0, at - 7), at)
    ):
        return True
    words = set(setting.head.lower().replace(":", " ").replace("(", " ").replace(")", " ").split())
    return bool(words & (words_of("goal_headings") | {"will", "shall"}))


def _is_change(reading: Reading, quantity: Quantity, at: int) -> bool:
    """A difference: a share or amount by which something rose or fell, not a level that it rose to."""
    before = reading.lower(at - 1)
    if before == "to":
        return False
    if quantity.direction is None:
        return (
            before in ("changed",)
            or reading.lower(at - 2) == "changed"
            or (reading.lower(at) == "within" and reading.lower(at - 1) in ("staying", "stayed", "remained"))
        )
    if quantity.symbol in _SHARES:
        return True
    lexicon = get_lexicon()
    behind = reading.at(quantity.end - 1) + 1
    moved = lexicon.increase | lexicon.decrease
    if reading.lower(behind) in ("more", "less", "fewer", "higher", "lower", "hotter", "cooler", "warmer", "colder"):
        return True
    return (
        before == "by"
        or (before in moved - {"cut", "lower"})
        or (reading.lower(behind) in moved and reading.lower(behind + 1) == "than")
    )


def direction_of(reading: Reading, quantity: Quantity, kind: str) -> str | None:
    """Which way the text says it goes: the quantity's own words, else a word of change close by in its clause."""
    if kind == "rank":
        return None
    if quantity.direction:
        return quantity.direction
    if kind not in ("target", "change", "projection") or quantity.symbol not in _SHARES:
        return None
    at, behind = reading.at(quantity.modified_start), reading.at(quantity.end - 1) + 1
    forward = range(behind, min(behind + 6, len(reading.tokens)))
    backward = range(at - 1, max(-1, at - 9), -1)
    return _first_move(reading, forward, (".", ";", "by")) or _first_move(reading, backward, (";", ","))


def _first_move(reading: Reading, places: range, stops: tuple[str, ...]) -> str | None:
    lexicon = get_lexicon()
    for place in places:
        word = reading.lower(place)
        if word in stops or (reading.tag(place) == "CRD" and word not in ("%",)):
            if word in stops:
                return None
            continue
        if word in lexicon.decrease:
            return "decrease"
        if word in lexicon.increase:
            return "increase"
    return None
