"""Whether a value is measured, promised, forecast, a change or a rank, and which way it goes.

In: a `Reading`, a quantity and what stands around its sentence. Out: kind and direction of the extraction guidelines.
"""

from cityledger.extract.indicators.changes import is_change, opens_way
from cityledger.extract.indicators.clause import Clause, Setting, clause_of
from cityledger.extract.indicators.forecasts import is_projected
from cityledger.extract.indicators.plans import (
    is_means_of_promise,
    is_planned_behind,
    part_was_dealt_with,
    suffers_behind,
    tells_past,
)
from cityledger.extract.indicators.reading import FINITE, Reading, words_of
from cityledger.extract.quantities import Quantity

_PAST = frozenset({"VVD", "VBD", "VHD", "VDD"})
_PRESENT = frozenset({"VBZ", "VBB", "VVZ", "VHZ", "VHB"})
_DOUBTS = frozenset({"could", "might", "may", "would"})
_SHARES = frozenset({"%", "pp", "‰"})


def kind_of(reading: Reading, quantity: Quantity, setting: Setting) -> str:
    """actual, target, change, rank or projection."""
    if quantity.symbol == "rank":
        return "rank"
    clause = clause_of(reading, quantity)
    if _names_goal(clause):
        return "target"
    if opens_way(reading, clause.at, reading.at(quantity.modified_end - 1) + 1):
        return "actual"
    if part_was_dealt_with(reading, quantity):
        return "actual"
    if suffers_behind(reading, quantity):
        return "projection"
    planned = is_planned_behind(reading, clause.at, quantity) or is_means_of_promise(reading, clause.at, quantity)
    aimed = _is_aimed(clause, setting) or planned
    if is_projected(clause, aimed, setting):
        return "projection"
    if aimed:
        return "projection" if _follows_deed(clause) else "target"
    if setting.future and not _told_of_past(clause):
        return "target" if clause.before & words_of("budget_nouns") else "projection"
    return "change" if is_change(reading, quantity, clause.at) else "actual"


def _told_of_past(clause: Clause) -> bool:
    """Whether the clause's only finite verb is a past tense, whatever its date says of the document's own."""
    tags = [clause.reading.tag(place) for place in range(len(clause.reading.tokens))]
    finite = [tag for tag in tags if tag in FINITE]
    return bool(finite) and set(finite) <= {"VVD", "VBD", "VHD"}


def _is_aimed(clause: Clause, setting: Setting) -> bool:
    if _is_given(clause):
        return False
    counted = clause.reading.lower(clause.reading.at(clause.quantity.modified_end - 1) + 1) == "of"
    goal_follows = bool(clause.after & {"target", "goal", "targets", "goals"}) and not counted
    verb = _last_verb(clause)
    if verb is not None and (_states_fact(clause, verb) or tells_past(reading=clause.reading, verb=verb)):
        return goal_follows
    if any(_is_promise(clause, place) for place in range(clause.first, clause.at)) or _will_be(clause):
        return True
    return goal_follows or setting.due or _is_ordered(clause, setting)


def _names_goal(clause: Clause) -> bool:
    """`its goal of 40%`, `the 2,000 tree target`, `the goal was raised from 30 to 50`: goals, met or not."""
    reading, at = clause.reading, clause.at
    behind = reading.at(clause.quantity.modified_end - 1) + 1
    if any(reading.lower(place) in words_of("goal_nouns") for place in (behind, behind + 1)):
        between = reading.tag(behind) if reading.lower(behind) not in words_of("goal_nouns") else "NN1"
        return between in ("NN0", "NN1", "NN2") and reading.lower(behind + 1) not in ("of", "for")
    if reading.lower(at - 1) in ("of", ":") and reading.lower(at - 2) in words_of("goal_nouns"):
        return True
    for place in range(max(0, at - 14), at - 2):
        if reading.lower(place) in words_of("goal_nouns") and reading.tag(place + 1) in ("VHZ", "VHB", "VBD", "VBZ"):
            words = {reading.lower(step) for step in range(place, at)}
            return bool(words & words_of("goal_moves"))
    return False


def _follows_deed(clause: Clause) -> bool:
    """`has opened two plants that will treat 5 ML`: what is foreseen of something done, promised by nobody."""
    reading = clause.reading
    for place in range(clause.at - 1, max(0, clause.at - 8), -1):
        if reading.lower(place) == "will" and reading.lower(place - 1) in ("that", "which"):
            tags = [reading.tag(step) for step in range(place - 1)]
            return bool({"VHZ", "VHB", "VVD", "VHD"} & set(tags)) and not {"VM0", "TO0"} & set(tags)
    return False


def _will_be(clause: Clause) -> bool:
    """`75% of trips will be made by bicycle`: a promise behind the quantity, unless it only foresees growth."""
    reading = clause.reading
    behind = reading.at(clause.quantity.modified_end - 1) + 1
    for place in range(behind, min(behind + 9, len(reading.tokens))):
        if reading.lower(place) in (",", ";", ".") or reading.tag(place) in FINITE - {"VM0"} | {"CRD"}:
            return False
        if reading.lower(place) == "to" and (place == behind or reading.is_noun(place - 1)):
            return reading.lower(place + 1) == "be" and reading.tag(place + 2) == "VVN"
        if reading.lower(place) in ("will", "shall", "must"):
            if reading.lower(place - 1) in ("that", "which", "who"):
                return False
            step = place + 2 if reading.tag(place + 1) == "AV0" else place + 1
            return reading.lower(step) not in words_of("foreseen_verbs")
    return False


def _is_given(clause: Clause) -> bool:
    """`the 60 offices`, `the stock of 2 million files`: what is there already, whatever will be done with it."""
    reading, at = clause.reading, clause.at
    if clause.quantity.symbol in _SHARES:
        behind = reading.at(clause.quantity.end - 1) + 1
        return reading.lower(at - 1) == "the" and reading.lower(behind) == "of"
    if clause.quantity.symbol != "count":
        return False
    if reading.lower(at - 1) == "of" and reading.lower(at - 3) == "the" and reading.is_noun(at - 2):
        noun = reading.lower(at - 2)
        return not noun.endswith(("ion", "ing", "ment", "al", "sure")) and noun not in words_of("deed_nouns")
    owners = ("the", "these", "those", "its", "our", "their")
    return reading.lower(at - 1) in owners or reading.lower(at) in owners


def _last_verb(clause: Clause) -> int | None:
    for place in range(clause.at - 1, max(-1, clause.at - 7), -1):
        if clause.reading.lower(place) in (",", ";"):
            return None
        if clause.reading.tag(place) in FINITE | {"VVI", "VVN", "VVG"}:
            return place
    return None


def _states_fact(clause: Clause, verb: int) -> bool:
    """Whether the verb nearest before the quantity is finite and tells what is or was, not what is aimed at."""
    reading = clause.reading
    tag, word = reading.tag(verb), reading.lower(verb)
    subject = {reading.lower(place) for place in range(max(clause.first, verb - 8), verb)}
    if subject & words_of("goal_nouns") and tag in ("VBZ", "VBD", "VBB"):
        return False
    if tag == "VVN" and reading.tag(verb - 1) in ("VHZ", "VHB", "VHD", "VBZ", "VBD"):
        return word not in words_of("setting_verbs") | {"expected", "required", "projected", "estimated"}
    if tag in _PAST:
        return word not in words_of("setting_verbs") or word in ("was", "were")
    return tag in ("VBZ", "VBB", "VHZ") and reading.tag(verb - 1) not in ("VM0", "TO0")


def _is_promise(clause: Clause, place: int) -> bool:
    reading = clause.reading
    word, tag, near = reading.lower(place), reading.tag(place), clause.at - place <= 14
    if word in words_of("goal_nouns") or (word in ("aim", "aims") and not tag.startswith("V")):
        return near and reading.lower(place + 1) in words_of("after_goal")
    if word in words_of("planning_verbs"):
        return tag.startswith("V") and near
    if word in ("call", "calls", "called"):
        return near and reading.lower(place + 1) == "for"
    if word in ("will", "shall", "must", "should"):
        aside = reading.lower(place - 1) in ("which", "who") and reading.lower(place - 2) == ","
        if aside and any(reading.lower(step) == "," for step in range(place, clause.at)):
            return False
        behind = range(place + 1, clause.at)
        doubted = any(reading.tag(step) == "VM0" and reading.lower(step) in _DOUBTS for step in behind)
        return tag == "VM0" and not doubted and not any(_turns_past(reading, step) for step in behind)
    if word in ("is", "are"):
        told = any(reading.tag(step) in FINITE for step in range(place + 2, clause.at))
        return not told and reading.tag(place + 1) == "TO0" and reading.tag(place + 2) in ("VVI", "VBI", "VHI")
    return word in words_of("target_markers") and tag.startswith("V")


def _turns_past(reading: Reading, place: int) -> bool:
    """A past tense of its own; behind a comma or `and` it may be a base form that goes with the modal: `cut`, `set`."""
    return reading.tag(place) in _PAST and reading.lower(place - 1) not in (",", ";", "and", "to")


def _is_ordered(clause: Clause, setting: Setting) -> bool:
    """A bullet in the imperative, a plan's infinitive, or a line under a head that frames the future."""
    reading, at = clause.reading, clause.at
    if any(reading.tag(place) in _PAST | _PRESENT for place in range(max(0, at - 12), at)):
        return False
    for first in (reading.lower(0), reading.lower(_behind_label(reading, at))):
        if first in words_of("imperatives") and at > 0 and not first.endswith("ed"):
            return True
    near = range(max(0, at - 7), at)
    if any(reading.tag(place) == "TO0" and reading.tag(place + 1) in ("VVI", "VBI") for place in near):
        return True
    words = set(setting.head.lower().replace(":", " ").replace("(", " ").replace(")", " ").split())
    return bool(words & (words_of("goal_headings") | {"will", "shall"}))


def _behind_label(reading: Reading, at: int) -> int:
    """The place behind a short label with a colon: `Action 4: Plant`; the first place where there is none."""
    behind = next((place + 1 for place in range(1, min(at - 1, 10)) if reading.lower(place) == ":"), 0)
    return behind + (behind > 0 and reading.lower(behind) == ":")
