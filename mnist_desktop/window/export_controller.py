"""Stands between the menu Export and the export itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMessageBox, QProgressDialog, QWidget

from mnist_desktop.recognition.model_summary import model_name
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.page_size import USUAL_PARAMETERS, expected_bytes
from mnist_desktop.session.model_export import ExportDone
from mnist_desktop.session.session import Session
from mnist_desktop.window.file_dialogs import FileDialogs

KINDS = ("html", "keras", "onnx", "tflite")
_BY_TENSORFLOW = ("keras", "tflite")


class ExportController(QObject):
    """Writes the model that answers for another program.

    Args:
        menu: filled here.
        session: knows the model, and exports it.
        dialogs: ask for a name.
        parent: the window.
    """

    succeeded = Signal(str)  # what was done, as a sentence
    failed = Signal(object)  # Exception

    def __init__(
        self, menu: QMenu, session: Session, dialogs: FileDialogs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._session = session
        self._dialogs = dialogs
        self._window = parent
        self._progress: QProgressDialog | None = None
        self._actions = {kind: self._add(kind) for kind in KINDS}
        menu.aboutToShow.connect(self._enable)
        export = session.model_export
        export.started.connect(self._on_started)
        export.succeeded.connect(self._on_succeeded)
        export.failed.connect(self._on_failed)
        export.cancelled.connect(self._close_progress)
        self.retranslate()

    def retranslate(self) -> None:
        """Updates the texts of the menu."""
        self._menu.setTitle(self.tr("Export &model"))
        texts = {
            "html": (
                self.tr("As a web page (.html)…"),
                self.tr(
                    "Writes one page with the model that answers in it, to draw on in a browser,"
                    " offline: on phones, tablets and Chromebooks, too."
                ),
            ),
            "keras": (
                self.tr("For Keras (.keras)…"),
                self.tr("Writes the model that answers as a file for Keras, to go on in Python."),
            ),
            "onnx": (
                self.tr("For ONNX Runtime (.onnx)…"),
                self.tr(
                    "Writes the model that answers as an ONNX file, for programs in many languages."
                ),
            ),
            "tflite": (
                self.tr("For LiteRT (.tflite)…"),
                self.tr("Writes the model that answers as a LiteRT file, for phones and boards."),
            ),
        }
        for kind, action in self._actions.items():
            text, explanation = texts[kind]
            action.setText(text)
            action.setStatusTip(explanation)

    def _add(self, kind: str) -> QAction:
        action = QAction(self._menu)
        action.setObjectName(f"export{kind.capitalize()}Action")
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self._export(kind))
        self._menu.addAction(action)
        return action

    def _enable(self) -> None:
        """What can be exported now: one at a time, and some formats need TensorFlow."""
        is_free = (
            self._session.answering.leading is not None
            and not self._session.model_export.is_running
        )
        can_train = self._session.backend.why_no_training() is None
        for kind, action in self._actions.items():
            action.setEnabled(is_free and (can_train or kind not in _BY_TENSORFLOW))

    def _export(self, kind: str) -> None:
        classifier, path = self._session.answering.leading, self._session.model_path
        if classifier is None:
            return
        if kind == "html" and not self._is_size_wanted(classifier.architecture):
            return
        is_in_use = classifier is self._session.classifier
        name = model_name(path) if is_in_use and path is not None else self.tr("digits")
        chosen = self._dialogs.export_to_write(name, kind)
        if chosen is not None:
            self._session.model_export.start(classifier.model, kind, chosen)

    def _is_size_wanted(self, network: Architecture) -> bool:
        """Whether a large page is wanted all the same; nothing is asked for a usual one."""
        if network.parameters <= USUAL_PARAMETERS:
            return True
        question = self.tr(
            "The page will have about {size} MB, as this network has {count} parameters. Write it?"
        ).format(size=f"{expected_bytes(network) / 1e6:.1f}", count=f"{network.parameters:,}")
        title = self.tr("Export model")
        answer = QMessageBox.question(self._window, title, question)
        return answer == QMessageBox.StandardButton.Yes

    def _on_started(self, path: Path) -> None:
        if path.suffix == ".html":
            text = self.tr("{name} is being written and its weights compared with this program.")
        else:
            text = self.tr(
                "{name} is being written, loaded again by its own runtime and compared with this"
                " program."
            )
        text = text.format(name=path.name)
        dialog = self._progress = QProgressDialog(text, self.tr("Cancel"), 0, 0, self._window)
        dialog.setObjectName("exportProgress")
        dialog.setWindowTitle(self.tr("Export model"))
        dialog.setWindowModality(Qt.WindowModality.NonModal)  # one may go on drawing
        dialog.setAutoClose(False)
        dialog.setMinimumDuration(0)
        dialog.canceled.connect(self._session.model_export.cancel)
        dialog.show()

    def _on_succeeded(self, done: ExportDone) -> None:
        self._close_progress()
        if done.read_me is None:
            text = self.tr(
                "Saved as {path}. Its weights, compared in this program and not in a"
                " browser, change no probability of {images} images by more than {difference}."
            )
        else:
            text = self.tr(
                "Saved as {path}. On {images} images it gives the same probabilities as this"
                " program; the largest difference is {difference}. {read_me} says how to load it."
            )
        images, difference = f"{done.images:,}", f"{done.difference:.1g}"
        read_me = "" if done.read_me is None else done.read_me.name
        text = text.format(path=done.path, images=images, difference=difference, read_me=read_me)
        self.succeeded.emit(text)

    def _on_failed(self, error: Exception) -> None:
        self._close_progress()
        self.failed.emit(error)

    def _close_progress(self) -> None:
        dialog, self._progress = self._progress, None
        if dialog is not None:
            dialog.canceled.disconnect(self._session.model_export.cancel)
            dialog.close()
            dialog.deleteLater()
