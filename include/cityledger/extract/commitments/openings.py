"""Whether an item opens with its verb, and where that verb stands.

In: the tokens of an item and its frame. Out: the head of its first action, or None for titles, sentences with a subject
and what is said to the reader.
"""

from cityledger.extract.commitments.frames import Frame
from cityledger.extract.commitments.noun_phrases import kind_of
from cityledger.extract.commitments.promises import find_governors
from cityledger.extract.commitments.words import (
    Tokens,
    grammar,
    is_base_verb,
    is_gerund,
    lower_at,
    skip_adverbs,
    tag_at,
    verb_name,
)
from cityledger.extract.commitments.wrappers import Head, pass_wrappers
from cityledger.lookups import read_lookup

FRAMED = frozenset({"governed", "plan", "request"})
_PARALLEL_BAR = -3.2
_GOVERNED_BAR = -3.0  # after `the council will:` an item is a verb unless it can hardly be one
_WHOLE_BAR = -3.8  # a line with a full stop and without a finite verb is no title: its first word is its verb
_AFTER_PHRASE = 0.0
_HARDLY = -3.0
_LONGEST_PHRASE, _LONGEST_NAME, _SHORTEST_CLAUSE = 16, 8, 4
_FINITE = frozenset({"VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VM0", "VVZ", "VDZ", "VDD"})
_MAIN = _FINITE - {"VVZ"}  # `grants` and `links` are tagged as verbs too often
_PHRASE_TAGS = frozenset({"PRP", "CJS", "AVQ"})
_COMPARED = frozenset({"further", "better"})


def find_opening(tokens: Tokens, frame: Frame, *, loose: bool) -> Head | None:
    """The head verb of an item; `loose` is set for running text, which needs a stronger sign than a bullet does."""
    at = _opening_place(tokens, loose=loose)
    if at is None or len(tokens) - at < 2:
        return None
    form = _form(tokens, at, frame)
    if not form or _is_sentence(tokens, at) or _speaks_to_reader(tokens, at, frame):
        return None
    if loose and (form == "ing" or not (_is_plain_verb(tokens, at) or _is_whole_clause(tokens))):
        return None
    lemma = verb_name(tokens, at).split()[0]
    strength = next((s for s, verbs in read_lookup("commitment_grammar")["intents"].items() if lemma in verbs), None)
    head = Head(at, form, frame.strength, frame.continuing)
    carried = pass_wrappers(tokens, head)
    return (
        carried
        if carried.verb != at or strength != "aspirational"
        else Head(at, form, "aspirational", frame.continuing)
    )


def find_assignment(tokens: Tokens, frame: Frame, *, labelled: bool) -> tuple[int, Head] | None:
    """`Harbour staff to map the quay`: where the body ends to which an item is given, and the head of what it does.

    Behind a label the present tense says the same: `Step 3: The port maps the quay`.
    """
    if labelled and (told := _told(tokens, frame)) is not None:
        return told
    to = next((at for at in range(1, min(_LONGEST_NAME, len(tokens))) if lower_at(tokens, at) == "to"), None)
    if to is None or not is_base_verb(tokens, to + 1) or lower_at(tokens, to + 1) == "be":
        return None
    if any(tag_at(tokens, at) in _FINITE or tokens[at].text in ",;:" for at in range(to)):
        return None
    # `Train teachers to map the quay` opens with a verb, whatever the model takes its first word for.
    if is_base_verb(tokens, 0, opening=True, at_least=_HARDLY) or kind_of(tokens, 0, to) != "body":
        return None
    return to, pass_wrappers(tokens, Head(to + 1, "base", frame.strength, frame.continuing))


def _told(tokens: Tokens, frame: Frame) -> tuple[int, Head] | None:
    at = next((at for at in range(1, min(_LONGEST_NAME, len(tokens))) if tag_at(tokens, at) in _FINITE), None)
    if at is None or tag_at(tokens, at) != "VVZ" or tokens[0].can_be_base or kind_of(tokens, 0, at) != "body":
        return None
    if tokens[at].lemma in grammar("stative") or any(tokens[before].text in ",;:" for before in range(at)):
        return None
    return at, pass_wrappers(tokens, Head(at, "base", frame.strength, frame.continuing))


def _opening_place(tokens: Tokens, *, loose: bool) -> int | None:
    at = skip_adverbs(tokens, 0)
    if lower_at(tokens, at) == "to" and not loose and is_base_verb(tokens, at + 1, opening=True):
        if any(token.text == "," for token in tokens) and find_governors(tokens):
            return None  # `To reduce waste, the city will ...`
        return _after_comma(tokens, at) or at + 1  # `To reduce waste` as an objective
    if loose:
        return at
    if lower_at(tokens, at) in _COMPARED and is_base_verb(tokens, at + 1, at_least=_AFTER_PHRASE):
        return at + 1  # `Better enforce parking rules`
    return _after_comma(tokens, at) or at if tag_at(tokens, at) in _PHRASE_TAGS else at


def _after_comma(tokens: Tokens, start: int) -> int | None:
    """`By 2031, replace all vans`, `Where feasible, reuse bricks`: the verb after an opening phrase and its comma."""
    for at in range(start + 1, min(start + _LONGEST_PHRASE, len(tokens))):
        if tag_at(tokens, at) in _MAIN:
            return None
        if tokens[at].text == ",":
            verb = skip_adverbs(tokens, at + 1)
            return verb if is_base_verb(tokens, verb, at_least=_AFTER_PHRASE) else None
    return None


def _form(tokens: Tokens, at: int, frame: Frame) -> str:
    bar = _GOVERNED_BAR if frame.kind == "governed" else _PARALLEL_BAR if frame.parallel else None
    if _is_whole_clause(tokens):
        bar = min(bar or 0.0, _WHOLE_BAR)
    if is_base_verb(tokens, at, opening=True, at_least=bar):
        return "base"
    framed = frame.kind in FRAMED and is_gerund(tokens, at) and tag_at(tokens, at + 1) != "NN1"
    return "ing" if framed else ""


def _is_whole_clause(tokens: Tokens) -> bool:
    """Whether an item ends with a full stop though no finite verb stands in it: then it is in the base form."""
    if len(tokens) <= _SHORTEST_CLAUSE or tokens[-1].text != "." or not tokens[0].text.istitle():
        return False
    relative = next((at for at in range(len(tokens)) if tag_at(tokens, at) in ("CJT", "DTQ", "CJS", "PNQ")), None)
    told = any(token.tag in _FINITE | {"VVD"} for token in tokens[1:relative])
    return not told and not any(_has_subject(tokens, at) for at in range(2, relative or len(tokens)))


def _has_subject(tokens: Tokens, at: int) -> bool:
    """`Shade trees cool streets`: a verb right behind a plural is its verb."""
    return tag_at(tokens, at) in ("VVB", "VVI") and (at > 2 or "NN2" in tokens[at - 1].classes) and _bare(tokens, at)


def _bare(tokens: Tokens, at: int) -> bool:
    before = at - 1
    while before > 0 and tag_at(tokens, before) == "AV0":
        before -= 1
    return "NN2" in tokens[before].classes or (tag_at(tokens, before) in ("NN1", "PNP") and tag_at(tokens, at) == "VVB")


def _speaks_to_reader(tokens: Tokens, at: int, frame: Frame) -> bool:
    """Whether an item tells the reader what to do; where others are asked, only what it tells of the text itself."""
    word, following = lower_at(tokens, at), lower_at(tokens, at + 1)
    if following.startswith(("http", "www.")) or following == ":":
        return True
    if frame.kind == "request":
        return word in ("see", "note", "refer", "click", "visit", "read", "scan", "source", "photo")
    if any(token.lower in ("you", "your", "yours", "yourself") or token.text == "us" for token in tokens):
        return True
    if word == "consider":  # `Consider leasing vans` is a step of a plan
        return not (following.endswith("ing") or tag_at(tokens, at + 1) == "AT0")
    if word in grammar("to_anybody") and (frame.kind in FRAMED or tag_at(tokens, at + 1) == "AT0"):
        return False
    return word in grammar("to_the_reader")


def _is_sentence(tokens: Tokens, at: int) -> bool:
    """Whether the item is a clause with a subject after all: `Use of water has risen`."""
    if verb_name(tokens, at) in grammar("takes_clause"):
        return False  # `Ensure nobody is left out`
    for place in range(at + 1, min(at + 8, len(tokens))):
        if tag_at(tokens, place) in ("VBZ", "VBB", "VBD", "VHZ", "VHD", "VM0"):
            return not any(
                tag_at(tokens, between) in ("CJT", "DTQ", "CJS", "PNQ", "AVQ") for between in range(at, place)
            )
        if tokens[place].text in ",;:":
            return False
    return False


def _is_plain_verb(tokens: Tokens, at: int) -> bool:
    return (
        tokens[at].verbness > 0
        or tag_at(tokens, at + 1) in ("AT0", "DPS", "DT0")
        or lower_at(tokens, at + 1) in ("all", "with")
    )
