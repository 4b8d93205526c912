"""Help > About: version, licence and credits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop import __version__


class AboutDialog(QMessageBox):
    """A short dialog; it deletes itself when closed.

    Args:
        parent: the window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("About MNIST Desktop"))
        self.setText(self.tr("MNIST Desktop {version}").format(version=__version__))
        self.setInformativeText(
            "\n\n".join(
                [
                    self.tr("Reads handwritten digits and shows how. Works offline."),
                    self.tr("Free software under the MIT licence. Qt is used under the LGPL 3."),
                    self.tr(
                        "MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0. The built-in model"
                        " also learned from pen digits of UNIPEN (International Unipen"
                        " Foundation, CC BY 4.0) and of Alpaydin and Alimoglu (UCI, CC BY 4.0)."
                    ),
                ]
            )
        )
