import pytest

from mnist_desktop.file_dialogs import _with_suffix


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
