"""Write the project's own sample documents into samples/, from the texts in scripts/sample_texts.

In: one text a document, with a head that gives its format, title, publisher and date. Out: the documents, and in
samples/labels the text of each in reading order, which the labels quote. The same texts give the same bytes: no clock
and no random numbers go in, and PDFs are not compressed.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sample_formats import docx_file, pdf_plan, pdf_report, pdf_slides, pptx_file, web_page, words
from sample_formats.texts import Sample, read_sample

HERE = Path(__file__).resolve().parent
FORMATS: dict[str, tuple[str, Callable[[Sample], bytes]]] = {
    "columns": (".pdf", pdf_report.render),
    "plan": (".pdf", pdf_plan.render),
    "slides": (".pdf", pdf_slides.render),
    "deck": (".pptx", pptx_file.render),
    "docx": (".docx", docx_file.render),
    "html": (".html", web_page.render),
    "markdown": (".md", words.render_markdown),
    "text": (".txt", words.render_hard_wrapped),
    "csv": (".csv", words.render_values),
}


def make_samples(texts: Path, output: Path) -> list[Path]:
    """Write every sample and its text; return the paths, sorted."""
    (output / "labels").mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(texts.glob("*.md")):
        sample = read_sample(path)
        suffix, render = FORMATS[sample.format]
        document, text = output / (path.stem + suffix), output / "labels" / f"{path.stem}.txt"
        document.write_bytes(render(sample))
        text.write_bytes(words.reading_text(sample).encode())
        written += [document, text]
    return sorted(written)


def main() -> int:
    """Write the samples and say so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=HERE.parent / "samples", help="the folder to write to")
    for path in make_samples(HERE / "sample_texts", parser.parse_args().output):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
