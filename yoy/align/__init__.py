"""Reports → Alignment: which passages, sections and figures of several years correspond."""

from collections.abc import Sequence

from yoy.model import Alignment, Pin, Report


def align(reports: Sequence[Report], pins: Sequence[Pin] = ()) -> Alignment:
    """Aligns the reports, earliest first; neighbours are matched, and what is left over with what was said in the years before.

    `pins` are held to, whatever the words say. Raises UsageError where one names nothing, or more than one thing.
    """
    from yoy.align.years import align_years

    return align_years(reports, pins)
