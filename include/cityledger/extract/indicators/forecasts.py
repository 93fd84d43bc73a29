"""Whether a value is foreseen and promised by nobody: words of forecast, scenario and possibility in its clause.

In: a `Clause`, whether something is aimed at in it, what stands around it. Out: the answer.
"""

from cityledger.extract.indicators.clause import Clause, Setting
from cityledger.extract.indicators.plans import would_change
from cityledger.extract.indicators.reading import Reading, words_of

_PAST = frozenset({"VVD", "VBD", "VHD", "VDD"})
_PRESENT = frozenset({"VBZ", "VBB", "VVZ", "VHZ", "VHB"})
_CERTAIN_FORECASTS = frozenset(
    {
        "projected",
        "projection",
        "projections",
        "forecast",
        "forecasts",
        "scenario",
        "scenarios",
        "potential",
        "modeled",
        "modelled",
        "predict",
        "predicts",
        "predicted",
        "foresees",
        "foreseen",
    }
)
_FORETOLD = frozenset({"scenario", "scenarios", "predict", "predicts", "predicted", "foresees", "foreseen"})
"""Words of forecast that no promise beside them outweighs."""
_POSSIBLE = frozenset({"could", "may", "might", "would"})
_THINGS = frozenset({"project", "projects", "model", "models"})


def is_projected(clause: Clause, aimed: bool, setting: Setting) -> bool:
    """Whether words of forecast mark the value and no promise outweighs them."""
    near = _marks_of_forecast(clause) | clause.after - _THINGS
    if "need" in clause.before and clause.before & {"outlines", "indicates", "shows", "suggests"}:
        return True
    if _is_estimated(clause):
        return True
    marks = near & words_of("projection_markers")
    if not marks:
        return False
    if marks <= _POSSIBLE:
        return (not aimed or _is_doubted(clause)) and (setting.future or would_change(clause.reading, clause.at))
    if near & _CERTAIN_FORECASTS:
        if _foretells(clause):
            return True
        promised = aimed and clause.before & {"goal", "target", "aims", "aim", "committed", "will"}
        return not promised or bool(near & _FORETOLD)
    return not aimed or (setting.future and not clause.before & words_of("strong_intent"))


def _is_doubted(clause: Clause) -> bool:
    """`will close and noise could grow by 9%`: the last modal is no promise, whatever stands before it."""
    modals = [place for place in range(clause.first, clause.at) if clause.reading.tag(place) == "VM0"]
    promised = clause.before & {"goal", "target", "aims", "aim"}
    return bool(modals) and clause.reading.lower(modals[-1]) in ("could", "might") and not promised


def _foretells(clause: Clause) -> bool:
    """`has forecast that demand will grow`: what the forecast says follows it."""
    reading = clause.reading
    return any(
        reading.lower(place) in _CERTAIN_FORECASTS and reading.tag(place + 1) == "CJT"
        for place in range(clause.first, clause.at)
    )


def _is_estimated(clause: Clause) -> bool:
    """`It is estimated that demand will reach`: foreseen, where `estimated that demand reaches` tells what is."""
    reading = clause.reading
    marks = [place for place in range(clause.at) if reading.lower(place) in ("estimated", "expected", "anticipated")]
    if not marks or reading.tag(marks[-1] + 1) != "CJT" or reading.lower(marks[-1] - 2) != "it":
        return False
    return any(reading.lower(place) in ("will", "would", "could") for place in range(marks[-1], clause.at))


def _marks_of_forecast(clause: Clause) -> frozenset[str]:
    """The words of forecast before the quantity, but those of an aside that a comma and the main verb close."""
    reading, marks = clause.reading, clause.before & words_of("projection_markers")
    places = (
        place
        for place in range(clause.first, clause.at)
        if reading.lower(place) in marks
        and not _is_thing(reading, place)
        and not _verb_joined_behind(reading, place, clause.at)
    )
    return frozenset(reading.lower(place) for place in places if not reading.closes_aside(place, clause.at))


def _verb_joined_behind(reading: Reading, mark: int, stop: int) -> bool:
    """`was studied for its potential and has 8 roofs`: the mark belongs to the verb before `and`."""
    marked = reading.tag(mark) in ("NN1", "NN2", "AJ0")
    return marked and any(
        reading.lower(step) == "and" and reading.tag(step + 1) in _PAST | _PRESENT for step in range(mark + 1, stop - 1)
    )


def _is_thing(reading: Reading, place: int) -> bool:
    """`projects` and `models` that are nouns foresee nothing."""
    if reading.lower(place) not in _THINGS:
        return False
    return reading.is_noun(place) or reading.tag(place + 1) not in ("CJT", "AT0", "CRD")
