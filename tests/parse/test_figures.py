"""Figures: what a careful reader says of sentences (figures.jsonl), and laws that hold for any."""

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yoy.model import Block, Measure, Report, Source, Span
from yoy.parse import parse
from yoy.parse.numerals import numeral
from yoy.parse.quantities import scan

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "figures.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(*lines: str) -> Report:
    blocks = ("岚浦市某局2024年工作报告", *lines)
    return parse(Source(Path("2024.txt"), "", tuple(Block(text, row="\t" in text) for text in blocks)), 2024)


def told(measure: Measure) -> dict[str, Any]:
    quantity = measure.quantity
    return {
        "text": quantity.text,
        "value": str(quantity.value.normalize()),
        "high": None if quantity.high is None else str(quantity.high.normalize()),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "label": measure.label,
        "stance": measure.stance,
        "period": measure.period,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_a_careful_readers_figures(case: dict[str, Any]) -> None:
    found = [told(measure) for measure in read(case["input"], *case.get("lines", ())).measures]
    assert len(found) == len(case["measures"]), [one["text"] for one in found]
    for seen, wanted in zip(found, case["measures"], strict=True):
        wanted = {"bound": "", "high": None} | wanted
        for key in ("value", "high"):
            if wanted.get(key):
                wanted[key] = str(Decimal(wanted[key]).normalize())
        assert {key: seen[key] for key in wanted} == wanted


def test_there_are_cases_with_figures_and_without() -> None:
    assert sum(bool(case["measures"]) for case in CASES) > 25
    assert sum(not case["measures"] for case in CASES) > 4


# ---------------------------------------------------------------- laws
COUNTS = st.integers(min_value=1, max_value=10**9)
LINES = st.text(
    alphabet="一二三十百千万亿零点0123456789,.，%％件个元人年月日多余约近超第（）—-/。； 的增长办理", max_size=60
)


@given(COUNTS)
def test_separators_and_width_change_no_value(n: int) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    assert numeral(f"{n:,}") == numeral(str(n)) == numeral(str(n).translate(wide)) == n


@given(st.integers(min_value=1, max_value=10**7), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12)]))
def test_scale_words_multiply_exactly(n: int, scale: tuple[str, int]) -> None:
    text = f"办理{n / 100:.2f}{scale[0]}件。"
    (found,) = scan(text, Span(0, len(text)))
    assert found.quantity is not None
    assert found.quantity.value == Decimal(f"{n / 100:.2f}").scaleb(scale[1])


@given(LINES)
def test_every_digit_has_exactly_one_verdict(text: str) -> None:
    report = read("办理情况。" + text)
    seen: list[int] = []
    for number in report.numbers:
        seen += range(number.span.start, number.span.end)
        assert number.verdict
    assert len(seen) == len(set(seen))
    digits = {k for k, c in enumerate(report.text) if c.isascii() and c.isdigit()}
    assert not digits - set(seen)


@given(LINES)
def test_a_figure_slices_the_text_it_names(text: str) -> None:
    report = read(text)
    ids = [measure.id for measure in report.measures]
    assert len(ids) == len(set(ids))
    for measure in report.measures:
        assert report.slice(measure.span) == measure.quantity.text
    figures = [number.measure for number in report.numbers if number.verdict == "figure"]
    assert figures == ids


@pytest.mark.parametrize("unit", ["十百千", "1,", "百分之", "1/", "5万", "一又", "1元1角1分", "近 "])
def test_no_run_of_characters_costs_a_search(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    begun = time.perf_counter()
    for _ in scan(text, Span(0, len(text))):
        pass
    assert time.perf_counter() - begun < 5  # linear takes a quarter of a second, quadratic minutes
