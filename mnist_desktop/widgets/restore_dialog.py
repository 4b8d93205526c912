"""Asks what of a backup is to be restored."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QWidget

from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of

if TYPE_CHECKING:
    from mnist_desktop.backup.read_backup import Unpacked
    from mnist_desktop.backup.restore import Comparison

_WIDTH = 520  # logical px
_NAMED = 3  # models that are called by their names


class RestoreDialog(QDialog):
    """Says what is here and what would be added; what would be replaced has to be ticked.

    Args:
        name: of the backup's file.
        unpacked: what is in it.
        comparison: what it would bring.
        has_canvas: whether a drawing is in it.
        parent: the window.
    """

    def __init__(
        self,
        name: str,
        unpacked: Unpacked,
        comparison: Comparison,
        *,
        has_canvas: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restoreDialog")
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._comparison = comparison
        about = named("restoreAbout", _plain(self._about(name, unpacked)))
        here = self.tr("Here now: {models} models, {drawings} kept drawings.").format(
            models=f"{comparison.here:,}", drawings=f"{comparison.kept:,}"
        )
        title = SectionTitle()
        title.setText(self.tr("Added; all that is here stays as it is"))
        added = named("restoreAdded", _plain("\n".join(f"•  {one}" for one in self._lines())))
        left_out = named("restoreLeftOut", _plain(self._left_out(unpacked)))
        left_out.setVisible(bool(left_out.text()))
        replaced = SectionTitle()
        replaced.setText(self.tr("Replaced, if ticked"))
        self._settings = named("restoreSettings", QCheckBox())
        self._settings.setText(self.tr("Language, colours, brush and other settings"))
        self._settings.setVisible(unpacked.settings is not None)
        self._canvas = named("restoreCanvas", QCheckBox())
        self._canvas.setText(self.tr("The drawing on the canvas; Undo brings yours back"))
        self._canvas.setVisible(has_canvas)
        replaced.setVisible(has_canvas or unpacked.settings is not None)
        ticks = column_of(self._settings, self._canvas)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.AcceptRole
        named("restoreButton", buttons.addButton(self.tr("Restore"), role))
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        parts = (about, _plain(here), title, added, left_out, replaced, ticks, buttons)
        column_of(*parts, owner=self, margins=(16, 16, 16, 16), spacing=12)
        self.setMinimumWidth(_WIDTH)

    @property
    def has_settings(self) -> bool:
        """Whether the settings are to be replaced."""
        return self._settings.isChecked()

    @property
    def has_canvas(self) -> bool:
        """Whether the drawing on the canvas is to be replaced."""
        return self._canvas.isChecked()

    def _about(self, name: str, unpacked: Unpacked) -> str:
        try:
            date = f"{datetime.fromisoformat(unpacked.manifest.date):%Y-%m-%d %H:%M}"
        except ValueError:
            return self.tr("{name}: checked, and complete.").format(name=name)
        text = self.tr("{name}, by its own account of {date}: checked, and complete.")
        return text.format(name=name, date=date)

    def _lines(self) -> list[str]:
        """What is added, and what is here already."""
        comparison, drawings = self._comparison, self._comparison.drawings
        lines = [
            self.tr("models: {new} new, {known} here already").format(
                new=f"{comparison.models:,}", known=f"{comparison.known_models:,}"
            ),
            self.tr("kept drawings: {new} new, {known} here already").format(
                new=f"{drawings.added:,}", known=f"{drawings.known:,}"
            ),
        ]
        if comparison.renamed:
            names = ", ".join(comparison.renamed[:_NAMED])
            more = ", …" if len(comparison.renamed) > _NAMED else ""
            text = self.tr("renamed, as other models here have these names: {names}")
            lines.append(text.format(names=names + more))
        if comparison.has_run:
            lines.append(self.tr("an interrupted training run, offered at the next start"))
        return lines

    def _left_out(self, unpacked: Unpacked) -> str:
        """What stays in the backup."""
        comparison, lines = self._comparison, []
        if comparison.drawings.test_images:
            text = self.tr("Not added: test images of a data set ({count}).")
            lines.append(text.format(count=f"{comparison.drawings.test_images:,}"))
        if unpacked.checkpoint is not None and not comparison.has_run:
            text = self.tr("Not added: an interrupted training run, as one is here.")
            lines.append(text)
        if unpacked.is_run_left_out:
            lines.append(
                self.tr(
                    "Not added: an interrupted training run on files that are not in the backup."
                )
            )
        return "\n".join(lines)


def _plain(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
