"""Imports point one way (design 2): read from the sources, and from what is really loaded."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mnist_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
QT = "PySide6"
TENSORFLOW = ("tensorflow", "keras")
DECODER = ("picture_decoder", "process_limits", "windows_job")
"""The program that decodes strangers' pictures, and knows nothing else."""
WINDOW = ("mnist_desktop.app", "mnist_desktop.main_window")
EVALUATION = ("evaluation", "judged_images", "data_options")
TRAIN_COMMAND = ("train_command.command", "train_command.plan")
"""The parts of `train` that know more of `learning` than what is open to all."""
PLAIN_LEARNING = tuple(
    f"mnist_desktop.learning.{name}"
    for name in (
        *("progress", "presets", "training_config", "augmentation", "orientation"),
        *("diagnosis", "fixes", "gap", "judgement", "saved_run", "time_left"),
    )
)
"""What a run is asked and what it reports: standard library and numpy only, open to all."""


def name_of(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path, *, at_start_only=False):
    """Full names of what a module imports; for types alone does not count."""
    names = set()
    waiting = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.FunctionDef | ast.Lambda) and at_start_only:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports say the whole name"
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        else:
            waiting += ast.iter_child_nodes(node)
    return names


def in_layer(name, *layers):
    return any(name == layer or name.startswith(f"{layer}.") for layer in layers)


def modules(*layers):
    found = [path for path in MODULES if in_layer(name_of(path), *layers)]
    assert found
    return found


def wrong(paths, *forbidden, at_start_only=False, apart_from=()):
    """(module, import) pairs that break a rule."""
    return [
        (name_of(path), name)
        for path in paths
        for name in sorted(imports_of(path, at_start_only=at_start_only))
        if in_layer(name, *forbidden) and not in_layer(name, *apart_from)
    ]


def test_recognition_knows_nothing_above_it():
    decoder = "mnist_desktop.picture_decoder"
    known = ("mnist_desktop.recognition", "mnist_desktop.assets", decoder)
    assert not wrong(modules("mnist_desktop.recognition"), "mnist_desktop", apart_from=known)


def test_the_decoder_knows_pillow_alone():
    paths = modules(*(f"mnist_desktop.{name}" for name in DECODER))
    known = [f"mnist_desktop.{name}" for name in DECODER]
    assert not wrong(paths, "mnist_desktop", "numpy", "cv2", QT, *TENSORFLOW, apart_from=known)


def test_recognition_has_neither_qt_nor_tensorflow():
    assert not wrong(modules("mnist_desktop.recognition"), QT, *TENSORFLOW)


def test_learning_knows_recognition_alone():
    known = ("mnist_desktop.learning", "mnist_desktop.recognition", "mnist_desktop.assets")
    assert not wrong(modules("mnist_desktop.learning"), "mnist_desktop", apart_from=known)


def test_learning_has_no_qt():
    assert not wrong(modules("mnist_desktop.learning"), QT, "pyqtgraph")


def test_tensorflow_lives_in_learning_alone():
    others = [path for path in MODULES if not in_layer(name_of(path), "mnist_desktop.learning")]
    assert not wrong(others, *TENSORFLOW)


def test_learning_is_known_to_app_and_command_line_alone():
    known = ("learning", "app", "cli", *EVALUATION, "doctor", "learning_calls")
    names = [f"mnist_desktop.{name}" for name in (*known, *TRAIN_COMMAND)]
    others = [path for path in MODULES if not in_layer(name_of(path), *names)]
    assert not wrong(others, "mnist_desktop.learning", apart_from=PLAIN_LEARNING)


def test_what_is_open_to_all_is_plain():
    known = (*PLAIN_LEARNING, "mnist_desktop.recognition")
    paths = modules(*PLAIN_LEARNING)
    assert not wrong(paths, "mnist_desktop", apart_from=known)
    assert not wrong(paths, *TENSORFLOW, "cv2", at_start_only=True)


def test_app_and_command_line_import_learning_when_they_need_it():
    names = ("app", "cli", "doctor", "learning_calls", "data_options", *TRAIN_COMMAND)
    paths = modules(*(f"mnist_desktop.{name}" for name in names))
    needs_mnist = ("mnist_desktop.evaluation", "mnist_desktop.judged_images")
    later = ("mnist_desktop.learning", *needs_mnist)
    assert not wrong(paths, *later, at_start_only=True, apart_from=PLAIN_LEARNING)


def test_threads_and_widgets_do_not_know_each_other():
    assert not wrong(modules("mnist_desktop.threads"), "mnist_desktop.widgets")
    assert not wrong(modules("mnist_desktop.widgets"), "mnist_desktop.threads")


@pytest.mark.parametrize("layer", ["mnist_desktop.threads", "mnist_desktop.widgets"])
def test_threads_and_widgets_know_nothing_above_them(layer):
    known = (
        layer,
        "mnist_desktop.recognition",
        "mnist_desktop.picture_decoder",
        "mnist_desktop.assets",
        *PLAIN_LEARNING,
    )
    assert not wrong(modules(layer), "mnist_desktop", apart_from=known)


def test_threads_and_session_are_qtcore_only():
    names = ("threads", "session", "journaling", "trainer", "learning_facts")
    paths = modules(*(f"mnist_desktop.{name}" for name in names))
    used = [(name, one) for name, one in wrong(paths, QT) if one != QT]
    assert used
    assert not [(name, one) for name, one in used if not in_layer(one, f"{QT}.QtCore")]


def test_session_knows_no_widget():
    paths = modules("mnist_desktop.session", "mnist_desktop.trainer")
    assert not wrong(paths, "mnist_desktop.widgets", *WINDOW)


def test_only_the_app_knows_the_window():
    above = ("mnist_desktop.app", "mnist_desktop.__main__", "mnist_desktop.smoke")
    others = [path for path in MODULES if not in_layer(name_of(path), *above)]
    assert not wrong(others, *WINDOW)


def test_the_command_line_has_no_qt():
    names = (
        *("__main__", "cli", "standard_output", "readings", *EVALUATION, "messages", "assets"),
        *(
            "doctor",
            "hardware",
            "chosen_model",
            "folders",
            "display",
            "last_run",
            "licences",
            "kept_files",
        ),
        *("trained_model", "training_curve", "train_command"),
        *("progress_line", "reading_lines", "reading_processes", "file_patterns"),
    )
    paths = modules(*(f"mnist_desktop.{name}" for name in names))
    assert not wrong(paths, QT)


@pytest.mark.parametrize(
    "heavy",
    [
        "pyqtgraph",
        "tensorflow",
        "keras",
        "onnx",
        "onnxruntime",
        "PIL",
        "cv2",
        "safetensors",
        "pi_heif",
    ],
)
def test_what_is_heavy_is_imported_when_it_is_needed(heavy):
    assert not wrong(MODULES, heavy, at_start_only=True)


def test_recognition_loads_numpy_alone(run_python):
    script = """
import sys
before = set(sys.modules)
import mnist_desktop.recognition
roots = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(roots - set(sys.stdlib_module_names)))
"""
    process = run_python(script)
    assert process.stdout.split() == ["mnist_desktop", "numpy"], process.stderr
