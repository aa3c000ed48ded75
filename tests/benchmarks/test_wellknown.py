"""Well-known figures are found by pattern, in invented sentences."""

from pathlib import Path

from readability import Pair
from runs import fold
from wellknown import find_pairs


def test_the_first_filled_group_is_the_figure(tmp_path: Path) -> None:
    patterns = tmp_path / "figures.toml"
    patterns.write_text(
        "[[figure]]\nname = \"output\"\nfind = '产量达(\\d+)吨|产量(\\d+)万吨'\n[[figure]]\nname = \"gone\"\nfind = '赤字(\\d+)'\n",
        encoding="utf-8",
    )
    found = find_pairs("某地 产量达12吨，赤字3。", "某地产量7万吨。", patterns)
    assert found == {"output": Pair((5, 7), (4, 5))}


def test_our_patterns_tell_result_and_target_apart() -> None:
    earlier = "全年国内生产总值增长8%。主要预期目标是：国内生产总值增长7%左右；城镇新增就业90万人左右。"
    later = "国内生产总值超过33万亿元，增长6.5%。主要预期目标是：国内生产总值增长6%左右；城镇新增就业95万人以上。"
    texts = fold(earlier)[0], fold(later)[0]
    said = {
        name: (texts[0][slice(*pair.before)], texts[1][slice(*pair.after)])
        for name, pair in find_pairs(earlier, later).items()
    }
    assert said == {
        "GDP growth": ("8", "6.5"),
        "GDP growth, target": ("7", "6"),
        "new urban jobs, target": ("90", "95"),
    }
