"""The labels near to another are found without asking every one, and none is missed."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from yoy.align.near import Labels

LEAST = 0.62
label = st.lists(st.sampled_from(["办件", "件量", "投诉", "诉率", "窗口", "口数"]), max_size=9).map(Counter)


@given(st.lists(label, max_size=30), label)
def test_no_label_is_missed(labels: list[Counter[str]], asked: Counter[str]) -> None:
    found = Labels(dict(enumerate(labels)), LEAST).near(asked)
    assert found == sorted(set(found))
    for number, pairs in enumerate(labels):
        total = pairs.total() + asked.total()
        if total and 2 * (pairs & asked).total() / total >= LEAST:
            assert number in found


def test_few_others_are_found() -> None:
    labels = {k: Counter([f"{k}甲", f"{k}乙", f"{k}丙", "数量", "总数"]) for k in range(1000)}
    found = Labels(labels, LEAST)
    assert all(found.near(labels[k]) == [k] for k in range(0, 1000, 97))
