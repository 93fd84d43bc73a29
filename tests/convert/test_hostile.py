"""Files made to break readers, made here in code, and a short seeded run of damaged real files.

Nothing may raise, hang, fetch or run; every outcome but 'ok' has a reason that names the file and a remedy.
"""

import io
import random
import socket
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from benchmarks.mutations import edit_member, mutate, unpack_pdf
from benchmarks.promises import broken_promises

from cityledger.convert import Conversion
from cityledger.convert.child import DiedError, read_in_child
from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.records import Block, Document
from cityledger.settings import PROJECT, Limits

Check = Callable[..., Conversion]
SAMPLES = PROJECT / "samples"


LINKED_PDF = (
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (URL/open) >> >> endobj\n"
    b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R "
    b"/MediaBox [0 0 99 99] /AA << /O << /S /SubmitForm /F (URL/form) >> >> >> endobj\ntrailer << /Root 1 0 R >>\n"
)


def office_file(path: Path, parts: dict[str, bytes], text: str = "Plant 400 trees by 2030.") -> Path:
    """A real DOCX with parts replaced or added."""
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return path


WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9)
)
DOCX = {
    "laughs": ({"word/document.xml": LAUGHS + WORD % b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"}, "failed"),
    "bomb": ({"word/document.xml": WORD % (b"<w:p/>" * 30_000_000)}, "failed"),
    "deep": ({"word/document.xml": WORD % (b"<w:p><w:r>" * 5000 + b"</w:r></w:p>" * 5000)}, "failed"),
    "not_xml": ({"word/document.xml": b"\x00\xff" * 500}, "failed"),
    "no_body": ({"word/document.xml": b"<a/>"}, "failed"),
    "empty_part": ({"word/document.xml": b""}, "failed"),
    "broken_styles": ({"word/styles.xml": b"<w:styles"}, None),
    "climbing_name": ({"../../../escaped.txt": b"out"}, "ok"),
    "macros": ({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 99}, "ok"),
}


@pytest.mark.parametrize("name", DOCX)
def test_a_hostile_office_file_is_answered_for(tmp_path: Path, check: Check, name: str) -> None:
    parts, outcome = DOCX[name]
    check(office_file(tmp_path / f"{name}.docx", parts), outcome)
    assert {path.name for path in tmp_path.parent.rglob("escaped.txt")} == set()


def test_a_document_can_not_read_other_files(tmp_path: Path, check: Check) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of the house", encoding="utf-8")
    entity = b'<!DOCTYPE d [<!ENTITY s SYSTEM "file://%s">]>' % str(secret).encode()
    attack = entity + WORD % b"<w:p><w:r><w:t>Said: &s;</w:t></w:r></w:p>"
    page = b"<html><body><p>Said: &s;</p><iframe src='file://%s'></iframe></body></html>" % str(secret).encode()
    (tmp_path / "page.html").write_bytes(entity + page)
    for path in (office_file(tmp_path / "plan.docx", {"word/document.xml": attack}), tmp_path / "page.html"):
        assert not any("secret of the house" in block.text for block in check(path).blocks)


@pytest.fixture
def visits() -> Iterator[tuple[str, list[object]]]:
    """An address on this machine, and who called there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        calls: list[object] = []
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                connection.close()
                calls.append(address)

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", calls
        done.set()
        thread.join()


def test_nothing_is_fetched(tmp_path: Path, check: Check, visits: tuple[str, list[object]]) -> None:
    url, calls = visits
    link = url.encode()
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="%s/t.dotm" TargetMode="External"/></Relationships>' % link
    )
    office_file(tmp_path / "plan.docx", {"word/_rels/settings.xml.rels": relations})
    html = (
        f"<html><head><link rel='stylesheet' href='{url}/a.css'><script src='{url}/a.js'></script>"
        f"<base href='{url}/'><meta http-equiv='refresh' content='0;url={url}/b'></head>"
        f"<body><p>Plant <img src='{url}/a.png'> trees by 2030.</p><object data='{url}/o'></object></body></html>"
    )
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    (tmp_path / "page.md").write_text(f"![a]({url}/a.png)\n\n<img src='{url}/b.png'>\n", encoding="utf-8")
    (tmp_path / "plan.pdf").write_bytes(LINKED_PDF.replace(b"URL", link))
    for path in sorted(tmp_path.iterdir()):
        check(path)
    with socket.create_connection(("127.0.0.1", int(url.rsplit(":", 1)[1]))):
        time.sleep(0.3)
    assert len(calls) == 1  # this test's own call: the address did listen


TEXTS = {
    "deep.html": b"<div>" * 100_000 + b"Plant trees." + b"</div>" * 100_000,
    "table.html": b"<table><tr><td colspan=999999999 rowspan=999999999>x</td></tr></table>",
    "attributes.html": b"<p " + b"a=b " * 200_000 + b">Plant trees.</p>",
    "unclosed.html": b"<p><b><i>" * 20_000 + b"Plant trees.",
    "brackets.md": b"[" * 50_000 + b"a" + b"](" * 50_000,
    "quotes.md": b"> " * 50_000 + b"a",
    "stars.md": b"**a " * 30_000,
    "list.md": b"".join(b" " * (2 * level) + b"- a\n" for level in range(1000)),
    "one_word.txt": b"a" * 3_000_000,
    "one_line.txt": b"plant trees " * 200_000,
    "lines.txt": b"\n" * 2_000_000 + b"trees",
    "noughts.txt": bytes(100_000),
    "controls.txt": bytes(range(1, 32)) * 1000 + b"trees",
    "half_utf16.txt": "Plant trees. ".encode("utf-16")[:-1],
    "surrogates.txt": b"\xed\xa0\x80\xed\xb0\x80 trees" * 100,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_answered_for(tmp_path: Path, check: Check, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXTS[name])
    check(path)


@pytest.mark.parametrize("end", ["", "-"])
def test_a_sentence_of_thousands_of_lines_takes_no_more_than_its_length(tmp_path: Path, check: Check, end: str) -> None:
    path = tmp_path / "endless.txt"
    path.write_text(f"the city will plant trees and repair drains along every street of its quarter{end}\n" * 6000)
    begun = time.monotonic()
    check(path, "ok")
    assert time.monotonic() - begun < 10  # looking through all that came before at every line takes a minute


def test_damaged_files_are_answered_for(tmp_path: Path, check: Check) -> None:
    seeds = sorted(path for path in SAMPLES.iterdir() if path.is_file())
    outcomes = []
    for index in range(40):
        rng = random.Random(f"7:{index}")
        seed = seeds[index % len(seeds)]
        kind, content = mutate(seed.read_bytes(), rng)
        path = tmp_path / f"{index:02}_{kind.replace(' ', '_')}{seed.suffix}"
        path.write_bytes(content)
        outcomes.append(check(path).outcome)
    assert {"ok", "failed"} <= set(outcomes)  # some damage was bad enough, and not all of it


def test_the_same_seed_does_the_same_damage() -> None:
    content = (SAMPLES / "lindhaven_green_city_plan_2020.pdf").read_bytes()
    assert mutate(content, random.Random("7:1")) == mutate(content, random.Random("7:1"))
    assert mutate(content, random.Random("7:1")) != mutate(content, random.Random("7:2"))
    assert b"Tj" in unpack_pdf(content)
    word = (SAMPLES / "harwick_bay_housing_strategy_2022.docx").read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(edit_member(word, random.Random(1))))


def test_a_child_that_sends_without_end_is_stopped() -> None:
    def chatter(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
        while True:
            begin(1)

    begun = time.monotonic()
    with pytest.raises(DiedError, match="longer than 1 seconds"):
        read_in_child(chatter, Path("unused"), Limits(wall_seconds=1))
    assert time.monotonic() - begun < 5


def test_a_child_that_sends_rubbish_does_not_raise_in_the_parent() -> None:
    def babble(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[object], None]) -> Reading:
        begin("no number")
        return Reading([Draft("paragraph", "a")])

    with pytest.raises(UnreadableError, match="can not be understood; save it again"):
        read_in_child(babble, Path("unused"), Limits())


def test_one_line_of_many_megabytes_is_taken_in_reasonable_time() -> None:
    text = "é" * 6_000_000
    begun = time.monotonic()
    result = read_in_child(lambda *_: Reading([Draft("paragraph", text)]), Path("unused"), Limits())
    assert result.drafts[0].text == text
    assert time.monotonic() - begun < 10  # copying what came before with every piece takes twenty seconds


def conversion(**fields: object) -> Conversion:
    document = Document(
        document_id="1", sha256="1", file_name="a.pdf", media_type="", byte_size=1, source="", collected_at=""
    )
    return Conversion(**{"document": document, "blocks": (), "outcome": "ok", **fields})


def block(**fields: object) -> Block:
    given = {"document_id": "1", "block_id": "1", "position": 0, "kind": "paragraph", "page": 1, "text": "Plant."}
    return Block(**{**given, "start": 0, "end": 6, **fields})


@pytest.mark.parametrize(
    ("result", "broken"),
    [
        (conversion(blocks=(block(),)), None),
        (conversion(outcome="failed", reason="a.pdf: it is empty; get it again"), None),
        (conversion(outcome="failed", reason="it is empty; get it again"), "does not name the file"),
        (conversion(outcome="failed", reason="a.pdf: the reader failed on it (KeyError: 3)"), "names no remedy"),
        (conversion(outcome="failed"), "does not name the file"),
        (conversion(reason="a.pdf: save it again"), "ok has a reason"),
        (conversion(outcome="fine"), "the outcome is 'fine'"),
        (conversion(blocks=(block(start=1, end=7),)), "span of block 0"),
        (conversion(blocks=(block(kind="verse"),)), "of kind 'verse'"),
        (conversion(blocks=(block(box=(0.0, 0.0, float("nan"), 1.0)),)), "not finite"),
    ],
)
def test_a_broken_promise_is_noticed(result: Conversion, broken: str | None) -> None:
    found = broken_promises(result)
    assert not found if broken is None else broken in found[0]
