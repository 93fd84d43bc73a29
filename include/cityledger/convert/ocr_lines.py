"""What was read from a page's picture in, the page's lines out, as a text layer would have given them.

Letters' sizes are measured and so never quite the same; lines of about one size get one size, or every line would begin
a paragraph. Chinese words, which are written without spaces, are joined. Bullets that were read as letters are bullets.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cityledger.convert.drafts import Line, Word, union_box
from cityledger.convert.ocr_page import ReadLine, ReadPage, ReadWord
from cityledger.convert.ocr_slips import repair_slips
from cityledger.convert.pdf_text import PageText
from cityledger.convert.wording import clean, is_cjk
from cityledger.records import Box

_ONE_SIZE = 0.16
_BULLET_MARKS = frozenset("¢©®«»°*·•")
_BULLET_LETTERS = frozenset("eo")
_BULLET_GAP = 0.4
_LIST_NUMBER = re.compile(r"\d{1,2},")
_SURE = 90.0
_CHINESE_GAP = 1.3
_CHINESE_MARKS = str.maketrans(",;:?!", "，；：？！")
_NARROW_MARK = re.compile(r"(?<=[\u3400-\u9fff])[,;:?!](?=[\u3400-\u9fff]|$)")
_RULES = frozenset("|_—–-=~‘'.,:;`")

Confidences = dict[Box, float]


def page_of(read: ReadPage, number: int) -> tuple[PageText, Confidences]:
    """The page's text, and how sure each word was, from 0 to 100, by the word's box."""
    page = PageText(number, read.width, read.height, turn=read.turn)
    sizes = _even_sizes(read.lines)
    confidences: Confidences = {}
    for line, size in zip(read.lines, sizes, strict=True):
        words = _repaired(_bulleted(_join_chinese(_cleaned(line.words), size), size))
        if not words:
            continue
        confidences.update((word.box, word.confidence) for word in words)
        boxes = [word.box for word in words]
        box = union_box(list(boxes)) or boxes[0]
        lines = page.turned if line.turned else page.lines
        lines.append(Line([Word(word.text, number, word.box) for word in words], box, size))
        page.characters += sum(len(word.text) + 1 for word in words)
    return page, confidences


def add_missing(layer: PageText, read: PageText) -> PageText:
    """The text layer's lines, and those of the picture that stand where the layer has none."""
    if read.turn != layer.turn:
        return layer
    known = [word.box for line in [*layer.lines, *layer.turned] for word in line.words]
    added = [line for line in read.lines if not any(_covers(box, line.box) for box in known)]
    page = PageText(layer.number, layer.width, layer.height, [*layer.lines, *added], layer.turned, turn=layer.turn)
    page.characters = layer.characters + sum(len(line.text) for line in added)
    return page


def _covers(box: Box, line: Box) -> bool:
    across = min(box[2], line[2]) - max(box[0], line[0])
    down = min(box[3], line[3]) - max(box[1], line[1])
    return across > 0 and down > 0.4 * min(box[3] - box[1], line[3] - line[1])


def _even_sizes(lines: Sequence[ReadLine]) -> list[float]:
    """The size of each line in points, sizes that are about the same made one: that of the most letters."""
    weights: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        weights[size] = weights.get(size, 0) + sum(len(word.text) for word in line.words)
    usual: list[float] = []
    for size in sorted(weights, key=lambda item: -weights[item]):
        if all(abs(size - other) > _ONE_SIZE * other for other in usual):
            usual.append(size)
    return [min(usual, key=lambda size, line=line: abs(size - line.size)) for line in lines]  # type: ignore[misc]


def _cleaned(words: Sequence[ReadWord]) -> list[ReadWord]:
    """The words without those that are drawn rules, which Tesseract takes for strokes."""
    cleaned = [replace(word, text=clean(word.text)) for word in words]
    return [word for word in cleaned if word.text and not (len(word.text) > 1 and set(word.text) <= _RULES - {"."})
            and word.text not in ("|", "_")]  # fmt: skip


def _join_chinese(words: Sequence[ReadWord], size: float) -> list[ReadWord]:
    joined: list[ReadWord] = []
    for word in words:
        last = joined[-1] if joined else None
        near = last is not None and word.box[0] - last.box[2] < _CHINESE_GAP * size
        if last and near and (is_cjk(last.text[-1]) or is_cjk(word.text[0])):
            box = (last.box[0], min(last.box[1], word.box[1]), word.box[2], max(last.box[3], word.box[3]))
            both = len(last.text) + len(word.text)
            sure = (last.confidence * len(last.text) + word.confidence * len(word.text)) / both
            joined[-1] = ReadWord(last.text + word.text, round(sure, 1), box)
        else:
            joined.append(word)
    return [replace(word, text=_NARROW_MARK.sub(_wide, word.text)) for word in joined]


def _wide(mark: re.Match[str]) -> str:
    """The mark as Chinese prints it: it was read as its narrow like."""
    return mark[0].translate(_CHINESE_MARKS)


def _bulleted(words: list[ReadWord], size: float) -> list[ReadWord]:
    """A mark or lone letter that stands apart at the front of a line is the bullet that it was read for.

    So is the comma after a list item's number its full stop, where Tesseract was not sure of it.
    """
    if len(words) < 2 or not words[1].text[0].isalpha():
        return words
    first, second = words[0], words[1]
    apart = second.box[0] - first.box[2] > _BULLET_GAP * size
    if set(first.text) <= _BULLET_MARKS or (first.text in _BULLET_LETTERS and apart):
        return [replace(first, text="•"), *words[1:]]
    if _LIST_NUMBER.fullmatch(first.text) and first.confidence < _SURE and second.text[0].isupper():
        return [replace(first, text=f"{first.text[:-1]}."), *words[1:]]
    return words


def _repaired(words: list[ReadWord]) -> list[ReadWord]:
    texts = repair_slips([word.text for word in words], [word.confidence for word in words])
    return [replace(word, text=text) for word, text in zip(words, texts, strict=True)]
