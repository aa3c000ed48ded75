"""Reports → Alignment: which passages, sections and figures of several years correspond."""

from collections.abc import Sequence

from yoy.model import Alignment, Report


def align(reports: Sequence[Report]) -> Alignment:
    """Aligns the reports, earliest first; neighbours are matched, and what is left over with the year before them."""
    from yoy.align.years import align_years

    return align_years(reports)
