"""All governors of a sentence.

In: its tokens. Out: every verb group that can promise something, in order, whoever its subject is: `actors` decides
whether anybody undertakes it.
"""

from cityledger.extract.commitments.governors import Governor
from cityledger.extract.commitments.intents import (
    read_aim,
    read_asking,
    read_disposition,
    read_intent,
    read_stated,
)
from cityledger.extract.commitments.listing import read_following, read_listing
from cityledger.extract.commitments.modals import read_be_to, read_modal, read_need, read_proposed, read_to_be
from cityledger.extract.commitments.words import Tokens

_READINGS = (
    read_modal,
    read_need,
    read_proposed,
    read_be_to,
    read_to_be,
    read_disposition,
    read_intent,
    read_asking,
    read_aim,
    read_stated,
    read_listing,
    read_following,
)


def find_governors(tokens: Tokens) -> list[Governor]:
    """The governors of a sentence, none inside the verb group of another."""
    found: list[Governor] = []
    at = 0
    while at < len(tokens):
        readings = (reading(tokens, at) for reading in _READINGS)
        governor = next((reading for reading in readings if reading is not None), None)
        if governor is None:
            at += 1
        else:
            found.append(governor)
            at = max(governor.head.verb, at) + 1
    return found
