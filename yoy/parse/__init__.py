"""Source → Report: outline, passages, figures, and whose report of which year it is."""

from yoy.model import Report, Source


def parse(source: Source, year: int | None = None, issuer: str | None = None, key: str | None = None) -> Report:
    """Understands a report. `year`, `issuer` and `key` say what the caller knows better than the text.

    Raises WrongYear where neither caller nor text says the year.
    """
    from yoy.parse.report import parse_report

    return parse_report(source, year, issuer, key)
