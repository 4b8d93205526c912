"""The dialogs that ask for a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mnist_desktop.backup.contents import SUFFIX as BACKUP_SUFFIX
from mnist_desktop.lessons.lesson import SUFFIX as LESSON_SUFFIX
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_folder import file_name
from mnist_desktop.recognition.pictures.read_picture import SUFFIXES as PICTURE_SUFFIXES
from mnist_desktop.samples.sample import DIGITS_SUFFIX

PICTURES = " ".join(f"*{suffix}" for suffix in PICTURE_SUFFIXES)
LABELLED = f"*{DIGITS_SUFFIX}"
DRAWINGS = " ".join([*(f"*{suffix}" for suffix in INK_SUFFIXES), LABELLED])
MODELS = f"*{MODEL_SUFFIX}"
BACKUPS = f"*{BACKUP_SUFFIX}"
LESSONS = f"*{LESSON_SUFFIX}"
DATA_SETS = "*.npz *.zip *.csv *.gz *ubyte *.idx* *.npy"


class FileDialogs(QObject):
    """Ask for a file to open or to write."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._lessons_folder = Path.home()  # the one of the last lesson

    def picture_to_open(self) -> Path | None:
        """A picture, a drawing or a lesson; None if the person changed their mind."""
        patterns = f"{PICTURES} {DRAWINGS} {LESSONS}"
        filters = [
            self.tr("Pictures, drawings and lessons ({patterns})").format(patterns=patterns),
            self.tr("All files (*)"),
        ]
        return self._to_open(self.tr("Open picture, drawing or lesson"), filters, Path.home())

    def model_to_open(self, folder: Path) -> Path | None:
        """A model file."""
        filters = [self.tr("Models ({patterns})").format(patterns=MODELS)]
        return self._to_open(self.tr("Open model"), filters, folder)

    def drawing_to_save(self, *, is_picture: bool) -> Path | None:
        """Where to write the drawing; the ending decides the format.

        Args:
            is_picture: whether it is a picture, which has no strokes to keep.
        """
        kinds = {".png": self.tr("Picture ({patterns})").format(patterns="*.png")}
        if not is_picture:
            kinds = {
                INK_SUFFIXES[0]: self.tr("Drawing ({patterns})").format(
                    patterns=f"*{INK_SUFFIXES[0]}"
                ),
                **kinds,
                ".svg": self.tr("Vector graphic ({patterns})").format(patterns="*.svg"),
            }
        others = () if is_picture else INK_SUFFIXES
        start = Path.home() / self.tr("digit")
        return self._to_save_as(self.tr("Save drawing"), start, kinds, *others)

    def timeline_to_save(self) -> Path | None:
        """Where to write the animation of a drawing; the ending decides the format."""
        kinds = {
            ".webp": self.tr("Animated WebP ({patterns})").format(patterns="*.webp"),
            ".gif": self.tr("Animated GIF ({patterns})").format(patterns="*.gif"),
        }
        start = Path.home() / file_name(self.tr("timeline"))
        return self._to_save_as(self.tr("Save the timeline"), start, kinds)

    def digits_to_open(self) -> list[Path]:
        """Files of labelled drawings, such as those of a class; none if nothing was chosen."""
        filters = self.tr("Labelled drawings ({patterns})").format(patterns=LABELLED)
        title = self.tr("Import drawings")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, str(Path.home()), filters)
        return [Path(name) for name in names]

    def digits_to_save(self) -> Path | None:
        """Where to write labelled drawings."""
        filters = self.tr("Labelled drawings ({patterns})").format(patterns=LABELLED)
        start = Path.home() / f"{file_name(self.tr('my drawings'))}{DIGITS_SUFFIX}"
        return self._to_save(self.tr("Export drawings"), start, filters, DIGITS_SUFFIX)

    def model_to_save(self, start: Path) -> Path | None:
        """Where to write a model."""
        filters = self.tr("Models ({patterns})").format(patterns=MODELS)
        return self._to_save(self.tr("Save model"), start, filters, MODEL_SUFFIX)

    def export_to_write(self, name: str, kind: str) -> Path | None:
        """Where to write a model for another program; `kind` is the file's ending."""
        kinds = {
            "html": self.tr("Web page ({patterns})"),
            "keras": self.tr("Keras model ({patterns})"),
            "onnx": self.tr("ONNX model ({patterns})"),
            "tflite": self.tr("LiteRT model ({patterns})"),
        }
        filters = kinds[kind].format(patterns=f"*.{kind}")
        start = Path.home() / f"{_plain(name)}.{kind}"
        return self._to_save(self.tr("Export model"), start, filters, f".{kind}")

    def backup_to_save(self) -> Path | None:
        """Where to write a backup."""
        filters = self.tr("Backups ({patterns})").format(patterns=BACKUPS)
        name = self.tr("MNIST Desktop backup {date}").format(date=f"{date.today():%Y-%m-%d}")
        start = Path.home() / f"{file_name(name)}{BACKUP_SUFFIX}"
        return self._to_save(self.tr("Back up everything"), start, filters, BACKUP_SUFFIX)

    def backup_to_open(self) -> Path | None:
        """A backup."""
        filters = [self.tr("Backups ({patterns})").format(patterns=BACKUPS)]
        return self._to_open(self.tr("Restore from a backup"), filters, Path.home())

    def lesson_to_open(self) -> Path | None:
        """A lesson's file."""
        filters = [self.tr("Lessons ({patterns})").format(patterns=LESSONS)]
        return self._of_lesson(
            self._to_open(self.tr("Open a lesson"), filters, self._lessons_folder)
        )

    def lesson_to_save(self, name: str) -> Path | None:
        """Where to write a copy of a lesson."""
        filters = self.tr("Lessons ({patterns})").format(patterns=LESSONS)
        start = self._lessons_folder / f"{file_name(name)}{LESSON_SUFFIX}"
        title = self.tr("Save a copy of the lesson")
        return self._of_lesson(self._to_save(title, start, filters, LESSON_SUFFIX))

    def page_to_save(self, name: str) -> Path | None:
        """Where to write a page of a lesson to print."""
        filters = self.tr("Web page ({patterns})").format(patterns="*.html")
        start = self._lessons_folder / f"{file_name(name)}.html"
        title = self.tr("Save the page to print")
        return self._of_lesson(self._to_save(title, start, filters, ".html"))

    def _of_lesson(self, path: Path | None) -> Path | None:
        """The path, whose folder is where the next dialog about lessons begins."""
        if path is not None:
            self._lessons_folder = path.parent
        return path

    def data_to_open(self) -> Path | None:
        """A data set's file, or one of its files."""
        filters = [
            self.tr("Data sets ({patterns})").format(patterns=DATA_SETS),
            self.tr("All files (*)"),
        ]
        return self._to_open(self.tr("Open data set"), filters, Path.home())

    def data_folder_to_open(self) -> Path | None:
        """The folder of a data set."""
        title = self.tr("Open the folder of a data set")
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        return Path(name) if name else None

    def code_to_save(self, suffix: str) -> Path | None:
        """Where to write a script or a notebook."""
        filters = {
            "py": self.tr("Python script ({patterns})").format(patterns="*.py"),
            "ipynb": self.tr("Notebook ({patterns})").format(patterns="*.ipynb"),
        }
        start = Path.home() / f"train_digits.{suffix}"
        return self._to_save(self.tr("Save Keras code"), start, filters[suffix], f".{suffix}")

    def charts_to_save(self, run: str) -> Path | None:
        """Where to write the charts of a run as a picture; `run` is what it is called."""
        kinds = {
            ".png": self.tr("Picture ({patterns})").format(patterns="*.png"),
            ".svg": self.tr("Vector graphic ({patterns})").format(patterns="*.svg"),
        }
        name = self.tr("{run}, charts").format(run=run) if run else self.tr("charts")
        return self._to_save_as(self.tr("Save charts"), Path.home() / _plain(name), kinds)

    def runs_to_save(self, run: str) -> Path | None:
        """Where to write the histories of runs as a table; `run` is what the first is called."""
        kinds = {
            ".csv": self.tr("Table ({patterns})").format(patterns="*.csv"),
            ".json": self.tr("JSON ({patterns})").format(patterns="*.json"),
        }
        name = self.tr("{run}, history").format(run=run)
        return self._to_save_as(self.tr("Export histories"), Path.home() / _plain(name), kinds)

    def logs_folder(self) -> Path | None:
        """The folder in which to write TensorBoard logs."""
        title = self.tr("Folder for TensorBoard logs")
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        return Path(name) if name else None

    def view_to_save(self) -> Path | None:
        """Where to write what is seen inside a network as a picture."""
        filters = self.tr("Picture ({patterns})").format(patterns="*.png")
        start = Path.home() / f"{file_name(self.tr('inside'))}.png"
        return self._to_save(self.tr("Save the view"), start, filters, ".png")

    def explanation_to_save(self) -> Path | None:
        """Where to write the drawing with its evidence as a picture."""
        filters = self.tr("Picture ({patterns})").format(patterns="*.png")
        start = Path.home() / f"{file_name(self.tr('why'))}.png"
        return self._to_save(self.tr("Save the coloured drawing"), start, filters, ".png")

    def _to_save(self, title: str, start: Path, filters: str, suffix: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(start), filters)
        return self._unless_kept(name, _with_suffix(name, suffix))

    def _to_save_as(
        self, title: str, start: Path, kinds: dict[str, str], *others: str
    ) -> Path | None:
        """Where to write a file of one of several kinds, filters by ending.

        The ending decides, of `kinds` or of `others`; without one, the filter that was chosen.
        """
        name, chosen = QFileDialog.getSaveFileName(
            self._window, title, str(start), ";;".join(kinds.values())
        )
        suffix = next((one for one, text in kinds.items() if text == chosen), next(iter(kinds)))
        return self._unless_kept(name, _with_suffix(name, suffix, *kinds, *others))

    def _unless_kept(self, name: str, path: Path | None) -> Path | None:
        """The path, unless it names a file that the person wants to keep.

        The system's dialog has asked about the name as it was typed, without our ending.
        """
        if path is None or path == Path(name) or not path.exists():
            return path
        question = self.tr("{name} already exists. Replace it?").format(name=path.name)
        answer = QMessageBox.question(self._window, self.tr("Replace the file?"), question)
        return path if answer == QMessageBox.StandardButton.Yes else None

    def _to_open(self, title: str, filters: list[str], folder: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), ";;".join(filters))
        return Path(name) if name else None


def _plain(name: str) -> str:
    """A file name for a run or a model, without the percent sign, which addresses escape."""
    return file_name(name.replace(" %", "").replace("%", ""))


def _with_suffix(name: str, suffix: str, *others: str) -> Path | None:
    """The path, ending in `suffix` where the person gave no ending that we write."""
    if not name:
        return None
    path = Path(name)
    is_ours = path.suffix.lower() in (suffix, *others)
    return path if is_ours else path.with_name(path.name + suffix)
