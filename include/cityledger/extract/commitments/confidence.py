"""What the confidence of a commitment rests on.

In: a draft and the words of its action. Out: its evidence: the step of the grammar that found it, how the text names
its actor, its strength, the frame it stands in, and whether its length is odd. The weights of these features are in
lookups/commitment_confidence.yml.
"""

from cityledger.extract.commitments.drafts import Draft
from cityledger.extract.confidence import Evidence

LOOKUP = "commitment_confidence"
_SHORTEST, _LONG, _LONGEST = 2, 30, 60


def evidence_of(draft: Draft, words: int) -> Evidence:
    """The features of a row whose action has so many words."""
    length = "fragment" if words < _SHORTEST else "very long" if words > _LONGEST else "long" if words > _LONG else ""
    features = (
        f"step {draft.step}",
        f"actor {draft.kind}",
        draft.strength,
        draft.statement if draft.statement == "request" else "",
        "" if draft.strong_frame else "no frame",
        length,
    )
    return Evidence(tuple(feature for feature in features if feature))
