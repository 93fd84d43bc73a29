"""A web page with what surrounds the text of a real one: navigation, a search box, a foot.

In: a `Sample`. Out: the bytes of an HTML file.
"""

from html import escape
from itertools import groupby

from sample_formats.texts import LIST_KINDS, Piece, Sample

TAGS = {"title": "h1", "heading": "h2", "paragraph": "p", "note": "p"}
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="author" content="{publisher}">
<meta name="publisher" content="{publisher}">
<meta name="date" content="{published_on}">
<meta property="article:published_time" content="{published_on}">
<meta property="og:site_name" content="{publisher}">
<style>body {{ font-family: sans-serif }} td {{ border: 1px solid }}</style>
</head>
<body>
<header>
<nav><ul>
<li><a href="/">Home</a></li><li><a href="/council">Council</a></li><li><a href="/news">News</a></li>
</ul></nav>
<form action="/search"><input name="q" placeholder="Search"></form>
</header>
<main>
<article>
{body}
</article>
</main>
<footer><p>{publisher} | <a href="/contact">Contact</a> | <a href="/privacy">Privacy</a></p></footer>
</body>
</html>
"""


def render(sample: Sample) -> bytes:
    """The sample as a page of a city's website."""
    groups = groupby(sample.pieces, key=lambda piece: piece.kind in LIST_KINDS)
    body = "\n".join(_list(list(pieces)) if is_list else "\n".join(map(_html, pieces)) for is_list, pieces in groups)
    return PAGE.format(
        title=escape(sample.title),
        publisher=escape(sample.publisher),
        published_on=sample.published_on,
        body=body,
    ).encode()


def _list(pieces: list[Piece]) -> str:
    return "\n".join(["<ul>", *(f"<li>{escape(piece.text, quote=False)}</li>" for piece in pieces), "</ul>"])


def _html(piece: Piece) -> str:
    if piece.kind != "table":
        return f"<{TAGS[piece.kind]}>{escape(piece.text, quote=False)}</{TAGS[piece.kind]}>"
    head, *rows = piece.rows
    lines = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join(["<table>", *lines, "</table>"])
