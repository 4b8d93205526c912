import pytest

from mnist_desktop.recognition.model_metadata import are_class_names, class_name


@pytest.mark.parametrize(
    ("names", "are"),
    [
        (["no", "yes"], True),
        (tuple("abcdefghij"), True),
        (["お (o)", "T-shirt/top", "x" * 40], True),
        ([], False),
        (["one"], False),
        (list("abcdefghijk"), False),
        (["a", "a"], False),
        (["a", ""], False),
        (["a", "x" * 41], False),
        (["a", "b "], False),
        (["a", "b\n"], False),
        (["a", "b\u202e"], False),
        (["a", None], False),
        (["a", []], False),
    ],
)
def test_names_of_classes(names, are):
    assert are_class_names(names) is are


def test_an_answer_has_the_name_or_the_digit():
    assert class_name(("Bag", "Coat"), 1) == "Coat"
    assert class_name((), 7) == "7"
