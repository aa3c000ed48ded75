"""A clause whose figure's counterpart stands in another sentence stands beside that one's clause."""

from tests.align.reports import report
from yoy.align import align
from yoy.changes.wording import describe_changes
from yoy.model import Alignment

OLD = ("生产总值达到121亿元，运行总体平稳。", "全年生产总值增长3%，城镇新增就业1206人，年末登记失业率降到4%。")
NEW = ("生产总值达到126亿元，增长5.2%，位居全省前列。", "城镇新增就业1244人，年末登记失业率降到3.8%。")


def aligned() -> Alignment:
    return align([report(2023, *OLD), report(2024, *NEW)])


def texts(alignment: Alignment) -> list[tuple[list[str], list[str]]]:
    one, other = alignment.reports
    return [([one.slice(s) for s in m.before], [other.slice(s) for s in m.after]) for m in alignment.matches]


def test_the_clauses_stand_beside_each_other() -> None:
    assert (["全年生产总值增长3%，"], ["增长5.2%，"]) in texts(aligned())


def test_what_is_left_of_their_sentences_stays_where_it_was() -> None:
    found = texts(aligned())
    assert (["城镇新增就业1206人，年末登记失业率降到4%。"], [NEW[1]]) in found
    assert ([OLD[0]], ["生产总值达到126亿元，", "位居全省前列。"]) in found


def test_every_character_stays_in_one_match() -> None:
    for side, lines in enumerate((OLD, NEW)):
        said = sorted("".join(cells[side]) for cells in texts(aligned()))
        assert sorted("".join(said)) == sorted("".join(lines))


def test_edits_spell_both_sides() -> None:
    alignment = aligned()
    for change, (before, after) in zip(describe_changes(alignment), texts(alignment), strict=True):
        if change.edits:
            assert "".join(e.was or e.text for e in change.edits if e.op != "insert") == "".join(before)
            assert "".join(e.text for e in change.edits if e.op != "delete") == "".join(after)


def test_a_sentence_of_one_clause_stays_with_its_words() -> None:
    alignment = align(
        [
            report(2023, "全市培训法治骨干120人。", "开展普法宣传活动15场。"),
            report(2024, "开展普法宣传活动18场。", "全市培训法治骨干130人。"),
        ]
    )
    assert len(alignment.matches) == 2
