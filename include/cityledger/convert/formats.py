"""A file's first bytes and its name in, the reader for it out.

The bytes decide where they can: a PDF named .txt is read as a PDF. A name that promises a binary format which the bytes
do not hold is an error, as such a file is mostly an error page or half a download.
"""

import importlib
import zipfile
from pathlib import Path, PurePath

from cityledger.convert.child import Reader
from cityledger.convert.drafts import UnreadableError
from cityledger.settings import Limits

_HEAD = 4096
_PROMISES = {".pdf": "a PDF", ".docx": "a Word document", ".pptx": "a PowerPoint file", ".xlsx": "an Excel file"}
_NAMES = {".md": "markdown", ".markdown": "markdown", ".htm": "html", ".html": "html", ".xhtml": "html"}
_TABLES = (".csv", ".tsv")
_OFFICE = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx", "xl/workbook.xml": "xlsx"}
_OFFICE_FOLDERS = {"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "it is an old or an encrypted Office file; save it as .docx or PDF without a password"),
    (b"{\\rtf", "it is RTF; save it as .docx or PDF"),
    (b"\x89PNG", "it is a picture; make it a PDF"),
    (b"\xff\xd8\xff", "it is a picture; make it a PDF"),
    (b"II*\x00", "it is a picture; make it a PDF"),
    (b"MM\x00*", "it is a picture; make it a PDF"),
    (b"GIF8", "it is a picture; make it a PDF"),
    (b"\x1f\x8b", "it is a gzip archive; unpack it and give the documents inside"),
    (b"7z\xbc\xaf", "it is a 7z archive; unpack it and give the documents inside"),
    (b"Rar!", "it is a RAR archive; unpack it and give the documents inside"),
)


def find_reader(file_name: str, content: Path, limits: Limits) -> Reader:
    """The reader of a file; UnreadableError where there is none for it."""
    try:
        size = content.stat().st_size
        with content.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise UnreadableError(f"its bytes can not be opened ({error.strerror}); collect it again") from error
    if not size:
        raise UnreadableError("it is empty; get it again from where it came")
    if size > limits.file_bytes:
        raise UnreadableError(
            f"it has {size >> 20} MB, more than {limits.file_bytes >> 20}; "
            "split it, or raise CITYLEDGER_MAX_FILE_MEGABYTES"
        )
    name = _format_of(PurePath(file_name).suffix.lower(), head, content)
    # Loaded here, in the parent, so that a child finds the libraries there already.
    reader: Reader = getattr(importlib.import_module(f"cityledger.convert.{name}"), f"read_{name}")
    return reader


def _format_of(suffix: str, head: bytes, content: Path) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_format(content)
    for signature, reason in _UNREAD:
        if head.startswith(signature):
            raise UnreadableError(reason)
    if suffix in _PROMISES:
        raise UnreadableError(f"it is named {suffix} and is not {_PROMISES[suffix]}; get it again, or name it rightly")
    if suffix in _NAMES:
        return _NAMES[suffix]
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower()
    if begin.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "csv" if suffix in _TABLES else "text"


def _zip_format(content: Path) -> str:
    try:
        with zipfile.ZipFile(content) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"its zip container is broken ({error}); get it again") from error
    for part, name in _OFFICE.items():
        if part in names:
            return name
    if "xl/workbook.bin" in names:
        raise UnreadableError("it is a binary Excel workbook; save it as .xlsx, or its sheets as CSV")
    if "[Content_Types].xml" in names:  # the parts of some programs have names of their own
        for folder, name in _OFFICE_FOLDERS.items():
            if any(entry.startswith(folder) for entry in names):
                return name
    raise UnreadableError("it is a zip file of a kind that is not read; unpack it and give the documents inside")
