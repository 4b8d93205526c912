"""The main window: its regions, and what is connected to what."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar, QWidget

from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError, Message, SavingError
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.columns import Columns
from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from mnist_desktop.widgets.draw.keyboard_pen import KeyboardPen
from mnist_desktop.widgets.explanation_line import ExplanationLine
from mnist_desktop.widgets.first_steps import FirstSteps
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.insight.inside_panel import InsidePanel
from mnist_desktop.widgets.insight.why_panel import WhyPanel
from mnist_desktop.widgets.insight.why_place import WhyPlace
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.widgets.lesson.lesson_panel import LessonPanel
from mnist_desktop.widgets.message_strip import MessageStrip
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.widgets.status_line import StatusLine
from mnist_desktop.widgets.training.film_place import FilmPlace
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.actions import Actions, first_keys
from mnist_desktop.window.answer_announcer import AnswerAnnouncer
from mnist_desktop.window.answer_controller import AnswerController
from mnist_desktop.window.appearance import Appearance
from mnist_desktop.window.dialogs import ProgramDialogs
from mnist_desktop.window.drawing_controller import DrawingController
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.file_menu import FileMenu
from mnist_desktop.window.hand_sections import HandSections
from mnist_desktop.window.inside_controller import InsideController
from mnist_desktop.window.lab_controller import LabController
from mnist_desktop.window.languages import translated
from mnist_desktop.window.lesson_controller import LessonController, LessonPlace
from mnist_desktop.window.lessons_dialog import LessonFiles
from mnist_desktop.window.model_controller import ModelController
from mnist_desktop.window.more_sections import MoreSections
from mnist_desktop.window.number_controller import NumberController
from mnist_desktop.window.pictures_sections import PicturesSections
from mnist_desktop.window.presentation import Presentation
from mnist_desktop.window.program_menus import ProgramMenus
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.settings_autosave import SettingsAutosave
from mnist_desktop.window.training_dialogs import TrainingDialogs
from mnist_desktop.window.training_sections import TrainingSections
from mnist_desktop.window.why_controller import WhyController
from mnist_desktop.window.why_sections import WhySections
from mnist_desktop.window.wide_canvas_controller import WideCanvasController
from mnist_desktop.window.window_layout import WindowLayout


class MainWindow(QMainWindow):
    """Three columns under a tool row.

    Args:
        session: what is open; the window starts it and shuts it down.
        settings: what is remembered.
        language: the language of this start; None for the one chosen last.
    """

    fresh_start_confirmed = Signal()

    def __init__(
        self, session: Session, settings: WindowSettings, language: str | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self._settings = settings
        self._is_started = self._is_over = False
        self._draw = DrawPanel()
        self.canvas = self._draw.canvas
        self._answer = AnswerPanel()
        self._training = TrainingPanel()
        self._explanation = ExplanationLine()
        self._status = StatusLine()
        self._centre = QWidget()
        self._strip = MessageStrip(self._centre)
        self._inside = InsidePanel()
        self._hand = HandPanel()
        self._pictures = PicturesPanel()
        tabs = self._training, self._inside, self._pictures
        self._lab = Lab(*tabs, self._hand)
        FilmPlace(self._training.film_row, self._lab, [tab.film_foot for tab in tabs])
        self._columns = Columns(self._draw, self._answer, self._lab)
        self._lesson_panel = LessonPanel()
        self._actions = Actions(self)
        self._lay_out()
        self._models = ModelController(self._menus.models, self._actions, settings, session, self)
        self._dialogs = ProgramDialogs(self._actions, session, self)
        files = FileDialogs(self)
        self._numbers = NumberController(self._draw, self._answer, session, settings)
        saved = self.canvas, self._numbers.label_of
        menus = self._actions, self._menus
        self._file_menu = FileMenu(*menus, *saved, session, settings, files, self)
        self._files = self._file_menu.files
        self._answers = AnswerController(self._answer, self._status, session)
        shown = self._training, self._lab, self._status, self._models
        self._training_sections = TrainingSections(*shown, session, settings, files, self)
        self._training_dialogs = TrainingDialogs(
            self._training, self._inside, session, files, parent=self
        )
        LabController(self._lab, self._actions, settings, session.trainer)
        InsideController(self._inside, self._answers, session, settings)
        self._why_place = WhyPlace(WhyPanel(), self._draw, self._lab)
        columns = self._draw, self._answer
        self._why = WhyController(self._why_place, *columns, self._actions.why, session, settings)
        self._sections = WhySections(self._why_place.panel, self._why, session, files)
        WideCanvasController(self._columns, self._actions, self._why, self._why_place)
        self._hand_sections = HandSections(
            self._hand, self._draw, self._answer.correction, session, files
        )
        writing = self._hand_sections.writing
        self._more_sections = MoreSections(
            self._hand, self._lab, writing, self._training.settings, session, settings
        )
        self._pictures_sections = PicturesSections(self._pictures, self._training.settings, session)
        hints: list[tuple[QWidget, QWidget]] = [
            (self._draw, self.canvas),
            (self._answer, self._answer.bars),
        ]
        if session.backend.why_no_training() is None:
            hints.append((self._lab, self._training.buttons))
        AnswerAnnouncer(self._answer, self.canvas, KeyboardPen(self.canvas), self._actions, session)
        self._first_steps = FirstSteps(hints, self._centre)
        place = LessonPlace(
            *(self, self.canvas, self._lab, self._training.settings, self._answer.preprocessing)
        )
        self._lessons = LessonController(self._lesson_panel, place, session, settings)
        self._lesson_files = LessonFiles(self._lessons, session, files, self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._appearance = Appearance(application, self._actions, settings)
        self._presentation = Presentation(self, self._answer, self._status, self._actions)
        self._connect_drawing()
        self._connect_files()
        self._connect_view(application)
        SettingsAutosave(settings, session.folders, session.tasks, self.show_problem, self)
        self._layout.restore()
        self._appearance.restore(language)
        self._actions.paint_icons(self.palette())
        self.retranslate()

    # Start and end

    def start(self, file: Path | None = None, model: Path | None = None) -> None:
        """Starts to restore the drawing and to answer; a window that is shown starts by itself.

        Args:
            file: a picture, a drawing, a model or a lesson to open.
            model: the model to answer with this time instead of the remembered one.
        """
        if self._is_started or self._is_over:
            return
        self._is_started = True
        canvas = self.canvas
        self.session.start(canvas.drawing, model or self._settings.model, canvas.own_drawing)
        if file is not None:
            self._files.open_path(file)
        if not self._settings.has_seen_first_steps:
            self._first_steps.begin()

    def open_from_elsewhere(self, file: Path | None, model: Path | None = None) -> None:
        """Opens what a second start or the system hands over, and comes to the front."""
        if self._is_over:
            return  # a window that is closing must not come back without its threads
        self.start()
        if model is not None:
            self.session.use_model(model, is_choice=False)
        if file is not None:
            self._files.open_path(file)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)  # on Wayland no window may come to the front by itself

    def save(self) -> None:
        """Writes what is not written yet; the window goes on, as a shutdown may be called off."""
        self._remember()
        self._write(self.session.save)

    def shut_down(self) -> None:
        """Keeps what must be kept and ends the threads; a second call does nothing."""
        if self._is_over:
            return
        self._is_over = True
        self._remember()
        self.hide()
        self._write(self.session.shut_down)

    def _remember(self) -> None:
        self._layout.remember()
        self._settings.brush = self.canvas.brush()

    def _write(self, write: Callable[[], None]) -> None:
        for one in (write, self._settings.save):
            try:
                one()
            except SavingError as problem:  # there may be no window any more to show it in
                if sys.stderr is not None:
                    sys.stderr.write(f"{text_of(problem)}\n")

    def forget_settings(self) -> None:
        """Clears the settings, so that the next window starts with none."""
        with suppress(SavingError):  # reported by whoever removes the file
            self._settings.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides the explanation line in a low window."""
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Starts after the first paint, unless it has been started."""
        super().showEvent(event)
        if not event.spontaneous():
            self._layout.watch_screen()
        QTimer.singleShot(0, self.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes for good, unless the person is asked and stays."""
        sections = self._hand_sections, self._training_sections
        if self._is_over or all(one.may_close() for one in sections):
            self.shut_down()
            event.accept()
        else:
            event.ignore()

    # Texts and messages

    def retranslate(self) -> None:
        """Updates all texts after a language change."""
        self.setLocale(QLocale())  # all its fields take it over
        self.setWindowTitle(self.tr("MNIST Desktop"))
        controllers = self._file_menu, self._answers, self._numbers, self._why, self._lessons
        training, hand = self._training_sections, self._hand_sections
        sections = training, hand, self._more_sections, self._pictures_sections
        for part in (self._actions, self._menus, *controllers, *sections):
            part.retranslate()
        self._pictures_sections.set_next_keys(first_keys(self._actions.next_mistake))
        self._training.buttons.set_train_keys(first_keys(self._actions.train))

    def show_problem(self, error: Exception | Message, details: str = "") -> None:
        """Shows a message in the strip, with details to copy; any other error in a dialog."""
        if isinstance(error, AppError | Message):
            self._strip.show_problem(translated(error), details)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language and the colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._actions.paint_icons(self.palette())
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Shows the status tip of what is under the pointer in the explanation line."""
        if isinstance(event, QStatusTipEvent):
            self._explanation.explain(event.tip())
            return True
        return super().event(event)

    # Regions

    def _make_room(self) -> None:
        self._layout.make_room(self._appearance.scale)

    def _lay_out(self) -> None:
        scroll = named("columnsScroll", self._columns.scrolled())
        parts = (self._lesson_panel, scroll, self._explanation)
        column_of(*parts, owner=self._centre, spacing=0, growing=scroll)
        self.setCentralWidget(self._centre)
        self._strip.leave_free(self._lab)
        self._strip.stay_below(self._lesson_panel)
        self.setStatusBar(self._status)
        self._menus = ProgramMenus(self._actions, self.menuBar(), self)
        self._menus.add_to_edit_menu(self._answer.network_input.copy_action)
        self._menus.add_menu_to_edit_menu(self._answer.correction.menu)
        tool_row = QToolBar()
        self._actions.fill_tool_row(tool_row)
        self.addToolBar(tool_row)
        # Else Qt offers one that hides the tool row
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        shown = self._columns, self._explanation, self._lesson_panel
        self._layout = WindowLayout(self, *shown, self._settings)

    # Wiring

    def _connect_drawing(self) -> None:
        session = self.session
        for reporter in (self.canvas, session, session.trainer, session.preparation):
            reporter.failed.connect(self.show_problem)
        self._answer.preprocessing.changed.connect(session.network_input.set_preprocessing)
        shown = self.canvas, self._actions
        drawing = DrawingController(*shown, session, self._settings)
        self._file_menu.backup.brush_restored.connect(drawing.set_brush)

    def _connect_files(self) -> None:
        actions, files = self._actions, self._files
        actions.next_mistake.triggered.connect(self._pictures_sections.images.next_mistake)
        self._pictures_sections.images.said.connect(self._status.say)
        self._why_place.panel.save_requested.connect(files.save_explanation)
        self.session.drawings.opened.connect(self._strip.take_back)
        self._more_sections.classes.failed.connect(self.show_problem)
        hand = self._hand_sections
        files.digits_opened.connect(hand.files.offer_import)
        files.lesson_opened.connect(self._lesson_files.open_path)
        self._lesson_files.file_opened.connect(self._settings.add_recent_file)
        hand.files.import_offered.connect(actions.show_hand.trigger)
        hand.files.refused.connect(self._strip.show_problem)
        for said in (hand.files.succeeded, hand.writers.succeeded):
            said.connect(self._status.say)
        self._file_menu.backup.drawing_restored.connect(self.canvas.replace)
        tellers = self._training_dialogs, self._sections.timeline, self._lesson_files
        for part in (*self._file_menu.reporters, *tellers):
            part.failed.connect(self.show_problem)
            part.succeeded.connect(self._status.say)

    def _connect_view(self, application: QApplication) -> None:
        actions, first_steps = self._actions, self._first_steps
        pointed = list(self._training_sections.explained)
        pointed += [*self._inside.explained_signals, self._sections.explained]
        pointed += [self._pictures_sections.explained]
        pointed += [self._answer.bars.row_explained, self._answer.network_input.pixel_explained]
        for explained in pointed:
            explained.connect(self._explanation.explain)
        application.focusChanged.connect(self._explanation.explain_focus)
        self._explanation.explained.connect(self._explain_below)
        prompt = self._hand_sections.prompt
        scaled = (self._answer, self._draw, prompt, self._lab, self._training)
        for set_scale in (actions.set_icon_scale, *(part.set_scale for part in scaled)):
            self._appearance.scale_changed.connect(set_scale)
        self._appearance.scale_changed.connect(lambda _: self._make_room())
        self._appearance.scale_changed.connect(lambda _: self._why_place.arrange())
        self._appearance.scale_changed.connect(lambda _: self._columns.arrange())
        self._why_place.changed.connect(self._columns.arrange)
        for action in (*actions.tabs, actions.train):
            action.triggered.connect(self._why.uncover)
        actions.end.triggered.connect(self._end_topmost)
        actions.first_steps.triggered.connect(actions.show_train.trigger)
        actions.first_steps.triggered.connect(first_steps.begin)
        actions.lessons.triggered.connect(self._lesson_files.show_list)
        self._lessons.closed.connect(self._make_room)
        self._lessons.begun.connect(self._make_room)
        self._lessons.begun.connect(first_steps.end)
        self._lessons.begun.connect(self._strip.take_back)
        self.canvas.edited.connect(first_steps.note_drawing)
        self.session.trainer.started.connect(first_steps.note_training)
        first_steps.ended.connect(self._on_first_steps_ended)
        actions.train.triggered.connect(self._training.buttons.press_train)
        self._training.buttons.train_possible_changed.connect(actions.train.setEnabled)
        self._dialogs.failed.connect(self.show_problem)
        self._dialogs.fresh_start_confirmed.connect(self._on_fresh_start_confirmed)

    def _explain_below(self, text: str) -> None:
        """Shows an explanation in the status bar where a low window has no line for it."""
        self._status.explain("" if self._explanation.isVisible() else text)

    def _end_topmost(self) -> None:
        """Esc ends the hints, closes the strip, steps back in Why or leaves presentation mode."""
        if self._first_steps.isVisible():
            self._first_steps.end()
        elif self._strip.isVisible():
            self._strip.hide()
        elif self._hand_sections.step_back() or self._lessons.close():
            return
        elif not self._why.step_back():
            self._presentation.end()

    def _on_first_steps_ended(self) -> None:
        self._settings.has_seen_first_steps = True

    def _on_fresh_start_confirmed(self) -> None:
        self._actions.presentation.setChecked(False)  # the type is the application's, and larger
        self.fresh_start_confirmed.emit()
