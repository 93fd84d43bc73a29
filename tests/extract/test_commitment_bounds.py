"""Rows are founded in the text, time is bounded, and the labelled document's actions are found."""

import json
import random
import re
import time
from pathlib import Path

import pytest

from cityledger.extract import extract_document
from cityledger.extract.commitments import extract_commitments, find_evidence
from cityledger.extract.context import build_context
from cityledger.records import document_text
from tests.extract.made_up_city import extract, make_blocks, make_document, read


def test_every_row_is_founded_in_the_text_and_every_parent_exists() -> None:
    text = "The City will help traders, including waiving fees and cutting rents. Piers will be mended by 2030."
    blocks = make_blocks(("paragraph", text))
    rows = extract(blocks)
    whole = document_text(blocks)
    assert len(rows) == 4
    assert all(whole[row.start : row.end] == row.quote and row.action in row.quote for row in rows)
    assert {row.parent_commitment_id for row in rows} - {None} <= {row.commitment_id for row in rows}
    assert len({row.commitment_id for row in rows}) == len(rows)
    assert extract(blocks) == rows


def test_each_row_has_its_evidence_and_a_confidence_by_it() -> None:
    text = "The City will help traders, including waiving fees. Piers will be mended by 2030."
    blocks, document = make_blocks(("paragraph", text)), make_document()
    evidence = find_evidence(document, blocks, build_context(document, blocks))
    rows = extract(blocks)
    assert [one.features[:2] for one in evidence] == [
        ("step head", "actor body"), ("step member", "actor body"), ("step head", "actor agentless"),
    ]  # fmt: skip
    assert all(0.5 < row.confidence < 1 for row in rows)
    assert rows[1].confidence > rows[2].confidence


WORDS = tuple(
    re.findall(
        r"\S+",
        """
        the city will shall plan to build a road and or , ; ( ) “ ” including such as by through planting trees with
        2030 goal is are expected that which not must been has measures taken . : - • in order so its we it
        """,
    )
)


@pytest.mark.parametrize("kind", ["paragraph", "list_item", "caption"])
def test_any_row_of_words_is_read_without_an_error(kind: str) -> None:
    chance = random.Random(7)
    for _ in range(300):
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 50)))
        blocks = make_blocks((kind, text), headings=("Goals",))
        whole = document_text(blocks)
        assert all(whole[row.start : row.end] == row.quote and row.action in row.quote for row in extract(blocks))


@pytest.mark.parametrize(
    "text",
    ["", "\x00" * 50_000, "Z" * 100_000, "The city will " + "build a road and " * 6_000, "will plan to " * 1_500,
     "The City of A and the City of B will act with " * 400, "市will建设 " * 5_000, "goal to by 2030 in the " * 800],
)  # fmt: skip
def test_time_is_bounded_on_any_text(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "text",
    [
        "The City will build a pier and plant trees along the quay, " * 1_700,
        "The City will " + ", ".join(["mend the pier"] * 6_800) + ".",
        "The role of " * 8_300 + "the board will be to build.",
    ],
)
def test_a_sentence_of_a_hundred_thousand_characters_is_reported(text: str) -> None:
    started = time.process_time()
    found = extract_document(make_document(), make_blocks(("paragraph", text)))
    assert time.process_time() - started < 20
    (finding,) = (finding for finding in found.findings if finding.expectation == "sentences_end")
    assert "no commitments were read in them" in finding.reason


def test_time_grows_with_a_list_alone() -> None:
    """Four times the conjuncts take about four times as long, not sixteen times."""
    seconds = []
    for count in (300, 1_200):
        text = "The City will " + ", ".join(f"mend pier {number}" for number in range(count)) + "."
        started = time.process_time()
        assert len(read(text)) == count
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * seconds[0] + 0.5


GOLD = Path(__file__).resolve().parents[3] / "shared" / "scoring"


def squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def same_clause(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and 2 * len(shorter) >= len(longer)


@pytest.mark.skipif(not GOLD.exists(), reason="the labelled documents lie beside the project and are not here")
def test_labelled_actions_are_found() -> None:
    """Of one document's labelled actions 85 in 100 are found, and there are not many more rows than these."""
    name = "new_orleans_2022_p6_9"
    text = re.sub(r"<<page \d+>>\n?", "", (GOLD / "texts" / f"{name}.txt").read_text(encoding="utf-8"))
    parts = [("paragraph", part) for part in re.split(r"\n\s*\n", text) if part.strip()]
    blocks, document = make_blocks(*parts), make_document("2022")
    found = {squeeze(row.action) for row in extract_commitments(document, blocks, build_context(document, blocks), ())}
    lines = (GOLD / "gold" / f"{name}.commitments.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {squeeze(label["action"]) for label in map(json.loads, lines) if not label.get("optional")}
    hits = sum(any(same_clause(one, other) for other in found) for one in wanted)
    assert hits >= 0.85 * max(len(wanted), len(found))
