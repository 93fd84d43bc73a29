"""Whom a document speaks for, when it says so nowhere."""

import pytest

from cityledger.extract.context import build_context
from cityledger.records import Block
from tests.extract.made_up_city import make_document


def owner_of(*texts: str) -> str | None:
    blocks, offset = [], 0
    for position, text in enumerate(texts):
        blocks.append(
            Block(
                document_id="d", block_id=f"b{position}", position=position, kind="paragraph", page=1, text=text,
                start=offset, end=offset + len(text),
            )
        )  # fmt: skip
        offset += len(text) + 2
    return build_context(make_document(), blocks).owner


@pytest.mark.parametrize(
    ("texts", "owner"),
    [
        (("Measure Item C", "Measure Item C", "Measure Item C", "Fewer leaks in Orland County.",
          "Orland County mended 40 pipes."), "Orland County"),  # a label is no name
        (("Ensure safe streets", "Ensure clean air", "Ensure fair fares", "Buses in Pellworm run late. "
          "Pellworm has 40 of them."), "Pellworm"),  # a verb at the head of an item is none
        (("According to the Orland Travel Survey of 2021, few cycle.", "The Orland Travel Survey asked 900.",
          "PTB mended two bridges.", "PTB runs the trams."), "PTB"),  # a survey undertakes nothing
        (("Mira Holt spoke. Mira Holt asked. Then Mira Holt left.",
          "the Harbour Trust heard her, and the Harbour Trust agreed."), "Harbour Trust"),  # a body before a person
    ],
)  # fmt: skip
def test_whoever_acts_speaks(texts: tuple[str, ...], owner: str) -> None:
    assert owner_of(*texts) == owner
