"""A window of this computer with a file in it, to be dragged by the mouse onto another window.

    python drag.py FILE

Wine hands what is dropped on its windows on as Windows' Explorer does. Ends after the drop.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class FileLabel(QLabel):
    """The name of the file; a press begins to drag it."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name, windowTitle="Drag")
        self._file = file
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setGeometry(20, 600, 200, 60)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags until the button is let go."""
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(self._file))])
        drag = QDrag(self)
        drag.setMimeData(content)
        print(drag.exec(Qt.DropAction.CopyAction), flush=True)
        QApplication.quit()


application = QApplication(sys.argv)
label = FileLabel(Path(sys.argv[1]).resolve())
label.show()
sys.exit(application.exec())
