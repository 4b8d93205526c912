"""Random events on the real window, in a process of its own.

`python -m tests.promises.random_events SETTINGS`, the settings being a JSON object with a seed, the
number of events, and whether overrides and slots are to raise. Prints one JSON line at the end; a
window that hangs for three minutes ends the process, with the stacks of all threads.

Runs do not train: `FakeLearning` stands for TensorFlow, so that hundreds of them fit in.
"""

import faulthandler
import json
import math
import random
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QEventPoint,
    QHelpEvent,
    QKeyEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QGraphicsScene, QMenu, QWidget
from shiboken6 import Shiboken

from mnist_desktop.app import startup
from mnist_desktop.session.training_backend import TrainingBackend
from tests.fake_learning import FakeLearning
from tests.pointers import eraser_end, send_mouse
from tests.promises.odd_files import write_odd_files
from tests.promises.raising import Raising

LONGEST = 180.0  # s; a window that does not do its acts within hangs, however slow the machine
START, TURN = 30, 30  # acts: whose time is the start's; after which others are to raise
ODD = (math.nan, math.inf, -math.inf, 1e308, -1e308, -1e9, 1e10, -0.0, 5e-324)
MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
PEN = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
TOUCH = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
FINGERS = (QEventPoint.State.Pressed, QEventPoint.State.Updated, QEventPoint.State.Released)
CHANGES = (
    QEvent.Type.LanguageChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.ApplicationPaletteChange,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.WindowActivate,
    QEvent.Type.UngrabMouse,
    QEvent.Type.TouchCancel,
    QEvent.Type.Leave,
)
BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
NAMED_KEYS = (
    "Tab", "Backtab", "Space", "Return", "Escape", "Left", "Right", "Up", "Down", "Home", "End",
    "PageUp", "PageDown", "Delete", "Backspace", "Slash", "BracketLeft", "BracketRight", "Plus",
    "Minus", "Menu",
)  # fmt: skip
KEYS = (
    *(getattr(Qt.Key, f"Key_{one}") for one in "0123456789ABCDEFGHIJKLMNOPRSTUVWXYZ"),
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    *(getattr(Qt.Key, f"Key_{name}") for name in NAMED_KEYS),
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Backend(FakeLearning, TrainingBackend):
    """Runs that end at once; what does not train is real."""

    data_set = TrainingBackend.data_set
    data_set_info = TrainingBackend.data_set_info
    data_preview = TrainingBackend.data_preview
    test_image = TrainingBackend.test_image

    def __init__(self):
        TrainingBackend.__init__(self)
        FakeLearning.__init__(self)

    def learn_deep(self, base, *drawings, **watched):
        return None


def answer_file_dialogs(chance, files, folder):
    """Answers in place of the system's dialogs: no file but those of a folder is touched.

    Args:
        chance: chooses.
        files: may be opened.
        folder: where files may be written.
    """
    names = ("a", "a.png", "a.svg", "a.digitink", "a.digits", "a.html", "a.csv", "a.webp", "none/a")

    def to_open(*_, **__):
        return chance.choice(["", *map(str, files)]), ""

    def to_save(*_, **__):
        return chance.choice(["", *(str(folder / name) for name in names)]), ""

    QFileDialog.getOpenFileName = to_open
    QFileDialog.getOpenFileNames = lambda *_, **__: (list(filter(None, [to_open()[0]])), "")
    QFileDialog.getExistingDirectory = lambda *_, **__: chance.choice(["", str(folder)])
    QFileDialog.getSaveFileName = to_save
    QDesktopServices.openUrl = lambda *_: True


class RandomUser:
    """Sends one random event after the other to whatever is in front.

    Args:
        chance: chooses everything.
        files: to drop and to open.
    """

    def __init__(self, chance, files):
        self.chance, self._files = chance, files
        self._touch_screen = QTest.createTouchDevice()
        self._widgets, self._front, self._age = [], None, 0
        self._mimes = []  # mime data lives as long as an event may name it
        self.sent = 0

    def act(self):
        """One event, or a few that belong together."""
        front = self._in_front()
        if front is None:
            return
        is_over = front is not self.window
        if is_over and self.chance.random() < 0.05:
            front.reject() if isinstance(front, QDialog) else front.close()
            return
        acts = (self._mouse, self._click, self._pen, self._touch, self._key, self._wheel)
        rare = (self._drop, self._menu, self._change, self._resize, self._help)
        act = self.chance.choice(acts if self.chance.random() < 0.8 else rare)
        widget = self._target(front)
        try:
            act(widget)
        except RuntimeError:  # the widget was deleted meanwhile, by one of its events
            if Shiboken.isValid(widget):
                raise

    @property
    def window(self):
        """The one that is shown; another one after *Start afresh*."""
        windows = (one for one in QApplication.topLevelWidgets() if one.inherits("QMainWindow"))
        return next((one for one in windows if one.isVisible()), None)

    def _in_front(self):
        modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return modal or self.window

    def _target(self, front):
        """A visible widget; the canvas more often than others."""
        self._age += 1
        if front is not self._front or self._age > 40:
            self._front, self._age = front, 0
            children = [one for one in front.findChildren(QWidget) if one.isVisible()]
            canvases = [one for one in children if one.objectName() == "drawingCanvas"] * 20
            self._widgets = [front, *canvases, *children]
        return self.chance.choice([one for one in self._widgets if Shiboken.isValid(one)])

    def _send(self, widget, event):
        self.sent += 1
        QCoreApplication.sendEvent(widget, event)

    def _send_mouse(self, widget, kind, **buttons):
        self.sent += 1
        send_mouse(widget, kind, *self._place(widget), **buttons)

    def _number(self, limit):
        if self.chance.random() < 0.04:
            return self.chance.choice(ODD)
        return self.chance.uniform(-5, limit + 5)

    def _place(self, widget):
        return self._number(widget.width()), self._number(widget.height())

    def _mouse(self, widget):
        button = self.chance.choice(BUTTONS)
        kind = self.chance.choice((*MOUSE, QEvent.Type.MouseButtonDblClick))
        held = self.chance.choice((button, Qt.MouseButton.NoButton))
        self._send_mouse(widget, kind, button=button, buttons=held)

    def _click(self, widget):
        """A press, as a rule moves, and as a rule the release."""
        button = self.chance.choice((*BUTTONS[:1] * 4, BUTTONS[1]))
        self._send_mouse(widget, MOUSE[0], button=button, buttons=button)
        for _ in range(self.chance.choice((0, 0, 5, 30))):
            self._send_mouse(widget, MOUSE[1], buttons=button)
        if self.chance.random() < 0.95:
            self._send_mouse(widget, MOUSE[2], button=button)

    def _pen(self, widget):
        device = self.chance.choice((QPointingDevice.primaryPointingDevice(), eraser_end()))
        for kind in self.chance.choices(PEN, k=self.chance.randint(1, 8)):
            place = QPointF(*self._place(widget))
            numbers = [self.chance.choice((0.5, *ODD)) for _ in range(6)]
            held = self.chance.choice((BUTTONS[0], BUTTONS[1], Qt.MouseButton.NoButton))
            keys = self.chance.choice(MODIFIERS)
            event = QTabletEvent(kind, device, place, place, *numbers, keys, held, held)
            self._send(widget, event)

    def _touch(self, widget):
        for kind in self.chance.choices(TOUCH, k=self.chance.randint(1, 5)):
            states = (
                QEventPoint.State.Pressed,
                QEventPoint.State.Updated,
                QEventPoint.State.Released,
            )
            places = [QPointF(*self._place(widget)) for _ in range(self.chance.randint(0, 4))]
            points = [
                QEventPoint(i, self.chance.choice(states), p, p) for i, p in enumerate(places)
            ]
            event = QTouchEvent(kind, self._touch_screen, Qt.KeyboardModifier.NoModifier, points)
            self._send(widget, event)

    def _key(self, widget):
        to = self.chance.choice((widget, QApplication.focusWidget() or widget))
        key, modifier = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
        text = chr(key.value) if key.value < 128 and self.chance.random() < 0.9 else "字\0\ud83d"
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._send(to, QKeyEvent(kind, key, modifier, text))
        if self.chance.random() < 0.05:
            widget.setFocus()

    def _wheel(self, widget):
        place = QPointF(*self._place(widget))
        turns = [self.chance.choice((0, 120, -120, 1, 2**31 - 1, -(2**31))) for _ in range(4)]
        event = QWheelEvent(
            place,
            place,
            QPoint(*turns[:2]),
            QPoint(*turns[2:]),
            Qt.MouseButton.NoButton,
            self.chance.choice(MODIFIERS),
            self.chance.choice(tuple(Qt.ScrollPhase)),
            False,
        )
        self._send(widget, event)

    def _drop(self, widget):
        mime = QMimeData()
        match self.chance.randint(0, 4):
            case 0:
                mime.setData("image/png", self.chance.randbytes(200))
            case 1:
                mime.setText("seven\0\ud83d")
            case _:
                files = self.chance.choices(self._files, k=self.chance.randint(1, 3))
                mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
        self._mimes = [*self._mimes[-3:], mime]
        copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        place = QPointF(*self._place(widget))
        point = QPoint(5, 5)
        for event in (
            QDragEnterEvent(point, copy, mime, BUTTONS[0], keys),
            QDragMoveEvent(point, copy, mime, BUTTONS[0], keys),
            QDropEvent(place, copy, mime, BUTTONS[0], keys),
        ):
            self._send(widget, event)

    def _menu(self, widget):
        """Anything a menu or a shortcut can do but to quit."""
        window = self.window
        if window is None:
            return
        if self.chance.random() < 0.2:
            self.chance.choice(window.findChildren(QMenu)).popup(QPoint(5, 5))
            return
        actions = [
            one
            for one in window.findChildren(QAction)
            if one.isEnabled() and one.objectName() != "quitAction"
            # Those of pyqtgraph's own menu, which is off, are in no menu
            if not isinstance(one.parent(), QGraphicsScene)
        ]
        self.chance.choice(actions).trigger()

    def _change(self, widget):
        self._send(widget, QEvent(self.chance.choice(CHANGES)))

    def _resize(self, widget):
        window = self.window
        if window is not None:
            window.resize(self.chance.randint(1, 2500), self.chance.randint(1, 1600))

    def _help(self, widget):
        place = QPoint(self.chance.randint(0, 500), self.chance.randint(0, 500))
        if self.chance.random() < 0.5:
            kind = self.chance.choice((QEvent.Type.ToolTip, QEvent.Type.WhatsThis))
            event = QHelpEvent(kind, place, place)
        else:
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
        self._send(widget, event)


class Play:
    """Sends events until there were enough, watches the time between them, then closes the window.

    Each asks for the next one before it acts: a menu or a dialog may run an event loop of its own.

    Args:
        user: acts.
        events: how many are sent.
        relay: reports what nobody caught.
        raising: makes overrides and slots raise; None for none.
    """

    def __init__(self, user, events, relay, raising):
        self._user, self._events, self._raising = user, events, raising
        self._longest, self._told = 0.0, []
        self._acts, self._last = 0, time.thread_time()
        relay.reported.connect(self._told.append)
        QTimer.singleShot(0, self._step)

    def _step(self):
        now = time.thread_time()  # whatever else the machine does
        if self._acts > START:
            self._longest = max(self._longest, now - self._last)
        self._last = now
        if self._acts % TURN == 0:
            faulthandler.dump_traceback_later(LONGEST, exit=True)
            if self._raising is not None:
                self._raising.take_turns()
        if self._user.sent >= self._events:
            self._say()
            self._end()
            return
        self._acts += 1
        QTimer.singleShot(0, self._step)
        self._user.act()

    def _say(self):
        said = {"events": self._user.sent, "longest": self._longest, "told": self._told}
        if self._raising is not None:
            self._raising.restore()
            said["raised"] = self._raising.raised
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()

    def _end(self):
        """Closes what is in front, and at last the window, which may ask a question first."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            front.reject() if isinstance(front, QDialog) else front.close()
        elif self._user.window is not None:
            QTimer.singleShot(100, self._end)
            self._user.window.close()
            return
        QTimer.singleShot(100, self._end)


def main():
    settings = json.loads(sys.argv[1])
    chance = random.Random(settings["seed"])
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        return play(settings, chance, Path(name))


def play(settings, chance, folder):
    files = write_odd_files(folder / "files", chance)
    answer_file_dialogs(chance, files, folder)
    startup.create_window = partial(startup.create_window, backend=Backend())

    def begin(window, relay):
        raising = Raising(chance) if settings["raises"] else None
        window.plays = Play(RandomUser(chance, files), settings["events"], relay, raising)

    return startup.run(language="en", script=begin)


if __name__ == "__main__":
    sys.exit(main())
