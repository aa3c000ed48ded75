"""The views of a small comparison, as they were accepted."""

from tests.golden import FOLDER, golden_views


def test_the_views_are_as_accepted() -> None:
    made = golden_views()
    accepted = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert accepted and set(made) == set(accepted)
    for name, text in made.items():
        assert text == accepted[name], f"{name} changed; look at it, then accept it: python -m tests.golden"
