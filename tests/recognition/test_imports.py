import ast
from pathlib import Path

import pytest

from mnist_desktop import recognition

FORBIDDEN = {"tensorflow", "keras", "PySide6"}
MODULES = sorted(Path(recognition.__file__).parent.rglob("*.py"))


def imported(path):
    """Top-level names of all that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_recognition_imports_neither_tensorflow_nor_learning(path):
    for name in imported(path):
        assert name.split(".")[0] not in FORBIDDEN
        assert not name.startswith("mnist_desktop.learning")
