"""Who signs a document: title pages, letterheads, running heads."""

import pytest

from cityledger.extract.context import build_context
from cityledger.extract.signature import is_body_name, read_signs
from cityledger.records import Block
from tests.extract.made_up_city import make_document


def blocks(*lines: str | tuple[str, str]) -> list[Block]:
    made, offset = [], 0
    for position, line in enumerate(lines):
        kind, text = line if isinstance(line, tuple) else ("paragraph", line)
        made.append(
            Block(
                document_id="d", block_id=f"b{position}", position=position, kind=kind, page=1, text=text,
                start=offset, end=offset + len(text),
            )
        )  # fmt: skip
        offset += 0 if kind.startswith("page_") else len(text) + 2
    return made


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Office of Tides", {"Office of Tides"}),
        ("Office of Tides, City of Orland", {"Office of Tides", "City of Orland"}),
        ("Office of Tides | 3 May 2031", {"Office of Tides"}),
        ("Orland Municipality: Budget 2031", {"Orland Municipality"}),
        ("Prepared by the Office of Tides for the Board of Trade", {"Office of Tides"}),
        ("ORLAND COUNTY", {"Orland County"}),
        ("Tree Plan of the Republic of Orland", {"Republic of Orland"}),
        ("Presented to the Board of Trade", set()),
        ("Presentation for the Board of Trade", set()),
        ("Supporting agencies: Tram Office, Board of Trade", set()),
        ("Better Bus Services", set()),
        ("Strategy for Quiet Streets", set()),
        ("The Office of Tides met in May and wrote down what it had learnt about the harbour.", set()),
    ],
)
def test_a_line_that_holds_a_body_and_nothing_else_signs(line: str, names: set[str]) -> None:
    assert set(read_signs(blocks(line)).signers) == names


def test_running_heads_sign_and_prose_ends_the_opening() -> None:
    prose = (
        "Last year the tide rose higher than ever, and the people who live by the quay had to leave twice in a week."
    )
    signs = read_signs(blocks(("page_footer", "Tide Agency"), "Quiet Water", prose, "Board of Trade", *["Mud."] * 3))
    assert set(signs.signers) == {"Tide Agency"}
    assert signs.opening == "Quiet Water"


def test_whoever_signs_speaks_though_others_act_more() -> None:
    text = "The Port Authority plans to dredge. The Port Authority dredged twice. The department will help."
    context = build_context(make_document(), blocks("Quiet Water", "Department of Tides", text))
    assert context.owner == "Department of Tides"
    assert context.resolve("the department", 90) == "Department of Tides"


@pytest.mark.parametrize(("name", "told"), [("Port Authority", True), ("Authority", False), ("Quiet Water", False)])
def test_the_head_tells_a_body(name: str, told: bool) -> None:
    assert is_body_name(name) is told
