from typing import Any

import pypdfium2
import pytest
from PIL import Image

from cityledger.convert.pdf_rules import Rules, read_rules
from cityledger.convert.pdf_text import placer


def rules_of(sheet: Any) -> Rules:
    page = pypdfium2.PdfDocument(sheet.save())[0]
    return read_rules(page, placer(page))


def test_rules_are_lines_whether_stroked_or_filled(sheet: Any) -> None:
    sheet.rule(60, 100, 300, 100)
    sheet.rule(60, 100, 60, 200)
    sheet.canvas.rect(60, sheet.height - 200, 240, 0.6, stroke=0, fill=1)
    rules = rules_of(sheet)
    assert rules.across == [pytest.approx((100, 59.5, 300.5), abs=1), pytest.approx((199.7, 60, 300), abs=1)]
    assert rules.down == [pytest.approx((60, 99.5, 200.5), abs=1)]


def test_a_frame_has_four_edges_and_an_area_its_colour(sheet: Any) -> None:
    sheet.canvas.rect(100, sheet.height - 300, 200, 100, stroke=1, fill=0)
    sheet.canvas.setFillColorRGB(1, 0, 0)
    sheet.canvas.rect(100, sheet.height - 500, 200, 100, stroke=0, fill=1)
    rules = rules_of(sheet)
    assert [line[0] for line in rules.across] == pytest.approx([200, 300], abs=0.5)
    assert [line[0] for line in rules.down] == pytest.approx([100, 300], abs=0.5)
    assert rules.areas == [(pytest.approx((100, 400, 300, 500), abs=0.5), 0xFF0000)]


def test_curves_and_slanting_lines_are_artwork(sheet: Any) -> None:
    sheet.canvas.circle(300, 300, 80)
    slanting = sheet.canvas.beginPath()
    slanting.moveTo(100, 500)
    slanting.lineTo(200, 600)
    slanting.lineTo(300, 500)
    sheet.canvas.drawPath(slanting)
    rules = rules_of(sheet)
    assert len(rules.artwork) == 2
    assert not rules.across
    assert not rules.down


def test_pictures_tell_their_place_and_their_pixels(sheet: Any, tmp_path: Any) -> None:
    Image.new("L", (120, 80), 200).save(tmp_path / "picture.png")
    sheet.canvas.drawImage(str(tmp_path / "picture.png"), 50, sheet.height - 250, 240, 160)
    rules = rules_of(sheet)
    assert rules.pictures == [pytest.approx((50, 90, 290, 250), abs=0.5)]
    assert rules.pixels == 120 * 80


def test_what_a_form_draws_is_placed_on_the_page(sheet: Any) -> None:
    sheet.canvas.beginForm("head", 0, 0, 400, 100)
    sheet.canvas.rect(10, 10, 300, 50, stroke=1, fill=0)
    sheet.canvas.endForm()
    sheet.canvas.translate(100, sheet.height - 200)
    sheet.canvas.doForm("head")
    rules = rules_of(sheet)
    assert [line[0] for line in rules.across] == pytest.approx([140, 190], abs=0.5)
    assert [line[0] for line in rules.down] == pytest.approx([110, 410], abs=0.5)


def test_a_page_of_endless_strokes_is_told(sheet: Any) -> None:
    for row in range(6_500):
        sheet.rule(60, 10 + row / 10, 300, 10 + row / 10)
    assert rules_of(sheet).too_many
