"""What corresponds between years: the verdicts a careful reader would give."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.align.reports import report
from yoy.align import align
from yoy.align.moves import longest_increasing
from yoy.align.terms import fold
from yoy.changes import find_changes
from yoy.changes.wording import describe_changes
from yoy.model import Alignment, Change, Report

OLD = (
    "一、主要工作",
    "（一）推进数字服务。建成统一服务平台，接入事项320项。全年办理业务18万件。",
    "（二）规范行政执法。开展执法检查46次，发现问题31个。组织执法培训3期。",
    "（三）加强普法宣传。举办宪法宣讲12场。发放普法手册5000册。",
    "二、下一步打算",
    "继续完善统一服务平台功能。严格落实执法公示制度。",
)


def changes_between(old: Report, new: Report) -> tuple[Alignment, tuple[Change, ...]]:
    alignment = align([old, new])
    return alignment, describe_changes(alignment)


def said(change: Change, alignment: Alignment) -> tuple[str, str]:
    old, new = alignment.reports
    return "".join(map(old.slice, change.match.before)), "".join(map(new.slice, change.match.after))


def test_a_report_against_itself_has_no_change() -> None:
    alignment, changes = changes_between(report(2023, *OLD), report(2023, *OLD))
    assert {c.status for c in changes} == {"same"}
    assert not any(c.match.moved for c in changes)
    assert not any(s.moved or s.renamed or s.renumbered for s in alignment.sections)


def test_width_white_space_quotes_and_a_rolled_year_are_no_change() -> None:
    old = report(2023, "一、情况", "2023年,全市建成“一站办”窗口12个(含分厅)。", "中国—云麓合作深化。")
    new = report(2024, "一、情况", '２０２４年，全市建成"一站办"窗口 12 个（含分厅）。', "中国－云麓合作深化。")
    _, changes = changes_between(old, new)
    assert [c.status for c in changes] == ["same"] * 3


def test_a_changed_number_is_a_change() -> None:
    alignment, changes = changes_between(
        report(2023, *OLD), report(2024, *[line.replace("18万", "21万") for line in OLD])
    )
    edited = [c for c in changes if c.status == "edited"]
    assert [said(c, alignment) for c in edited] == [("全年办理业务18万件。", "全年办理业务21万件。")]
    assert [(e.op, e.text) for e in edited[0].edits if e.op != "equal"] == [("delete", "18万件"), ("insert", "21万件")]


def test_renumbering_is_told_by_the_section_and_is_no_change_of_text() -> None:
    new = (
        OLD[0],
        "（一）开展清廉建设。" + "出台清廉建设规定。",
        *(line.replace("（三）", "（四）").replace("（二）", "（三）").replace("（一）", "（二）") for line in OLD[1:]),
    )
    alignment, changes = changes_between(report(2023, *OLD), report(2024, *new))
    assert [said(c, alignment)[1] for c in changes if c.status == "added"] == [
        "（一）开展清廉建设。",
        "出台清廉建设规定。",
    ]
    assert [c.status for c in changes if c.match.before and c.match.after].count("edited") == 0
    assert sum(s.renumbered for s in alignment.sections) == 3
    assert not any(s.moved or s.renamed for s in alignment.sections if s.before is not None and s.after is not None)


def test_a_section_that_changes_places_is_one_move() -> None:
    new = (
        OLD[0],
        OLD[2].replace("（二）", "（一）"),
        OLD[3].replace("（三）", "（二）"),
        OLD[1].replace("（一）", "（三）"),
        *OLD[4:],
    )
    alignment, changes = changes_between(report(2023, *OLD), report(2024, *new))
    moved = [said(c, alignment)[0] for c in changes if c.match.moved]
    assert moved == ["（一）推进数字服务。"]
    assert [
        alignment.reports[0].sections[s.before].title for s in alignment.sections if s.moved and s.before is not None
    ] == ["推进数字服务。"]


def test_a_renamed_heading_keeps_its_text() -> None:
    new = [line.replace("推进数字服务。", "提升数字服务能力。") for line in OLD]
    alignment, changes = changes_between(report(2023, *OLD), report(2024, *new))
    assert [said(c, alignment) for c in changes if c.status == "edited"] == [
        ("（一）推进数字服务。", "（一）提升数字服务能力。")
    ]
    assert sum(s.renamed for s in alignment.sections) == 1


def test_one_sentence_may_become_two() -> None:
    old = report(2023, "一、情况", "建成市级应急指挥中心并投入运行，配备应急物资储备库6座。", "其他工作平稳推进。")
    new = report(2024, "一、情况", "建成市级应急指挥中心并投入运行。配备应急物资储备库6座。", "其他工作平稳推进。")
    alignment, changes = changes_between(old, new)
    split = [c for c in changes if len(c.match.after) == 2]
    assert [said(c, alignment)[1] for c in split] == ["建成市级应急指挥中心并投入运行。配备应急物资储备库6座。"]


def test_table_rows_pair_by_label_and_group() -> None:
    table = (
        "办理情况\t总计",
        "（三）不予公开",
        "1.属于国家秘密\t{a}",
        "2.其他\t{b}",
        "（四）无法提供",
        "1.没有现成信息\t{c}",
        "2.其他\t{d}",
    )
    old = report(2023, "一、情况", *[line.format(a=1, b=2, c=3, d=4) for line in table])
    new = report(2024, "一、情况", *[line.format(a=4, b=3, c=2, d=1) for line in table])
    alignment, changes = changes_between(old, new)
    pairs = [said(c, alignment) for c in changes if c.status == "edited"]
    assert pairs == [
        ("1.属于国家秘密\t1", "1.属于国家秘密\t4"),
        ("2.其他\t2", "2.其他\t3"),
        ("1.没有现成信息\t3", "1.没有现成信息\t2"),
        ("2.其他\t4", "2.其他\t1"),
    ]


def test_a_passage_keeps_its_row_over_a_year_without_it() -> None:
    with_, without = OLD, [line for line in OLD if "普法" not in line]
    alignment = align([report(2022, *with_), report(2023, *without), report(2024, *with_)])
    row = next(r for r in alignment.rows if any("宪法宣讲" in alignment.reports[0].slice(s) for s in r.cells[0]))
    assert [len(cell) for cell in row.cells] == [1, 0, 1]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "建成平台3个。",
            "办理事项1.2万件。",
            "组织培训46次！",
            "深入贯彻落实上级部署。",
            "一是加强领导。",
            "二是强化监督。",
            "满意度达98.5%。",
        ]
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60)
@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, min_size=1, max_size=4))
def test_every_passage_is_placed_once_and_edits_spell_both_texts(a: list[list[str]], b: list[list[str]]) -> None:
    old, new = report(2023, *map("".join, a)), report(2024, *map("".join, b))
    alignment, changes = changes_between(old, new)
    for column, side in enumerate((old, new)):
        cells = [(c.match.before, c.match.after)[column] for c in changes]
        assert sorted(s for cell in cells for s in cell) == [p.span for p in side.passages]
        assert sorted(s for row in alignment.rows for s in row.cells[column]) == [p.span for p in side.passages]
    for change in changes:
        if change.edits:
            before, after = said(change, alignment)
            assert "".join(e.was or e.text for e in change.edits if e.op != "insert") == before
            assert "".join(e.text for e in change.edits if e.op != "delete") == after
            assert all(fold(e.was) == fold(e.text) for e in change.edits if e.was)


@given(st.lists(st.integers(0, 30), max_size=30))
def test_longest_increasing_is_increasing_and_as_long_as_can_be(values: list[int]) -> None:
    places = longest_increasing(values)
    kept = [values[p] for p in places]
    assert places == sorted(places) and all(x < y for x, y in itertools.pairwise(kept))
    best: list[int] = []
    for k, value in enumerate(values):  # the textbook quadratic programme
        best.append(1 + max((best[i] for i in range(k) if values[i] < value), default=0))
    assert len(places) == max(best, default=0)


def test_a_paragraph_under_a_new_heading_moved_though_nothing_else_stands_there() -> None:
    section = (
        "一、数据共享",
        "编制数据目录18份，汇聚数据32亿条。",
        "组织数据安全演练2次，整改隐患9处。",
        "二、窗口服务",
    )
    rest = ("设置综合窗口82个，实行首问负责制。",)
    old = (*section[:3], "培育文化志愿者队伍12支，开展下乡演出36场。", *section[3:], *rest)
    new = (*section, *rest, "三、文化惠民", "培育文化志愿者队伍12支，开展下乡演出36场。")
    alignment = align([report(2023, *old), report(2024, *new)])
    moved = [alignment.reports[1].slice(m.after[0]) for m in alignment.matches if m.moved]
    assert moved == ["培育文化志愿者队伍12支，开展下乡演出36场。"]


def test_a_line_that_is_nothing_but_a_mark_is_the_same_in_itself() -> None:
    lines = ("一、统计", "全年办理8件。", "-", "—", "全部办结。")
    comparison = find_changes(align([report(2023, *lines), report(2024, *lines)]))
    assert {change.status for change in comparison.changes} == {"same"}


WATER = "（一）加强水利建设。新建水库12座，加固堤防180公里。改造老旧泵站46座，保障农田灌溉用水。治理中小河流35条。"
ROADS = "（二）加强公路建设。新建农村公路420公里。改造危桥63座，完善安全防护设施。开通城乡公交线路28条，方便群众出行。"


def parts(old: Report, new: Report) -> dict[str, list[set[str]]]:
    """For each section that was split or merged, what its parts went into and came out of."""
    alignment = align([old, new])
    return {
        (old.sections[m.before] if m.before is not None else new.sections[m.after or 0]).title: [
            {new.sections[k].title for k in m.into},
            {old.sections[k].title for k in m.out_of},
        ]
        for m in alignment.sections
        if m.into or m.out_of
    }


def test_a_section_that_goes_into_another_is_told() -> None:
    old = report(2023, "一、基础设施", WATER, ROADS, "（三）加强电网建设。新建变电站9座，改造线路530公里。")
    both = "（一）加强水利公路建设。" + WATER.partition("。")[2] + ROADS.partition("。")[2]
    new = report(2024, "一、基础设施", both, "（二）加强电网建设。新建变电站11座，改造线路610公里。")
    told = parts(old, new)
    taken = [title for title, (into, _) in told.items() if into]
    assert len(taken) == 1 and taken[0] in ("加强水利建设。", "加强公路建设。")
    assert told[taken[0]][0] == {"加强水利公路建设。"}
    backwards = parts(report(2023, *new.text.split("\n")), report(2024, *old.text.split("\n")))
    assert [out for _, out in backwards.values() if out] == [{"加强水利公路建设。"}]


def test_sections_that_only_moved_are_neither_split_nor_merged() -> None:
    old = report(2023, "一、基础设施", WATER, ROADS, "二、其他", "（一）加强电网建设。新建变电站9座，改造线路530公里。")
    new = report(2024, "一、基础设施", WATER, "二、其他", "（一）加强电网建设。新建变电站9座。", ROADS)
    assert parts(old, new) == {}
