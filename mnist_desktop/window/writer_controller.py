"""Stands between the writers, the classroom mode, and their rows in the tab My hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.samples_section import SamplesSection
from mnist_desktop.widgets.hand.writer_row import shown_writer


class WriterController(QObject):
    """Asks for pseudonyms, and before anything is lost."""

    succeeded = Signal(str)  # what was done, as a sentence

    def __init__(self, section: SamplesSection, session: Session) -> None:
        super().__init__(section)
        self._section = section
        self._samples = session.sample_tasks
        rows = section.writers
        rows.writer_chosen.connect(self._samples.set_writer)
        rows.new_requested.connect(self._on_new)
        rows.rename_requested.connect(self._on_rename)
        rows.delete_requested.connect(self._on_delete)
        section.classroom.classroom_requested.connect(self._on_classroom_requested)
        self._samples.changed.connect(self._show)
        self._samples.writer_changed.connect(self._show)
        self._samples.writer_deleted.connect(self._on_deleted)
        self._samples.classroom_changed.connect(self._on_classroom)
        self._show()

    def _show(self) -> None:
        known, current = self._samples.summary.writers, self._samples.writer
        others = sorted({*known, current} - {""}, key=str.casefold)
        self._section.writers.show_writers(["", *others], current, is_known=current in known)

    def _asked(self, title: str, question: str, text: str = "") -> str:
        """A pseudonym; empty if there is none or the person changed their mind."""
        window = self._section.window()
        typed, is_given = QInputDialog.getText(window, title, question, text=text)
        return typed.strip() if is_given else ""

    def _on_new(self) -> None:
        question = self.tr("A pseudonym for who writes now:")
        name = self._asked(self.tr("New writer"), question)
        if not name:
            return
        if name == shown_writer("") or name in self._samples.summary.writers:
            said = self.tr("There is a writer {writer} already, who writes now.")
            self.succeeded.emit(said.format(writer=name))
        self._samples.set_writer("" if name == shown_writer("") else name)

    def _on_rename(self) -> None:
        before = self._samples.writer
        question = self.tr("Another pseudonym for this writer:")
        name = self._asked(self.tr("Rename the writer"), question, shown_writer(before))
        if name and name not in (before, shown_writer(before)):
            self._samples.rename_writer(before, name)

    def _on_delete(self) -> None:
        writer = self._samples.writer
        count = sum(self._samples.summary.counts.get(writer, {}).values())
        text = self.tr(
            "Delete the writer {writer} with all drawings ({count})? They are erased at once, and"
            " this cannot be undone."
        ).format(writer=shown_writer(writer), count=f"{count:,}")
        if self._confirmed(self.tr("Delete the writer?"), text, self.tr("Delete")):
            self._samples.delete_writer(writer)

    def _on_deleted(self, writer: str, models: tuple[str, ...]) -> None:
        said = self.tr("The writer {writer} is deleted.").format(writer=shown_writer(writer))
        self.succeeded.emit(said)
        if models:
            text = self.tr(
                "{said} These networks have learned from the drawings, and still know the hand:"
                "\n\n{models}\n\nThey can be deleted in the menu Models."
            ).format(said=said, models="\n".join(models))
            box = self._box(QMessageBox.Icon.Information, self.tr("The writer is deleted"), text)
            box.addButton(self.tr("OK"), QMessageBox.ButtonRole.AcceptRole)
            box.exec()
            box.deleteLater()

    # The classroom

    def _on_classroom_requested(self, is_on: bool) -> None:
        count = self._samples.summary.total
        if is_on and count:
            text = self.tr(
                "The drawings that are kept ({count}), and what is on the paper, are hidden while"
                " the classroom mode is on, and are there again when it ends. New ones are"
                " forgotten then."
            )
            title, verb = self.tr("Start the classroom mode?"), self.tr("Start")
        else:
            text = self.tr(
                "The drawings of this class ({count}) are forgotten when the mode ends. If they are"
                " needed, cancel, and export them first."
            )
            title, verb = self.tr("End the classroom mode?"), self.tr("Forget them")
        if not count or self._confirmed(title, text.format(count=f"{count:,}"), verb):
            self._samples.set_classroom(is_on)

    def _on_classroom(self, is_on: bool) -> None:
        self._section.classroom.show_classroom(is_on)
        on, off = self.tr("The classroom mode is on."), self.tr("The classroom mode has ended.")
        self.succeeded.emit(on if is_on else off)

    def may_close(self) -> bool:
        """Asks before a classroom's drawings are gone; whether the program may be closed."""
        count = self._samples.summary.total if self._samples.is_classroom else 0
        text = self.tr(
            "The drawings of this class ({count}) are forgotten when the program is closed. If they"
            " are needed, cancel, and export them first."
        ).format(count=f"{count:,}")
        title = self.tr("Close in the classroom mode?")
        return not count or self._confirmed(title, text, self.tr("Forget them"))

    def _box(self, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._section.window())
        box.setIcon(icon)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)  # pseudonyms may come from others
        box.setText(text)
        return box

    def _confirmed(self, title: str, text: str, verb: str) -> bool:
        box = self._box(QMessageBox.Icon.Question, title, text)
        accept = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.exec()
        box.deleteLater()  # not yet: the event loop has to come round
        return box.clickedButton() is accept
