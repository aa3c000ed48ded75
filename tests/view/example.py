"""A small comparison made by hand, so that the views are tested without the rooms before them.

Three reports of an invented county: a heading, a sentence with figures that stay, change, come and go, a renamed
platform, a promise and a wrong total. `odd` is text that a report could hold and a view must survive; it stands in
every text field.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

from yoy.model import (
    Alignment,
    Bound,
    Cell,
    Change,
    Commitment,
    Comparison,
    Delta,
    Edit,
    Finding,
    Initiative,
    Match,
    Measure,
    Message,
    Passage,
    Quantity,
    Report,
    Row,
    Section,
    SectionMatch,
    Series,
    Span,
    Stance,
)

Given = tuple[str, Bound, str] | None

# label, unit, scale, stance, and per year: value, bound, as printed; None where the year doesn't give it
FIGURES: tuple[tuple[str, str, str, Stance, dict[int, Given]], ...] = (
    ("办件量", "件", "万", "actual", {
        2022: ("98000", "", "9.8万件"), 2023: ("126000", "", "12.6万件"), 2024: ("158800", "", "15.88万件"),
    }),
    ("网办率", "%", "", "actual", {2022: ("5.4", "", "5.4%"), 2023: ("5.2", "", "5.2%"), 2024: ("5.1", "", "5.1%")}),
    ("结余资金", "元", "", "actual", {
        2022: ("-30000", "", "-30000元"), 2023: ("-177", "", "-177元"), 2024: ("2083.68", "", "2083.68元"),
    }),
    ("服务群众", "人次", "万", "actual", {
        2022: None, 2023: ("20000", "over", "2万多人次"), 2024: ("34000", "", "3.4万人次"),
    }),
    ("开放数据", "条", "亿", "planned", {2022: None, 2023: None, 2024: ("566000000", "approx", "约5.66亿条")}),
    ("窗口数", "个", "", "target", {2022: ("45", "", "45个"), 2023: ("45", "", "45个"), 2024: None}),
)  # fmt: skip


def comparison(years: tuple[int, ...] = (2023, 2024), odd: str = "") -> Comparison:
    """The comparison of some of 2022, 2023 and 2024."""
    reports = tuple(report(year, odd) for year in years)
    lefts = range(len(years) - 1)
    return Comparison(
        alignment=Alignment(
            reports=reports,
            rows=tuple(Row(tuple((r.passages[k].span,) for r in reports)) for k in range(2)),
            matches=tuple(change.match for left in lefts for change in changes(reports, left)),
            sections=tuple(SectionMatch(left, 0, 0, 0.9, renamed=True) for left in lefts),
            series=tuple(
                _series(reports, k) for k in range(len(FIGURES)) if any(_at(r, k) is not None for r in reports)
            ),
        ),
        changes=tuple(change for left in lefts for change in changes(reports, left)),
        deltas=tuple(delta for left in lefts for delta in _deltas(reports, left, odd)),
        initiatives=(
            Initiative(
                0,
                "renamed",
                odd + "云桥平台2.0",
                "platform",
                1,
                reports[1].passages[1].span,
                0,
                (odd + "云桥平台", reports[0].passages[1].span),
            ),
            Initiative(0, "dropped", odd + "青苗行动", "programme", 0, reports[0].passages[2].span, 0),
        ),
        commitments=tuple(
            Commitment(
                left,
                reports[left].passages[2].span,
                "partly",
                (reports[left + 1].passages[1].span,),
                reports[left].measures[0],
                reports[left + 1].measures[0],
            )
            for left in lefts
        ),
        findings=tuple(_findings(reports[-1], len(reports) - 1, odd)),
    )


def report(year: int, odd: str) -> Report:
    lines = [f"一、{year}年工作{odd}", *_sentences(year, odd), f"{odd}附表\t1\t2"]
    text = "\n".join(lines)
    spans = list(_line_spans(lines))
    heading = spans[0]
    section = Section((1,), "heading", "一、", lines[0][2:], heading, Span(0, len(text)), None)
    kinds: tuple[Literal["heading", "sentence", "row"], ...] = ("heading", "sentence", "sentence", "row")
    return Report(
        year=year,
        key=str(year),
        issuer="临河县政务局" + odd,
        title=f"{year}年工作报告" + odd,
        published=f"{year + 1}-01-{year % 28 + 1:02}",
        path=Path(f"reports/{year}.txt"),
        sha256=f"{year:064x}",
        text=text,
        sections=(section,),
        passages=tuple(Passage(kind, span, 0, k) for k, (kind, span) in enumerate(zip(kinds, spans, strict=True))),
        measures=tuple(_measures(year, text, odd)),
        notes=(Message("paragraphs stood on one line; they were told apart by the wide blanks between them"),),
    )


def _sentences(year: int, odd: str) -> tuple[str, str]:
    said = "，".join(label + given[2] for label, *_, values in FIGURES if (given := values[year]) is not None)
    return f"{odd}{said}。", f"{odd}明年将办好{year}件实事。"


def _line_spans(lines: list[str]) -> Iterator[Span]:
    start = 0
    for line in lines:
        yield Span(start, start + len(line))
        start += len(line) + 1


def _measures(year: int, text: str, odd: str) -> Iterator[Measure]:
    for k, (label, unit, scale, stance, values) in enumerate(FIGURES):
        if (given := values[year]) is not None:
            value, bound, printed = given
            start = text.index(label + printed) + len(label)
            quantity = Quantity(Decimal(value), unit, bound, printed + odd, scale=scale)
            yield Measure(f"{year}-{k}", quantity, odd + label, stance, str(year), Span(start, start + len(printed)), 0)


def _at(of: Report, k: int) -> int | None:
    return next((i for i, measure in enumerate(of.measures) if measure.id == f"{of.year}-{k}"), None)


def _series(reports: tuple[Report, ...], k: int) -> Series:
    label, unit, _, stance, _ = FIGURES[k]
    odd = reports[0].measures[0].label.removesuffix(FIGURES[0][0])
    return Series(odd + label, unit, stance, tuple(_at(of, k) for of in reports))


def _deltas(reports: tuple[Report, ...], left: int, odd: str) -> Iterator[Delta]:
    for k, (label, unit, _, stance, _) in enumerate(FIGURES):
        before, after = (of.measures[i] if (i := _at(of, k)) is not None else None for of in reports[left : left + 2])
        if before is None and after is None:
            continue
        change = ratio = reason = None
        if before is None or after is None:
            status = "new" if before is None else "gone"
        elif before.quantity.bound or after.quantity.bound:
            status, reason = "unclear", Message("one is {text}", {"text": odd + before.quantity.text})
        else:
            change = after.quantity.value - before.quantity.value
            status = "up" if change > 0 else "down" if change < 0 else "flat"
            if unit != "%" and before.quantity.value > 0:
                ratio = (change / before.quantity.value).quantize(Decimal("1e-6"))
        points = "个百分点" if unit == "%" else unit
        yield Delta(left, odd + label, unit, stance, before, after, change, points, ratio, status, reason)  # type: ignore[arg-type]


def changes(reports: tuple[Report, ...], left: int) -> Iterator[Change]:
    before, after = reports[left : left + 2]
    for k, status in enumerate(("same", "edited", "removed", "added")):
        here: Cell = (before.passages[k].span,) if status != "added" else ()
        there: Cell = (after.passages[k].span,) if status != "removed" else ()
        edits: tuple[Edit, ...] = ()
        if status == "same":
            edits = (Edit("equal", after.slice(there[0]), before.slice(here[0])),)
        elif status == "edited":
            edits = (
                Edit("delete", before.slice(here[0])),
                Edit("insert", after.slice(there[0])[:-1]),
                Edit("insert", "。"),
            )
        sections = (0 if here else None, 0 if there else None)
        yield Change(Match(left, here, there, sections, 0.95, moved=k == 1), status, 0.5 if edits else 0.0, edits)  # type: ignore[arg-type]


def _findings(of: Report, column: int, odd: str) -> Iterator[Finding]:
    span, inputs = of.passages[1].span, of.measures[:2]
    for holds, computed in ((True, "3340"), (False, "3341"), (None, "3999.5"), (None, None)):
        yield Finding(
            f"sum-{holds}-{computed}",
            "sum",
            column,
            span,
            Decimal(3340),
            None if computed is None else Decimal(computed),
            holds,
            inputs,
            Message("one is {text}", {"text": odd}),
        )
