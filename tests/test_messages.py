import ast
import re
from pathlib import Path

import mnist_desktop
from mnist_desktop.messages import TEXTS, one_line, text_of
from mnist_desktop.problem import AppError

PACKAGE = Path(mnist_desktop.__file__).parent


def problems_in_the_sources():
    """(file, key, names of the values) of every problem made with a literal key."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            key = node.args[0]
            is_problem = name in {"Message", "problem"} or name.endswith("Error")
            text = key.value if is_problem and isinstance(key, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", text):
                yield path.name, text, {word.arg for word in node.keywords}


def test_the_sources_are_found():
    assert len(list(problems_in_the_sources())) > 30


def test_every_problem_has_a_text_and_its_values():
    for file, key, values in problems_in_the_sources():
        assert key in TEXTS, f"{file} reports {key}"
        assert set(re.findall(r"{(\w+)}", TEXTS[key])) <= values, (file, key)


def test_texts_are_whole_sentences():
    for text in TEXTS.values():
        assert text.endswith((".", ": {reason}")), text  # the reason is a message, too
        assert "\n" not in text, text


def test_values_are_filled_in_on_one_line_and_shortened():
    problem = AppError("folder_not_writable", folder="a\nb" + "x" * 1000)
    told = text_of(problem)
    assert "a\\nb" in told
    assert "\n" not in told
    assert len(told) < 350


def test_translates_before_filling_in():
    told = text_of(
        AppError("file_unreadable", reason="{reason}"),
        lambda context, text: f"{context}|{{reason}}",
    )
    assert told == "messages|{reason}"


def test_unknown_keys_and_missing_values_do_not_raise():
    assert "strange_key" in text_of(AppError("strange_key"))
    assert "?" in text_of(AppError("file_unreadable"))


def test_one_line_keeps_what_can_be_printed():
    assert one_line("数字 7\t\udcff") == "数字 7\\t\\udcff"
