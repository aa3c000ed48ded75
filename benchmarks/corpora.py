"""Which reports are measured: the corpus where it is present (YOY_CORPUS), else the bundled sample."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SERIES = "state-council"
YEARS = 2023, 2024


@dataclass(frozen=True, slots=True)
class Reports:
    """Two neighbouring years of one issuer in a library folder; `note` says so where they stand in for others."""

    folder: Path
    years: tuple[int, int]
    before: Path
    after: Path
    note: str = ""


def corpus() -> Path:
    """The folder of third-party reports, which is no part of the project and may be absent."""
    return Path(os.environ.get("YOY_CORPUS", ROOT.parent / "shared" / "corpus"))


def pair_of_reports() -> Reports:
    """The pair that is measured."""
    folder = corpus() / SERIES
    before, after = (folder / f"{year}.txt" for year in YEARS)
    if before.exists() and after.exists():
        return Reports(folder, YEARS, before, after)
    found = years_in(ROOT / "reports")
    two = sorted(found)[-2:]
    note = f"{folder} is not there: measured on the bundled sample, whose figures aren't among the well-known ones."
    return Reports(ROOT / "reports", (two[0], two[1]), found[two[0]], found[two[1]], note)


def years_in(folder: Path, *suffixes: str) -> dict[int, Path]:
    """The files of a library folder that are named by their year, one per year: plain texts, or other kinds as well."""
    kinds = {".txt", *suffixes}
    return {int(path.stem): path for path in sorted(folder.rglob("*")) if path.suffix in kinds and path.stem.isdigit()}


def donor_for(path: Path) -> Path | None:
    """Another report of the same folder, far in time, to take strange sentences from; none in a small folder."""
    years = years_in(path.parent)
    far = [year for year in years if path.stem.isdigit() and abs(year - int(path.stem)) >= 15]
    return years[max(far)] if far else None


def gold_folders() -> list[Path]:
    """The hand-annotated pairs beside the corpus, named like `x-2023-2024`; none where they are absent."""
    return sorted(path.parent for path in (corpus().parent / "gold").glob("*-*/align.jsonl"))
