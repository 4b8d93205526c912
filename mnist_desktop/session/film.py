"""The film of a run, and the moment of it that answers."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

from PySide6.QtCore import QObject, Signal

from mnist_desktop.learning.events import TrainingResult
from mnist_desktop.learning.film import Film, Moment
from mnist_desktop.learning.film_folder import film_of
from mnist_desktop.problem import AppError, ModelFileError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_description
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.trainer import Trainer
from mnist_desktop.session.training_thread import Candidate

MAX_CACHED = 24  # classifiers; those of the largest network that has a film take 14 MB each


class ShownFilm(QObject):
    """The film of the run that is on or was the last; of another model that is opened, its own.

    Attributes:
        film: what can be looked at; None where there is none.
        candidate: what answered at the moment that is looked at; None for the present.
        is_live: whether the run is still on.

    Args:
        trainer: has runs.
        models: the folder of the models, of which the pinned ones keep their films.
        tasks: where films are read.
    """

    changed = Signal()  # the film: another one, none, or more moments
    moved = Signal()  # the moment that answers, or the present

    def __init__(self, trainer: Trainer, models: ModelFolder, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._trainer = trainer
        self._models = models
        self._tasks = tasks
        self.film: Film | None = None
        self.candidate: Candidate | None = None
        self.is_live = False
        self._in_use = ""  # film of the model in use
        self._name = ""  # of the film that is shown, or about to be
        self._cached: OrderedDict[Moment, Classifier] = OrderedDict()
        # A map that was read keeps its network, and is found again by it
        self._alive: WeakValueDictionary[tuple[Path, Moment], Classifier] = WeakValueDictionary()
        self._wanted: Moment | None = None
        self._is_reading = False
        trainer.started.connect(self._on_started)
        trainer.film_grown.connect(self._on_grown)
        trainer.ended.connect(self._on_ended)
        trainer.run_model.listing_changed.connect(self._on_listing_changed)

    @property
    def index(self) -> int | None:
        """Where in the film the moment is that answers; None for the present."""
        if self.candidate is None or self.film is None or self.candidate.moment is None:
            return None
        return _index_of(self.film, self.candidate.moment)

    def look_at(self, index: int | None) -> None:
        """Lets the network of a moment answer, as soon as it is read; None for the present."""
        film = self.film
        if film is None or index is None:
            self._wanted = None
            self._show(None)
            return
        self._wanted = film.moments[min(max(index, 0), len(film.moments) - 1)]
        self._read()

    def show_model(self, classifier: Classifier) -> None:
        """Shows the film of a model that is in use now, unless a run's is shown."""
        self._in_use = film_of(classifier.metadata)
        if self._trainer.is_running or self._trainer.candidate is not None:
            return
        if self._in_use != self._name:
            self._open(self._in_use)

    def note_removed(self, _: Path) -> None:
        """The file of a model is gone, and its film may be."""
        if self._name and not self.is_live and not self._trainer.films.file(self._name).exists():
            self._open("")

    def _open(self, name: str) -> None:
        self._set_film(None, name)
        if name:
            read = partial(_opened, self._trainer.films.file(name))
            done = partial(self._on_opened, name)
            self._tasks.run("open a film", read, done, is_dispensable=True)

    def _on_opened(self, name: str, film: Film | None) -> None:
        if name == self._name and not self.is_live and film is not None:
            self._set_film(film, name)

    def _set_film(self, film: Film | None, name: str) -> None:
        self.film, self._name, self._wanted = film, name, None
        self._cached.clear()
        self._show(None)
        self.changed.emit()

    # A run

    def _on_started(self, started: RunStarted) -> None:
        self.is_live = True
        kept = {started.film, self._in_use, self._name}  # the last one, as the run may go on in it
        self._set_film(None, started.film)
        make_room = partial(self._make_room, kept)
        self._tasks.run("make room for a film", make_room, is_dispensable=True)

    def _make_room(self, kept: set[str]) -> None:
        """In the thread of the task."""
        self._trainer.films.make_room(kept | _films_of_pinned(self._models))

    def _on_grown(self, film: Film) -> None:
        self.film = film
        self.changed.emit()

    def _on_ended(self, result: TrainingResult | None) -> None:
        self.is_live = False
        if result is None or not result.weights:
            self._set_film(None, "")
        else:
            self.changed.emit()

    def _on_listing_changed(self, is_listed: bool) -> None:
        result = self._trainer.result
        if result is None or not result.film:
            return
        if is_listed and not self._name:
            self._open(result.film)
        elif not is_listed and self._name == result.film:
            self._open("")

    # A moment

    def _read(self) -> None:
        """Reads the moment that is wanted; if another one is being read, when that is done."""
        wanted, film = self._wanted, self.film
        if wanted is None or film is None or self._is_reading:
            return
        known = self._alive.get((film.path, wanted))
        if known is not None:
            self._keep(wanted, known)
            self._show(Candidate(known, wanted.epoch, wanted.epoch, moment=wanted))
            return
        self._is_reading = True
        read = partial(film.classifier, _index_of(film, wanted))
        done, failed = partial(self._on_read, film.path, wanted), partial(self._on_failed, wanted)
        self._tasks.run("read a moment", read, done, failed, is_dispensable=True)

    def _on_read(self, path: Path, moment: Moment, classifier: Classifier) -> None:
        self._is_reading = False
        if self.film is None or self.film.path != path:
            self._read()
            return
        self._alive[path, moment] = classifier
        self._keep(moment, classifier)
        if self._wanted is not None:  # on the way to another moment it answers too
            self._show(Candidate(classifier, moment.epoch, moment.epoch, moment=moment))
        if self._wanted != moment:
            self._read()

    def _keep(self, moment: Moment, classifier: Classifier) -> None:
        self._cached[moment] = classifier
        self._cached.move_to_end(moment)
        while len(self._cached) > MAX_CACHED:
            self._cached.popitem(last=False)

    def _on_failed(self, moment: Moment, error: Exception) -> None:
        """In a film that grows a moment may have given its place to a newer one."""
        self._is_reading = False
        if self._wanted != moment:
            self._read()
        elif self.is_live and self.film is not None and moment not in self.film.moments:
            self.look_at(_index_of(self.film, moment))
        else:
            self._wanted = None
            self._tasks.failed.emit(error)

    def _show(self, candidate: Candidate | None) -> None:
        if candidate is not self.candidate:
            self.candidate = candidate
            self.moved.emit()


def _films_of_pinned(models: ModelFolder) -> set[str]:
    films = set()
    for path in models.pinned():
        with suppress(AppError):
            films.add(film_of(read_description(path)[1]))
    return films


def _opened(path: Path) -> Film | None:
    try:
        return Film.open(path)
    except ModelFileError:  # another computer's model, or one whose film gave way to newer ones
        return None


def _index_of(film: Film, moment: Moment) -> int:
    """Of the moment, or of the nearest one that has stayed in the film."""
    if moment in film.moments:
        return film.moments.index(moment)
    batches = film.subject.batches
    distances = [abs(one.step(batches) - moment.step(batches)) for one in film.moments]
    return distances.index(min(distances))
