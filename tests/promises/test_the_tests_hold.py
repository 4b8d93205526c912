"""The tests themselves hold, beside other work too."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]


def calls_in(function):
    """Names of the methods that a function calls."""
    calls = (one.func for one in ast.walk(function) if isinstance(one, ast.Call))
    return {one.attr for one in calls if isinstance(one, ast.Attribute)}


def test_what_was_read_ahead_is_not_passed_over():
    """`communicate()` does not give what `readline()` has buffered; `rest_of` in conftest does."""
    wrong = [
        f"{path.relative_to(TESTS)}: {one.name}"
        for path in TESTS.rglob("*.py")
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(one, ast.FunctionDef) and {"readline", "communicate"} <= calls_in(one)
    ]
    assert wrong == []
