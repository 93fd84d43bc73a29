"""Reads files that a person names, without the data store, and writes what a stage makes of each.

In: paths. Out: <stem>.txt and <stem>.json of the convert stage, or <stem>.indicators.jsonl, <stem>.commitments.jsonl
and <stem>.interests.jsonl of the extract or the harmonize stage, in one folder.
"""

# ruff: noqa: PLC0415 -- `convert` does without the language models of the later stages

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import Any

import typer

from cityledger.collect import Source, SourceError, collect_documents, source_of_path
from cityledger.convert import Conversion, convert_document
from cityledger.records import Block, Cell, Document, document_text
from cityledger.settings import Limits
from cityledger.store import Store
from cityledger.terminal.screen import counted, fail, warn, watching

Progress = Callable[[str], None]
Write = Callable[[Conversion, Path, str], None]


def write_each(files: Iterable[str], output: Path, write: Write, limits: Limits) -> None:
    """Write what a stage makes of some files, and end the command as that went."""
    try:
        sources = [source_of_path(file) for file in files]
    except SourceError as error:
        fail(str(error), 2)
    output.mkdir(parents=True, exist_ok=True)
    with watching() as show:
        tally = write_sources(sources, output, write, limits, show)
    written = tally["ok"] + tally["partial"]
    typer.echo(f"{counted(written, 'document')} written to {output}")
    if not written:
        fail("no document was read; the reasons are above")
    if written > tally["ok"] or tally["failed"]:
        aside, part = counted(tally["failed"], "file"), counted(tally["partial"], "document")
        warn(f"set aside: {aside}; read in part: {part}; the reasons are above")


def write_sources(
    sources: Iterable[Source], output: Path, write: Write, limits: Limits, progress: Progress
) -> Counter[str]:
    """Convert every document in some places and write what `write` makes of each; how many ended in each way."""
    tally: Counter[str] = Counter()
    taken: set[str] = set()
    for source in sources:
        with tempfile.TemporaryDirectory() as folder:
            for name, conversion in _read(source, Store(folder), limits, tally, progress):
                write(conversion, output, _stem(name, taken))
    return tally


def _read(
    source: Source, store: Store, limits: Limits, tally: Counter[str], progress: Progress
) -> Iterator[tuple[str, Conversion]]:
    """What came of each document, under each of its names; those that failed are counted and told."""
    collection = collect_documents(source, store, limits)
    for report in collection.processing:
        if report.outcome == "failed":
            progress(f"set aside {report.reason}")
            tally["failed"] += 1
    documents = {document.document_id: document for document in collection.documents}
    conversions: dict[str, Conversion] = {}
    for sighting in collection.sightings:
        key = sighting.document_id
        if key not in conversions:
            progress(f"convert {sighting.file_name}")
            conversions[key] = _convert(documents[key], store, limits, progress)
        tally[conversions[key].outcome] += 1
        if conversions[key].outcome != "failed":
            yield sighting.file_name, conversions[key]


def _convert(document: Document, store: Store, limits: Limits, progress: Progress) -> Conversion:
    content = Path(store.path("collect", "bytes", document.sha256[:2], document.sha256))
    conversion = convert_document(document, content, limits)
    if conversion.outcome != "ok":
        progress(f"{'set aside' if conversion.outcome == 'failed' else 'warning:'} {conversion.reason}")
    return conversion


def _stem(name: str, taken: set[str]) -> str:
    """The name without its extension; with it, and then with a number, where another file has taken that."""
    path = PurePath(name)
    stem, count = path.stem, 1
    while stem.casefold() in taken:
        stem = path.name if count == 1 else f"{path.name}.{count}"
        count += 1
    taken.add(stem.casefold())
    return stem


def write_blocks(conversion: Conversion, output: Path, stem: str) -> None:
    """The text in reading order, and the blocks as JSON."""
    (output / f"{stem}.txt").write_text(document_text(conversion.blocks) + "\n", encoding="utf-8")
    blocks = json.dumps([_block(block) for block in conversion.blocks], ensure_ascii=False, indent=1)
    (output / f"{stem}.json").write_text(blocks + "\n", encoding="utf-8")


def _block(block: Block) -> dict[str, Any]:
    told = {
        "kind": block.kind,
        "page": block.page,
        "box": block.box,
        "level": block.level,
        "heading_path": block.heading_path,
        "text": block.text,
    }
    return {**told, "cells": [_cell(cell) for cell in block.cells]} if block.kind == "table" else told


def _cell(cell: Cell) -> dict[str, Any]:
    keys = ("row", "column", "row_span", "column_span", "text", "box")
    return {key: getattr(cell, key) for key in keys}


def write_extracted(conversion: Conversion, output: Path, stem: str) -> None:
    """The rows as they are written in the document."""
    from cityledger.extract import extract_document

    found = extract_document(conversion.document, conversion.blocks)
    _write_rows(found.indicators, output / f"{stem}.indicators.jsonl")
    _write_rows(found.commitments, output / f"{stem}.commitments.jsonl")
    _write_rows(found.interests, output / f"{stem}.interests.jsonl")


def write_harmonized(conversion: Conversion, output: Path, stem: str) -> None:
    """The rows with their canonical names."""
    from cityledger.extract import extract_document
    from cityledger.harmonize import harmonize_document
    from cityledger.settings import get_settings

    found = extract_document(conversion.document, conversion.blocks)
    rows = (found.indicators, found.commitments, found.interests)
    result = harmonize_document(conversion.document, *rows, embeddings=get_settings().embeddings)
    _write_rows(result.indicators, output / f"{stem}.indicators.jsonl")
    _write_rows(result.commitments, output / f"{stem}.commitments.jsonl")
    _write_rows(result.interests, output / f"{stem}.interests.jsonl")


def _write_rows(rows: Iterable[Any], path: Path) -> None:
    path.write_text("".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
