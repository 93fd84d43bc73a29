"""What kind of file some bytes are, told from the bytes; the name decides only between kinds of text.

In: a seekable stream and a file name. Out: `Detected`. `MEDIA_TYPES` is the one table of what is read: to take in a new
kind of file, give it an entry without a remedy (and teach the convert stage to read it).
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from cityledger.collect.refused import RefusedError
from cityledger.collect.zips import check_office_file, open_zip

HEAD_BYTES = 65_536
ARCHIVE = "application/zip"
BINARY = "application/octet-stream"

_SAVE_AS = "save it as PDF or DOCX"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OFFICE_FOLDERS = (
    ("word/", "wordprocessingml.document"),
    ("ppt/", "presentationml.presentation"),
    ("xl/", "spreadsheetml.sheet"),
)


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file. One with a `remedy` is not read; the remedy says what to do with it."""

    name: str
    label: str
    extensions: tuple[str, ...]
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Detected:
    """The kind of some bytes, and a note where their name says otherwise."""

    media_type: MediaType
    note: str | None = None


MEDIA_TYPES = {
    kind.name: kind
    for kind in (
        MediaType("application/pdf", "PDF", (".pdf",)),
        MediaType(_OFFICE + "wordprocessingml.document", "DOCX", (".docx", ".docm", ".dotx")),
        MediaType("text/html", "HTML", (".html", ".htm", ".xhtml")),
        MediaType("text/markdown", "Markdown", (".md", ".markdown")),
        MediaType("text/plain", "plain text", (".txt", ".text", ".asc", "")),
        MediaType(_OFFICE + "presentationml.presentation", "PPTX", (".pptx", ".ppsx", ".pptm", ".potx")),
        MediaType(_OFFICE + "spreadsheetml.sheet", "XLSX", (".xlsx", ".xlsm", ".xltx")),
        MediaType("text/csv", "CSV", (".csv", ".tsv")),
        MediaType(ARCHIVE, "ZIP archive", (".zip",)),
        MediaType("application/x-ole-storage", "an old Office format, or locked by a password", (), _SAVE_AS),
        MediaType(_OPEN_DOCUMENT + "text", "OpenDocument text", (".odt",), _SAVE_AS),
        MediaType(_OPEN_DOCUMENT + "spreadsheet", "OpenDocument spreadsheet", (".ods",), "save the sheets as PDF"),
        MediaType(_OPEN_DOCUMENT + "presentation", "OpenDocument presentation", (".odp",), "save it as PDF"),
        MediaType("application/epub+zip", "EPUB", (".epub",), "save it as PDF or HTML"),
        MediaType("application/rtf", "RTF", (".rtf",), _SAVE_AS),
        MediaType("application/postscript", "PostScript", (".ps", ".eps"), "save it as PDF"),
        MediaType("application/xml", "XML", (".xml", ".svg"), "save it as HTML or PDF, or take it away"),
        MediaType("application/json", "JSON", (".json", ".geojson"), "save it as text or HTML, or take it away"),
        MediaType("multipart/related", "a saved mail or web archive", (".mht", ".mhtml", ".eml"), "save it as HTML"),
        MediaType("image/*", "an image", (), "put the pages into a PDF, or take it away"),
        MediaType("audio-video/*", "sound or film", (), "take it away"),
        MediaType("application/x-archive", "an archive that is no ZIP", (), "unpack it, or pack it again as ZIP"),
        MediaType("application/x-executable", "a program", (), "take it away"),
        MediaType("application/x-database", "a database or data file", (), "take it away"),
        MediaType(BINARY, "neither text nor a known format", (), "fetch it again, or " + _SAVE_AS),
    )
}

_PROMISES = frozenset(
    extension
    for kind in MEDIA_TYPES.values()
    if kind.name.startswith("application/") and kind.name not in ("application/xml", "application/json")
    for extension in kind.extensions
)
_TEXT_BY_NAME = {
    extension: MEDIA_TYPES[name]
    for name in ("text/markdown", "text/csv", "application/json", "application/xml", "multipart/related")
    for extension in MEDIA_TYPES[name].extensions
}
_SIGNATURES = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\x89PNG\r\n", "image/*"),
    (0, b"\xff\xd8\xff", "image/*"),
    (0, b"GIF8", "image/*"),
    (0, b"II*\x00", "image/*"),
    (0, b"MM\x00*", "image/*"),
    (8, b"WEBP", "image/*"),
    (4, b"ftyphei", "image/*"),
    (4, b"ftyp", "audio-video/*"),
    (0, b"ID3", "audio-video/*"),
    (0, b"OggS", "audio-video/*"),
    (0, b"RIFF", "audio-video/*"),
    (0, b"\x1aE\xdf\xa3", "audio-video/*"),
    (0, b"Rar!\x1a\x07", "application/x-archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-archive"),
    (0, b"\x1f\x8b", "application/x-archive"),
    (0, b"BZh", "application/x-archive"),
    (0, b"\xfd7zXZ\x00", "application/x-archive"),
    (0, b"\x28\xb5\x2f\xfd", "application/x-archive"),
    (257, b"ustar", "application/x-archive"),
    (0, b"MZ", "application/x-executable"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"SQLite format 3\x00", "application/x-database"),
    (0, b"PAR1", "application/x-database"),
    (8, b"DUCK", "application/x-database"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_PART = re.compile(rb"<(?:p|div|table|h[1-6]|ul|ol|title|meta|span|a|br)\b", re.IGNORECASE)
_TEXT_CONTROLS = b"\t\n\v\f\r\x1a\x1b\x08"
_CONTROLS = bytes(set(range(1, 32)) - set(_TEXT_CONTROLS))


def detect(stream: BinaryIO, name: str, largest: int) -> Detected:
    """The kind of a stream's bytes; the stream is left at its start.

    RefusedError where a zip file is damaged, an Office file unpacks to more than `largest` bytes, or the name promises
    a format of bytes and the content is text.
    """
    extension = PurePosixPath(name).suffix.lower()
    head = stream.read(HEAD_BYTES)
    kind = MEDIA_TYPES[_name_of(stream, head, extension, largest)]
    stream.seek(0)
    if extension == "" or extension in kind.extensions or kind.remedy is not None:
        return Detected(kind)
    if kind.name.startswith("text/") and extension in _PROMISES:
        raise RefusedError(
            f"its name ends in {extension}, but it is {kind.label}, as an error page or half a download is; "
            "fetch it again, or give it the right name"
        )
    return Detected(kind, f"the name ends in {extension}, but the content is {kind.label} and is read as that")


def _name_of(stream: BinaryIO, head: bytes, extension: str, largest: int) -> str:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        with open_zip(stream) as archive:
            return _packed(archive, largest)
    if _is_pdf(head, extension):
        return "application/pdf"
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset):
            return name if not (signature.isalnum() and _is_text(head)) else _text(head, extension)
    return _text(head, extension) if _is_text(head) else BINARY


def _packed(archive: zipfile.ZipFile, largest: int) -> str:
    """Office files are zip files too: what lies in them tells which."""
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        for folder, kind in _OFFICE_FOLDERS:
            if any(name.startswith(folder) for name in names):
                check_office_file(archive, largest)
                return _OFFICE + kind
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
        try:
            declared = archive.read("mimetype").decode("ascii", "replace").strip()
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
            return ARCHIVE
        return declared if declared in MEDIA_TYPES else ARCHIVE
    return ARCHIVE


def _is_pdf(head: bytes, extension: str) -> bool:
    """The header should come first, but readers allow it within 1024 bytes (ISO 32000-1, annex H.3.4.1)."""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head[:1024] and (extension == ".pdf" or not _is_text(head))


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_wide(head):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return head.count(0) * 1000 <= len(head) and controls * 50 <= len(head)


def _is_wide(head: bytes) -> bool:
    """UTF-16 without its mark: nearly every other byte is zero, and none of those between."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    return len(head) >= 4 and many * 5 > len(head) and few * 100 <= len(head)


def _text(head: bytes, extension: str) -> str:
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    if plain.startswith(b"<") and _HTML.search(plain):
        return "text/html"
    if plain.startswith(b"<?xml"):
        return "application/xml"
    if extension in MEDIA_TYPES["text/html"].extensions and extension and _HTML_PART.search(plain):
        return "text/html"
    known = _TEXT_BY_NAME.get(extension)
    return known.name if known else "text/plain"
