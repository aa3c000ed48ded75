"""The JSON view: the contract's keys, exact digits, places that slice to what they name, the same bytes each time."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.view.example import FIGURES, comparison
from yoy.view.data import render_json
from yoy.view.exact import plain_number
from yoy.view.messages import Words

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/changes.schema.json").read_text(encoding="utf-8"))
YEARS = [(2023, 2024), (2022, 2023, 2024)]
ODD = ["", '\u2028<r>&"\\</r>', "\x00\x1b\t", "\ud800", "𠮷\U0010ffff"]


def read(years: tuple[int, ...] = (2023, 2024), odd: str = "") -> dict[str, Any]:
    data: dict[str, Any] = json.loads("".join(render_json(comparison(years, odd), Words("en"))), parse_float=Decimal)
    return data


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("odd", ODD)
def test_the_view_is_as_the_schema_says(years: tuple[int, ...], odd: str) -> None:
    validator = Draft202012Validator(SCHEMA)
    errors = [
        error.message
        for error in validator.iter_errors(json.loads("".join(render_json(comparison(years, odd), Words("en")))))
    ]
    assert errors == []


def test_the_schema_is_strict() -> None:
    view = read()
    del view["deltas"][0]["change_unit"]
    view["alignment"][0]["edits"][0].append("")
    view["reports"][0]["more"] = 1
    assert len(list(Draft202012Validator(SCHEMA).iter_errors(view))) == 3


@pytest.mark.parametrize("odd", ODD)
def test_text_comes_back_as_it_was(odd: str) -> None:
    source = comparison(odd=odd)
    view = read(odd=odd)
    assert [r["text"] for r in view["reports"]] == [r.text for r in source.reports]
    "".join(render_json(source, Words("en"))).encode("utf-8")


def test_every_figure_has_its_digits() -> None:
    printed = {m["id"]: m["value"] for m in read((2022, 2023, 2024))["measures"]}
    for k, (*_, values) in enumerate(FIGURES):
        for year, given_ in values.items():
            if given_ is not None:
                assert printed[f"{year}-{k}"] == Decimal(given_[0])


def test_a_difference_is_exact() -> None:
    deltas = {d["label"]: d for d in read()["deltas"]}
    assert deltas["网办率"]["change"] == Decimal("-0.1")
    assert deltas["网办率"]["change_unit"] == "个百分点"
    assert deltas["结余资金"]["change"] == Decimal("2260.68")
    assert deltas["服务群众"]["change"] is None
    assert deltas["窗口数"]["after"] is None


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("5.66E+8", "566000000"),
        ("96.380", "96.38"),
        ("5.0", "5"),
        ("-0.0", "0"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
        ("-177", "-177"),
        ("123456789012345678901234567890.12", "123456789012345678901234567890.12"),
    ],
)
def test_numbers_are_plain(value: str, digits: str) -> None:
    assert plain_number(Decimal(value)) == digits


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_a_plain_number_is_the_number(value: Decimal) -> None:
    assert Decimal(plain_number(value)) == value
    assert "E" not in plain_number(value)


def test_edits_spell_both_texts() -> None:
    view = read((2022, 2023, 2024))
    text = {r["key"]: r["text"] for r in view["reports"]}
    scripts = 0
    for row in view["alignment"]:
        if row["edits"] is None:
            assert not all(row["spans"].values())
            continue
        before, after = ("".join(text[key][a:b] for a, b in row["spans"][key]) for key in row["reports"])
        assert "".join(t for op, t in row["edits"] if op != "delete") == after
        if row["status"] == "edited":
            assert "".join(t for op, t in row["edits"] if op != "insert") == before
        scripts += 1
    assert scripts == 4


def test_a_missing_side_has_no_place() -> None:
    removed = next(row for row in read()["alignment"] if row["status"] == "removed")
    assert removed["spans"]["2024"] == []
    assert removed["section"] == {"2023": "2023/1", "2024": None}
    assert removed["edits"] is None


def test_places_slice_to_what_they_name() -> None:
    view = read((2022, 2023, 2024))
    text = {r["key"]: r["text"] for r in view["reports"]}
    for record in view["measures"] + view["commitments"] + view["findings"]:
        assert text[record["report"]][record["start"] : record["end"]] == record["text"]
    for section in view["sections"]:
        assert text[section["report"]][slice(*section["heading"])] == section["marker"] + section["title"]


def test_references_lead_somewhere() -> None:
    view = read((2022, 2023, 2024))
    measures, sections = {m["id"] for m in view["measures"]}, {s["id"] for s in view["sections"]}
    for delta in view["deltas"]:
        assert {delta["before"], delta["after"]} - {None} <= measures
    for series in view["series"]:
        assert {value["measure"] for value in series["values"]} <= measures
    for measure in view["measures"]:
        assert measure["section"] in sections
    for match in view["outline"]:
        assert {match["before"], match["after"]} <= sections


def test_verdicts_have_four_states() -> None:
    assert [f["verdict"] for f in read()["findings"]] == ["相符", "不符", "待核", "未能核对"]


def test_notes_are_in_the_readers_language() -> None:
    chinese = json.loads("".join(render_json(comparison(), Words("zh"))))
    assert chinese["reports"][0]["notes"] == ["多个段落写在同一行，已按段首空格分段"]


def test_same_input_same_bytes_a_line_per_record() -> None:
    first, again = ("".join(render_json(comparison(), Words())) for _ in range(2))
    assert first == again
    assert f'\n  {{"id": "{comparison().reports[0].measures[0].id}"' in first
