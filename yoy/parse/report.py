"""Puts a report together from what the other files of this folder find."""

from dataclasses import replace

from yoy.errors import WrongYear
from yoy.model import Block, Report, Source, Span
from yoy.parse.figures import find_figures
from yoy.parse.identity import identify
from yoy.parse.outline import find_sections
from yoy.parse.passages import find_passages
from yoy.parse.rows import mark_rows
from yoy.parse.slips import find_slips


def parse_report(source: Source, year: int | None, issuer: str | None, key: str | None) -> Report:
    """See `yoy.parse.parse`."""
    blocks = mark_rows(source.blocks)
    text, lines = join_blocks(blocks)
    sections = find_sections(text, blocks, lines)
    passages = find_passages(text, blocks, lines, sections)
    known = identify(source, text, passages)
    if (year := year or known.year) is None:
        raise WrongYear(
            "{file} doesn't say of which year it is: put the year into its name, e.g. 2024.txt", file=str(source.path)
        )
    report = Report(
        year,
        key or str(year),
        issuer or known.issuer,
        known.title,
        known.published,
        source.path,
        source.sha256,
        text,
        sections,
        passages,
        notes=source.notes,
    )
    measures, numbers = find_figures(report)
    return replace(report, measures=measures, numbers=numbers, notes=(*report.notes, *find_slips(report)))


def join_blocks(blocks: tuple[Block, ...]) -> tuple[str, list[Span]]:
    """The blocks a line each, and where each stands."""
    lines, place = [], 0
    for block in blocks:
        lines.append(Span(place, place + len(block.text)))
        place += len(block.text) + 1
    return "\n".join(block.text for block in blocks), lines
