"""What every test may ask for: the folders of real reports and of the hand-annotated pairs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile(
    "yoy", deadline=None
)  # a machine with other work is no failure; what must be fast has tests of its own
settings.load_profile("yoy")
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the test run's own: nothing that an earlier run understood decides what this one sees."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YOY_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("YOY_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"no corpus of real reports at {folder} (set YOY_CORPUS)")
    return folder


@pytest.fixture(scope="session")
def gold(corpus: Path) -> Path:
    """The folder of hand-annotated pairs beside the corpus; tests that need it are skipped where it is absent."""
    folder = corpus.parent / "gold"
    if not folder.is_dir():
        pytest.skip(f"no annotated pairs at {folder}")
    return folder
