"""`yoy`, and `python -m yoy`: imports nothing that takes time before Ctrl-C is heard."""

import atexit
import errno
import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from yoy.errors import CannotWrite, Interrupted

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else []))


def main() -> None:
    """Runs the command line; Ctrl-C ends it with one sentence and exit code 130."""
    gc.disable()  # one run of frozen records without cycles: looking for them takes an eighth of it
    try:
        signal.signal(signal.SIGINT, _interrupt)
        from yoy.cli import main as run

        try:
            run()
        except SystemExit as end:
            sys.stdout.flush()
            _leave(end)
        finally:
            sys.stdout.flush()
    except (Interrupted, KeyboardInterrupt):
        _end("stopped", 130)
    except BrokenPipeError:  # who read it has gone: nothing to say
        os._exit(0)
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            raise
        _end("standard output cannot be written ({reason})", CannotWrite.exit_code, error.strerror or "")


def _leave(end: SystemExit) -> None:
    """Ends the process where nothing but its memory is left, which would take longer to take apart than help to print.

    Who asked to be told of the end is told; where threads still run, or the code is no number, the end takes its usual way.
    """
    if len(sys._current_frames()) > 1 or not isinstance(end.code, int):
        raise end
    atexit._run_exitfuncs()
    sys.stderr.flush()
    os._exit(end.code)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise Interrupted


def _end(english: str, code: int, reason: str = "") -> NoReturn:
    """Says why the run ends here, and ends it at once: what is half done is done nowhere else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from pathlib import Path

    from yoy.errors import YoyError
    from yoy.settings import read_settings
    from yoy.view.messages import Words

    try:
        lang = read_settings(Path.cwd()).lang
    except (YoyError, OSError):
        lang = "zh"
    words = Words("en" if "en" in sys.argv or lang == "en" else "zh")
    with suppress(OSError):
        sys.stderr.write("\n" * sys.stderr.isatty() + words(english, reason=reason) + "\n")
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
