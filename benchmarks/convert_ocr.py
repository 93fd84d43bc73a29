"""How right and how fast scanned pages are read: word accuracy against the text layer of the same document.

    python benchmarks/convert_ocr.py [--shared ../shared] [--chinese-font FILE] [--write]

Word accuracy is 1 - edit distance / words of the truth, the distance counting words put in, left out and changed, in
their order. Chinese is counted by characters: pages are drawn here from the text, with a font that the machine has.
Seconds are of the processor and of the clock, with as many pages at a time as there are cores.
--write puts the table into docs/benchmarks.md.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from convert_quality import convert, shown_text, words_of
from markers import machine, write_between
from readers import used

from cityledger.convert import Conversion
from cityledger.settings import PROJECT

_FONT = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
_LINE, _LINES, _PAGES = 44, 40, 2


def edit_distance(a: Sequence[str], b: Sequence[str]) -> int:
    """The fewest entries to put in, leave out or change to make one sequence of the other (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


def accuracy(truth: Sequence[str], found: Sequence[str]) -> float:
    """1 - edit distance / length of the truth."""
    return 1 - edit_distance(truth, found) / max(1, len(truth))


@dataclass(frozen=True)
class Measured:
    """One scan: what its accuracy counts, and seconds a page."""

    name: str
    pages: int
    counted: str
    accuracy: float
    processor: float
    clock: float


def timed(path: Path) -> tuple[Conversion, int, float, float]:
    """The conversion, its pages, and its processor and clock seconds a page."""
    begun, before = time.perf_counter(), used()
    result = convert(path)
    pages = max(1, result.pages or 0)
    return result, pages, (used() - before) / pages, (time.perf_counter() - begun) / pages


def measure_english(shared: Path) -> Measured:
    """The scan in the corpus against its original."""
    truth = words_of(shown_text(convert(shared / "corpus" / "us_ogp_nap1_2011.pdf").blocks))
    path = shared / "corpus" / "scan_us_ogp_nap1_2011.pdf"
    result, pages, processor, clock = timed(path)
    return Measured(path.name, pages, "words", accuracy(truth, words_of(shown_text(result.blocks))), processor, clock)


def measure_chinese(shared: Path, font: Path) -> Measured:
    """Two pages drawn from a Chinese report."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - for this alone

    path = shared / "corpus" / "cn_gwr_2024.txt"
    lines: list[str] = []
    for paragraph in path.read_text(encoding="utf-8").split("\n"):
        text = paragraph.strip()
        lines += [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    lines = [line for line in lines if line][: _LINES * _PAGES]
    pages = []
    for start in range(0, len(lines), _LINES):
        page = Image.new("L", (2480, 3508), 255)
        for row, line in enumerate(lines[start : start + _LINES]):
            ImageDraw.Draw(page).text((260, 300 + 74 * row), line, fill=0, font=ImageFont.truetype(str(font), 44))
        pages.append(page)
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / f"scan_{path.stem}.pdf"
        pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=300)
        result, count, processor, clock = timed(scan)
    found = [letter for block in result.blocks for letter in block.text if not letter.isspace()]
    truth = [letter for line in lines for letter in line if not letter.isspace()]
    return Measured(scan.name, count, "characters", accuracy(truth, found), processor, clock)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT / ".." / "shared")
    parser.add_argument("--chinese-font", type=Path, default=_FONT)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows = [measure_english(arguments.shared)]
    if arguments.chinese_font.exists():
        rows.append(measure_chinese(arguments.shared, arguments.chinese_font))
    text = [f"{machine()}.", ""]
    text += ["| scan | pages | accuracy of | result | processor s / page | s of the clock / page |"]
    text += ["| --- | ---: | --- | ---: | ---: | ---: |"]
    text += [
        f"| {row.name} | {row.pages} | {row.counted} | {row.accuracy:.4f} | {row.processor:.2f} | {row.clock:.2f} |"
        for row in rows
    ]
    if len(rows) == 1:
        text += ["", f"Chinese is not measured: {arguments.chinese_font} is not here; install fonts-wqy-zenhei."]
    print("\n".join(text))
    if arguments.write:
        write_between(PROJECT / "docs" / "benchmarks.md", "ocr", "\n".join(text))


if __name__ == "__main__":
    main()
