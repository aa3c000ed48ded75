"""How a run ends: its code arrives, and who asked to be told of the end is told."""

import subprocess
import sys

import pytest

RUN = """
import atexit, sys, threading, time
atexit.register(print, "told")
{before}
sys.argv = ["yoy", *{words}]
from yoy.__main__ import main
main()
"""
THREAD = "threading.Thread(target=lambda: (time.sleep(0.3), print('thread'))).start()"


@pytest.mark.parametrize(
    ("words", "before", "code", "last"),
    [
        (["--help"], "", 0, "told"),
        (["nonsense"], "", 2, "told"),
        (["--version"], THREAD, 0, "thread\ntold"),
    ],
)
def test_the_end_of_a_run(words: list[str], before: str, code: int, last: str) -> None:
    script = RUN.format(words=words, before=before)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout.strip().endswith(last)) == (code, True)
