"""The mutation benchmark's own books: what it says it did is what it did."""

import random
from collections import Counter

import pytest
from document import arabic, chinese, print_document, read_document
from mutate import mutate
from runs import fold
from verdicts import Truth, carry, judge, read_said, score
from yoy_view import Aligned

ORDINALS = "一二三四五六"
WORDS = [
    *map(
        "".join,
        zip(
            *[
                iter(
                    "办理事项平台服务窗口培训系统数据共享审批改革监督群众满意会议制度落实检查整改宣传企业项目资金管理建设"
                )
            ]
            * 2,
            strict=True,
        ),
    )
]


def invented_report() -> str:
    """Six chapters of an invented bureau, enough of everything for each mutation."""
    chance = random.Random(7)
    lines = ["某某市某局年度工作报告"]
    for number in ORDINALS:
        lines.append(f"{number}、{''.join(chance.sample(WORDS, 5))}情况")
        for _ in range(4):
            sentences = []
            for _ in range(4):
                a, b = ("".join(chance.sample(WORDS, 6)) for _ in range(2))
                sentences.append(f"全年{a}{chance.randint(10, 9000)}件，同步推进{b}工作。")
            lines.append("".join(sentences))
    return "\n".join(lines)


REPORT = invented_report()
SEEDS = [1, 2, 3]


def text_of(truth: Truth, side: int, unit: int) -> str:
    start, end = (truth.before, truth.after)[side][unit]
    return truth.texts[side][start:end]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_books_name_the_places(seed: int) -> None:
    before, after, truth = mutate(REPORT, seed)
    assert truth.texts == (before, after)
    assert fold(before)[0] == fold(REPORT)[0]
    assert [text_of(truth, 1, i) for i in range(len(truth.units))] == [unit.text for unit in truth.units]
    covered = "".join(text_of(truth, 1, i) for i in range(len(truth.units)))
    assert fold(covered)[0] == fold(after)[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_mutation_is_what_it_says(seed: int) -> None:
    _, _, truth = mutate(REPORT, seed)
    for i, unit in enumerate(truth.units):
        was = [text_of(truth, 0, origin) for origin in unit.origins]
        match unit.how:
            case "same":
                assert was == [unit.text]
            case "inserted":
                assert not was
            case "width":
                assert was != [unit.text] and fold(was[0])[0] == fold(unit.text)[0]
            case "figure":
                assert sum(a != b for a, b in zip(was[0], unit.text, strict=True)) == 1
            case "split":
                assert unit.text[:-1] in was[0]
            case "merged":
                assert unit.text == f"{was[0][:-1]}，{was[1]}"
            case "renumbered":
                assert was[0].partition("、")[2] == unit.text.partition("、")[2] and was[0] != unit.text
            case "reworded" | "renamed":
                assert was != [unit.text] and abs(len(was[0]) - len(unit.text)) <= 8
        assert text_of(truth, 1, i) == unit.text


@pytest.mark.parametrize("seed", SEEDS)
def test_every_kind_happens(seed: int) -> None:
    _, _, truth = mutate(REPORT, seed)
    hows = Counter(unit.how for unit in truth.units)
    assert all(
        hows[how] for how in ("reworded", "figure", "width", "split", "merged", "renamed", "renumbered", "inserted")
    )
    assert truth.moved()
    assert len({origin for origin, _ in truth.links()}) < len(truth.before)


def test_same_seed_same_changes() -> None:
    assert mutate(REPORT, 5)[:2] == mutate(REPORT, 5)[:2]
    assert mutate(REPORT, 5)[1] != mutate(REPORT, 6)[1]


def perfect(truth: Truth) -> list[Aligned]:
    """What a faultless comparison would say; merged and split units stand in a row each."""
    rows, done = [], set()
    for i, unit in enumerate(truth.units):
        if i in done or not unit.origins:
            continue
        group = [j for j, other in enumerate(truth.units) if set(other.origins) & set(unit.origins)]
        done.update(group)
        status = "same" if unit.how in ("same", "width", "renumbered") else "edited"
        spans = [truth.before[origin] for origin in unit.origins], [truth.after[j] for j in group]
        rows.append(Aligned(*spans, status, unit.moved, None))
    return rows


@pytest.mark.parametrize("seed", SEEDS)
def test_a_faultless_comparison_scores_one(seed: int) -> None:
    _, _, truth = mutate(REPORT, seed)
    scores = judge(truth, read_said(perfect(truth), truth.texts, truth))
    assert {name: found if isinstance(found, int) else found.f1 for name, found in scores.items()} == {
        name: 0 if isinstance(found, int) else 1.0 for name, found in scores.items()
    }


def test_a_lost_pair_a_false_move_and_a_false_change_are_counted() -> None:
    _, _, truth = mutate(REPORT, 1)
    rows = perfect(truth)
    moved = next(i for i, row in enumerate(rows) if row.moved)
    still = next(i for i, row in enumerate(rows) if row.status == "same" and not row.moved)
    rows[still] = Aligned(rows[still].before, rows[still].after, "edited", True, None)
    del rows[moved]
    scores = judge(truth, read_said(rows, truth.texts, truth))
    alignment, moves, changed = scores["alignment"], scores["moved"], scores["untouched, said to be changed text"]
    assert not isinstance(alignment, int) and alignment.recall < 1 == alignment.precision
    assert not isinstance(moves, int) and moves.precision < 1 and moves.recall < 1
    assert changed == 1


def test_places_are_carried_over_a_dropped_line() -> None:
    carried = carry("甲乙\n丙", "【打印】\n甲 乙\n\n丙")
    assert ["【打印】\n甲 乙\n\n丙"[place] for place in carried.values()] == ["甲", "乙", "丙"]
    assert list(carried) == [0, 1, 3]


def test_score_of_nothing_wanted_and_nothing_found_is_perfect() -> None:
    assert score([], []) == (1.0, 1.0, 1.0, 0, 0)
    assert score([1, 2], [2, 3, 4]).precision == 0.5
    assert score([1], [2]).f1 == 0.0


@pytest.mark.parametrize("number", range(1, 100))
def test_markers_count_in_chinese(number: int) -> None:
    assert arabic(chinese(number)) == number


def test_headings_and_sentences_are_told_apart() -> None:
    lines = read_document("一、工作情况\n全年办理5件。群众满意！”另有安排\n（一）推进审批改革。持续优化。\n")
    assert [line.heading for line in lines] == [True, False, False]
    assert [unit.text for unit in lines[1].units] == ["全年办理5件。", "群众满意！”", "另有安排"]
    assert [line.opening is not None for line in lines] == [True, False, True]
    assert print_document(lines)[0].split() == [line.text for line in lines]
