import pickle

from mnist_desktop.problem import AppError, Message, PictureError, PictureMemoryError


def test_messages_are_values():
    message = Message("disk_full", name="x", folder=["any"])
    assert message == Message("disk_full", folder=["any"], name="x")
    assert message != Message("disk_full", name="y", folder=["any"])
    assert len({message, Message("disk_full", folder=["any"], name="x")}) == 1
    assert str(message) == "disk_full name=x folder=['any']"
    assert pickle.loads(pickle.dumps(message)) == message


def test_an_error_carries_its_message_into_other_processes():
    error = PictureMemoryError("picture_needs_memory", limit=450)
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, PictureError)
    assert again.message == error.message == Message("picture_needs_memory", limit=450)
    assert (again.key, again.values, str(again)) == (
        *("picture_needs_memory", {"limit": 450}),
        "picture_needs_memory limit=450",
    )
    assert AppError.of(error.message).message == error.message
