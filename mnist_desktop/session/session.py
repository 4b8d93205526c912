"""What is open: the drawing, the model that answers it, and what must be saved on closing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QObject, QThread, QTimer, Signal

from mnist_desktop.data.answer_files import AnswerFiles
from mnist_desktop.folders import Folders
from mnist_desktop.insight.neighbour_files import NeighbourFiles
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing, image_of
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_file import write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_index import FILE as MODEL_INDEX
from mnist_desktop.recognition.pictures.read_picture import interrupt_decoding
from mnist_desktop.samples.kept_files import KeptFiles
from mnist_desktop.session.answering import Answering
from mnist_desktop.session.autosave import Autosave
from mnist_desktop.session.background_tasks import BackgroundTasks, drop_queued_calls
from mnist_desktop.session.backups import Backups
from mnist_desktop.session.change_tasks import ChangeTasks
from mnist_desktop.session.channel_tasks import ChannelTasks
from mnist_desktop.session.explanation_thread import ExplanationThread
from mnist_desktop.session.film import ShownFilm
from mnist_desktop.session.hand_tasks import HandTasks
from mnist_desktop.session.inference_thread import Answer, InferenceThread
from mnist_desktop.session.inspection_thread import InspectionThread
from mnist_desktop.session.map_tasks import MapTasks
from mnist_desktop.session.map_thread import MapThread
from mnist_desktop.session.model_export import ModelExport
from mnist_desktop.session.model_files import ModelFiles
from mnist_desktop.session.neighbour_tasks import NeighbourTasks
from mnist_desktop.session.network_input import NetworkInput
from mnist_desktop.session.opened_drawings import OpenedDrawings
from mnist_desktop.session.own_classes import OwnClasses
from mnist_desktop.session.own_drawings import OwnDrawings
from mnist_desktop.session.picture_answers import PictureAnswers
from mnist_desktop.session.pooled_tasks import PooledTasks
from mnist_desktop.session.robustness_tasks import RobustnessTasks
from mnist_desktop.session.run_queue import RunQueue
from mnist_desktop.session.sample_tasks import SampleTasks
from mnist_desktop.session.taught_models import TaughtModels
from mnist_desktop.session.test_opening import TestOpening
from mnist_desktop.session.trainer import Trainer
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation

ANSWER_INTERVAL_MS = 8  # the bars are painted at most about this often; a screen shows 60 a second
CLOSING_MS = 10_000
SAVING_SECONDS = 2.0  # a desktop session that ends does not wait for us any longer


class Session(QObject):
    """Has drawings answered, opens and keeps files; knows no widget.

    Args:
        folders: where things are kept.
        load_classifier: `Classifier.load`, or a test's own; None means the built-in model.
        backend: what is asked of `learning`.
    """

    answered = Signal(object)  # Answer
    model_changed = Signal(object)  # Classifier
    drawing_begun = Signal(object)  # Drawing that takes the canvas's place, with no undo
    drawing_restored = Signal(object)  # RestoredDrawing of the last run; once after `start`
    failed = Signal(object)  # Exception

    def __init__(
        self,
        folders: Folders,
        load_classifier: Callable[[Path | None], Classifier],
        backend: TrainingBackend,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders = folders
        self.models = ModelFolder(folders.models, folders.cache / MODEL_INDEX)
        self.load_classifier = load_classifier
        self._current_drawing: Callable[[], Drawing] = Drawing
        self._own_drawing: Callable[[], Drawing] = Drawing
        self._before_class: Drawing | None = None  # set aside in the classroom mode
        self._autosave = Autosave(folders.journal, self)
        self._autosave.restored.connect(self.drawing_restored)
        self._autosave.failed.connect(self._on_saving_failed)
        self.classifier: Classifier | None = None  # that answers; None until one is loaded
        self.model_path: Path | None = None  # of that one; None for the built-in one
        self._wanted: Path | None = None  # of the one that was asked for last
        self._loaded: tuple[Classifier, Path | None, bool] | None = None  # set in the thread
        self.is_model_chosen = False  # by the person, since the start
        self._has_tried_built_in = False
        self.tasks = BackgroundTasks(self)
        self.tasks.failed.connect(self.failed)
        self._inference = InferenceThread(partial(self._load, None), image_of, self)
        self._inference.classifier_changed.connect(self._on_classifier)
        self._inference.predicted.connect(self._on_answer)
        self._inference.failed.connect(self._on_inference_failed)
        self.network_input = NetworkInput(self._inference)
        self.backend = backend
        self.trainer = Trainer(backend, self.models, folders.checkpoint, self.tasks)
        self.run_queue = RunQueue(self.trainer)
        self.trainer.run_model.scored.connect(self._on_scored)
        self.model_files = ModelFiles(self.models, self.trainer, self.tasks)
        self.model_files.renamed.connect(self._on_renamed)
        self.model_files.removed.connect(self._on_removed)
        self.film = ShownFilm(self.trainer, self.models, self.tasks)
        self.model_changed.connect(self.film.show_model)
        self.model_files.removed.connect(self.film.note_removed)
        self.model_export = ModelExport(self.tasks)
        self.preparation = TrainingPreparation(backend, self.tasks)
        counts = folders.test_counts, self.preparation
        self.test_opening = TestOpening(
            *counts, lambda model: self.answering.is_learning(model), self.tasks
        )
        self.test_opening.failed.connect(self._on_saving_failed)
        self.answering = Answering(
            self._inference,
            self.trainer,
            self.film,
            self.test_opening,
            in_use=lambda: self.classifier,
            use=partial(self._let_answer, is_choice=True),
        )
        self.sample_tasks = SampleTasks(folders, self.tasks, backend, self.preparation)
        self.sample_tasks.failed.connect(self.failed)
        opening = backend, self.preparation, self.sample_tasks.kept
        self.drawings = OpenedDrawings(*opening, self.tasks)
        self.drawings.failed.connect(self.failed)
        TaughtModels(self.sample_tasks, self.model_files, self.trainer)
        self.sample_tasks.classroom_changed.connect(self._on_classroom)
        self.own_drawings = OwnDrawings(folders, self.sample_tasks, self.trainer, self.tasks)
        self.own_drawings.failed.connect(self.failed)
        place = folders, self.own_drawings.folder
        self.own_classes = OwnClasses(*place, self.sample_tasks, self.preparation, self.tasks)
        self.own_classes.failed.connect(self.failed)
        kept_here = folders, self.models, self.sample_tasks, self.test_opening
        self.backups = Backups(*kept_here, self.tasks)
        self.inspection = InspectionThread(self)
        self.inspection.failed.connect(self.failed)
        self.explanation = ExplanationThread(self)
        self.explanation.failed.connect(self.failed)
        self.changes = ChangeTasks(self.tasks)
        self.channels = ChannelTasks(backend, self.preparation, self.tasks)
        self.channels.failed.connect(self.failed)
        files = NeighbourFiles(folders.cache)
        self.neighbours = NeighbourTasks(backend, self.preparation, files, self.tasks)
        self.neighbours.failed.connect(self.failed)
        answers = AnswerFiles(folders.cache)
        self.pictures = PictureAnswers(
            backend, self.preparation, answers, self.tasks, lambda: self.trainer.is_running
        )
        self.maps, self.map_places = MapTasks(self.pictures, self.tasks), MapThread(self)
        self.robustness = RobustnessTasks(backend, self.preparation, self.tasks)
        for part in (self.pictures, self.maps, self.map_places, self.robustness):
            part.failed.connect(self.failed)
        features = KeptFiles(folders.cache)
        in_order = self.sample_tasks.run_in_order
        learned_from = self.sample_tasks.kept, features, self.models, backend
        self.hand = HandTasks(*learned_from, self.tasks, in_order)
        self.hand.failed.connect(self.failed)
        self.pooled_tasks = PooledTasks(self.sample_tasks, features, self.tasks)
        self.pooled_tasks.failed.connect(self.failed)
        # By the first batch TensorFlow is imported, so finding the device takes no time
        self.trainer.batch_ended.connect(self.preparation.find_device)
        self._is_answering = self._has_changed = self._is_started = False
        self._since_submitted = QElapsedTimer()
        self._answer_timer = QTimer(self, singleShot=True)
        self._answer_timer.timeout.connect(self._submit)

    # Start and end

    def start(
        self,
        current_drawing: Callable[[], Drawing],
        model: Path | None = None,
        own_drawing: Callable[[], Drawing] | None = None,
    ) -> None:
        """Starts to answer, and to read the drawing of the program's last run.

        Args:
            current_drawing: gives a snapshot of the canvas.
            model: the model to answer with; None for the built-in one.
            own_drawing: gives what the next start is to show; by default what is on the canvas.
        """
        self._current_drawing = current_drawing
        self._own_drawing = own_drawing or current_drawing
        self._is_started = True
        if model is not None:
            self._wanted = model.absolute()
            self._inference.load_classifier(partial(self._load, model.absolute()))
        self._inference.start()
        self._autosave.start(self.drawing_to_keep)
        self.trainer.find_interrupted_run()
        for removed in (self.trainer.films, self.models):
            self.tasks.run("delete what was removed", removed.purge, is_dispensable=True)

    def save(self) -> None:
        """Writes what is on the canvas and not yet written; everything goes on."""
        if self._is_started and not self.tasks.is_closed:
            self._autosave.flush(SAVING_SECONDS)

    def shut_down(self) -> None:
        """Ends the threads and writes what is not written yet; a second call does nothing.

        Raises:
            SavingError: if a newly trained model cannot be written.
        """
        if not self._is_started or self.tasks.is_closed:
            return
        self._answer_timer.stop()
        self._inference.disconnect(self)
        drop_queued_calls(self)
        self.tasks.close()
        interrupt_decoding()
        self.model_export.close()
        self.trainer.close()
        self._autosave.end()
        self._inference.stop()
        self.inspection.stop()
        self.explanation.stop()
        self.map_places.stop()
        deadline = QDeadlineTimer(CLOSING_MS)  # of all of them together
        self.tasks.wait(deadline)
        self.trainer.wait(deadline)
        for thread in self._threads():
            thread.wait(deadline)
        self.trainer.save_unsaved()
        self.own_drawings.close()
        self.backups.close()
        if not self.tasks.threads():  # else one is still writing; nothing written is lost
            self.sample_tasks.kept.close()

    @property
    def current_drawing(self) -> Drawing:
        """What is on the canvas now."""
        return self._current_drawing()

    def drawing_to_keep(self) -> Drawing:
        """What the next start is to show; a classroom leaves no drawing on the disk."""
        return self._own_drawing() if self._before_class is None else self._before_class

    def _on_classroom(self, is_classroom: bool) -> None:
        """A class begins with a blank canvas; what was there before comes back at its end."""
        if is_classroom == (self._before_class is not None):
            return
        begun = Drawing() if self._before_class is None else self._before_class
        self._before_class = self._own_drawing() if is_classroom else None
        self.drawing_begun.emit(begun)
        self._autosave.note_change()

    @property
    def is_running(self) -> bool:
        """Whether a thread is at work, be it only because it could not be ended in time."""
        threads = *self._threads(), *self.trainer.threads(), *self.tasks.threads()
        return any(thread.isRunning() for thread in threads)

    def _threads(self) -> list[QThread]:
        explaining = self.inspection, self.explanation, self.map_places
        return [self._inference, *explaining, self._autosave.thread_]

    # Answers

    def note_change(self) -> None:
        """The canvas has changed: asks for an answer, at once or as soon as there is time."""
        self._has_changed = True
        self._autosave.note_change()
        if not self._is_answering and not self._answer_timer.isActive():
            passed = self._since_submitted.elapsed() if self._since_submitted.isValid() else 1000
            self._answer_timer.start(max(0, ANSWER_INTERVAL_MS - passed))

    def use_model(self, path: Path | None, *, is_choice: bool = True) -> None:
        """Lets a model answer; the old one goes on if it cannot be loaded.

        Args:
            path: its file; None for the built-in one.
            is_choice: whether the next start is to use it too.
        """
        path = path and path.absolute()
        self.film.look_at(None)
        candidate = self.trainer.candidate
        if candidate is not None and candidate.is_final and path == self.trainer.run_model.path:
            self.answering.keep_new_model()
        else:
            self._wanted = path
            self._inference.load_classifier(partial(self._load, path, is_choice=is_choice))

    def use_learned_hand(self, classifier: Classifier, path: Path) -> None:
        """Makes a model that was kept the one in use."""
        self._let_answer(classifier, path, True)

    def _let_answer(self, classifier: Classifier, path: Path | None, is_choice: bool) -> None:
        self._wanted = path
        self._inference.load_classifier(partial(self._known, classifier, path, is_choice))

    def _on_renamed(self, before: Path, path: Path) -> None:
        if before == self.model_path and self.classifier is not None:
            self._let_answer(self.classifier, path, self.is_model_chosen)

    def _on_removed(self, path: Path) -> None:
        if path == self.model_path:
            self.use_model(None, is_choice=self.is_model_chosen)

    def _on_scored(self, path: Path) -> None:
        if path == self._wanted:  # its test accuracy is in the file now
            self.use_model(path)

    def _known(self, classifier: Classifier, path: Path | None, is_choice: bool) -> Classifier:
        """Like `_load`, for a model that is in memory."""
        self._loaded = (classifier, path, is_choice)
        return classifier

    def _load(self, path: Path | None, *, is_choice: bool = False) -> Classifier:
        return self._known(self.load_classifier(path), path, is_choice)

    def _submit(self) -> None:
        self._has_changed = False
        self._is_answering = True
        self._since_submitted.start()
        self._inference.submit(self._current_drawing())

    def _on_answer(self, answer: Answer) -> None:
        self._is_answering = False
        self.answered.emit(answer)
        if self._has_changed:
            self.note_change()

    def _on_classifier(self, classifier: Classifier) -> None:
        assert self._loaded is not None
        newest, path, is_choice = self._loaded
        if classifier is newest:  # else that one is announced next
            self.classifier, self.model_path = classifier, path
            self.is_model_chosen = is_choice
            self.model_changed.emit(classifier)
            self.answering.announce()

    def _on_inference_failed(self, error: Exception) -> None:
        if self._is_answering:  # no old answer stays beside a drawing that has none
            self.answered.emit(Answer(self._current_drawing(), None, 0.0))
        self._is_answering = False
        self._wanted = self.model_path
        self.failed.emit(error)
        if self.classifier is None and not self._has_tried_built_in:
            self._has_tried_built_in = True
            self._inference.load_classifier(self._load_built_in)
        elif self._has_changed:
            self.note_change()

    def _load_built_in(self) -> Classifier:
        """Used when the model that was asked for at the start has failed."""
        try:
            return self._load(None)
        except Exception as error:
            raise AppError("built_in_missing") from error

    # Files

    def open_file(self, path: Path) -> None:
        """Opens a model, a drawing or a picture, by the file's name."""
        if path.suffix.lower() == MODEL_SUFFIX:
            self.use_model(path)
        else:
            self.drawings.open_file(path)

    def save_model(self, path: Path) -> None:
        """Writes the model that answers, of which there must be one; raises SavingError."""
        assert self.classifier is not None
        write_model(path, self.classifier.model)

    def _on_saving_failed(self, error: Exception) -> None:
        """A file in our own folders could not be read or written."""
        is_expected = isinstance(error, AppError)  # else it is a fault of the program
        self.failed.emit(self.folders.why_not_saved(error) if is_expected else error)
