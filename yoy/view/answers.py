"""What `yoy check`, `yoy promises` and `yoy trace` print."""

from collections import Counter

from yoy.model import Comparison, Finding, Report, Trace
from yoy.view.cells import CHECKS, COMMITMENTS, passage_at, section_path, verdict_words, year_name
from yoy.view.columns import bold, cut, visible
from yoy.view.display import amount, outcome
from yoy.view.messages import Words

_LINE = 100  # columns of a quoted sentence


def render_checks(comparison: Comparison, words: Words, everything: bool = False) -> str:
    """The findings that need attention with their arithmetic, `everything` for those that agree or were dismissed too;
    then what is odd about the reports.
    """
    shown = [f for f in comparison.findings if everything or not (f.holds or f.dismissed)]
    lines = [line for finding in shown for line in _finding(finding, comparison.reports[finding.column], words)]
    counted = Counter(map(verdict_words, comparison.findings))
    names = ("agrees", "differs", "to be verified", "could not be checked", "dismissed")
    total = "  ".join(f"{words(name)} {counted[name]}" for name in names if counted[name])
    lines += [f"! {report.key}  {visible(words.say(note))}" for report in comparison.reports for note in report.notes]
    return "\n".join([*lines, bold(words("{n} statements checked", n=len(comparison.findings))) + f"  {total}"])


def _finding(finding: Finding, report: Report, words: Words) -> list[str]:
    passage = passage_at(report, finding.span)
    place = section_path(report, passage.section if passage else None)
    said = report.slice(passage.span if passage else finding.span)
    head = f"[{words(verdict_words(finding))}] {report.key} {words(CHECKS[finding.kind])}  {finding.id}"
    lines = [bold(head), f"  {visible(words.say(finding.why))}", f"  {cut(f'{place}  {said}', _LINE)}"]
    if finding.dismissed:
        lines.append("  " + words("dismissed: {reason}", reason=visible(finding.dismissed)))
    return [*lines, ""]


def render_promises(comparison: Comparison, words: Words) -> str:
    """The promises with their outcome, for each pair of years, targets beside what was reached, and the first evidence."""
    lines: list[str] = []
    for left, (earlier, later) in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        made = [one for one in comparison.commitments if one.left == left]
        counted = Counter(one.status for one in made)
        total = "  ".join(f"{words(name)} {counted[status]}" for status, name in COMMITMENTS.items())  # type: ignore[index]
        lines += [bold(f"{year_name(earlier, words)} → {year_name(later, words)}") + f"  {total}"]
        for one in made:
            figures = outcome(one, words)
            said = visible(earlier.slice(one.span))
            lines.append(f"  [{words(COMMITMENTS[one.status])}] {cut(said, _LINE)}{f'  {figures}' if figures else ''}")
            lines += [f"      {cut(later.slice(span), _LINE)}" for span in one.evidence[:1]]
        lines.append("")
    return "\n".join(lines).rstrip()


def render_trace(trace: Trace, reports: tuple[Report, ...], words: Words) -> str:
    """Year by year: how often a thing is named and how, the first passage, and the figures beside its name."""
    lines = [bold(visible(trace.asked)) + "".join(f"  = {visible(name)}" for name in trace.names[1:])]
    for report, mentions in zip(reports, trace.mentions, strict=True):
        if not mentions:
            lines.append(f"  {year_name(report, words)}  " + words("not mentioned"))
            continue
        called = words("; ").join(dict.fromkeys(visible(mention.name) for mention in mentions))
        lines.append(f"  {year_name(report, words)}  " + words("{n} passages", n=len(mentions)) + f"  {called}")
        lines += [f"      {cut(report.slice(mention.span), _LINE)}" for mention in mentions[:2]]
        known = {measure.id: measure for measure in report.measures}
        figures = [known[name] for mention in mentions for name in mention.measures if name in known]
        if figures:
            lines.append("      " + words("; ").join(cut(f"{m.label} {amount(m.quantity)}", 40) for m in figures[:6]))
    return "\n".join(lines)
