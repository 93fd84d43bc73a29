"""Write the golden documents of the convert stage, one a format, beside this file.

    python tests/golden/convert/make_documents.py

They are committed: run this only to change them, and then rewrite what is expected of them with
CITYLEDGER_REWRITE_GOLDEN=1 pytest tests/convert/test_golden.py, and read the difference.
"""

from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).parent
HEIGHT = 842.0

LEFT = """Riverton is a port of 80,000 people. It is
warmer than it was: the mean of 2023 lay
1.4 °C above that of 1990. The city council
therefore resolved in 2021 to halve the emis-
sions of the town by 2030. Half of the way
is done. The city will buy 40 electric buses,
renovate 1,200 homes and plant trees on the
land of the old harbour, which lies between
the two arms of the river and is to become""".splitlines()
RIGHT = """a park of 35 hectares. In co-
operation with the region it will build a
heat network for the northern districts.
Second-hand cars are not paid for.""".splitlines()


class _Page:
    def __init__(self, canvas: Canvas, height: float = HEIGHT) -> None:
        self.canvas = canvas
        self.height = height

    def line(self, x: float, top: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - size, text)

    def lines(self, x: float, top: float, texts: list[str], size: float = 10) -> None:
        for number, text in enumerate(texts):
            self.line(x, top + 12 * number, text, size)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for y in ys:
            self.canvas.line(xs[0], self.height - y, xs[-1], self.height - y)
        for x in xs:
            self.canvas.line(x, self.height - ys[0], x, self.height - ys[-1])


def write_report() -> None:
    """Two columns, a picture's caption inside a sentence, a table, a note, heads and folios, drawn in a bad order."""
    canvas = Canvas(str(FOLDER / "report.pdf"), pagesize=(595, HEIGHT), invariant=1)
    page = _Page(canvas)
    page.line(270, 805, "- 1 -", 8)
    page.lines(60, 120, LEFT)
    page.lines(310, 120, RIGHT)
    page.line(310, 200, "Figure 1: The old harbour in 1990", 8)
    page.lines(310, 240, ["It starts with the parks of the east, where", "most of the children live, and then goes on"])
    page.line(60, 60, "Riverton Climate Plan", 22, "Helvetica-Bold")
    page.line(60, 95, "1. Where we stand", 14, "Helvetica-Bold")
    page.line(60, 30, "Riverton Climate Plan 2030", 7)
    canvas.showPage()
    page.line(60, 30, "Riverton Climate Plan 2030", 7)
    page.line(60, 60, "to the parks of the west.\u00b9 The works end in 2029.")
    page.line(60, 90, "2. What we do", 14, "Helvetica-Bold")
    items = ["• Buy 40 electric buses by 2026", "• Renovate homes:", "• 700 in the north", "• 500 in the south"]
    for number, (x, item) in enumerate(zip((70, 70, 90, 90), items, strict=True)):
        page.line(x, 115 + 12 * number, item)
    page.line(60, 180, "Table 1: Emissions of Riverton, thousand tonnes")
    rows = [["Sector", "1990", "2020", "2030"], ["Homes", "120", "90", "60"], ["Traffic", "95", "101", "47.5"]]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            page.line(65 + 80 * column, 199 + 16 * row, text)
    page.grid([60, 140, 220, 300, 380], [196, 212, 228, 244])
    page.line(60, 760, "1 The parks of the west are those beyond the railway.", 7)
    page.line(270, 805, "- 2 -", 8)
    canvas.save()


def write_slides() -> None:
    """Three slides with the same title, bullets in two levels and folios."""
    canvas = Canvas(str(FOLDER / "slides.pdf"), pagesize=(720, 405), invariant=1)
    page = _Page(canvas, 405)
    for number, year in enumerate((2024, 2025, 2026), start=1):
        page.line(60, 130, f"• In {year} we will open {number} new tram lines", 18)
        page.line(90, 160, "– each with ten stops", 16)
        page.line(40, 30, "Trams for Riverton", 30, "Helvetica-Bold")
        page.line(690, 380, str(number), 9)
        canvas.showPage()
    canvas.save()


def write_plan() -> None:
    """A Word document with headings, lists, a table with a merged cell and a title among its properties."""
    document = docx.Document()
    document.core_properties.title = "Water Plan of Riverton"
    document.add_heading("Water Plan of Riverton", 0)
    document.add_heading("Pipes", 1)
    document.add_paragraph("The utility loses 18% of its water. It will replace 12 km of pipes a year until 2030.")
    for text in ("measure the losses", "replace the pipes"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("☒ resolved by the council")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate([("District", "Length, km", ""), ("North", "40", "12"), ("South", "35", "9")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.save(str(FOLDER / "plan.docx"))


def write_texts() -> None:
    """A page, a Markdown file, a hard-wrapped text with two pages and a Chinese text in GB18030."""
    (FOLDER / "page.html").write_text(
        "<!DOCTYPE html><html lang=en><head><title>Trees | Riverton</title>"
        '<meta property="article:published_time" content="2024-05-02"></head><body><nav>Home</nav><main><h1>Trees</h1>'
        "<p>Riverton will plant <em>500</em> trees by&nbsp;2026.</p><ul><li>oaks<li>limes<ul><li>small ones</ul></ul>"
        "<table><tr><th>Year<th>Trees<tr><td>2025<td>200<tr><td>2026<td>300</table></main></body></html>\n",
        encoding="utf-8",
    )
    (FOLDER / "notes.md").write_text(
        "# Minutes\n\nThe council **will** publish\nthe plan in May.\n\n1. Budget\n2. Trees\n   - oaks\n\n- [x] done\n",
        encoding="utf-8",
    )
    (FOLDER / "wrapped.txt").write_text(
        "CHAPTER 2\n\nHomes and\n\nStreets\n\nRiverton will build 900 homes on the land of the old\n\nmill and will"
        " give a third of them to families with\nsmall incomes. In co-operation with the region it re-\npairs the"
        " streets of the Guangzhou-\nAuckland quarter, which COVID-\n19 left empty. Work begins when the council\n\n"
        "The Old Mill in 1950\n\nhas voted.\n\f2.1 Streets\n\n☒ resurfaced\n☐ lit\n",
        encoding="utf-8",
    )
    chinese = (
        "河城政府工作报告\n\n一、2023年工作回顾\n\n全市生产总值增长5.2%，新建公园12个。\n\n"
        "二、2024年工作安排\n\n新增电动公交车40辆。\n"
    )
    (FOLDER / "chinese.txt").write_bytes(chinese.encode("gb18030"))


if __name__ == "__main__":
    write_report()
    write_slides()
    write_plan()
    write_texts()
