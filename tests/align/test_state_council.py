"""The well-known figures of nine State Council reports in one comparison, checked by hand against the reports' words."""

from pathlib import Path

import pytest

from yoy import compare
from yoy.model import Comparison

YEARS = (2016, 2017, 2018, 2019, 2021, 2022, 2023, 2024, 2025)

# label, stance: the values as printed in the report of each year; None where the report doesn't state it (as such)
SERIES: dict[tuple[str, str], tuple[str | None, ...]] = {
    ("国内生产总值", "actual"): (
        *("67.7万亿元", "74.4万亿元", "82.7万亿元", "突破90万亿元", "超过100万亿元"),
        *("114万亿元", "121万亿元", "超过126万亿元", "134.9万亿元"),
    ),
    ("国内生产总值增长率", "actual"): ("6.9%", "6.7%", "6.9%", "6.6%", "2.3％", "8.1%", "3%", "5.2%", "5%"),
    ("城镇新增就业", "actual"): (
        *("1312万人", "1314万人", "1351万人", "1361万人", "1186万人"),
        *("1269万人", "1206万人", "1244万人", "1256万人"),
    ),
    ("城镇调查失业率平均", "actual"): (None, None, None, None, None, "5.1%", None, "5.2%", "5.1%"),
    ("年末城镇调查失业率", "actual"): (None, None, None, None, "5.2％", None, "5.5%", None, None),
    ("粮食产量", "actual"): (
        *(None, None, None, "1.3万亿斤以上", None),
        *("1.37万亿斤", "1.37万亿斤", "1.39万亿斤", "跃上1.4万亿斤"),
    ),
    ("居民消费价格涨幅", "actual"): (None, "2%", None, "2.1%", "2.5％", "0.9%", "2%", "0.2%", "0.2%"),
    ("国内生产总值增长率预期目标", "target"): (
        *("6.5%－7%", "6.5%左右", "6.5%左右", "6%－6.5%", "6%以上"),
        *("5.5%左右", "5%左右", "5%左右", "5%左右"),
    ),
    ("城镇新增就业预期目标", "target"): (
        *("1000万人以上", "1100万人以上", "1100万人以上", "1100万人以上", "1100万人以上"),
        *("1100万人以上", "1200万人左右", "1200万人以上", "1200万人以上"),
    ),
    ("城镇调查失业率预期目标", "target"): (
        *(None, None, "5.5%以内", "5.5%左右", "5.5%左右"),
        *("5.5%以内", "5.5%左右", "5.5%左右", "5.5%左右"),
    ),
    ("居民消费价格涨幅预期目标", "target"): (*(("3%左右",) * 8), "2%左右"),
    ("粮食产量预期目标", "target"): (
        *((None,) * 4),
        *("1.3万亿斤以上", "1.3万亿斤以上", "1.3万亿斤以上", "1.3万亿斤以上", "1.4万亿斤左右"),
    ),
    ("赤字率", "planned"): ("3%", "3%", "2.6%", "2.8%", "3.2%左右", "2.8%左右", "3%", "3%", "4%左右"),
    ("安排地方政府专项债券", "planned"): (
        *("4000亿元", "8000亿元", "1.35万亿元", "2.15万亿元", "3.65万亿元"),
        *("3.65万亿元", "3.8万亿元", "3.9万亿元", "4.4万亿元"),
    ),
}


@pytest.fixture(scope="module")
def nine_years(corpus: Path) -> Comparison:
    return compare([corpus / "state-council" / f"{year}.txt" for year in YEARS]).comparison


@pytest.mark.parametrize(("label", "stance"), SERIES)
def test_a_series_holds_what_each_report_states(nine_years: Comparison, label: str, stance: str) -> None:
    told = [
        tuple(
            None if k is None else report.measures[k].quantity.text
            for report, k in zip(nine_years.reports, series.measures, strict=True)
        )
        for series in nine_years.alignment.series
        if (series.label, series.stance) == (label, stance)
    ]
    assert SERIES[label, stance] in told


def test_a_terms_total_is_in_no_series_with_a_years(nine_years: Comparison) -> None:
    for series in nine_years.alignment.series:
        periods = {
            "–" in (report.measures[k].period or "")
            for report, k in zip(nine_years.reports, series.measures, strict=True)
            if k is not None
        }
        assert len(periods) == 1, series.label
