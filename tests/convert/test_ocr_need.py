import pypdfium2
import pytest
from PIL import Image

from cityledger.convert.ocr_need import BARE, EMPTY, GARBAGE, is_garbage, ocr_need, shows_text
from cityledger.convert.pdf_rules import read_rules
from cityledger.convert.pdf_text import placer, read_page_text

ENGLISH = "The city council will plant two thousand trees along its main roads before the end of the next budget year."
GERMAN = (
    "Die Stadt wird bis zum Ende des nächsten Jahres zweitausend Bäume an den Straßen pflanzen und sie pflegen lassen."
)
TURKISH = (
    "Belediye gelecek yılın sonuna kadar ana caddeler boyunca iki bin ağaç dikecek ve bakımını üstlenecektir elbette."
)


def shifted(text: str) -> str:
    """As a font without a map of its codes gives it."""
    return "".join(chr(ord(letter) - 29) if letter != " " else " " for letter in text)


@pytest.mark.parametrize(
    "text", [ENGLISH, GERMAN, TURKISH, "41.2 38.5 12 7 1,204 88 % 17 " * 10, "中华人民共和国 " * 20]
)
def test_real_text_is_no_garbage(text: str) -> None:
    assert not is_garbage((text + " " + text).split(), 2 * len(text))


@pytest.mark.parametrize("text", [shifted(ENGLISH), "\ufffd\ufffd\ufffd \ufffd\ufffd " * 12, "ÕþÎñ ¹¤×÷ ±¨¸æ " * 9])
def test_codes_that_stand_for_other_letters_are_garbage(text: str) -> None:
    assert is_garbage((text + " " + text).split(), 2 * len(text))


def test_characters_that_stand_for_nothing_are_garbage() -> None:
    assert is_garbage(["few"] * 10, 1000)
    assert not is_garbage(["few"] * 250, 1000)


def page_need(path) -> tuple[str | None, bool]:
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    need = ocr_need(read_page_text(page, 1), read_rules(page, placer(page)))
    return need, bool(need) and shows_text(page, need)


def test_a_page_of_text_needs_nothing(sheet) -> None:
    sheet.lines(60, 60, [ENGLISH] * 5)
    assert page_need(sheet.save()) == (None, False)


def test_a_blank_page_needs_nothing(sheet) -> None:
    sheet.next_page()
    assert page_need(sheet.save()) == (None, False)


def test_an_empty_picture_shows_no_text(tmp_path) -> None:
    Image.new("L", (800, 1100), 250).save(tmp_path / "blank.pdf", resolution=100)
    assert page_need(tmp_path / "blank.pdf") == (BARE, False)


def test_a_photograph_with_a_folio_is_left_alone(sheet) -> None:
    noise = Image.effect_noise((600, 800), 90).resize((1200, 1600))
    sheet.canvas.drawInlineImage(noise, 0, 0, 595, 842)
    sheet.line(290, 800, "12")
    assert page_need(sheet.save()) == (EMPTY, False)


def test_a_wrong_text_layer_is_garbage(sheet) -> None:
    sheet.lines(60, 60, [shifted(ENGLISH)] * 6)
    assert page_need(sheet.save()) == (GARBAGE, True)
