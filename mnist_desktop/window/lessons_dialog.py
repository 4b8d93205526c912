"""Help > Lessons: which there are, their pages to print, and lessons from files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QMenu,
    QPushButton,
    QWidget,
)

from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.lessons.lesson import Lesson
from mnist_desktop.lessons.lesson_file import MAX_BYTES, read_lesson, shipped_lessons
from mnist_desktop.lessons.printout import Page, printed
from mnist_desktop.problem import AppError, LessonError, Message
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.screen_fit import ScreenFit
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.lesson_controller import LessonController

_LIST_WIDTH = 300  # logical px


class LessonFiles(QObject):
    """Opens the dialog, reads and writes lessons, and shows pages to print."""

    failed = Signal(object)  # AppError
    succeeded = Signal(str)
    file_opened = Signal(Path)

    def __init__(
        self, controller: LessonController, session: Session, files: FileDialogs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._controller = controller
        self._session = session
        self._files = files
        self._window = window

    def show_list(self) -> None:
        """Opens the dialog with the lessons of the program."""
        try:
            lessons = [(path, read_lesson(path)) for path in shipped_lessons()]
        except LessonError as error:
            self.failed.emit(error)
            return
        dialog = LessonsDialog(lessons, self._controller, self._window)
        dialog.begin_requested.connect(self._controller.begin)
        dialog.open_requested.connect(self._on_open_requested)
        dialog.copy_requested.connect(self._copy)
        dialog.page_requested.connect(self._print)
        dialog.open()

    def open_path(self, path: Path) -> None:
        """Reads a lesson's file and begins it."""

        def on_read(lesson: Lesson) -> None:
            self._controller.begin(lesson)
            self.file_opened.emit(path)

        self._run("read a lesson", partial(read_lesson, path), on_read)

    def _on_open_requested(self) -> None:
        path = self._files.lesson_to_open()
        if path is not None:
            self.open_path(path)

    def _copy(self, path: Path) -> None:
        target = self._files.lesson_to_save(path.stem)
        if target is None:
            return

        def copy() -> None:
            write_whole(target, bytes_of_file(path, MAX_BYTES, LessonError))

        said = self.tr("Saved as {name}: a text file that any editor can change.")
        self._run(
            "save a lesson", copy, lambda _: self.succeeded.emit(said.format(name=target.name))
        )

    def _print(self, path: Path, lesson: Lesson, page: str) -> None:
        target = self._files.page_to_save(f"{path.stem}-{page}")
        if target is None:
            return
        document = printed(lesson, Page(page), QLocale().name())

        def on_done(_: object) -> None:
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
                self.succeeded.emit(self.tr("Saved as {name}.").format(name=target.name))
            else:
                self.failed.emit(AppError.of(Message("lesson_page_not_shown", name=target.name)))

        self._run("save a page", partial(write_whole, target, document.encode()), on_done)

    def _run(self, name: str, task: Callable[[], object], on_done: Callable[[Any], None]) -> None:
        self._session.tasks.run(name, task, on_done, self.failed.emit)


class LessonsDialog(QDialog):
    """A list of lessons and what can be done with the one chosen; deletes itself.

    Args:
        lessons: with the files that they are in.
        controller: knows at which step a lesson was left, and which one is open.
    """

    begin_requested = Signal(object)  # Lesson
    open_requested = Signal()
    copy_requested = Signal(Path)
    page_requested = Signal(Path, object, str)  # file, Lesson, one of Page

    def __init__(
        self,
        lessons: list[tuple[Path, Lesson]],
        controller: LessonController,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lessonsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lessons"))
        self._lessons = lessons
        self._controller = controller
        self._list = named("lessonsList", QListWidget())
        self._list.setAccessibleName(self.tr("Lessons"))
        self._title = Heading()
        self._title.setWordWrap(True)
        self._summary = named("lessonSummary", _label())
        self._progress = _label()
        self._begin = push_button("lessonBegin", self._on_begin, default=True)
        self._print = named("lessonPrint", QPushButton(self.tr("Print"), autoDefault=False))
        self._lay_out()
        self._list.addItems([self._entry(lesson) for _, lesson in lessons])
        self._list.currentRowChanged.connect(self._show)
        self._list.itemActivated.connect(lambda _: self._on_begin())
        rows = [row for row, (_, one) in enumerate(lessons) if one == controller.last]
        self._list.setCurrentRow(rows[0] if rows else 0)
        self.resize(_LIST_WIDTH + 440, 400)
        ScreenFit(self).fit()

    def _lay_out(self) -> None:
        menu = QMenu(self._print)
        for page, text in (
            (Page.PLAN, self.tr("Lesson plan…")),
            (Page.WORKSHEET, self.tr("Worksheet…")),
            (Page.ANSWERS, self.tr("Answer key…")),
        ):
            action = menu.addAction(text)
            action.setObjectName(f"{page}PageAction")
            action.triggered.connect(
                lambda _=False, page=page: self.page_requested.emit(*self._chosen, page.value)
            )
        self._print.setMenu(menu)
        copy = push_button(
            "lessonCopy",
            lambda: self.copy_requested.emit(self._chosen[0]),
            autoDefault=False,
            text=self.tr("Save a copy…"),
        )
        open_ = push_button(
            "lessonOpen", self._on_open, autoDefault=False, text=self.tr("Open a lesson…")
        )
        about = _label()
        about.setText(
            self.tr("A copy can be changed in any editor, handed out and opened here again.")
        )
        own = row_of(self._begin, self._print, copy, None)
        right = QWidget()
        parts = (self._title, self._summary, self._progress, own, None, about)
        column_of(*parts, owner=right, spacing=12)
        row = row_of(self._list, right, spacing=16, growing=right)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot = row_of(open_, None, buttons)
        column_of(row, foot, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=row)
        self._list.setFixedWidth(_LIST_WIDTH)

    @property
    def _chosen(self) -> tuple[Path, Lesson]:
        return self._lessons[self._list.currentRow()]

    def _entry(self, lesson: Lesson) -> str:
        title = lesson.title.said(QLocale().name())
        if not self._controller.is_open(lesson):
            return title
        return self.tr("{title}  (open)").format(title=title)

    def _show(self, row: int) -> None:
        if row < 0:
            return
        lesson, language = self._lessons[row][1], QLocale().name()
        step, count = self._controller.step_of(lesson), len(lesson.steps)
        self._title.setText(lesson.title.said(language))
        self._summary.setText(lesson.summary.said(language))
        if self._controller.is_open(lesson):
            told = self.tr("Open now, at step {step} of {count}.")
        elif step:
            told = self.tr("You were at step {step} of {count}.")
        else:
            told = self.tr("{count} steps.")
        self._progress.setText(told.format(step=step + 1, count=count))
        has_begun = step > 0 or self._controller.is_open(lesson)
        self._begin.setText(self.tr("Go on") if has_begun else self.tr("Begin"))

    def _on_begin(self) -> None:
        lesson = self._chosen[1]
        self.accept()
        self.begin_requested.emit(lesson)

    def _on_open(self) -> None:
        self.accept()
        self.open_requested.emit()


def _label() -> QLabel:
    return QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
