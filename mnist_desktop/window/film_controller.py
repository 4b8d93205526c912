"""Stands between the film of a run and its slider."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.training.training_panel import TrainingPanel


class FilmController(QObject):
    """Lets the moment that is chosen answer, and marks it on both charts."""

    def __init__(self, panel: TrainingPanel, session: Session) -> None:
        super().__init__(panel)
        self._panel = panel
        self._film = session.film
        panel.film_row.moment_requested.connect(self._film.look_at)
        self._film.changed.connect(self._on_changed)
        self._film.moved.connect(self._on_moved)

    def _on_changed(self) -> None:
        film = self._film.film
        if film is None:
            self._panel.film_row.set_film((), 0, is_live=self._film.is_live)
        else:
            batches, is_live = film.subject.batches, self._film.is_live
            self._panel.film_row.set_film(film.moments, batches, is_live=is_live)
        self._on_moved()

    def _on_moved(self) -> None:
        index, film = self._film.index, self._film.film
        self._panel.film_row.show_moment(index)
        done = None if index is None or film is None else film.done(index)
        for chart in self._panel.charts:
            chart.show_moment(done)
