"""Run convert_quality.py, and put what it finds beside the targets into docs/benchmarks.md.

python benchmarks/quality_table.py [--write] [options of convert_quality.py]
"""

import re
import subprocess
import sys
from pathlib import Path

from markers import machine, write_between

from cityledger.settings import PROJECT

TARGETS = {"texts": 0.98, "twins": 0.97, "scan": 0.97, "tables": 0.80}
MEASURES = {
    "texts": "word order against the clean text",
    "twins": "word order, DOCX against PDF",
    "scan": "words of the scan against its original",
    "tables": "cell adjacency F1",
}
_LINE = re.compile(r"(\w+)\s+(\S.*?)\s+(\d\.\d{4})")


def as_table(output: str) -> list[str]:
    """A row a figure with its target; of the single files with tables, which have none, the mean and the spread."""
    found = [(match[1], match[2], float(match[3])) for match in map(_LINE.fullmatch, output.splitlines()) if match]
    if not found:
        raise ValueError(f"convert_quality.py printed no figures:\n{output[-2000:]}")
    lines = ["| measure | of | result | target | |", "| --- | --- | ---: | ---: | --- |"]
    files = [value for name, label, value in found if name == "tables" and ".pdf" in label]
    for name, label, value in found:
        if name == "tables" and ".pdf" in label:
            continue
        target = TARGETS.get(name)
        met = "" if target is None else "met" if value >= target else "missed"
        lines.append(f"| {MEASURES.get(name, name)} | {label} | {value:.4f} | {target or ''} | {met} |")
    if files:
        nothing = sum(value == 0 for value in files)
        lines += [
            "",
            f"Of {len(files)} files with tables, {nothing} got 0 and {sum(v >= 0.95 for v in files)} 0.95 or more.",
        ]
    return lines


def main() -> None:
    """Run, print, and write if asked to."""
    options = [option for option in sys.argv[1:] if option != "--write"]
    script = Path(__file__).with_name("convert_quality.py")
    result = subprocess.run([sys.executable, script, *options], check=True, stdout=subprocess.PIPE, text=True)
    text = "\n".join([f"{machine()}.", "", *as_table(result.stdout)])
    print(text)
    if "--write" in sys.argv:
        write_between(PROJECT / "docs" / "benchmarks.md", "quality", text)


if __name__ == "__main__":
    main()
