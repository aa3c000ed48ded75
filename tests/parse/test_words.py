"""Words spell the text they are cut from, and jieba's dictionary is recalled as it was kept."""

import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from yoy.parse.words import Segmenter, segmenter_for

SENTENCE = "全年上线“云水通办”平台服务事项1,230.5万项，同比增长12.3%，2024年底前实现全覆盖。"


def test_words_spell_the_text_and_names_and_numbers_are_whole() -> None:
    words = list(segmenter_for([SENTENCE]).words(SENTENCE))
    assert "".join(words) == SENTENCE
    assert {"云水通办", "1,230.5万", "12.3%", "2024年"} <= set(words)


def test_places_that_must_not_be_cut_are_one_word_each() -> None:
    place = (SENTENCE.index("平台"), SENTENCE.index("平台") + len("平台服务"))
    assert "平台服务" in list(Segmenter().words(SENTENCE, [place]))


def _cut(folder: Path) -> str:
    """The words as another process cuts them, with that cache folder."""
    code = (
        "import sys\nfrom yoy.parse.words import Segmenter\n"
        "sys.stdout.buffer.write('|'.join(Segmenter().words(sys.argv[1])).encode())"
    )
    env = {"YOY_CACHE": str(folder), "PATH": "", "SYSTEMROOT": "C:\\Windows"}
    done = subprocess.run([sys.executable, "-c", code, SENTENCE], capture_output=True, check=True, env=env, timeout=60)
    assert not done.stderr
    return done.stdout.decode()


def test_the_recalled_dictionary_cuts_as_the_built_one(tmp_path: Path) -> None:
    built = _cut(tmp_path)
    kept = list(tmp_path.glob("jieba-*.cache"))
    assert len(kept) == 1
    assert _cut(tmp_path) == built


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", marshal.dumps({"one": 1}), marshal.dumps(({}, 0)), marshal.dumps((1, 2, 3)), None]
)
def test_a_damaged_dictionary_is_made_again(tmp_path: Path, content: bytes | None) -> None:
    built = _cut(tmp_path)
    (kept,) = tmp_path.glob("jieba-*.cache")
    kept.write_bytes(kept.read_bytes()[:-100] if content is None else content)
    assert _cut(tmp_path) == built
