from datetime import date

import pytest
import releases

import mnist_desktop

CHANGELOG = """\
# Changelog

## [Unreleased]

### Added

- A *thing* that
  goes on with `code`.
- Another.

## [0.0.9] - 2025-03-02

- The first.

## [0.0.8] - 2025-01-01
"""


def test_version_is_that_of_the_program():
    assert releases.version() == mnist_desktop.__version__


def test_a_package_without_a_version(tmp_path):
    (tmp_path / "__init__.py").write_text("version = 1")
    with pytest.raises(SystemExit, match="has no line __version__"):
        releases.version(tmp_path / "__init__.py")


def test_releases_of_a_changelog(monkeypatch, tmp_path):
    monkeypatch.setattr(releases, "EPOCH", 1_750_000_000)
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    newest, oldest = releases.releases(tmp_path / "CHANGELOG.md")
    assert newest.version == mnist_desktop.__version__
    assert newest.day == date(2025, 6, 15)
    assert newest.changes == ("A thing that goes on with code.", "Another.")
    assert oldest == releases.Release("0.0.9", date(2025, 3, 2), ("The first.",))


def test_our_own_changelog():
    assert releases.releases()[0].version == mnist_desktop.__version__
