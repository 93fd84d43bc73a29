"""What verbs further off say of a quantity: that something is planned with it, was done with it, would come of it.

In: a `Reading` and the places of a quantity or a verb. Out: answers for the kind of a value.
"""

from cityledger.extract.indicators.periods import PeriodMention
from cityledger.extract.indicators.reading import FINITE, Reading, words_of
from cityledger.extract.quantities import Quantity
from cityledger.extract.quantities.lexicon import get_lexicon

_PLANS = frozenset({"will", "shall", "plans", "plan", "intends", "intend", "aims", "aim"})
_PAST = frozenset({"VVD", "VBD", "VHD", "VHZ", "VHB"})


def is_planned_behind(reading: Reading, at: int, quantity: Quantity) -> bool:
    """`found six roofs on which it plans to lay turf`, `a 3 MW plant, which the town will open`: planned behind."""
    if reading.lower(at - 1) in ("the", "these", "its", "their", "our"):
        return False
    behind = reading.at(quantity.modified_end - 1) + 1
    for place in range(behind, min(behind + 14, len(reading.tokens))):
        if reading.lower(place) in (";", ".") or reading.tag(place) == "CRD":
            return False
        if reading.tag(place) in FINITE:
            return False
        if reading.lower(place) in ("which", "where", "that"):
            return _plans_in_clause(reading, place)
    return False


def _plans_in_clause(reading: Reading, relative: int) -> bool:
    """Whether a relative clause with a subject of its own says what somebody plans to do."""
    for place in range(relative + 1, min(relative + 8, len(reading.tokens) - 1)):
        planned = reading.lower(place) in ("will", "shall") or reading.lower(place + 1) == "to"
        if planned and reading.lower(place) in _PLANS:
            return place > relative + 1
        if reading.tag(place) in FINITE:
            return False
    return False


def is_means_of_promise(reading: Reading, at: int, quantity: Quantity) -> bool:
    """`Steps such as planting 40 limes and closing two roads will be taken`: a deed that the promise behind names."""
    verbs = [place for place in range(max(0, at - 6), at) if reading.tag(place) == "VVG"]
    named = any(
        reading.lower(place) == "including" or (reading.lower(place), reading.lower(place + 1)) == ("such", "as")
        for place in range(at)
    )
    if not verbs or not named or any(reading.tag(place) in FINITE for place in range(at)):
        return False
    behind = reading.at(quantity.modified_end - 1) + 1
    finite = next((place for place in range(behind, len(reading.tokens)) if reading.tag(place) in FINITE), -1)
    return reading.lower(finite) in ("will", "shall", "must") and reading.lower(finite + 1) == "be"


def part_was_dealt_with(reading: Reading, quantity: Quantity) -> bool:
    """`40% of which has been spent`: done, whatever the sentence plans."""
    behind = reading.at(quantity.modified_end - 1) + 1
    if reading.lower(behind) != "of" or reading.lower(behind + 1) not in ("which", "whom", "them"):
        return False
    return reading.tag(behind + 2) in ("VHZ", "VHB", "VHD", "VBD") and reading.tag(behind + 3) in ("VBN", "VVN")


def suffers_behind(reading: Reading, quantity: Quantity) -> bool:
    """`9 million people will be exposed to floods`: what will befall them is promised by nobody."""
    behind = reading.at(quantity.modified_end - 1) + 1
    for place in range(behind, min(behind + 8, len(reading.tokens) - 2)):
        if reading.lower(place) in ("will", "could", "would", "may"):
            return reading.lower(place + 1) == "be" and reading.lower(place + 2) in words_of("suffered_verbs")
        if reading.tag(place) in FINITE | {"CRD"} or reading.lower(place) in (",", ";", "."):
            return False
    return False


def tells_past(reading: Reading, verb: int) -> bool:
    """`has worked with them, approving 20 MW`: a participle behind a comma takes the time of the main verb."""
    if reading.tag(verb) != "VVG" or reading.lower(verb - 1) != ",":
        return False
    verbs = [place for place in range(verb) if reading.tag(place) in FINITE]
    return bool(verbs) and reading.tag(verbs[-1]) in _PAST and "VM0" not in {reading.tag(place) for place in verbs}


def would_change(reading: Reading, at: int) -> bool:
    """`would raise the risk by 40%`: a change that would come, whoever says so."""
    moves = get_lexicon().increase | get_lexicon().decrease | words_of("change_verbs") | {"exceed", "reach", "surpass"}
    for place in range(at - 1, max(0, at - 10), -1):
        if reading.lower(place) in (";", ","):
            return False
        if reading.lower(place) in ("would", "could", "might"):
            return reading.lower(place + 1) in moves
    return False


def dates_the_promise(reading: Reading, mention: PeriodMention, quantity: Quantity) -> bool:
    """`In 2015 the board set a goal of 2%`: the date tells when it was promised, not when it is due."""
    behind = reading.at(quantity.modified_end - 1) + 1
    named = any(reading.lower(place) in words_of("goal_nouns") for place in (behind, behind + 1))
    if mention.role not in ("in", "plain", *(("due",) if named else ())) or mention.start > quantity.start:
        return False
    first, stop = reading.at(mention.end), reading.at(quantity.start)
    if reading.lower(first) in words_of("goal_nouns"):
        return False
    tags = {reading.tag(place) for place in range(first, stop)}
    told = bool(tags & {"VVD", "VBD", "VHD", "VHZ"}) and reading.tag(first - 1) == "CRD"
    return told and not {reading.lower(place) for place in range(first, stop)} & {"will", "shall"}
