"""Write the golden documents of scans, of text that OCR has left, and of Chinese, beside this file.

    python tests/golden/convert/make_scan_and_chinese.py

See make_documents.py.
"""

import io
from pathlib import Path

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 400, 300

PROSE = [
    "Riverton will plant 400 trees along the river by",
    "2030 and mend 12 km of its drains. The council",
    "reports on both each year.",
]
CHINESE = ["河城将在二〇三〇年以前新建公园一百二十个，并把", "全市公共汽车换成电动汽车。市政府每年公布进", "展。"]


def write_scan() -> None:
    """A page of a heading, a paragraph and two list items, as a picture of 150 dots an inch."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Times-Bold", 20)
    canvas.drawString(40, 250, "Trees and Drains")
    canvas.setFont("Times-Roman", 13)
    for number, line in enumerate(PROSE):
        canvas.drawString(40, 215 - 16 * number, line)
    for number, line in enumerate(("1. Plant oaks in the north", "2. Mend pumps in the south")):
        canvas.drawString(40, 150 - 18 * number, line)
    canvas.save()
    page = pypdfium2.PdfDocument(drawn.getvalue())[0]
    page.render(scale=150 / 72).to_pil().convert("L").save(FOLDER / "scan.pdf", resolution=150, quality=60)


def write_slips() -> None:
    """Text that OCR and a conversion program have left: their slips are set right and kept as mends."""
    (FOLDER / "slips.txt").write_text(
        "Riverton held  **40** meetings , and the campaign “l am the river’'s friend” reached\n"
        "the **northern\ndistricts** in 2024.  lt goes on until 2026.\n",
        encoding="utf-8",
    )


def write_chinese() -> None:
    """A page of two headings and a sentence over three lines, and a web page of the same."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(FOLDER / "chinese.pdf"), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont("STSong-Light", 20)
    canvas.drawString(40, 250, "河城政府工作报告")
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(40, 218, "一、绿色发展")
    canvas.setFont("STSong-Light", 12)
    for number, line in enumerate(CHINESE):
        canvas.drawString(40, 192 - 16 * number, line)
    canvas.save()
    (FOLDER / "chinese.html").write_text(
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作报告</title></head><body><main>'
        f"<h1>河城政府工作报告</h1><h2>一、绿色发展</h2><p>{''.join(CHINESE)}</p></main></body></html>\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_scan()
    write_slips()
    write_chinese()
