"""The timeline of a drawing: go through its strokes and see what the network says of each state."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSlider, QToolButton, QWidget

from mnist_desktop.insight.timeline import Timeline
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.fields import FocusedWheel
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.timeline_view import TimelineView

_MENTIONED = 0.01  # the second likeliest is named from this probability on
_BIG_STEP = 10  # places, of Page Up and Page Down


class Obstacle(Enum):
    """Why a drawing has no timeline."""

    PICTURE = auto()
    PREPROCESSING = auto()
    STROKES = auto()


class TimelineSection(Translated, QWidget):
    """The drawing so far, the ribbons, a slider through its places, play and save."""

    shown = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineSection")
        self._timeline: Timeline | None = None
        self._obstacle: Obstacle | None = None
        self._title = SectionTitle()
        self._view = TimelineView()
        self._slider = named("timelineSlider", QSlider(Qt.Orientation.Horizontal))
        self._slider.setPageStep(_BIG_STEP)
        plain = Qt.TextFormat.PlainText
        self._words = named("timelineWords", QLabel(wordWrap=True, textFormat=plain))
        self._why_not = named("timelineObstacle", QLabel(wordWrap=True, textFormat=plain))
        self._play = named("playTimelineButton", QToolButton())
        self._save = named("saveTimelineButton", QToolButton())
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._slider.valueChanged.connect(self._on_place)
        self._slider.sliderPressed.connect(self.stop)
        self._view.place_chosen.connect(self._on_place_chosen)
        self._play.clicked.connect(self._on_play)
        self._save.clicked.connect(self.save_requested)
        for button in (self._play, self._save):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = row_of(self._play, self._slider, self._save, growing=self._slider)
        column_of(
            *(self._title, self._why_not, self._view, row, self._words), owner=self, spacing=4
        )
        FocusedWheel(self)
        self._set_texts()

    @property
    def timeline(self) -> Timeline | None:
        """What is shown."""
        return self._timeline

    @property
    def is_playing(self) -> bool:
        """Whether the places follow each other by themselves."""
        return self._timer.isActive()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("Timeline"))
        self.setStatusTip(
            self.tr(
                "What the network says of your drawing's beginnings, all at the scale of the whole"
                " drawing. While you drew, each beginning was stretched to fill the image, so the"
                " live answers were others."
            )
        )
        self._view.setStatusTip(
            self.tr(
                "Each ribbon is as thick as its digit is likely; the answer's is at the bottom."
                " Dotted line: the pen was lifted. Drag to go through the ink."
            )
        )
        self._view.setAccessibleName(self.tr("Probability of each digit along the ink"))
        self._slider.setAccessibleName(self.tr("Place in the drawing"))
        self._slider.setStatusTip(self.tr("Arrow keys, Page Up and Page Down go through the ink."))
        self._play.setStatusTip(
            self.tr("Draws it again: as fast as you did, without long waits, where that is known.")
        )
        metrics = self._play.fontMetrics()
        words = self.tr("Play"), self.tr("Pause")
        widest = max(words, key=metrics.horizontalAdvance)
        self._play.setText(widest)
        self._play.setMinimumWidth(self._play.sizeHint().width())  # the slider stays where it is
        self._save.setText(self.tr("Save…"))
        self._save.setStatusTip(self.tr("Saves the timeline as an animation, WebP or GIF."))
        self._show()

    def show_timeline(self, timeline: Timeline) -> None:
        """Shows a timeline: its end, or the same place if it has as many as the one before."""
        before, self._timeline, self._obstacle = self._timeline, timeline, None
        is_like = before is not None and len(before) == len(timeline)
        if not is_like:
            self._timer.stop()
        at = self._slider.value() if is_like else len(timeline) - 1
        self._slider.blockSignals(True)
        self._slider.setRange(0, len(timeline) - 1)
        self._slider.setValue(at)
        self._slider.blockSignals(False)
        self._view.show_place(at)
        self._view.show_timeline(timeline)
        self._show()

    def show_obstacle(self, obstacle: Obstacle) -> None:
        """Says why there is no timeline."""
        self.clear()
        self._obstacle = obstacle
        self._show()

    def clear(self) -> None:
        """Shows nothing: the drawing has changed."""
        self._timer.stop()
        self._timeline = self._obstacle = None
        self._view.show_timeline(None)
        self._show()

    def set_saving(self, is_saving: bool) -> None:
        """Sets whether an animation is being written; there is one at a time."""
        if self._save.hasFocus():
            self._play.setFocus()  # else it goes on to the next section, which scrolls there
        self._save.setEnabled(not is_saving)

    def stop(self) -> None:
        """Stops playing."""
        self._timer.stop()
        self._show_playing()

    def words(self, timeline: Timeline, at: int) -> str:
        """What the network says at a place."""
        share = float(timeline.shares[at])
        if at == len(timeline) - 1:
            text = self.tr("After all of the ink: {answer}")
        else:
            text = self.tr("After {percent} % of the ink: {answer}")
        probabilities = timeline.probabilities[at]
        first, second = probabilities.argsort(kind="stable")[::-1][:2].tolist()
        answer = self.tr("{name} ({percent} %)").format(
            name=class_name(timeline.classes, first),
            percent=confidence_percentage(float(probabilities[first]), is_whole=True),
        )
        if probabilities[second] >= _MENTIONED:
            answer = self.tr("{first}, then {second}").format(
                first=answer, second=class_name(timeline.classes, second)
            )
        return text.format(percent=min(round(100 * share), 99), answer=answer)

    # Showing

    def _show(self) -> None:
        timeline, obstacle = self._timeline, self._obstacle
        self._why_not.setVisible(obstacle is not None)
        self._why_not.setText("" if obstacle is None else self._reason(obstacle))
        for part in (self._view, self._slider, self._play, self._save, self._words):
            part.setVisible(obstacle is None)
        for part in (self._slider, self._play):
            part.setEnabled(timeline is not None)
        self._save.setVisible(timeline is not None)
        self._show_words()
        self._view.setAccessibleDescription("" if timeline is None else self._summary(timeline))
        self._show_playing()

    def _show_words(self) -> None:
        timeline = self._timeline
        words = "" if timeline is None else self.words(timeline, self._slider.value())
        self._words.setText(words)
        self._slider.setAccessibleDescription(words)

    def _show_playing(self) -> None:
        self._play.setText(self.tr("Pause") if self.is_playing else self.tr("Play"))

    def _reason(self, obstacle: Obstacle) -> str:
        return {
            Obstacle.PICTURE: self.tr("A picture has no strokes to follow; draw with the pen."),
            Obstacle.PREPROCESSING: self.tr(
                "The timeline is there only with the preprocessing “Centred as in MNIST”; another"
                " one is chosen."
            ),
            Obstacle.STROKES: self.tr("This drawing has too many strokes to be a digit."),
        }[obstacle]

    def _summary(self, timeline: Timeline) -> str:
        """The ribbons in words."""
        text = self.tr("{name} until {percent} % of the ink")
        *earlier, (last, _, _) = timeline.readings()
        parts = [
            text.format(
                name=class_name(timeline.classes, digit),
                percent=min(round(100 * float(timeline.shares[stop - 1])), 99),
            )
            for digit, _, stop in earlier
        ]
        end = self.tr("at last {name}").format(name=class_name(timeline.classes, last))
        return ", ".join([*parts, end])

    # Going through it

    def _on_place(self, at: int) -> None:
        if self._timeline is not None:
            self._view.show_place(at)
            self._show_words()

    def _on_place_chosen(self, at: int) -> None:
        self.stop()
        self._slider.setValue(at)

    def _on_play(self) -> None:
        if self.is_playing:
            self.stop()
            return
        if self._slider.value() == self._slider.maximum():
            self._slider.setValue(0)
        self._wait_for_next()

    def _on_tick(self) -> None:
        self._slider.setValue(self._slider.value() + 1)
        self._wait_for_next()

    def _wait_for_next(self) -> None:
        at = self._slider.value()
        if self._timeline is not None and at < len(self._timeline) - 1:
            seconds = self._timeline.seconds
            self._timer.start(round(1000 * float(seconds[at + 1] - seconds[at])))
        self._show_playing()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Reports that it can be seen."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops playing where nobody sees it."""
        super().hideEvent(event)
        self.stop()
