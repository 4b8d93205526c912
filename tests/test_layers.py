"""Imports point one way (CONTEXT.md): folder rules, read from the sources and from what loads."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mnist_desktop"
GROUND = (
    *("assets", "problem", "files", "messages", "folders"),
    *("percentage", "json_records", "stored_paths", "decoder"),
)
"""Below all rooms; of these `files`, `messages` and `folders` know `problem` and `files` alone."""
PLAIN = (*GROUND, "recognition", "data")
EXPLAINED = (*PLAIN, "insight")
KEPT = (*EXPLAINED, "samples")
ROOMS = (
    {
        "recognition": GROUND,
        "data": (*GROUND, "recognition"),
        "insight": PLAIN,
        "samples": EXPLAINED,
        "learning": KEPT,
        "export": (*KEPT, "learning"),
        "lessons": (*KEPT, "learning"),
        "backup": (*KEPT, "learning"),
        "cli": (*KEPT, "learning", "export"),
        "session": (*KEPT, "learning", "backup"),
        "widgets": (*KEPT, "learning", "lessons", "backup"),
        "window": (*KEPT, "learning", "lessons", "backup", "session", "widgets"),
        "app": (*KEPT, "learning", "session", "widgets", "window", "cli"),
        "__main__": (*PLAIN, "app", "cli"),
    }
    | dict.fromkeys(GROUND, ("problem", "files"))
    | {"decoder": ()}
)
"""Which rooms a room may import, besides itself."""
TENSORFLOW = ("tensorflow", "keras")
QT = ("PySide6", "pyqtgraph")
HEAVY = (*TENSORFLOW, "pyqtgraph", "onnx", "onnxruntime", "PIL", "cv2", "safetensors", "pi_heif")
WITHOUT_QT = (
    *(*GROUND, "recognition", "data", "insight", "samples"),
    *("learning", "lessons", "backup", "export", "cli"),
)


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


def files_of(*rooms):
    """The sources of these rooms: of their folder, or their one file."""
    found = [
        path
        for room in rooms
        for path in (*(PACKAGE / room).rglob("*.py"), PACKAGE / f"{room}.py")
        if path.exists()
    ]
    assert found
    return found


def name_of(path):
    return str(path.relative_to(PACKAGE.parent))


def foreign(paths, *roots, at_start_only=False):
    """(file, import) pairs where a file imports one of these packages."""
    return [
        (name_of(path), name)
        for path in paths
        for name in sorted(imports_of(path, at_start_only=at_start_only))
        if name.partition(".")[0] in roots
    ]


def test_every_file_has_a_room():
    rooms = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in PACKAGE.rglob("*.py")}
    assert rooms == {*ROOMS, "__init__"}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room):
    known = {room, *ROOMS[room], "__version__"}
    wrong = [
        (name_of(path), name)
        for path in files_of(room)
        for name in imports_of(path)
        if name.startswith("mnist_desktop.") and name.split(".")[1] not in known
    ]
    assert not wrong


def test_tensorflow_lives_in_learning_alone():
    assert not foreign(files_of(*(room for room in ROOMS if room != "learning")), *TENSORFLOW)


def test_what_runs_without_a_window_has_no_qt():
    assert not foreign(files_of(*WITHOUT_QT), *QT)


def test_the_decoder_has_pillow_alone():
    assert not foreign(files_of("decoder"), "numpy", "cv2")


def test_the_session_has_qtcore_alone():
    used = [one for one in foreign(files_of("session"), "PySide6") if one[1] != "PySide6"]
    assert used
    assert not [one for one in used if not one[1].startswith("PySide6.QtCore")]


def test_what_is_heavy_is_imported_when_it_is_needed():
    fit = PACKAGE / "learning" / "fit"  # itself imported once TensorFlow is
    plot = PACKAGE / "widgets" / "chart" / "plot"  # itself imported once a run is on a chart
    rest = [path for path in files_of(*ROOMS) if path.parent not in (fit, plot)]
    assert not foreign(rest, *HEAVY, at_start_only=True)
    assert not foreign(files_of("learning/fit"), *set(HEAVY) - {"keras"}, at_start_only=True)


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


def test_the_window_starts_without_what_is_heavy(run_python):
    script = f"""
import sys
import mnist_desktop.app.startup
print(*sorted(set({HEAVY!r}) & set(sys.modules)))
"""
    process = run_python(script)
    assert process.stdout.split() == [], process.stderr
