"""`yoy`, and `python -m yoy`: imports nothing that takes time before Ctrl-C is heard."""

import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from yoy.errors import Interrupted


def main() -> None:
    """Runs the command line; Ctrl-C ends it with one sentence and exit code 130."""
    gc.disable()  # one run of frozen records without cycles: looking for them takes an eighth of it
    try:
        signal.signal(signal.SIGINT, _interrupt)
        from yoy.cli import main as run

        run()
    except (Interrupted, KeyboardInterrupt):
        _say_so()


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise Interrupted


def _say_so() -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from pathlib import Path

    from yoy.errors import YoyError
    from yoy.settings import read_settings
    from yoy.view.messages import Words

    try:
        lang = read_settings(Path.cwd()).lang
    except (YoyError, OSError):
        lang = "zh"
    english = "en" if "en" in sys.argv else lang
    sys.stderr.write("\n" * sys.stderr.isatty() + Words("en" if english == "en" else "zh")("stopped") + "\n")
    sys.stderr.flush()
    os._exit(130)  # at once: what is half done is done nowhere else


if __name__ == "__main__":
    main()
