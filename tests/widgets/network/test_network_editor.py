import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QTableWidget, QWidget
from shiboken6 import isValid

from mnist_desktop.messages import text_of
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import with_confidence_branch
from mnist_desktop.recognition.networks.layer_rules import NEW_LAYERS
from mnist_desktop.recognition.networks.layers import Activation, Add, Convolution, Dense, Flatten
from mnist_desktop.recognition.networks.network_json import (
    architecture_from_json,
    architecture_to_json,
)
from mnist_desktop.widgets.network.network_editor import NetworkEditor


class Editor:
    """The dialog, and what a person does with it."""

    def __init__(self, dialog):
        self.dialog = dialog
        self.table = dialog.findChild(QTableWidget, "layerTable")
        box = dialog.findChild(QDialogButtonBox)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel = box.button(QDialogButtonBox.StandardButton.Cancel)

    def button(self, name):
        return self.dialog.findChild(QPushButton, name)

    def click(self, name):
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def choose(self, row):
        place = self.table.visualItemRect(self.table.item(row, 0)).center()
        QTest.mouseClick(
            self.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
        assert self.table.currentRow() == row

    def choose_in_menu(self, button, action):
        """Walks through the menu of a button, which is not shown: offscreen it cannot grab."""
        menu = self.button(button).menu()
        assert self.button(button).isEnabled()
        menu.setActiveAction(self.dialog.findChild(QAction, action))
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def add(self, kind):
        self.choose_in_menu("addLayer", f"add_{kind}")

    def type(self, name, text):
        field = self.dialog.findChild(QWidget, f"{name}Field")
        assert field.isVisible()
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def kinds(self):
        return [self.table.item(row, 0).text() for row in range(self.table.rowCount())]

    def text(self, name):
        return self.dialog.findChild(QLabel, name).text()


@pytest.fixture
def open_editor(qtbot):
    def open_(start):
        dialog = NetworkEditor(start, text_of)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):  # shortcuts need it
            dialog.open()
            dialog.activateWindow()
        return Editor(dialog)

    return open_


@pytest.fixture
def editor(open_editor):
    """Flatten, Dense of 512, Activation, the scores."""
    return open_editor(ARCHITECTURES["mlp"])


def test_starts_with_the_network_given(editor):
    assert editor.kinds() == ["Flatten", "Dense", "Activation", "Dense, 10 scores"]
    assert editor.text("draftSum") == "4 of 40 layers, 407,050 of 10,000,000 parameters"
    assert not editor.dialog.findChild(QLabel, "startNote").isVisible()
    assert editor.ok.isEnabled()
    assert editor.table.hasFocus()


def test_the_result_passes_as_a_network_of_ones_own(editor, qtbot):
    editor.choose(1)
    editor.type("units", "128")
    with qtbot.waitSignal(editor.dialog.accepted):
        QTest.mouseClick(editor.ok, Qt.MouseButton.LeftButton)
    own = editor.dialog.architecture()
    assert own.name == "own"
    assert own.layers[1].units == 128
    assert architecture_from_json(architecture_to_json(own)) == own


def test_cancel_and_escape_leave_it(open_editor, qtbot):
    first, second = (open_editor(ARCHITECTURES["mlp"]) for _ in range(2))
    with qtbot.waitSignal(first.dialog.rejected):
        QTest.mouseClick(first.cancel, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(second.dialog.rejected):
        QTest.keyClick(second.table, Qt.Key.Key_Escape)


def test_adds_each_kind_after_the_chosen_layer(editor):
    for kind in NEW_LAYERS:
        editor.choose(0)
        editor.add(kind)
        assert editor.kinds()[1].removeprefix("⚠ ") == editor.text("layerKind")
        assert editor.table.currentRow() == 1
        fits = kind not in ("convolution", "depthwise", "pooling", "global_pooling")
        assert editor.ok.isEnabled() == fits
        assert bool(editor.text("draftProblem")) != fits
        if fits:
            assert editor.dialog.architecture().layers[1].kind == kind
        editor.click("undoEdit")


def test_the_scores_cannot_be_removed_or_moved(editor):
    editor.choose(3)
    for name in ("removeLayer", "moveLayerUp", "moveLayerDown"):
        assert not editor.button(name).isEnabled()
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert len(editor.kinds()) == 4
    editor.choose(2)
    assert not editor.button("moveLayerDown").isEnabled()
    assert editor.button("moveLayerUp").isEnabled()
    editor.choose(3)
    editor.add("dropout")  # nothing comes after them
    assert editor.kinds()[-2:] == ["Dropout", "Dense, 10 scores"]


def test_removes_by_button_and_by_key(editor):
    editor.choose(2)
    editor.click("removeLayer")
    editor.choose(1)
    QTest.keyClick(editor.table, Qt.Key.Key_Delete)
    assert editor.kinds() == ["Flatten", "Dense, 10 scores"]
    assert editor.text("draftSum").startswith("2 of 40 layers, 7,850 of")


def test_moves_and_the_choice_goes_with_it(editor):
    editor.choose(2)
    editor.click("moveLayerUp")
    assert editor.kinds() == ["Flatten", "Activation", "Dense", "Dense, 10 scores"]
    assert editor.table.currentRow() == 1
    editor.click("moveLayerUp")
    assert not editor.button("moveLayerUp").isEnabled()
    editor.click("moveLayerDown")
    assert editor.kinds()[1] == "Activation"


def test_shapes_and_parameters_follow_every_key(editor):
    editor.choose(1)
    for text, units, total in (("2", "2", "1,600"), ("20", "20", "15,910")):
        editor.type("units", text)
        assert editor.table.item(1, 2).text() == units
        assert f"layers, {total} of" in editor.text("draftSum")


def test_an_impossible_list_is_explained_and_cannot_be_used(editor):
    editor.choose(0)
    editor.click("removeLayer")
    assert editor.kinds()[0] == "⚠ Dense"
    assert "gets an image of 28 × 28 × 1: put Flatten" in editor.text("draftProblem")
    assert editor.text("draftSum") == "3 of 40 layers"
    assert not editor.ok.isEnabled()
    editor.click("undoEdit")
    assert editor.text("draftProblem") == ""
    assert editor.ok.isEnabled()


def test_a_kernel_that_does_not_fit_and_nothing_left_of_the_image(open_editor):
    editor = open_editor(ARCHITECTURES["cnn"])
    editor.choose(6)
    editor.type("kernel", "7")
    assert "a kernel of 7 × 7 does not fit into 5 × 5" in editor.text("draftProblem")
    editor.choose(2)
    editor.type("size", "7")
    editor.choose(5)
    editor.type("size", "7")
    assert "after pooling it would be 0 × 0" in editor.text("draftProblem")
    assert editor.kinds()[5] == "⚠ Pooling"


def test_a_layer_too_many(open_editor):
    scores = ARCHITECTURES["mlp"].layers[-1]
    relu = [Activation(f"a{i}", (f"a{i - 1}" if i else "image",)) for i in range(38)]
    chain = (*relu, Flatten("f", ("a37",)), Dense("s", ("f",), units=scores.units))
    editor = open_editor(Architecture("own", chain))
    assert editor.ok.isEnabled()
    QTest.keyClick(editor.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert editor.table.currentRow() == 39
    editor.add("dropout")
    fault = editor.table.visualItemRect(editor.table.item(39, 0))
    assert editor.table.viewport().rect().contains(fault)
    assert editor.text("draftProblem").startswith("⚠ At most 40 layers")
    assert not editor.button("addLayer").isEnabled()
    editor.click("removeLayer")
    assert editor.button("addLayer").isEnabled()
    assert editor.ok.isEnabled()


def test_too_many_parameters(open_editor):
    editor = open_editor(ARCHITECTURES["wide"])
    for row, name, text in ((0, "filters", "256"), (3, "filters", "256"), (7, "units", "2048")):
        editor.choose(row)
        editor.type(name, text)
    problem = editor.text("draftProblem")
    assert "parameters; at most 10,000,000." in problem
    assert editor.kinds()[7] == "⚠ Dense"


def test_what_is_typed_is_one_step_to_undo(editor, qtbot):
    editor.choose(1)
    editor.type("units", "128")
    field = editor.dialog.findChild(QWidget, "unitsField")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: editor.table.item(1, 2).text() == "512")
    assert field.value() == 512
    assert not editor.button("undoEdit").isEnabled()
    editor.click("redoEdit")
    assert editor.table.item(1, 2).text() == "128"


def test_undo_goes_back_through_every_edit(editor):
    before = editor.dialog.architecture()
    editor.choose(0)
    editor.click("moveLayerDown")
    editor.add("batch_norm")
    editor.choose_in_menu("startFrom", "start_cnn")
    editor.click("removeLayer")
    while editor.button("undoEdit").isEnabled():
        editor.click("undoEdit")
    assert editor.dialog.architecture() == before


def test_starts_from_ours(editor):
    for name, architecture in ARCHITECTURES.items():
        editor.choose_in_menu("startFrom", f"start_{name}")
        assert editor.dialog.architecture().parameters == architecture.parameters
        assert editor.table.currentRow() == 0


CONFIDENT = with_confidence_branch(ARCHITECTURES["best"])
BRANCHING = Architecture(
    "own",
    (
        Convolution("a", ("image",), filters=1),
        Add("b", ("image", "a")),
        Flatten("c", ("b",)),
        Dense("d", ("c",)),
    ),
)


@pytest.mark.parametrize("start", [CONFIDENT, BRANCHING])
def test_says_why_a_network_is_no_start(open_editor, start):
    editor = open_editor(start)
    assert "branches" in editor.text("startNote")
    assert "“cnn”" in editor.text("startNote")
    assert editor.dialog.findChild(QLabel, "startNote").isVisible()
    assert editor.dialog.architecture().parameters == ARCHITECTURES["cnn"].parameters


def test_enter_ends_a_number_and_not_the_dialog(editor):
    editor.choose(1)
    editor.type("units", "100")
    QTest.keyClick(editor.dialog.findChild(QWidget, "unitsField"), Qt.Key.Key_Return)
    QTest.keyClick(editor.table, Qt.Key.Key_Return)
    assert editor.dialog.isVisible()


def test_all_is_reached_by_tab(editor):
    editor.choose(1)
    reached = set()
    for _ in range(20):
        QTest.keyClick(editor.dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(editor.dialog.focusWidget().objectName() or "button")
    assert {"layerTable", "startFrom", "addLayer", "removeLayer", "unitsField"} <= reached


def test_fits_640_by_480(open_editor):
    editor = open_editor(ARCHITECTURES["best"])
    editor.dialog.resize(640, 480)
    assert (editor.dialog.width(), editor.dialog.height()) == (640, 480)
    assert not editor.table.horizontalScrollBar().isVisible()


def test_no_explanation_is_cut_off(editor, qtbot):
    label = editor.dialog.findChild(QLabel, "layerExplanation")
    for row in range(4):
        editor.choose(row)
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_the_network_is_read_when_accepted_and_the_dialog_is_gone_then(qapp, qtbot):
    dialog = NetworkEditor(ARCHITECTURES["mlp"], text_of)
    taken = []
    dialog.accepted.connect(lambda: taken.append(dialog.architecture()))
    dialog.open()
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert [own.parameters for own in taken] == [407_050]
