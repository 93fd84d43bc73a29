"""Promises by the verb or noun itself: `plans to V`, `is committed to V-ing`, `the goal to V`, `urges X to V`.

In: the tokens of a sentence and a place. Out: the governor that begins there, or None. The past tense counts only where
a promise outlives it (`pledged to`, `agreed to`).
"""

from cityledger.extract.commitments.governors import Governor, lemma_at
from cityledger.extract.commitments.modals import disposed_at
from cityledger.extract.commitments.noun_phrases import kind_of
from cityledger.extract.commitments.subjects import Subject, find_subject
from cityledger.extract.commitments.words import (
    BE,
    Tokens,
    grammar,
    is_base_verb,
    is_gerund,
    is_noun,
    lower_at,
    skip_adverbs,
    tag_at,
)
from cityledger.extract.commitments.wrappers import Head, is_infinitive, pass_wrappers, verb_after_to
from cityledger.lookups import read_lookup

_HAVE = frozenset({"has", "have", "had", "having"})
_NOT_BEFORE_A_VERB = frozenset({"AT0", "DPS", "AJ0", "TO0", "VM0", "POS"})
_BEFORE_A_VERB = frozenset({"PNP", "CJC", "DT0", "DTQ", "CJT", "PUN", "PUR", "PUQ"})
_LONGEST_ADDRESS, _INTERPOSED = 12, 12


def read_disposition(tokens: Tokens, at: int) -> Governor | None:
    """`is committed to V-ing`, `are expected to be V-ed`, `is urged to V`, `has been told to V`."""
    if lower_at(tokens, at) in ("has", "have") and lower_at(tokens, at + 1) == "been":
        if lower_at(tokens, at + 2) in grammar("asked"):
            return _asked(tokens, at, at + 2)
        laid = lower_at(tokens, at + 2) in read_lookup("commitment_grammar")["dispositions"]["firm"]
        head = disposed_at(tokens, at + 2) if laid else None
        if head is None:
            return None
        return Governor(at, "disposition", lower_at(tokens, at + 2), head, find_subject(tokens, at))
    if lower_at(tokens, at) not in ("is", "are", "'re", "am", "remains", "remain"):
        return None
    word = skip_adverbs(tokens, at + 1)
    if (head := disposed_at(tokens, word)) is not None:
        subject = find_subject(tokens, at)
        if lower_at(tokens, head.verb) != "be":
            return Governor(at, "disposition", lower_at(tokens, word), head, subject)
        participle = skip_adverbs(tokens, head.verb + 1)
        passive = Head(participle, "passive", head.strength)
        is_passive = tag_at(tokens, participle) in ("VVN", "VVD")
        return Governor(at, "passive", lower_at(tokens, word), passive, subject, passive=True) if is_passive else None
    return _asked(tokens, at, word)


def _asked(tokens: Tokens, at: int, word: int) -> Governor | None:
    """`is urged to V`, `has been asked to V`."""
    to = word + 2 if lower_at(tokens, word + 1) in ("on", "upon") else word + 1
    if lower_at(tokens, word) not in grammar("asked") or lower_at(tokens, to) != "to":
        return None
    found = verb_after_to(tokens, to)
    head = pass_wrappers(tokens, Head(*found, "stated")) if found is not None else None
    return Governor(at, "asked", lower_at(tokens, word), head, find_subject(tokens, at)) if head is not None else None


def read_intent(tokens: Tokens, at: int) -> Governor | None:
    """`plans to V`, `has committed to V-ing`, `aims at V-ing`, `aims for a cut`, `pledges 5 million`."""
    lemma = lemma_at(tokens, at)
    strength = next((s for s, verbs in read_lookup("commitment_grammar")["intents"].items() if lemma in verbs), None)
    if strength is None or not _is_finite(tokens, at, lemma):
        return None
    start = _group_start(tokens, at)
    subject = _subject_of(tokens, start, at)
    found = _intended(tokens, at, lemma)
    if found is not None:
        head = pass_wrappers(tokens, Head(*found, strength))
        is_passive = lower_at(tokens, head.verb) == "be" and tag_at(tokens, head.verb + 1) in ("VVN", "AV0")
        return None if is_passive else Governor(start, "intent", lemma, head, subject)
    if _takes_noun(tokens, at, lemma):
        return Governor(start, "intent", lemma, Head(at, "base", strength), subject)
    return None


def _subject_of(tokens: Tokens, start: int, at: int) -> Subject:
    """The subject of an intent; none for `will V with the Isle of Man, strive to W`, which goes on from its modal."""
    subject = find_subject(tokens, start)
    goes_on = (
        lower_at(tokens, start - 1) == "," and subject.end == start - 1 and lower_at(tokens, at) == lemma_at(tokens, at)
    )
    modal = goes_on and any(lower_at(tokens, place) in ("will", "shall") for place in range(subject.start))
    return Subject(start, start, "none") if modal and tag_at(tokens, subject.end - 1) != "NN2" else subject


def _intended(tokens: Tokens, at: int, lemma: str) -> tuple[int, str] | None:
    """The verb that is intended, and its form."""
    following = at + 1
    if lower_at(tokens, following) == ",":  # `intends, where it can, to V`
        places = range(at + 2, min(at + _INTERPOSED, len(tokens)))
        following = next((place + 1 for place in places if tokens[place].text == ","), following)
    if lower_at(tokens, following) in ("itself", "themselves", "ourselves", "us"):  # `commits itself to V-ing`
        following += 1
    word = lower_at(tokens, following)
    if word == "to" or (word, lemma) in (("on", "plan"), ("at", "aim")):
        return verb_after_to(tokens, following, certain=lemma not in grammar("give_oneself"))
    return (following, "ing") if lemma in ("propose", "anticipate") and is_gerund(tokens, following) else None


def _takes_noun(tokens: Tokens, at: int, lemma: str) -> bool:
    """`aims for a cut by half`, `commits to a halving`, `pledges 5 million`."""
    word, noun_tags = lower_at(tokens, at + 1), ("AT0", "DPS", "CRD", "AJ0", "NN1", "NN2")
    if (word, lemma) in (("for", "aim"), ("for", "strive"), ("to", "commit"), ("to", "pledge")):
        return tag_at(tokens, at + 2) in noun_tags
    return lemma in ("pledge", "commit") and (tag_at(tokens, at + 1) == "CRD" or word in ("$", "€", "£"))


def _group_start(tokens: Tokens, at: int) -> int:
    start = at
    while start > 0 and (tag_at(tokens, start - 1) in ("AV0", "XX0") or lower_at(tokens, start - 1) in _HAVE):
        start -= 1
    return start


def _is_finite(tokens: Tokens, at: int, lemma: str) -> bool:
    """Whether the verb here is the verb of its clause: present, perfect, or a past promise that stands."""
    before = _group_start(tokens, at)
    previous, word = (tokens[before - 1] if before else None), lower_at(tokens, at)
    if any(lower_at(tokens, place) in ("has", "have", "had") for place in range(before, at)):
        return all(lower_at(tokens, place) != "had" for place in range(before, at))
    if previous is None:
        return False
    if word.endswith("ing"):
        return previous.lower in ("and", "is", "are") and word in read_lookup("commitment_grammar")["progressive"]
    if word.endswith("ed") and (lemma not in grammar("standing_promises") or previous.lower in BE):
        return False
    if previous.tag in _NOT_BEFORE_A_VERB or previous.lower in BE | {"to", "of", "its", "their"}:
        return False
    return is_noun(previous) or previous.tag in _BEFORE_A_VERB or previous.lower in ("we", "it", "also")


def read_asking(tokens: Tokens, at: int) -> Governor | None:
    """`we urge the ministry to V`, `recommends that the council V`: who is asked is the subject."""
    lemma = lemma_at(tokens, at)
    if lemma not in grammar("asking") or at == 0:
        return None
    if lower_at(tokens, at + 1) == "that":
        return _subjunctive(tokens, at, lemma)
    going_on = tag_at(tokens, at) == "VVG" and lower_at(tokens, at - 1) in BE  # `we are asking them to V`
    if not going_on and tag_at(tokens, at) not in ("VVB", "VVZ", "VVI"):
        return None
    if not (going_on or lower_at(tokens, at - 1) in ("we", "therefore", "also") or tag_at(tokens, at) == "VVZ"):
        return None
    start = at + 2 if lower_at(tokens, at + 1) in ("on", "upon") else at + 1
    if lemma == "call" and start == at + 1:
        return None
    for to in range(start + 1, min(start + _LONGEST_ADDRESS, len(tokens))):
        if is_infinitive(tokens, to):
            head = pass_wrappers(tokens, Head(skip_adverbs(tokens, to + 1), "base", "stated"))
            return Governor(at, "asked", lemma, head, Subject(start, to, "body"))
        if tokens[to].text in ",;.":
            return None
    return None


def _subjunctive(tokens: Tokens, at: int, lemma: str) -> Governor | None:
    """`recommended that the council adopt a code`: a base form where the present tense would have an ending."""
    for verb in range(at + 3, min(at + _LONGEST_ADDRESS, len(tokens))):
        if tag_at(tokens, verb) in ("VVZ", "VBZ", "VM0", "VHZ", "VVD", "VBD") or tokens[verb].text in ",;.":
            return None
        if is_base_verb(tokens, verb) and tag_at(tokens, verb - 1) in ("NN0", "NN1", "NN2", "NP0"):
            head = pass_wrappers(tokens, Head(verb, "base", "stated"))
            return Governor(at, "asked", lemma, head, Subject(at + 2, verb, "body"))
    return None


def read_aim(tokens: Tokens, at: int) -> Governor | None:
    """`the port's pledge to V`; `actors` asks for whoever owns the noun."""
    token = tokens[at]
    if token.lemma.lower() not in grammar("aims") - {"mission"} or (token.lemma.lower() == "plan" != token.lower[:-1]):
        return None
    if not (is_noun(token) or token.lower in ("goal", "target", "aim")):
        return None
    start, owned = _owner_start(tokens, at)
    head = _aimed_at(tokens, at)
    if head is None and (of := _owner_after(tokens, at)) is not None:
        owned, head = of, _aimed_at(tokens, of.end - 1)
    if head is None:
        return None
    return Governor(start, "aim", token.lower, head, owned)


def _owner_after(tokens: Tokens, noun: int) -> Subject | None:
    """`the intention of the port to V`: the port."""
    if lower_at(tokens, noun + 1) != "of":
        return None
    end = noun + 2
    while end < len(tokens) and _belongs(tokens, end):
        end += 1
    owner = Subject(noun + 2, end, kind_of(tokens, noun + 2, end))
    return owner if owner.kind == "body" and lower_at(tokens, end) == "to" else None


def _aimed_at(tokens: Tokens, noun: int) -> Head | None:
    """`goal to V`, `goal of V-ing`, `the intention of the port to V`."""
    if lower_at(tokens, noun + 1) == "of" and is_gerund(tokens, noun + 2):
        return pass_wrappers(tokens, Head(noun + 2, "ing", "intended"))
    found = verb_after_to(tokens, noun + 1) if lower_at(tokens, noun + 1) == "to" else None
    if found is None or found[1] != "base" or not (is_base_verb(tokens, found[0]) or tag_at(tokens, found[0]) == "VVI"):
        return None
    return pass_wrappers(tokens, Head(found[0], "base", "intended"))


def _owner_start(tokens: Tokens, noun: int) -> tuple[int, Subject]:
    """The noun phrase around an aim, and who in it owns the aim: `the Ames council's interim aim`, `our goal`."""
    start = noun
    while start > 0 and noun - start < 12 and _belongs(tokens, start - 1):
        start -= 1
    mark = next((at for at in range(noun - 1, start - 1, -1) if tag_at(tokens, at) == "POS"), None)
    if mark is not None:
        return start, Subject(start, mark, "body")
    names = [at for at in range(start, noun) if tokens[at].text[0].isupper() and tag_at(tokens, at) != "AT0"]
    if names:
        bodies = [at for at in range(names[0], noun) if tokens[at].lemma.lower() in read_lookup("actors")["bodies"]]
        return start, Subject(start, (bodies[-1] if bodies else names[-1]) + 1, "body")
    return start, Subject(start, start, "pronoun" if lower_at(tokens, start) in ("its", "their") else "none")


def _belongs(tokens: Tokens, at: int) -> bool:
    return is_noun(tokens[at]) or tokens[at].tag in ("AJ0", "AT0", "DPS", "POS", "DT0", "CRD", "VVN")


def read_stated(tokens: Tokens, at: int) -> Governor | None:
    """`in 2030 the city focuses on V-ing`: the present tense, set for a year."""
    if tag_at(tokens, at) not in ("VVZ", "VVB") or tokens[at].lemma not in grammar("stated"):
        return None
    years = (place for place in range(1, at) if tag_at(tokens, place) == "CRD" and tokens[place].text.startswith("20"))
    if not any(lower_at(tokens, place - 1) in ("in", "during", "for", "from", "year") for place in years):
        return None
    head = pass_wrappers(tokens, Head(at, "base", "stated"))
    return Governor(at, "stated", tokens[at].lemma, head, find_subject(tokens, at)) if head.verb != at else None
