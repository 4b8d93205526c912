import pytest

from mnist_desktop.window.file_dialogs import _with_suffix


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("", None),
        ("/a/seven", "/a/seven.digitink"),
        ("/a/seven.PNG", "/a/seven.PNG"),
        ("/a/seven.jpg", "/a/seven.jpg.digitink"),
        ("/a/21.11", "/a/21.11.digitink"),
        ("/a.png/seven", "/a.png/seven.digitink"),
        ("/a/七", "/a/七.digitink"),
    ],
)
def test_an_ending_where_the_person_gave_none_of_ours(typed, path):
    found = _with_suffix(typed, ".digitink", ".png")
    assert (None if found is None else found.as_posix()) == path


@pytest.mark.parametrize(("button", "is_written"), [("Yes", True), ("No", False)])
def test_a_file_is_replaced_only_if_the_person_says_so(
    qtbot, monkeypatch, tmp_path, button, is_written
):
    from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

    from mnist_desktop.window.file_dialogs import FileDialogs

    window = QWidget()
    qtbot.addWidget(window)
    there = tmp_path / "seven.digitink"
    there.write_text("{}")
    asked = []

    def answer(_parent, _title, question):
        asked.append(question)
        return QMessageBox.StandardButton[button]

    monkeypatch.setattr(QMessageBox, "question", answer)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "seven"), "Drawing")
    )
    path = FileDialogs(window).drawing_to_save(is_picture=False)
    assert path == (there if is_written else None)
    assert "seven.digitink" in asked[0]


@pytest.mark.parametrize(
    ("filter_at", "is_picture", "suffix"),
    [(0, False, ".digitink"), (1, False, ".png"), (2, False, ".svg"), (0, True, ".png")],
)
def test_the_kind_that_was_chosen_gives_the_ending(
    qtbot, monkeypatch, tmp_path, filter_at, is_picture, suffix
):
    from PySide6.QtWidgets import QFileDialog, QWidget

    from mnist_desktop.window.file_dialogs import FileDialogs

    window = QWidget()
    qtbot.addWidget(window)

    def answer(_parent, _title, _start, filters):
        return str(tmp_path / "seven"), filters.split(";;")[filter_at]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    path = FileDialogs(window).drawing_to_save(is_picture=is_picture)
    assert path == tmp_path / f"seven{suffix}"


def test_names_that_are_offered_have_no_percent_sign_and_lessons_keep_their_folder(
    qtbot, monkeypatch, tmp_path
):
    from PySide6.QtWidgets import QFileDialog, QWidget

    from mnist_desktop.window.file_dialogs import FileDialogs

    window = QWidget()
    qtbot.addWidget(window)
    offered = []

    def save(_parent, _title, start, _filters):
        offered.append(start)
        return str(tmp_path / "mine.lesson"), ""

    def open_(_parent, _title, folder, _filters):
        offered.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", open_)
    dialogs = FileDialogs(window)
    dialogs.export_to_write("quick 2026-11-28 94.58 %", "html")
    assert offered[-1].endswith("quick 2026-11-28 94.58.html")
    dialogs.lesson_to_save("09-preprocessing")
    assert dialogs.lesson_to_open() is None
    assert offered[-1] == str(tmp_path)
