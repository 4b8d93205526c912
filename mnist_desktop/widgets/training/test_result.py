"""How the new network and the other model do on the test images."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.widgets.base.heading import Heading
from mnist_desktop.widgets.base.named import named
from mnist_desktop.widgets.training.result_words import ResultWords
from mnist_desktop.widgets.training.test_images_row import TestImagesRow


class JudgementView(QWidget):
    """Accuracies side by side, a sentence on the gap, five images, the time taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judgement: Judgement | None = None
        self._words = ResultWords(self)
        self._validation: float | None = None
        self._checked, self._new, self._old = QLabel(), QLabel(), QLabel()
        self._checked_share = named("checkedLabel", Heading())
        self._new_share = named("newTestLabel", Heading())
        self._old_share = named("oldTestLabel", Heading())
        self._gap = named("gapLabel", QLabel())
        self._images = named("testImages", TestImagesRow())
        self._effort = named("effortLabel", QLabel())
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._checked.setText(self.tr("New network, validation"))
        for part in (self._checked, self._checked_share):
            part.setStatusTip(
                self.tr(
                    "Validation accuracy: how many of the images that the network did not learn"
                    " from it reads right. It chose the best epoch."
                )
            )
        self._new.setText(self.tr("New network, test images"))
        self._old.setText(self.tr("Old model, test images"))
        for part in (self._new, self._new_share, self._old, self._old_share):
            part.setStatusTip(
                self.tr(
                    "The share of test images that is read right. They chose nothing: neither the"
                    " weights nor the epoch."
                )
            )
        self._gap.setStatusTip(
            self.tr(
                "A network that learns by heart does well on the images it learned from and worse"
                " on others. More images, or new examples made from old ones, narrow the gap."
            )
        )
        self._images.retranslate()
        self._say()

    def show_judgement(
        self, judgement: Judgement, names: Sequence[str], validation: float | None
    ) -> None:
        """Shows it.

        Args:
            judgement: what was measured.
            names: of the classes; none for the digits.
            validation: accuracy in [0, 1]; None if it was not measured.
        """
        self._judgement, self._validation = judgement, validation
        self._images.show_images(judgement, names)
        self._say()

    def set_scale(self, scale: float) -> None:
        """Sets the size of the type as a multiple of the usual one (presentation mode)."""
        for share in (self._checked_share, self._new_share, self._old_share):
            share.set_scale(scale)

    def _say(self) -> None:
        judgement = self._judgement
        if judgement is None:
            return
        other, validation = judgement.other_accuracy, self._validation
        self._checked_share.setText("" if validation is None else self._words.test(validation))
        for part in (self._checked, self._checked_share):
            part.setVisible(validation is not None)
        self._new_share.setText(self._words.test(judgement.test_accuracy))
        self._old_share.setText("" if other is None else self._words.test(other))
        for part in (self._old, self._old_share):
            part.setVisible(other is not None)
        self._gap.setText(self._words.gap(judgement))
        self._effort.setText(self._words.effort(judgement))

    def _lay_out(self) -> None:
        shares = QGridLayout()
        shares.setHorizontalSpacing(16)
        shares.setVerticalSpacing(0)
        for column, (share, name) in enumerate(
            (
                (self._checked_share, self._checked),
                (self._new_share, self._new),
                (self._old_share, self._old),
            )
        ):
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            name.setWordWrap(True)
            shares.addWidget(share, 0, column)
            shares.addWidget(name, 1, column, Qt.AlignmentFlag.AlignTop)
            shares.setColumnStretch(column, 1)
        self._gap.setWordWrap(True)
        self._effort.setWordWrap(True)
        self._effort.setTextFormat(Qt.TextFormat.PlainText)
        self._effort.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(shares)
        layout.addWidget(self._gap)
        layout.addWidget(self._images)
        layout.addWidget(self._effort)
