"""Records that hold arrays are compared by identity.

`==` of two arrays is an array, and a tuple or a dataclass that meets one raises ValueError: only
now and then, as where two answers to different drawings were compared in the self-test.
"""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mnist_desktop"
ARRAYS = ("NDArray", "ndarray", "Floats", "Weights")


def compared_by_value(tree):
    """The dataclasses that Python gives an `__eq__` of all fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            decorators = [ast.unparse(one) for one in node.decorator_list]
            has_own = any(getattr(one, "name", "") == "__eq__" for one in node.body)
            if any(one.startswith("dataclass") and "eq=False" not in one for one in decorators):
                yield from [] if has_own else [node]


def holds_array(annotation):
    text = ast.unparse(annotation)
    return any(name in text for name in ARRAYS) and not text.startswith("Callable")


@pytest.mark.parametrize("room", sorted(path.name for path in PACKAGE.iterdir() if path.is_dir()))
def test_no_record_with_an_array_compares_it(room):
    found = [
        f"{path.name}: {record.name}.{field.target.id}"
        for path in (PACKAGE / room).rglob("*.py")
        for record in compared_by_value(ast.parse(path.read_text(encoding="utf-8")))
        for field in record.body
        if isinstance(field, ast.AnnAssign) and holds_array(field.annotation)
    ]
    assert found == []
