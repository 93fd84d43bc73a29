"""Tables, charts and diagrams of a slide in, drafts out.

A chart is a table of what it shows: a row for each series under its periods, or a row for each category under the
series. Its title, with the title of its value axis in brackets, stands before it as a caption. A diagram is a list.
"""

from typing import Any

from cityledger.convert.drafts import Draft, DraftCell
from cityledger.convert.header_rows import is_period, mark_header_rows
from cityledger.convert.pptx_text import A, frame_text, paragraph_text
from cityledger.convert.shown import show_number
from cityledger.convert.wording import clean
from cityledger.records import Box

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
POINTS = 12700
"""English metric units in a point."""
_MOST_POINTS = 20_000
_DEEPEST = 9


def draft_table(table: Any, page: int, box: Box) -> Draft:
    """A table (`a:tbl`) with merged cells, each with its rectangle as the file states it."""
    widths = [_number(column.get("w")) / POINTS for column in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    rows = table.findall(f"{A}tr")
    tops = _edges(box[1], [_number(row.get("h")) / POINTS for row in rows])
    lefts = _edges(box[0], widths)
    cells = []
    for row, element in enumerate(rows):
        for column, cell in enumerate(element.findall(f"{A}tc")[: len(widths)]):
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            height = max(1, min(_number(cell.get("rowSpan", "1")), len(rows) - row))
            width = max(1, min(_number(cell.get("gridSpan", "1")), len(widths) - column))
            frame = cell.find(f"{A}txBody")
            text = frame_text(frame) if frame is not None else ""
            place = (lefts[column], tops[row], lefts[column + width], tops[row + height])
            cells.append(DraftCell(row, column, text, height, width, box=place))
    properties = table.find(f"{A}tblPr")
    mark_header_rows(cells, declared=properties is not None and properties.get("firstRow") in ("1", "true"))
    return Draft("table", "", page, box, cells=cells)


def _edges(start: float, lengths: list[float]) -> list[float]:
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0


def draft_chart(space: Any, page: int, box: Box) -> list[Draft]:
    """The caption and the table of a chart (`c:chartSpace`); nothing for one without numbers."""
    series = [_series(element, number) for number, element in enumerate(space.iter(f"{C}ser"), start=1)]
    series = [one for one in series if one[2]]
    if not series:
        return []
    categories: dict[int, str] = {}
    for _, names, values in series:
        for index in sorted({*names, *values}):
            categories.setdefault(index, names.get(index) or str(index + 1))
    drafts = [Draft("caption", title, page, box)] if (title := _title(space)) else []
    corner = _title_of(next(space.iter(f"{C}catAx"), None))
    return [*drafts, _chart_table(corner, categories, series, page, box)]


_Series = tuple[str, dict[int, str], dict[int, str]]
"""A series' name, its categories and its values as shown, by their number."""


def _series(element: Any, number: int) -> _Series:
    name = " ".join(value.text or "" for value in element.iterfind(f"{C}tx//{C}v"))
    names = _points(element, ("cat", "xVal"))
    values = _points(element, ("val", "yVal"))
    return clean(" ".join(name.split())) or f"{number}", names, values


def _points(element: Any, tags: tuple[str, ...]) -> dict[int, str]:
    found = next((child for tag in tags if (child := element.find(f"{C}{tag}")) is not None), None)
    points: dict[int, str] = {}
    if found is None:
        return points
    code = next((node.text for node in found.iter(f"{C}formatCode")), None)
    for point in found.iter(f"{C}pt"):
        if len(points) >= _MOST_POINTS:
            break
        index = _number(point.get("idx", "0"))
        text = clean(" ".join((point.findtext(f"{C}v") or "").split()))
        # A category on several levels has several texts of one number; the innermost comes first in the file.
        points.setdefault(index, _shown(text, point.get("formatCode") or code))
    return points


def _shown(text: str, code: str | None) -> str:
    try:
        return show_number(float(text), code)
    except ValueError:
        return text


def _chart_table(corner: str, categories: dict[int, str], series: list[_Series], page: int, box: Box) -> Draft:
    grid = [[corner, *categories.values()]]
    grid += [[name, *(values.get(index, "") for index in categories)] for name, _, values in series]
    if not all(is_period(name) for name in categories.values()):
        grid = [list(row) for row in zip(*grid, strict=True)]
    cells = [
        DraftCell(row, column, text, box=box, is_header=row == 0)
        for row, texts in enumerate(grid)
        for column, text in enumerate(texts)
    ]
    return Draft("table", "", page, box, cells=cells)


def _title(space: Any) -> str:
    chart = space.find(f"{C}chart")
    title = _title_of(chart)
    unit = _title_of(next(space.iter(f"{C}valAx"), None))
    return f"{title} ({unit})" if title and unit else title or unit


def _title_of(element: Any) -> str:
    rich = element.find(f"{C}title/{C}tx/{C}rich") if element is not None else None
    return frame_text(rich) if rich is not None else ""


def draft_diagram(data: Any, page: int, box: Box) -> list[Draft]:
    """The texts of a diagram (`dgm:dataModel`) as a list, each at the depth at which it hangs."""
    texts = {
        point.get("modelId"): _diagram_text(point)
        for point in data.iterfind(f"{D}ptLst/{D}pt")
        if point.get("type", "node") in ("node", "asst", "doc")
    }
    children: dict[str, list[tuple[int, str]]] = {}
    below = set()
    for link in data.iterfind(f"{D}cxnLst/{D}cxn"):
        source, target = link.get("srcId"), link.get("destId")
        if link.get("type", "parOf") == "parOf" and source in texts and target in texts:
            children.setdefault(source, []).append((_number(link.get("srcOrd", "0")), target))
            below.add(target)
    drafts: list[Draft] = []
    seen: set[str] = set()
    stack = [(point, 0 if not texts[point] else 1) for point in reversed(texts) if point not in below]
    while stack:
        point, depth = stack.pop()
        if point in seen:
            continue
        seen.add(point)
        if texts[point]:
            drafts.append(Draft("list_item", texts[point], page, box, level=max(1, depth), marker="•"))
        ordered = [name for _, name in sorted(children.get(point, ()))]
        stack += [(name, min(depth + 1, _DEEPEST)) for name in reversed(ordered)]
    return drafts


def _diagram_text(point: Any) -> str:
    frame = point.find(f"{D}t")
    return " ".join(filter(None, map(paragraph_text, frame.iterfind(f"{A}p")))) if frame is not None else ""
