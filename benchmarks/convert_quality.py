"""How right the converted text is: word order, twin formats, scans and tables, each against a known truth.

    python benchmarks/convert_quality.py [--shared ../shared] [--only texts,twins,scan,tables] [--details]

- texts:  word-order similarity of the labelled documents against their clean text.
- twins:  the same document as DOCX and as PDF.
- scan:   an image-only copy against the text layer of its original.
- tables: ICDAR-2013's cell adjacency, F1 a document and its mean over the documents (macro).

Word-order similarity is 2 LCS / (a + b) on the sequences of words, LCS being the length of their longest common
subsequence: a word that is missing, added, altered or out of place counts against it.
"""

import argparse
import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

from convert_tables import score, tables_of, truth_of

from cityledger.convert import Conversion, convert_document
from cityledger.records import FURNITURE, Block, Document, make_key
from cityledger.settings import PROJECT, Limits

_PAGE_MARK = re.compile(r"<<page \d+>>")
_TRIM = "|.,;:()[]{}\"'“”‘’•·–—-*■□☐☒►◆●○❖▪➢✓…"


def convert(path: Path) -> Conversion:
    """Convert a file on its own, outside the store."""
    document = Document(
        document_id=make_key(path.name),
        sha256="",
        file_name=path.name,
        media_type="",
        byte_size=path.stat().st_size,
        source="benchmark",
        collected_at="",
    )
    return convert_document(document, path, Limits())


def words_of(text: str) -> list[str]:
    """The words of a text: case, quotation marks, bullets and end punctuation do not count."""
    text = unicodedata.normalize("NFKC", _PAGE_MARK.sub(" ", text)).casefold().replace("’", "'").replace("|", " ")
    return [word for word in (token.strip(_TRIM) for token in text.split()) if word]


def shown_text(blocks: tuple[Block, ...]) -> str:
    """The body text as a reader sees it, list markers included."""
    body = (block for block in blocks if block.kind not in FURNITURE)
    return "\n\n".join(f"{block.marker or ''} {block.text}".strip() for block in body)


def common_length(a: list[str], b: list[str]) -> int:
    """The length of the longest common subsequence (Hyyrö's bit-parallel algorithm)."""
    places: dict[str, int] = {}
    for index, word in enumerate(a):
        places[word] = places.get(word, 0) | (1 << index)
    full = (1 << len(a)) - 1
    state = full
    for word in b:
        matches = state & places.get(word, 0)
        state = ((state + matches) | (state - matches)) & full
    return len(a) - state.bit_count()


def similarity(a: list[str], b: list[str]) -> float:
    """2 LCS / (a + b); 1.0 for two empty texts."""
    return 2 * common_length(a, b) / (len(a) + len(b)) if a or b else 1.0


def measure_texts(shared: Path, details: bool) -> list[tuple[str, float]]:
    """Similarity of each labelled document to its clean text."""
    rows = []
    for truth in sorted((shared / "scoring" / "texts").glob("*.txt")):
        (path,) = (shared / "documents").glob(f"{truth.stem}.*")
        found = shown_text(convert(path).blocks)
        rows.append((path.name, similarity(words_of(truth.read_text(encoding="utf-8")), words_of(found))))
        if details:
            show_difference(truth.read_text(encoding="utf-8"), found)
    return rows


def show_difference(truth: str, found: str) -> None:
    """Print where the two differ, by Python's own matcher."""
    a, b = words_of(truth), words_of(found)
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            before = " ".join(a[max(0, a0 - 3) : a0])
            print(f"    …{before} [- {' '.join(a[a0:a1])[:300]} -] [+ {' '.join(b[b0:b1])[:300]} +]")


def measure_twins(shared: Path, details: bool) -> list[tuple[str, float]]:
    """Similarity of the DOCX and the PDF of one document."""
    stem = shared / "corpus" / "us_pnw_opengov_overview_2024"
    texts = [shown_text(convert(stem.with_suffix(suffix)).blocks) for suffix in (".docx", ".pdf")]
    if details:
        show_difference(*texts)
    return [(stem.name, similarity(words_of(texts[0]), words_of(texts[1])))]


def measure_scan(shared: Path, details: bool) -> list[tuple[str, float]]:
    """Similarity of a scan to the text layer of its original."""
    names = ("us_ogp_nap1_2011.pdf", "scan_us_ogp_nap1_2011.pdf")
    results = [convert(shared / "corpus" / name) for name in names]
    texts = [shown_text(result.blocks) for result in results]
    if details:
        show_difference(*texts)
    return [(names[1], similarity(words_of(texts[0]), words_of(texts[1])))]


def measure_tables(shared: Path, details: bool) -> list[tuple[str, float]]:
    """Adjacency F1 of each file of the table corpus, and their mean."""
    rows = []
    for path in sorted((shared / "corpus" / "tables").glob("*.pdf")):
        truths = sorted(path.parent.glob(f"{path.stem}-str.xml"))
        if truths:
            precision, recall, f1 = score(truth_of(truths[0]), tables_of(convert(path).blocks))
            rows.append((f"{path.name} P {precision:.2f} R {recall:.2f}", f1))
    return [*rows, ("macro F1", sum(value for _, value in rows) / max(1, len(rows)))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT / ".." / "shared")
    parser.add_argument("--only", default="texts,twins,scan,tables")
    parser.add_argument("--details", action="store_true")
    arguments = parser.parse_args()
    measures = {"texts": measure_texts, "twins": measure_twins, "scan": measure_scan, "tables": measure_tables}
    for name in arguments.only.split(","):
        if name in measures:
            for label, value in measures[name](arguments.shared, arguments.details):
                print(f"{name:7} {label:45} {value:.4f}")


if __name__ == "__main__":
    main()
