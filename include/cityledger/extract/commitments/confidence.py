"""How likely a row is right, by how it was found.

In: what was seen of a row. Out: a number from 0 to 1: of the rows given 0.8, four in five match a label. The table was
fitted on labelled documents and is smoothed towards the whole; `benchmarks/extract.py` measures it.
"""

_BASE = {
    "head": 0.9,
    "conjunct": 0.9,
    "member": 0.9,
    "participle": 0.75,
    "means": 0.75,
    "item": 0.75,
    "goal": 0.7,
    "sentence": 0.5,
}
_KIND = {
    "body": 0.0,
    "we": 0.0,
    "by": -0.05,
    "agentless": -0.15,
    "aim": -0.15,
    "event": -0.25,
    "undertaking": -0.1,
    "pronoun": -0.1,
}


def row_confidence(step: str, undertaking: str, *, strong_frame: bool, words: int) -> float:
    """The confidence of a row found by a step of the grammar, with the kind of its actor."""
    score = _BASE.get(step, 0.6) + _KIND.get(undertaking, -0.1)
    if not strong_frame:
        score -= 0.1
    if words < 2 or words > 60:
        score -= 0.15
    return round(min(0.97, max(0.05, score)), 3)
