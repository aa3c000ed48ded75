"""A pair made longer stays a pair."""

from grow import grow

EARLIER = "某某市某局工作报告\n一、工作情况\n全年办理事项120件，推进审批改革。\n二、下一步打算\n继续加强监督管理。\n"
LATER = "某某市某局工作报告\n一、工作情况\n全年办理事项135件，推进审批改革。\n二、下一步打算\n继续加强群众服务。\n"


def test_chapters_are_numbered_through_and_no_copy_repeats_the_text() -> None:
    before, after = grow(EARLIER, LATER, 3, seed=1)
    for text, original in ((before, EARLIER), (after, LATER)):
        assert text.startswith(original)
        assert [line[0] for line in text.splitlines() if line[1:2] == "、"] == list("一二三四五六")
        sentences = [line for line in text.splitlines() if line.endswith("。")]
        assert len(sentences) == 6
        assert not set(sentences[:2]) & set(sentences[2:])


def test_what_was_equal_or_a_figure_stays_so() -> None:
    before, after = (text.splitlines() for text in grow(EARLIER, LATER, 3, seed=1))
    equal = [one == other for one, other in zip(before, after, strict=True)]
    sentences = [same for same, line in zip(equal, before, strict=True) if line.endswith("。")]
    assert not any(sentences)
    assert all(same for same, line in zip(equal, before, strict=True) if not line.endswith("。"))
    assert [line.count("120件") for line in before] == [line.count("135件") for line in after]


def test_one_copy_is_the_text_itself() -> None:
    assert grow(EARLIER, LATER, 1, seed=1) == (EARLIER, LATER)
