"""Whether a governor is anybody's promise, and whose.

In: a governor with its subject, and the speaker. Out: the Undertaking, a commitment or a request; None for conditions,
forecasts, states and what the text says of itself.
"""

import re

from cityledger.extract.commitments.deadlines import MONTHS
from cityledger.extract.commitments.governors import Governor, lemma_at
from cityledger.extract.commitments.noun_phrases import head_of, kind_of
from cityledger.extract.commitments.speaker import Speaker, Undertaking
from cityledger.extract.commitments.subjects import Subject, find_subject, governing_verb
from cityledger.extract.commitments.words import Tokens, grammar, lower_at, particle_after, tag_at
from cityledger.extract.names import is_office
from cityledger.lookups import read_lookup

_LONGEST_NAME = 120
_AGENT_WITHIN, _LONGEST_ADDRESS = 12, 10
_SMALL = frozenset({"the", "of", "city", "county", "government", "municipal", "and", "for", "town"})


def judge(speaker: Speaker, tokens: Tokens, governor: Governor, before: Undertaking | None) -> Undertaking | None:
    """Who undertakes what the governor says; `before` is the undertaking just before in the sentence."""
    subject = governor.subject
    if _is_conditional(tokens, subject):
        return None
    if governor.passive:
        return _of_passive(speaker, tokens, governor)
    if governor.kind == "means":
        return Undertaking(speaker.runner, kind="agentless")
    if governor.kind == "aim":
        follows = before is not None and before.kind == "aim" and subject.kind == "none"
        return before if follows else _of_aim(speaker, tokens, governor)
    if governor.kind == "asked" and governor.modal in grammar("asking"):
        return Undertaking(speaker.name(tokens, subject.start, subject.end), "request")
    if _is_stative(tokens, governor):
        return None
    found = speaker.who(tokens, subject, before)
    if found is None and governor.kind == "asked" and subject.kind == "thing" and _is_many(tokens, subject):
        return Undertaking(speaker.name(tokens, subject.start, subject.end), "request")
    if found is None and governor.start == 0 and governor.kind in ("modal", "disposition"):
        return Undertaking(speaker.runner, kind="agentless")  # `Will mend the quay`, under the name of a body
    if found is None and governor.kind == "intent" and _is_programme(tokens, governor):
        return Undertaking(speaker.owner, kind="aim")
    if (
        found is None
        and governor.kind == "intent"
        and governor.modal in grammar("volitional")
        and subject.kind == "thing"
    ):
        found = Undertaking(speaker.name(tokens, subject.start, subject.end))  # who promises is somebody
    if found is None:
        return _of_event(speaker, tokens, governor, before)
    if found.actor is not None and len(found.actor) > _LONGEST_NAME:
        return None
    return _with_statement(speaker, tokens, governor, found)


def _is_many(tokens: Tokens, subject: Subject) -> bool:
    """Whether a phrase names several who can be asked to act: `hoteliers`, which is no word for a body."""
    return tag_at(tokens, head_of(tokens, subject.start, subject.end)) == "NN2"


def _is_conditional(tokens: Tokens, subject: Subject) -> bool:
    if subject.marker in grammar("conditions") or (subject.marker in grammar("doubts") and subject.kind != "none"):
        return True
    doubted = lower_at(tokens, subject.start - 2) in grammar("doubts")
    return subject.marker == "that" and doubted and subject.kind != "relative"


def _is_stative(tokens: Tokens, governor: Governor) -> bool:
    at = governor.head.verb
    lemma = lemma_at(tokens, at)
    if tag_at(tokens, at + 1) in ("VBZ", "VBD", "VHZ"):
        return True  # `where the two will meet is ...`
    if lower_at(tokens, at + 1) == "to" and lemma in ("have", "need", "want", "like"):
        return True
    if lemma in ("require", "become") and governor.kind == "modal" and governor.subject.kind in ("body", "pronoun"):
        return lemma == "require" and governor.modal != "shall" and not _lays_down(tokens, at)
    means_to = governor.kind in ("intent", "disposition", "aim") and governor.modal not in grammar("forecasts")
    return lemma in grammar("stative") and not (means_to and lemma in ("become", "be", "have", "remain"))


def _is_programme(tokens: Tokens, governor: Governor) -> bool:
    """`This strategy aims to halve waste` says what its owner means to do; `aims to describe it` is talk of itself."""
    subject = governor.subject
    if subject.kind != "self" or not _is_one(tokens, subject):
        return False
    noun = tokens[head_of(tokens, subject.start, subject.end)].lemma.lower()
    return noun in grammar("programmes") and lemma_at(tokens, governor.head.verb) not in grammar("telling_verbs")


def _lays_down(tokens: Tokens, verb: int) -> bool:
    """`the city will require firms to V`, `will no longer require it`: not what somebody needs."""
    if lower_at(tokens, verb - 1) == "longer" or lower_at(tokens, verb + 1) == "that":
        return True
    places = range(verb + 2, min(verb + _LONGEST_ADDRESS, len(tokens) - 1))
    return any(lower_at(tokens, at) == "to" and tag_at(tokens, at + 1) in ("VVI", "VBI", "VHI") for at in places)


def _of_passive(speaker: Speaker, tokens: Tokens, governor: Governor) -> Undertaking | None:
    """`X will be V-ed` promises V of whoever is named by `by`, else of whoever the text speaks for."""
    subject, first = governor.subject, lower_at(tokens, governor.subject.start)
    if lemma_at(tokens, governor.head.verb) in grammar("forecast_passives"):
        return None
    says = subject.marker == "that" and lower_at(tokens, subject.start - 2) in grammar("says_that")
    if subject.marker in ("who", "which", "that", "where", "how") and not says:
        return None
    if governor.modal == "should" and first in ("no", "it", "what", "this"):
        return None
    if first in ("this", "that") and subject.end - subject.start == 1:
        return None
    if governor.modal == "must" and subject.kind in ("none", "pronoun"):
        return None
    agent = _agent(speaker, tokens, governor.head.verb)
    return Undertaking(agent or speaker.runner, kind="by" if agent else "agentless")


def _agent(speaker: Speaker, tokens: Tokens, verb: int) -> str | None:
    for at in range(verb + 1, min(verb + _AGENT_WITHIN, len(tokens))):
        if lower_at(tokens, at) == "by":
            end = _phrase_end(tokens, at + 1)
            if kind_of(tokens, at + 1, end) == "body" and lower_at(tokens, at + 1) not in MONTHS:
                return speaker.name(tokens, at + 1, end)
        if tokens[at].text in ",;." or tag_at(tokens, at) == "VM0":
            break
    return None


def _phrase_end(tokens: Tokens, start: int) -> int:
    end = start
    while end < len(tokens) and (
        tag_at(tokens, end)[:2] in ("NN", "NP", "AT", "AJ", "DP") or tokens[end].text[0].isupper()
    ):
        end += 1
    return end


def _of_aim(speaker: Speaker, tokens: Tokens, governor: Governor) -> Undertaking | None:
    """The owner of `X's goal to V`; of `a goal to V` whoever set it."""
    subject = governor.subject
    if subject.kind == "body" and governor.modal != "is to":
        return Undertaking(speaker.name(tokens, _name_start(tokens, subject.start), subject.end), kind="aim")
    if governor.modal == "is to" or lower_at(tokens, governor.start) in ("our", "its", "their"):
        return Undertaking(speaker.owner, kind="aim")
    verb = governor.start - 1
    verb -= lower_at(tokens, verb) in ("itself", "themselves", "ourselves")  # `has set itself a goal`
    if lower_at(tokens, verb - 1) == "there" and lower_at(tokens, verb) in ("is", "are"):
        return Undertaking(speaker.owner, kind="aim")
    if verb < 1 or lemma_at(tokens, verb) not in grammar("aim_setting") or tag_at(tokens, verb) == "VVI":
        return None
    setter = find_subject(tokens, verb)
    while setter.kind == "none" and (earlier := governing_verb(tokens, setter.start)) is not None:
        setter = find_subject(tokens, earlier)  # `the plan names its wards and sets a goal to V`
    found = Undertaking(speaker.owner) if setter.kind == "self" else speaker.who(tokens, setter, None)
    return found and Undertaking(found.actor, kind="aim")


def _name_start(tokens: Tokens, start: int) -> int:
    """Where a name begins of which a subject is but the tail: `Office of Ports`, cut before `Ports`."""
    while start > 1 and lower_at(tokens, start - 1) in ("of", "for", "and") and tokens[start - 2].text[0].isupper():
        start -= 2
        while start > 0 and tokens[start - 1].text[0].isupper() and tag_at(tokens, start - 1) != "AT0":
            start -= 1
    return start


def _of_event(speaker: Speaker, tokens: Tokens, governor: Governor, before: Undertaking | None) -> Undertaking | None:
    """`construction will begin in 2025`, `and will open in May`: the runner's, where nobody else is named."""
    if governor.kind == "disposition" and governor.modal in grammar("forecasts") | grammar("timed"):
        return Undertaking(speaker.runner, kind="event") if _is_event(tokens, governor.head.verb) else None
    if governor.kind != "modal" or governor.modal not in ("will", "shall"):
        return None
    if governor.subject.kind in ("self", "pronoun", "relative"):
        return None
    at = governor.head.verb
    laid_down = governor.modal == "shall" and governor.subject.kind == "thing"  # `kiosks shall use paper bags`
    if not laid_down and not _is_event(tokens, at):
        return None
    return Undertaking(before.actor if before else speaker.owner, kind="undertaking" if laid_down else "event")


def _is_one(tokens: Tokens, subject: Subject) -> bool:
    """`The two-year project`, not `projects`, which tells what such projects do."""
    named = tag_at(tokens, subject.start) in ("AT0", "DPS", "DT0")
    return named and tag_at(tokens, head_of(tokens, subject.start, subject.end)) in ("NN1", "NP0", "NN0")


def _is_event(tokens: Tokens, at: int) -> bool:
    words = " ".join([lemma_at(tokens, at), lower_at(tokens, at + 1), lower_at(tokens, at + 2), ""])
    return any(words.startswith(event + " ") for event in grammar("events")) and not particle_after(tokens, at)


def _with_statement(speaker: Speaker, tokens: Tokens, governor: Governor, found: Undertaking) -> Undertaking | None:
    """A commitment where the speaker's own side acts, a request where another body is asked or expected to."""
    other = found.actor is not None and not same_body(found.actor, speaker.owner)
    request = Undertaking(found.actor, "request", found.partners, found.kind)
    if governor.modal == "must":
        loose = found.kind not in ("body", "we", "pronoun") or tag_at(tokens, governor.head.verb + 1) == "AV0"
        return None if loose else found
    if governor.modal == "want" and other:
        return None
    if governor.kind == "asked" or governor.modal == "should":
        if not other and is_office(found.actor or "") and _is_government(tokens, governor.subject):
            return Undertaking("government", "request")  # a city asks the government, not itself
        return request if other else found
    if governor.kind == "stated":
        return Undertaking(found.actor, found.statement, found.partners, "stated") if found.kind == "body" else None
    if found.kind == "undertaking" and _is_event(tokens, governor.head.verb):
        return Undertaking(found.actor, kind="event")
    if governor.kind in ("intent", "disposition", "duty") and found.kind == "undertaking":
        return found if governor.kind == "intent" and _is_one(tokens, governor.subject) else None
    if governor.modal in grammar("forecasts") and other and found.kind == "body":
        return request
    return found


def _is_government(tokens: Tokens, subject: Subject) -> bool:
    words = [lower_at(tokens, at) for at in range(subject.start, subject.end)]
    return [word for word in words if word != "the"] == ["government"]


def same_body(name: str | None, other: str | None) -> bool:
    """Whether two names share what tells them apart: `Ames` and `City of Ames` do, `Ames Port Board` has more."""
    if name is None or other is None:
        return name is other
    words, others = (set(re.findall(r"[^\W_]+", text.lower())) - _SMALL for text in (name, other))
    if words == others:
        return True
    return bool(words & others) and (words ^ others).isdisjoint(read_lookup("actors")["doers"])
