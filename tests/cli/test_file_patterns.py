import os
from pathlib import Path

import pytest

from mnist_desktop.cli.file_patterns import expanded


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Pictures in folders of two depths, one name that looks like a pattern, hidden ones."""
    monkeypatch.chdir(tmp_path)
    names = "b.png a.png c.jpg photo[1].png photo1.png .h.png in/d.png in/deep/e.png .g/f.png"
    for name in names.split():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    return tmp_path


def names(pattern):
    found = expanded(Path(pattern))
    return found if found is None else [path.as_posix() for path in found]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.png", ["a.png", "b.png", "photo1.png", "photo[1].png"]),
        ("?.*", ["a.png", "b.png", "c.jpg"]),
        ("[ab].png", ["a.png", "b.png"]),
        ("i*/*.png", ["in/d.png"]),
        ("*", ["a.png", "b.png", "c.jpg", "in", "photo1.png", "photo[1].png"]),
        (".*.png", [".h.png"]),
        ("**/d*.png", ["in/d.png"]),
        ("**/[a-e].png", ["a.png", "b.png", "in/d.png", "in/deep/e.png"]),
        ("in/**/**/*.png", ["in/d.png", "in/deep/e.png"]),
        ("in/**", ["in"]),
        ("in/../in/d.*", ["in/../in/d.png"]),
        ("*.bmp", []),
        ("no/*.png", []),
        ("a.png/*", []),
        ("nul\0*", []),
    ],
)
def test_what_a_pattern_stands_for(folder, pattern, found):
    assert names(pattern) == found


def test_a_pattern_may_be_absolute(folder):
    assert expanded(folder / "[b].png") == [folder / "b.png"]


@pytest.mark.parametrize("name", ["a.png", "photo[1].png", "none.png"])
def test_names_are_themselves(folder, name):
    assert expanded(Path(name)) is None


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_any_folders_does_not_walk_in_circles(folder):
    (folder / "in" / "round").symlink_to(folder)
    (folder / "in" / "again").symlink_to(folder)
    (folder / "in" / "loop").symlink_to(folder / "in" / "loop")
    assert names("**/e.png") == ["in/deep/e.png"]
    assert names("in/r*/c.*") == ["in/round/c.jpg"]
