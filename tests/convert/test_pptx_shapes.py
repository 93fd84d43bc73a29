from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from cityledger.convert.pptx_shapes import Inheritance, Shape, shapes_of

TITLED, BLANK = 1, 6


def slide_of(layout: int) -> Any:
    presentation = Presentation()
    return presentation.slides.add_slide(presentation.slide_layouts[layout])


def shapes(slide: Any) -> tuple[Shape, ...]:
    return shapes_of(slide.shapes._spTree, Inheritance(slide))


def test_placeholders_have_the_place_of_their_layout_and_a_role() -> None:
    slide = slide_of(TITLED)
    title, body = shapes(slide)
    assert (title.role, body.role) == ("title", "body")
    stated = slide.slide_layout.placeholders[0]
    assert title.box == pytest.approx(
        tuple(Pt(0) + value / 12700 for value in (
            stated.left, stated.top, stated.left + stated.width, stated.top + stated.height
        ))
    )  # fmt: skip
    assert title.box[3] < body.box[3]


def test_shapes_of_a_group_are_moved_and_scaled_with_it() -> None:
    slide = slide_of(BLANK)
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(100), Pt(100), Pt(50), Pt(20))
    group.left, group.top, group.width, group.height = Pt(10), Pt(20), Pt(100), Pt(40)
    (found,) = shapes(slide)
    assert found.box == pytest.approx((10, 20, 110, 60))
    assert [part.box for part in found.parts] == [pytest.approx((10, 20, 110, 60))]


def test_hidden_shapes_are_left_out() -> None:
    slide = slide_of(BLANK)
    for left in (10, 100):
        slide.shapes.add_textbox(Pt(left), Pt(10), Pt(50), Pt(20))
    slide.shapes[0]._element.nvSpPr.cNvPr.set("hidden", "1")
    assert [(shape.role, shape.box[0]) for shape in shapes(slide)] == [("free", pytest.approx(100))]
