import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from cityledger.convert import Conversion
from cityledger.convert.pptx_order import reading_order
from cityledger.settings import Limits

Convert = Callable[..., Conversion]


class Deck:
    """A deck built shape by shape, measured in points."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.presentation = Presentation()

    def slide(self, layout: int, title: str | None = None) -> Any:
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])
        if title is not None:
            slide.shapes.title.text = title
        return slide

    def save(self) -> Path:
        self.presentation.save(str(self.path))
        return self.path


def text_box(shapes: Any, left: float, top: float, text: str, size: float | None = None, width: float = 200) -> Any:
    box = shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(30))
    box.text_frame.text = text
    if size:
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    return box


def bullet(frame: Any, text: str, xml: str, level: int = 0) -> None:
    paragraph = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
    paragraph.text, paragraph.level = text, level
    properties = paragraph._p.get_or_add_pPr()
    for element in parse_xml(f"<a:x {nsdecls('a')}>{xml}</a:x>"):
        properties.append(element)


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return Deck(tmp_path / "deck.pptx")


def shown(result: Conversion) -> list[tuple[str, int | None, str | None, str]]:
    return [(block.kind, block.level, block.marker, block.text) for block in result.blocks]


def test_titles_bullets_with_levels_and_check_boxes(deck: Deck, convert: Convert) -> None:
    first = deck.slide(0, "Clean Air for Exampleton")
    first.placeholders[1].text = "City of Exampleton"
    frame = deck.slide(1, "What we do").placeholders[1].text_frame
    frame.text = "Buy 40 buses by 2026"
    frame.add_paragraph().text = "with ten seats"
    frame.paragraphs[1].level = 1
    for text in ("☒ Mobility", "☐ Waste"):
        frame.add_paragraph().text = text
    result = convert(deck.save())
    assert (result.outcome, result.pages, result.document.title) == ("ok", 2, "Clean Air for Exampleton")
    assert shown(result) == [
        ("heading", 1, None, "Clean Air for Exampleton"),
        ("paragraph", None, None, "City of Exampleton"),
        ("heading", 1, None, "What we do"),
        ("list_item", 1, "•", "Buy 40 buses by 2026"),
        ("list_item", 2, "–", "with ten seats"),
        ("list_item", 1, "☒", "Mobility"),
        ("list_item", 1, "☐", "Waste"),
    ]
    assert [block.page for block in result.blocks] == [1, 1, 2, 2, 2, 2, 2]
    assert result.blocks[4].heading_path == ("What we do",)
    assert all(block.box is not None for block in result.blocks)


def test_numbers_and_symbols_of_bullets(deck: Deck, convert: Convert) -> None:
    frame = text_box(deck.slide(5, "Steps").shapes, 50, 150, "").text_frame
    numbers = '<a:buAutoNum type="arabicPeriod" startAt="3"/>'
    bullet(frame, "third", numbers)
    bullet(frame, "inside", '<a:buAutoNum type="romanLcParenBoth"/>', level=1)
    bullet(frame, "inside too", '<a:buAutoNum type="romanLcParenBoth"/>', level=1)
    bullet(frame, "fourth", numbers)
    bullet(frame, "ticked", '<a:buFont typeface="Wingdings"/><a:buChar char="þ"/>')
    bullet(frame, "open", '<a:buFont typeface="Wingdings"/><a:buChar char="¨"/>')
    bullet(frame, "square", '<a:buFont typeface="Wingdings"/><a:buChar char="§"/>')
    bullet(frame, "plain", "<a:buNone/>")
    assert [block[1:] for block in shown(convert(deck.save()))[1:]] == [
        (1, "3.", "third"),
        (2, "(i)", "inside"),
        (2, "(ii)", "inside too"),
        (1, "4.", "fourth"),
        (1, "☒", "ticked"),
        (1, "☐", "open"),
        (1, "▪", "square"),
        (None, None, "plain"),
    ]


def test_letters_in_a_font_of_symbols_are_the_symbols(deck: Deck, convert: Convert) -> None:
    frame = text_box(deck.slide(5, "Choice").shapes, 50, 150, "").text_frame
    run = frame.paragraphs[0].add_run()
    run.text, run.font.name = "þ", "Wingdings"
    frame.paragraphs[0].add_run().text = " Housing"
    assert shown(convert(deck.save()))[1:] == [("list_item", 1, "☒", "Housing")]


def test_notes_stand_behind_their_slide_under_a_heading_of_their_own(deck: Deck, convert: Convert) -> None:
    slide = deck.slide(5, "Trees")
    slide.notes_slide.notes_text_frame.text = "Say that 12 buses run.\nThank the council."
    text_box(deck.slide(6).shapes, 50, 100, "No title here.")
    result = convert(deck.save())
    assert [(block.kind, block.page, block.text, block.heading_path) for block in result.blocks] == [
        ("heading", 1, "Trees", ()),
        ("heading", 1, "Speaker notes", ("Trees",)),
        ("paragraph", 1, "Say that 12 buses run.", ("Trees", "Speaker notes")),
        ("paragraph", 1, "Thank the council.", ("Trees", "Speaker notes")),
        ("heading", 2, "Slide 2", ()),
        ("paragraph", 2, "No title here.", ("Slide 2",)),
    ]
    assert [block.box is None for block in result.blocks] == [False, True, True, True, False, False]


def test_the_largest_line_is_the_title_of_a_slide_without_one(deck: Deck, convert: Convert) -> None:
    shapes = deck.slide(6).shapes
    text_box(shapes, 50, 100, "The council plants trees.", 18)
    text_box(shapes, 50, 20, "Trees for all", 32)
    assert shown(convert(deck.save())) == [
        ("heading", 1, None, "Trees for all"),
        ("paragraph", None, None, "The council plants trees."),
    ]


def test_free_boxes_are_read_by_place_and_groups_as_one(deck: Deck, convert: Convert) -> None:
    shapes = deck.slide(5, "Two columns").shapes
    text_box(shapes, 400, 200, "right below")
    text_box(shapes, 50, 200, "left below")
    text_box(shapes, 400, 160, "right")
    text_box(shapes, 50, 160, "left")
    group = shapes.add_group_shape()
    text_box(group.shapes, 50, 460, "second of the group")
    text_box(group.shapes, 50, 420, "first of the group")
    result = convert(deck.save())
    assert [block.text for block in result.blocks[1:]] == [
        "left", "left below", "right", "right below", "first of the group", "second of the group",
    ]  # fmt: skip
    assert result.blocks[1].box == pytest.approx((50, 160, 250, 190), abs=0.1)
    assert result.blocks[5].box == pytest.approx((50, 420, 250, 450), abs=0.1)


def test_a_scaled_group_puts_its_shapes_where_they_are_seen(deck: Deck, convert: Convert) -> None:
    group = deck.slide(5, "Group").shapes.add_group_shape()
    text_box(group.shapes, 100, 200, "first")
    text_box(group.shapes, 100, 300, "second")
    group.left, group.top, group.width, group.height = Pt(300), Pt(400), Pt(100), Pt(65)
    boxes = [block.box for block in convert(deck.save()).blocks[1:]]
    assert boxes == [pytest.approx((300, 400, 400, 415), abs=0.2), pytest.approx((300, 450, 400, 465), abs=0.2)]


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        ([(300, 0, 500, 40), (0, 0, 200, 40), (300, 45, 500, 90), (0, 45, 200, 90)], [1, 3, 0, 2]),
        ([(0, 0, 60, 20), (70, 0, 300, 20), (0, 60, 60, 80), (70, 60, 300, 80)], [0, 1, 2, 3]),
        ([(0, 0, 100, 50), (50, 20, 150, 70)], [0, 1]),
        ([], []),
    ],
    ids=["columns", "rows of a time line", "overlapping", "none"],
)
def test_reading_order(boxes: list[tuple[float, ...]], order: list[int]) -> None:
    assert reading_order(boxes) == order


def _add_table(slide: Any) -> None:
    table = slide.shapes.add_table(3, 3, Pt(50), Pt(150), Pt(300), Pt(90)).table
    for row, texts in enumerate([("District", "Trees", ""), ("North", "200", "oaks"), ("South", "300", "limes")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))


def test_a_table_has_cells_with_spans_and_rectangles(deck: Deck, convert: Convert) -> None:
    _add_table(deck.slide(5, "Trees"))
    table = convert(deck.save()).blocks[1]
    assert table.text == "District | Trees\nNorth | 200 | oaks\nSouth | 300 | limes"
    assert [(cell.column_span, cell.is_header) for cell in table.cells[:3]] == [(1, True), (2, True), (1, False)]
    assert table.cells[1].box == pytest.approx((150, 150, 350, 180), abs=0.1)
    assert table.cells[4].box == pytest.approx((250, 180, 350, 210), abs=0.1)


def _add_chart(slide: Any, categories: list[str], series: dict[str, tuple[float | None, ...]], code: str) -> None:
    data = CategoryChartData(number_format=code)
    data.categories = categories
    for name, values in series.items():
        data.add_series(name, values)
    place = (Pt(50), Pt(150), Pt(300), Pt(200))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Emissions of Exampleton"
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "kt CO2e"


def test_a_chart_over_years_is_a_table_of_its_series(deck: Deck, convert: Convert) -> None:
    slide = deck.slide(5, "Air")
    _add_chart(slide, ["2019", "2020"], {"Homes": (12.34, 11), "Traffic": (None, 10)}, "0.0")
    result = convert(deck.save())
    assert shown(result)[1:] == [
        ("caption", None, None, "Emissions of Exampleton (kt CO2e)"),
        ("table", None, None, " | 2019 | 2020\nHomes | 12.3 | 11.0\nTraffic |  | 10.0"),
    ]
    assert {cell.row for cell in result.blocks[2].cells if cell.is_header} == {0}


def test_a_chart_over_other_things_is_a_table_of_them(deck: Deck, convert: Convert) -> None:
    _add_chart(deck.slide(5, "Air"), ["Homes", "Traffic"], {"2019": (0.6, 0.4), "2020": (0.5, 0.5)}, "0%")
    assert convert(deck.save()).blocks[2].text == " | 2019 | 2020\nHomes | 60% | 50%\nTraffic | 40% | 50%"


def test_footers_numbers_and_repeated_lines_stand_outside_the_text(deck: Deck, convert: Convert) -> None:
    for number in range(1, 4):
        slide = deck.slide(5, f"Part {number}")
        text_box(slide.shapes, 50, 150, f"The council plants {number} trees.")
        text_box(slide.shapes, 50, 500, f"Exampleton, page {number}")
        place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
        slide.shapes._spTree.append(
            parse_xml(
                f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="n"/><p:cNvSpPr/><p:nvPr>'
                f'<p:ph type="sldNum" idx="12"/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/>'
                f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:t>{number}</a:t></a:fld>'
                "</a:p></p:txBody></p:sp>"
            )
        )
    blocks = convert(deck.save()).blocks
    assert [(block.kind, block.text) for block in blocks[:4]] == [
        ("heading", "Part 1"),
        ("paragraph", "The council plants 1 trees."),
        ("page_footer", "Exampleton, page 1"),
        ("page_footer", "1"),
    ]
    assert [block.kind for block in blocks].count("page_footer") == 6


def test_hidden_shapes_and_those_beside_the_slide_are_left_out(deck: Deck, convert: Convert) -> None:
    shapes = deck.slide(5, "Seen").shapes
    text_box(shapes, -400, 100, "parked")
    text_box(shapes, 50, 150, "hidden")._element.nvSpPr.cNvPr.set("hidden", "1")
    assert [block.text for block in convert(deck.save()).blocks] == ["Seen"]


def test_what_an_alternate_offers_first_is_read_once(deck: Deck, convert: Convert) -> None:
    slide = deck.slide(5, "New shapes")
    element = text_box(slide.shapes, 50, 150, "chosen")._element
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    alternate = parse_xml(f'<mc:AlternateContent {mc}><mc:Choice Requires="a14"/><mc:Fallback/></mc:AlternateContent>')
    slide.shapes._spTree.append(alternate)
    alternate[0].append(element)
    assert [block.text for block in convert(deck.save()).blocks] == ["New shapes", "chosen"]


def _altered(path: Path, parts: dict[str, bytes]) -> Path:
    target = path.with_name("altered.pptx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(name, parts.get(name, source.read(name)))
        for name in parts.keys() - set(source.namelist()):
            copy.writestr(name, parts[name])
    return target


def test_a_diagram_is_a_list(deck: Deck, convert: Convert) -> None:
    slide = deck.slide(5, "Plan")
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:graphicFrame {nsdecls("p", "a", "r")}><p:nvGraphicFramePr><p:cNvPr id="9" name="d"/>'
            "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x='127000' y='1270000'/>"
            f"<a:ext cx='1270000' cy='1270000'/></p:xfrm><a:graphic><a:graphicData uri='{dgm}'>"
            f"<dgm:relIds xmlns:dgm='{dgm}' r:dm='rId77'/></a:graphicData></a:graphic></p:graphicFrame>"
        )
    )
    points = "".join(
        f'<dgm:pt modelId="{key}" type="{kind}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for key, kind, text in [
            ("3", "node", "buy"),
            ("2", "node", "Buses"),
            ("4", "pres", "no"),
            ("5", "node", "Trees"),
        ]
    )
    links = "".join(
        f'<dgm:cxn srcId="{source}" destId="{target}" srcOrd="{order}"/>'
        for source, target, order in [("1", "5", 1), ("1", "2", 0), ("2", "3", 0), ("3", "2", 0)]
    )
    data = (
        f'<dgm:dataModel xmlns:dgm="{dgm}" {nsdecls("a")}><dgm:ptLst><dgm:pt modelId="1" type="doc"/>{points}'
        f"</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )
    path = deck.save()
    with zipfile.ZipFile(path) as archive:
        links_of_slide = archive.read("ppt/slides/_rels/slide1.xml.rels")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    link = b'<Relationship Id="rId77" Type="' + kind + b'" Target="../diagrams/data1.xml"/></Relationships>'
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": links_of_slide.replace(b"</Relationships>", link),
        "ppt/diagrams/data1.xml": data.encode(),
    }
    assert shown(convert(_altered(path, parts)))[1:] == [
        ("list_item", 1, "•", "Buses"),
        ("list_item", 2, "•", "buy"),
        ("list_item", 1, "•", "Trees"),
    ]


def test_a_slide_show_is_read_as_a_deck(deck: Deck, convert: Convert) -> None:
    deck.slide(5, "Shown at once")
    path = deck.save()
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    show = types.replace(b"presentationml.presentation.main+xml", b"presentationml.slideshow.main+xml")
    assert [block.text for block in convert(_altered(path, {"[Content_Types].xml": show})).blocks] == ["Shown at once"]


def test_a_broken_slide_leaves_the_others(deck: Deck, convert: Convert) -> None:
    deck.slide(5, "First")
    deck.slide(5, "Second")
    result = convert(_altered(deck.save(), {"ppt/slides/slide1.xml": b"<p:sld><p:cSld"}))
    assert result.outcome == "partial"
    assert (result.reason or "").startswith("altered.pptx: its part ppt/slides/slide1.xml is broken XML")
    assert [(block.page, block.text) for block in result.blocks] == [(2, "Second")]


def test_a_slide_that_breaks_off_keeps_what_comes_before(deck: Deck, convert: Convert) -> None:
    deck.slide(5, "First")
    path = deck.save()
    with zipfile.ZipFile(path) as archive:
        slide = archive.read("ppt/slides/slide1.xml")
    result = convert(_altered(path, {"ppt/slides/slide1.xml": slide[: slide.index(b"First") + 5]}))
    assert (result.outcome, [block.text for block in result.blocks]) == ("partial", ["First"])


@pytest.mark.parametrize("content", [b"", b"<p:sldLayout><p:cSld"])
def test_a_broken_layout_costs_no_slide(deck: Deck, convert: Convert, content: bytes) -> None:
    deck.slide(5, "First")
    result = convert(_altered(deck.save(), {"ppt/slideLayouts/slideLayout2.xml": content}))
    assert (result.outcome, [block.text for block in result.blocks]) == ("partial", ["First"])
    assert "slideLayout2.xml is broken XML" in (result.reason or "")


def test_more_slides_than_are_read_are_told_of(deck: Deck, convert: Convert) -> None:
    for number in range(3):
        deck.slide(5, f"Part {number}")
    result = convert(deck.save(), Limits(pages=2))
    assert (result.outcome, result.pages, len(result.blocks)) == ("partial", 3, 2)
    assert result.reason == ("deck.pptx: it has 3 slides and only the first 2 are read; raise CITYLEDGER_MAX_PAGES")


def test_a_deck_without_slides_has_a_reason(deck: Deck, convert: Convert) -> None:
    assert convert(deck.save()).reason == "deck.pptx: it has no slides; get it again from where it came"


def test_entities_and_bombs_are_refused(deck: Deck, convert: Convert) -> None:
    deck.slide(5, "Trees")
    path = deck.save()
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    result = convert(_altered(path, {"ppt/slides/slide1.xml": bomb}))
    assert "its part ppt/slides/slide1.xml defines XML entities" in (result.reason or "")
    result = convert(_altered(path, {"ppt/slides/slide1.xml": b" " * (90 << 20)}))
    assert "its part ppt/slides/slide1.xml unpacks to 90 MB" in (result.reason or "")
    deep = b"<x>" * 100_000
    result = convert(_altered(path, {"ppt/slides/slide1.xml": deep}))
    assert (result.outcome, result.blocks) == ("failed", ())
    assert "is nested too deeply to be read" in (result.reason or "")


def test_pictures_films_and_macros_are_not_unpacked(deck: Deck, convert: Convert) -> None:
    deck.slide(5, "Trees")
    bombs = {"ppt/media/film.mp4": bytes(300 << 20), "ppt/vbaProject.bin": bytes(300 << 20)}
    result = convert(_altered(deck.save(), bombs), Limits(memory_bytes=200 << 20))
    assert (result.outcome, [block.text for block in result.blocks]) == ("ok", ["Trees"])


def test_the_hostile_decks_get_a_reason(shared: Path, convert: Convert) -> None:
    paths = sorted((shared / "corpus" / "hostile").glob("*.pptx"))
    assert paths
    for path in paths:
        result = convert(path)
        assert result.outcome == "failed"
        assert (result.reason or "").startswith(f"{path.name}: its part ppt/slides/slide1.xml unpacks to")
