"""How exactly files are read, beside the libraries that could have been chosen: `python benchmarks/readers.py [--markdown]`.

Held against hand-checked text of two real PDF files (beside the corpus, where it is there), and the bundled sample written as a
Word file and a page and printed to PDF by LibreOffice. A library that isn't installed is left out with a sentence.
"""

import argparse
import importlib
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpora import ROOT, corpus
from layout import Part, markdown, terminal

from yoy.read import read

_BEGIN, _END = "<!-- readers: begin -->", "<!-- readers: end -->"
_HEAD = ("reader", "characters", "lines", "cells", "seconds")
Reader = Callable[[Path], str]
"""A file's text: a line per paragraph, cells set apart by tabs where the reader tells them."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file and the text that it holds."""

    path: Path
    truth: str


def _yoy(path: Path) -> str:
    return "\n".join(block.text for block in read(path).blocks)


def _pypdf(path: Path) -> str:
    pages = importlib.import_module("pypdf").PdfReader(path).pages
    return "\n".join(page.extract_text() for page in pages)


def _pdfminer(path: Path) -> str:
    text: str = importlib.import_module("pdfminer.high_level").extract_text(path)
    return text


def _pdfplumber(path: Path) -> str:
    with importlib.import_module("pdfplumber").open(path) as document:
        return "\n".join(line for page in document.pages for line in _plumbed(page))


def _plumbed(page: object) -> Iterator[str]:
    """A page's text outside its tables, then these: the library has no order for both."""
    tables = page.find_tables()  # type: ignore[attr-defined]
    rest = page
    for table in tables:
        rest = rest.outside_bbox(table.bbox)  # type: ignore[attr-defined]
    yield from rest.extract_text().splitlines()  # type: ignore[attr-defined]
    for table in tables:
        for row in table.extract():
            yield "\t".join((cell or "").replace("\n", "") for cell in row)


def _pypdfium2(path: Path) -> str:
    document = importlib.import_module("pypdfium2").PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _mammoth(path: Path) -> str:
    with path.open("rb") as file:
        text: str = importlib.import_module("mammoth").extract_raw_text(file).value
    return text


def _docx(path: Path) -> str:
    document = importlib.import_module("docx").Document(str(path))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    rows = ["\t".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join(paragraphs + rows)


def _selectolax(path: Path) -> str:
    tree = importlib.import_module("selectolax.lexbor").LexborHTMLParser(path.read_text(encoding="utf-8"))
    text: str = tree.body.text(separator="\n")
    return text


_READERS: Mapping[str, Mapping[str, tuple[str, Reader]]] = {
    ".pdf": {
        "yoy (pypdfium2 for characters)": ("yoy", _yoy),
        "pdfplumber": ("pdfplumber", _pdfplumber),
        "pdfminer.six": ("pdfminer", _pdfminer),
        "pypdf": ("pypdf", _pypdf),
        "pypdfium2": ("pypdfium2", _pypdfium2),
    },
    ".docx": {
        "yoy (python-docx for XML)": ("yoy", _yoy),
        "python-docx": ("docx", _docx),
        "mammoth": ("mammoth", _mammoth),
    },
    ".html": {"yoy (selectolax for the tree)": ("yoy", _yoy), "selectolax": ("selectolax", _selectolax)},
}


def _characters(text: str, truth: str) -> float:
    """One less the share of characters to be edited (Levenshtein), without white space."""
    from diff_match_patch import diff_match_patch

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    said, wanted = (re.sub(r"\s+", "", one) for one in (text, truth))
    edits: int = differ.diff_levenshtein(differ.diff_main(said, wanted, False))
    return max(0.0, 1 - edits / len(wanted))


def _share(found: Counter[str], wanted: Counter[str]) -> str:
    return f"{(found & wanted).total() / wanted.total():.3f}" if wanted else "—"


def _lines(text: str) -> Counter[str]:
    """Paragraphs, without white space."""
    plain = (re.sub(r"\s+", "", line) for line in text.splitlines() if "\t" not in line)
    return Counter(line for line in plain if line)


def _cells(text: str) -> Counter[str]:
    """Cells, each with the name of its row and its place in it."""
    rows = ([re.sub(r"\s+", "", cell) for cell in line.split("\t")] for line in text.splitlines() if "\t" in line)
    return Counter(f"{row[0]}/{nth}/{cell}" for row in rows for nth, cell in enumerate(row) if cell)


def reader_part(title: str, cases: list[Case], why: str) -> Part:
    """All readers of a kind on some files."""
    rows, notes = [], [why] if why else []
    for name, (module, reader) in _READERS[cases[0].path.suffix].items():
        try:
            importlib.import_module(module)
        except ImportError:
            notes.append(f"{name}: not installed.")
            continue
        reader(cases[0].path)  # imports and dictionaries aren't counted
        begun = time.perf_counter()
        texts = [reader(case.path) for case in cases]
        seconds = time.perf_counter() - begun
        found = [sum((count(text) for text in texts), Counter[str]()) for count in (_lines, _cells)]
        wanted = [sum((count(case.truth) for case in cases), Counter[str]()) for count in (_lines, _cells)]
        exact = sum(_characters(text, case.truth) for text, case in zip(texts, cases, strict=True)) / len(cases)
        rows.append([name, f"{exact:.4f}", *map(_share, found, wanted), f"{seconds:.2f}"])
    return Part(title, _HEAD, rows, notes)


def _real() -> list[Case]:
    gold = corpus().parent / "gold" / "hongze-2023-2024"
    files = [(corpus() / "hongze" / f"{year}.pdf", gold / f"{side}.txt") for year, side in ((2023, "A"), (2024, "B"))]
    return [
        Case(path, truth.read_text(encoding="utf-8")) for path, truth in files if path.is_file() and truth.is_file()
    ]


def _made(folder: Path) -> dict[str, Case]:
    """The bundled sample as every kind of file."""
    import sys

    sys.path.insert(0, str(ROOT))
    from tests.read.same import same_report

    source = read(ROOT / "reports" / "2023.txt")
    lines = [block.text for block in source.blocks]
    made = {kind: same_report(folder / f"2023{kind}", lines) for kind in (".docx", ".html")}
    office = shutil.which("soffice")
    if office:
        words = [
            office,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "2023.docx",
        ]
        subprocess.run(words, cwd=folder, capture_output=True, timeout=180, check=True)
        made[".pdf"] = folder / "2023.pdf"
    return {kind: Case(path, "\n".join(lines)) for kind, path in made.items()}


def parts() -> Iterator[Part]:
    """All parts."""
    if real := _real():
        yield reader_part(
            "PDF: hongze 2023 and 2024, against hand-checked text", real, "Page numbers that are kept count as edits."
        )
    with tempfile.TemporaryDirectory() as name:
        for kind, case in _made(Path(name)).items():
            by = " printed by LibreOffice" if kind == ".pdf" else ""
            yield reader_part(f"{kind[1:].upper()}: the bundled sample{by}, against what was written", [case], "")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", action="store_true", help="put the tables into docs/decisions.md as well")
    asked = parser.parse_args()
    said = []
    for part in parts():
        print(terminal(part), flush=True)
        said.append(markdown(part))
    if asked.markdown:
        path = ROOT / "docs" / "decisions.md"
        before, _, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
        tables = "\n\n".join(said)
        path.write_text(f"{before}{_BEGIN}\n\n{tables}\n\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
