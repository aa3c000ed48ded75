"""Source → Report: outline, passages, figures, and whose report of which year it is."""

from yoy.model import Report, Source


def headings_of(source: Source) -> dict[int, int]:
    """Which blocks begin with a heading, and how deep it stands; 1 is the highest."""
    from yoy.parse.outline import find_sections
    from yoy.parse.report import join_blocks
    from yoy.parse.rows import mark_rows

    blocks = mark_rows(source.blocks)
    text, lines = join_blocks(blocks)
    places = {line.start: nth for nth, line in enumerate(lines)}
    sections = find_sections(text, blocks, lines)
    return {places[s.heading.start]: s.level for s in sections if s.kind == "heading" and s.heading.start in places}


def parse(source: Source, year: int | None = None, issuer: str | None = None, key: str | None = None) -> Report:
    """Understands a report. `year`, `issuer` and `key` say what the caller knows better than the text.

    Raises WrongYear where neither caller nor text says the year.
    """
    from yoy.parse.report import parse_report

    return parse_report(source, year, issuer, key)
