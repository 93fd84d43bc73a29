"""Pages become pictures, highlights stand over their quote's ink, and a page that gives trouble costs itself alone."""

import os
import signal

import numpy
import pikepdf
import PIL.Image
import pytest

from cityledger.publish.evidence import pictures
from cityledger.publish.evidence.marks import find_marks
from cityledger.publish.evidence.pictures import Job, draw_pages
from cityledger.settings import Limits
from cityledger.store import Store
from tests.publish.evidence.making import draw_pdf, keep_document, rows_of
from tests.publish.evidence.test_marks import make_row


def as_drawn(path):
    return path


def turned(path):
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(90, relative=True)
        pdf.save(path)
    return path


def cropped(path):
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].cropbox = [60, 500, 500, 800]
        pdf.save(path)
    return path


@pytest.mark.parametrize("change", [as_drawn, turned, cropped])
def test_highlights_cover_the_ink_of_the_quote_and_no_other(tmp_path, change):
    path = change(draw_pdf(tmp_path / "plan.pdf"))
    _document, blocks = keep_document(Store(tmp_path / "data"), path)
    row = rows_of("plan", blocks)["indicators"][0]
    (mark,) = find_marks(blocks, [make_row(row.start, row.end)])
    job = Job(path, tmp_path / "out", (1,))
    draw_pages([job], Limits())
    picture = job.pictures[1]
    image = PIL.Image.open(tmp_path / "out" / picture.file).convert("RGB")
    assert image.size == (picture.pixels_wide, picture.pixels_high)
    scale = picture.pixels_wide / picture.width
    assert scale == pytest.approx(picture.pixels_high / picture.height, rel=0.01)
    boxes = [[edge * scale for edge in box] for box in mark.rectangles[1]]
    red, black = ink(image)
    assert len(red) > 500
    assert sum(inside(at, boxes) for at in red) > 0.99 * len(red)
    assert sum(inside(at, boxes) for at in black) < 0.01 * len(black)


def ink(image):
    """Where the pixels of the quote and of other text are, as (x, y)."""
    pixels = numpy.asarray(image).astype(int)
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
    black = (pixels[..., 0] < 60) & (pixels[..., 1] < 60)
    return numpy.argwhere(red)[:, ::-1], numpy.argwhere(black)[:, ::-1]


def inside(at, boxes):
    return any(x0 <= at[0] <= x1 and top <= at[1] <= bottom for x0, top, x1, bottom in boxes)


def test_files_that_cannot_be_opened_say_so(tmp_path):
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    torn = Job(tmp_path / "torn.pdf", tmp_path / "torn", (1, 2))
    good = Job(draw_pdf(tmp_path / "good.pdf"), tmp_path / "good", (1,))
    draw_pages([torn, good], Limits())
    assert set(torn.reasons) == {1, 2}
    assert "cannot be opened" in torn.reasons[1]
    assert (list(good.pictures), good.reasons) == ([1], {})


def test_a_page_that_kills_its_child_costs_itself_alone(tmp_path, monkeypatch):
    draw = pictures._draw_page

    def deadly(document, number, path):
        if number == 2:
            os.kill(os.getpid(), signal.SIGSEGV)
        return draw(document, number, path)

    monkeypatch.setattr(pictures, "_draw_page", deadly)
    job = Job(draw_pdf(tmp_path / "plan.pdf", 3), tmp_path / "out", (1, 2, 3))
    draw_pages([job], Limits())
    assert sorted(job.pictures) == [1, 3]
    assert "crashed" in job.reasons[2]
    assert job.waiting == ()


def test_a_file_that_kills_again_and_again_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "_draw_page", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    job = Job(draw_pdf(tmp_path / "plan.pdf", 9), tmp_path / "out", tuple(range(1, 10)))
    draw_pages([job], Limits())
    assert (len(job.reasons), job.deaths, job.pictures) == (9, 3, {})


def test_a_page_that_never_ends_is_ended(tmp_path, monkeypatch):
    import time

    monkeypatch.setattr(pictures, "_draw_page", lambda *_: time.sleep(60))
    job = Job(draw_pdf(tmp_path / "plan.pdf"), tmp_path / "out", (1,))
    begun = time.monotonic()
    draw_pages([job], Limits(wall_seconds=1))
    assert time.monotonic() - begun < 10
    assert "longer than the limits" in job.reasons[1]


def test_a_child_that_talks_nonsense_is_not_believed(tmp_path, monkeypatch):
    monkeypatch.setattr(
        pictures, "_draw", lambda _job, pipe: os.write(pipe, b'{"drawn": 1, "width": 0, "height": 1}\n')
    )
    job = Job(draw_pdf(tmp_path / "plan.pdf"), tmp_path / "out", (1,))
    draw_pages([job], Limits())
    assert (job.pictures, list(job.reasons)) == ({}, [1])


def test_a_huge_page_gives_a_small_picture(tmp_path):
    path = draw_pdf(tmp_path / "plan.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].mediabox = [0, 0, 14400, 400]
        pdf.add_blank_page(page_size=(3, 14400))
        pdf.save(path)
    job = Job(path, tmp_path / "out", (1, 2))
    draw_pages([job], Limits())
    assert job.reasons == {}
    assert all(picture.pixels_wide <= 1281 and picture.pixels_high <= 2001 for picture in job.pictures.values())
