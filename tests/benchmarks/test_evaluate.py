"""Scores held to their floors."""

from evaluate import FLOORS, below


def test_a_score_below_its_floor_is_told() -> None:
    scores = {"pairs": {"F1": 0.79, "trap_hits": 2}}
    floors = {"pairs": {"F1": 0.8, "trap_hits_at_most": 1}}
    assert list(below(scores, floors)) == ["pairs F1 is 0.79, at least 0.8", "pairs trap_hits is 2, at most 1"]


def test_a_score_at_its_floor_is_good_enough() -> None:
    assert not list(below({"pairs": {"F1": 0.8, "trap_hits": 1}}, {"pairs": {"F1": 0.8, "trap_hits_at_most": 1}}))


def test_a_score_that_is_gone_is_told() -> None:
    assert list(below({}, {"pairs": {"F1": 0.8}})) == ["pairs F1 is None, at least 0.8"]


def test_there_are_floors() -> None:
    assert FLOORS.is_file()
