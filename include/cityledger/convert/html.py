"""HTML in, drafts out: a walk of the page's article; nothing is fetched.

The article is the page's main element if it has one, else what trafilatura takes for it. The walk needs no recursion;
HTML so deep that the parser gives up on it is read without its structure.
"""

import contextlib
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from bs4.dammit import EncodingDetector
from lxml import etree, html
from trafilatura import extract

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import Draft, Reading, Stated, UnreadableError
from cityledger.convert.html_walk import Walker
from cityledger.convert.wording import clean
from cityledger.lookups import read_lookup
from cityledger.settings import Limits

_PARSER_OPTIONS: dict[str, Any] = {"huge_tree": False, "no_network": True, "remove_comments": True, "remove_pis": True}
_BLOCKS = "|".join(read_lookup("html_tags")["blocks"])
_PUBLISHER_NAMES = ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "og:site_name")
_DATE_NAMES = (
    "article:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "datepublished",
)
_UNSEEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->")
_TAG = re.compile(r"<[^<>]*>")
_BLOCK_TAG = re.compile(rf"(?i)</?(?:{_BLOCKS})\b[^<>]*>")


def read_html(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read an HTML file."""
    text, note = _decode(path.read_bytes())
    drafts = draft_html(text)
    return Reading(drafts=drafts, stated=_stated(text), reason=note)


def _decode(content: bytes) -> tuple[str, str | None]:
    """The text, by the encoding that the page declares if it holds, else as any text file; and what is left out."""
    name = _declared(content)
    if name:
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return content.decode(name), None
    return decode_text(content)


def _declared(content: bytes) -> str | None:
    found = EncodingDetector.find_declared_encoding(content, is_html=True)
    return None if found and found.lower().startswith("utf-16") else found


def draft_html(text: str) -> list[Draft]:
    """The drafts of an HTML text: of its article if one is found, else of the whole page."""
    tree = _parse(text)
    if tree is None:
        return []
    bare = _TAG.sub("", _UNSEEN.sub("", text))
    if len(tree.text_content().split()) < 0.5 * len(bare.split()):
        return _flat(text)  # the parser gives up where elements are nested hundreds deep
    main = _main_part(tree)
    drafts = Walker().run(main)
    return drafts if main.tag != "body" else _without_surroundings(drafts, text)


def _without_surroundings(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts that trafilatura takes for the article; all of them where it finds little."""
    article = _squeeze(extract(text, favor_recall=True, include_comments=False, include_tables=True) or "")
    kept = [draft for draft in drafts if (draft.kind == "heading" and draft.level == 1) or _is_in(draft, article)]
    return kept if sum(map(_length, kept)) > 0.5 * sum(map(_length, drafts)) else drafts


def _is_in(draft: Draft, article: str) -> bool:
    texts = [draft.text, *(cell.text for cell in draft.cells)]
    squeezed = [text for text in map(_squeeze, texts) if text]
    return sum(text in article for text in squeezed) > 0.5 * len(squeezed)


def _length(draft: Draft) -> int:
    return len(draft.text) + sum(len(cell.text) for cell in draft.cells)


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _flat(text: str) -> list[Draft]:
    """The words of a page whose elements are nested too deep, a paragraph between any two block elements."""
    parts = _BLOCK_TAG.sub("\n\n", _UNSEEN.sub(" ", text)).split("\n\n")
    lines = (clean(" ".join(unescape(_TAG.sub("", part)).split())) for part in parts)
    return [Draft("paragraph", line) for line in lines if line]


def _parse(text: str) -> Any:
    if not text.strip():
        return None
    try:
        return html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", **_PARSER_OPTIONS)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"its HTML can not be parsed ({error}); save it again from a browser") from error


def _main_part(tree: Any) -> Any:
    for query in ("//main", "//*[@role='main']", "//article"):
        found = tree.xpath(query)
        if len(found) == 1 and len(found[0].text_content()) > 0.3 * len(tree.text_content()):
            return found[0]
    body = tree.find("body")
    return tree if body is None else body


def _stated(text: str) -> Stated:
    tree = _parse(text)
    if tree is None:
        return Stated()
    heading = clean(" ".join(tree.xpath("string((//h1)[1])").split()))
    title = heading or clean(" ".join((tree.findtext(".//title") or "").split()))
    language = (tree.get("lang") or "").split("-")[0].lower() or None
    date = _date(_meta(tree, _DATE_NAMES))
    return Stated(title=title or None, publisher=_meta(tree, _PUBLISHER_NAMES), published_on=date, language=language)


def _meta(tree: Any, names: tuple[str, ...]) -> str | None:
    """The content of the first meta element with one of some names, in their order."""
    values = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): element.get(
            "content"
        )
        for element in tree.iter("meta")
    }
    found = (clean(values[name] or "") for name in names if name in values)
    return next((value for value in found if value), None)


def _date(text: str | None) -> str | None:
    match = re.match(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])", text or "")
    return match[0] if match else None
