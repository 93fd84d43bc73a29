from collections.abc import Callable
from pathlib import Path

from cityledger.convert import Conversion
from cityledger.convert.html import draft_html

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Clean Air – City of Exampleton</title>
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<meta property="og:site_name" content="City of Exampleton">
<script>var a = "never";</script></head><body><nav><a href="/">Home</a></nav><main>
<h1>Clean Air</h1><p>The city will <b>halve</b> its emissions<br>by 2030.</p>
<ul><li>Measure<ul><li>each month</li></ul></li><li>Report</li></ul><ol start="3"><li>Trees</li></ol>
<table><caption>Shares</caption><tr><th rowspan="2">Year</th><th colspan="2">Share</th></tr>
<tr><td>low</td><td>high</td></tr></table>
<figure><img src="x"><figcaption>The old mill</figcaption></figure><p style="display: none">hidden</p>
<p>O&rsquo;Brien &amp; sons, 5&nbsp;%</p></main><footer>Imprint</footer></body></html>"""


def test_html_gives_the_article_without_what_surrounds_it() -> None:
    found = [(draft.kind, draft.level, draft.marker, draft.text) for draft in draft_html(PAGE)]
    assert found == [
        ("heading", 1, None, "Clean Air"),
        ("paragraph", None, None, "The city will halve its emissions by 2030."),
        ("list_item", 1, "•", "Measure"),
        ("list_item", 2, "•", "each month"),
        ("list_item", 1, "•", "Report"),
        ("list_item", 1, "3.", "Trees"),
        ("caption", None, None, "Shares"),
        ("table", None, None, ""),
        ("caption", None, None, "The old mill"),
        ("paragraph", None, None, "O’Brien & sons, 5 %"),
    ]


def test_spans_of_cells_are_kept() -> None:
    table = next(draft for draft in draft_html(PAGE) if draft.kind == "table")
    assert [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells] == [
        (0, 0, 2, 1, "Year"),
        (0, 1, 1, 2, "Share"),
        (1, 1, 1, 1, "low"),
        (1, 2, 1, 1, "high"),
    ]


def test_what_a_page_states_fills_the_document(tmp_path: Path, convert: Callable[..., Conversion]) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    document = convert(path).document
    assert (document.title, document.publisher, document.published_on) == (
        "Clean Air",
        "City of Exampleton",
        "2024-03-05",
    )


def test_a_declared_encoding_is_believed_if_it_holds(tmp_path: Path, convert: Callable[..., Conversion]) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("<meta charset='gb2312'><p>城市将种树。</p>".encode("gb18030"))
    assert convert(path).blocks[0].text == "城市将种树。"
    path.write_bytes("<meta charset='utf-8'><p>café £5</p>".encode("cp1252"))
    assert convert(path).blocks[0].text == "café £5"


def test_a_page_without_a_main_element_loses_its_surroundings() -> None:
    body = "".join(
        f"<p>The city will plant {number} trees along the main roads of the town this year.</p>" for number in range(9)
    )
    menu = "<div class='menu'><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Contact</a></li></ul></div>"
    drafts = draft_html(
        f"<html><body>{menu}<h1>Trees</h1>{body}<div class='cookie'>We use cookies.</div></body></html>"
    )
    assert [draft.kind for draft in drafts] == ["heading", *["paragraph"] * 9]


def test_a_short_page_keeps_everything() -> None:
    assert [draft.text for draft in draft_html("<p>One.</p><p>Two.</p>")] == ["One.", "Two."]


def test_very_deep_html_keeps_its_text() -> None:
    drafts = draft_html("<div>" * 20_000 + "<p>Deep words</p>" + "</div>" * 20_000)
    assert [draft.text for draft in drafts] == ["Deep words"]


def test_a_bomb_of_spans_stays_small() -> None:
    drafts = draft_html("<table><tr><td rowspan=99999999 colspan=99999999>x</td><td>y</td></tr></table>")
    assert sum(cell.row_span * cell.column_span for cell in drafts[0].cells) <= 1_000_001
