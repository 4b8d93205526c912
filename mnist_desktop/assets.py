"""Locates the files that ship with the program: the built-in model, MNIST, icons."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset_path(name: str) -> Path:
    """The path of a shipped file, whether or not it exists.

    In a wheel and the frozen app `assets` is inside the package, in a checkout beside it.

    Args:
        name: a path inside `assets`, with forward slashes, e.g. "best.digitmodel".
    """
    inside = _PACKAGE / "assets"
    return (inside if inside.is_dir() else _PACKAGE.parent / "assets") / name
