import lxml.html

from cityledger.convert.drafts import Draft
from cityledger.convert.html_walk import Walker


def walk(html: str) -> list[Draft]:
    return Walker().run(lxml.html.fromstring(f"<body>{html}</body>"))


def test_blocks_come_in_the_order_of_the_page() -> None:
    drafts = walk("<h2>Trees</h2>The city <b>plants</b> limes.<p>It waters<br>them.</p>")
    assert [(draft.kind, draft.level, draft.text) for draft in drafts] == [
        ("heading", 2, "Trees"), ("paragraph", None, "The city plants limes."), ("paragraph", None, "It waters them."),
    ]  # fmt: skip


def test_items_have_the_marker_and_the_level_of_their_list() -> None:
    drafts = walk('<ol start="4"><li>Oaks<ul><li>in parks</li></ul></li><li>Limes</li></ol><p>End</p>')
    assert [(draft.kind, draft.marker, draft.level, draft.text) for draft in drafts] == [
        ("list_item", "4.", 1, "Oaks"),
        ("list_item", "•", 2, "in parks"),
        ("list_item", "5.", 1, "Limes"),
        ("paragraph", None, None, "End"),
    ]


def test_check_boxes_are_markers() -> None:
    boxes = '<ul><li><input type="checkbox" checked>Oaks</li><li><input type="checkbox">Limes</li></ul>'
    assert [(draft.marker, draft.text) for draft in walk(boxes)] == [("☒", "Oaks"), ("☐", "Limes")]


def test_what_is_not_shown_is_left_out() -> None:
    hidden = '<p hidden>a</p><p style="display: none">b</p><p aria-hidden="true">c</p><script>d</script>'
    assert [draft.text for draft in walk(f"{hidden}<p>Oaks</p>")] == ["Oaks"]


def test_a_table_has_its_caption_its_heads_and_its_spans() -> None:
    caption, table = walk(
        "<table><caption>Trees by year</caption><tr><th rowspan=2>District</th><th colspan=2>Trees</th></tr>"
        "<tr><th>2019</th><th>2020</th></tr><tr><td>North</td><td>3</td><td>4</td></tr></table>"
    )
    assert (caption.kind, caption.text) == ("caption", "Trees by year")
    assert [(cell.row, cell.column, cell.row_span, cell.column_span, cell.is_header) for cell in table.cells] == [
        (0, 0, 2, 1, True), (0, 1, 1, 2, True), (1, 1, 1, 1, True), (1, 2, 1, 1, True),
        (2, 0, 1, 1, False), (2, 1, 1, 1, False), (2, 2, 1, 1, False),
    ]  # fmt: skip


def test_a_table_that_lays_out_a_page_is_read_through() -> None:
    inner = "<table><tr><td>Oaks</td><td>3</td></tr></table>"
    drafts = walk(f"<table><tr><td><p>Before</p>{inner}</td></tr></table>")
    assert [draft.kind for draft in drafts] == ["paragraph", "table"]
