"""Documents and rows to harmonize: each made by naming only what a test is about."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from cityledger.harmonize.places import PlaceFinder
from cityledger.records import Commitment, Document, Indicator

DOCUMENT = Document(
    document_id="0123456789abcdef",
    sha256="0" * 64,
    file_name="plan.pdf",
    media_type="application/pdf",
    byte_size=1,
    source="test",
    collected_at="2026-01-01T00:00:00Z",
)
INDICATOR = Indicator(
    indicator_id="i1",
    document_id=DOCUMENT.document_id,
    block_id="b1",
    page=1,
    section="",
    indicator="things",
    subject=None,
    value=1.0,
    value_upper=None,
    value_text="1",
    comparator="=",
    unit="count",
    kind="actual",
    direction=None,
    period=None,
    quote="1 thing",
    start=0,
    end=7,
    box=None,
    confidence=0.8,
    extractor_version="1",
)
COMMITMENT = Commitment(
    commitment_id="c1",
    parent_commitment_id=None,
    document_id=DOCUMENT.document_id,
    block_id="b1",
    page=1,
    section="",
    statement="commitment",
    actor=None,
    action="do something",
    verb="do",
    strength="firm",
    continuing=False,
    purpose=None,
    targets=(),
    deadline=None,
    partners=(),
    places=(),
    quote="will do something",
    start=0,
    end=17,
    box=None,
    confidence=0.8,
    extractor_version="1",
)


@pytest.fixture
def document() -> Callable[..., Document]:
    return lambda place=None, **facts: dataclasses.replace(DOCUMENT, place=place, **facts)


@pytest.fixture
def finder(document) -> Callable[..., PlaceFinder]:
    return lambda place=None, names=(), **facts: PlaceFinder(document(place, **facts), names)


@pytest.fixture
def indicator() -> Callable[..., Indicator]:
    return lambda **fields: dataclasses.replace(INDICATOR, **fields)


@pytest.fixture
def commitment() -> Callable[..., Commitment]:
    def make(**fields: Any) -> Commitment:
        return dataclasses.replace(COMMITMENT, **fields)

    return make
