import gzip

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from tests.data.data_set_files import arrays

HEADER = "label," + ",".join(f"pixel{index}" for index in range(784))
CONTENT = arrays(train=60)


def lines_of(images, labels, separator=",", label_last=False):
    for image, label in zip(images, labels, strict=True):
        cells = [str(value) for value in image.ravel().tolist()]
        cells.insert(len(cells) if label_last else 0, str(label))
        yield separator.join(cells)


def write(path, lines, encoding="utf-8"):
    path.parent.mkdir(exist_ok=True)
    data = ("\n".join(lines) + "\n").encode(encoding)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def learned(header=HEADER, **kind):
    return [
        *([header] if header else []),
        *lines_of(CONTENT["x_train"], CONTENT["y_train"], **kind),
    ]


def judged(header=HEADER, **kind):
    return [*([header] if header else []), *lines_of(CONTENT["x_test"], CONTENT["y_test"], **kind)]


def images_of(loaded):
    """Every image with its label, in whatever part."""
    parts = (loaded.train, loaded.validation, loaded.test)
    return {
        (image.tobytes(), int(label))
        for part in parts
        for image, label in zip(part.images, part.labels, strict=True)
    }


EVERY = {
    (image.tobytes(), int(label))
    for part in ("train", "test")
    for image, label in zip(CONTENT[f"x_{part}"], CONTENT[f"y_{part}"], strict=True)
}


def problem_of(path):
    with pytest.raises(AppError) as caught:
        load_data_set(path)
    assert "?" not in text_of(caught.value)
    return caught.value


@pytest.mark.parametrize("header", [HEADER, ""], ids=["header", "no header"])
@pytest.mark.parametrize(
    ("train_name", "test_name"),
    [
        ("mnist_train.csv", "mnist_test.csv"),
        ("train (1).csv", "test - Copy.csv"),
        ("digits-train.csv.gz", "digits-test.csv"),
    ],
)
def test_two_files_in_a_folder_or_one_of_them(tmp_path, header, train_name, test_name):
    paths = (
        write(tmp_path / "我的" / train_name, learned(header)),
        write(tmp_path / "我的" / test_name, judged(header)),
    )
    for path in (tmp_path / "我的", *paths):
        loaded = load_data_set(path)
        assert images_of(loaded) == EVERY
        np.testing.assert_array_equal(loaded.test.images, CONTENT["x_test"])


@pytest.mark.parametrize(
    "lines",
    [
        learned("", separator=";"),
        learned("", separator="\t"),
        learned("", label_last=False),
        learned(",".join([*HEADER.split(",")[1:], "class"]), label_last=True),
        [f'"{line.replace(",", chr(34) + "," + chr(34))}"' for line in learned()],
        [line + "\r" for line in learned()],
        ["\ufeff" + HEADER, *learned("")],
        ["", *learned(), "", ""],
    ],
    ids=["semicolons", "tabs", "plain", "label last", "quotes", "crlf", "bom", "blank lines"],
)
def test_one_file_of_any_dialect(tmp_path, lines):
    loaded = load_data_set(write(tmp_path / "all.csv", lines))
    assert images_of(loaded) <= EVERY
    assert len(images_of(loaded)) == 60


def test_shares_and_names(tmp_path):
    shares = np.round(CONTENT["x_train"] / 255, 5)
    names = np.array(["鸟", "cat", "dog", "fish"])[CONTENT["y_train"]]
    loaded = load_data_set(write(tmp_path / "animals.csv", lines_of(shares, names)))
    assert loaded.classes == ("cat", "dog", "fish", "鸟")
    original = {image.tobytes() for image in CONTENT["x_train"]}
    assert {image.tobytes() for image in loaded.train.images} <= original


def test_what_kaggle_wants_answered_has_no_labels(tmp_path):
    write(tmp_path / "train.csv", learned())
    unlabelled = [line.partition(",")[2] for line in judged()]
    path = write(tmp_path / "test.csv", unlabelled)
    write(tmp_path / "sample_submission.csv", ["ImageId,Label", "1,0", "2,0"])
    loaded = load_data_set(tmp_path)
    assert len(images_of(loaded)) == 60
    assert [remark.values.get("name") for remark in loaded.remarks[1:]] == ["test.csv"]
    assert problem_of(path).key == "data_csv_unlabelled"


def test_emnist_is_turned_upright(tmp_path):
    path = write(tmp_path / "emnist-digits-train.csv", learned(""))
    upright = {image.T.tobytes() for image in CONTENT["x_train"]}
    assert {image.tobytes() for image in load_data_set(path).train.images} <= upright


def test_several_sets_side_by_side(tmp_path):
    for name in ("a_train.csv", "b_train.csv"):
        write(tmp_path / name, learned())
    assert problem_of(tmp_path).key == "data_several_in_folder"
    assert len(load_data_set(tmp_path / "a_train.csv").train) > 0


def test_among_downloads_the_chosen_file_is_what_counts(tmp_path):
    """Copies of it, other tables, what is no table at all, and more than are looked into."""
    path = write(tmp_path / "mnist_train (1).csv", learned())
    write(tmp_path / "mnist_test.csv", judged())
    write(tmp_path / "mnist_test - Copy.csv", judged()[:-5])
    write(tmp_path / "mnist_train.csv", learned()[:-20])
    (tmp_path / "a.csv").write_bytes(b"x" * 100_000)
    (tmp_path / "b.csv.gz").write_bytes(b"\x1f\x8bdamaged")
    assert images_of(load_data_set(path)) == EVERY
    assert problem_of(tmp_path).key == "data_several_in_folder"
    for number in range(60):
        (tmp_path / f"a{number}.csv").write_text("a,b\n1,2\n")
    assert len(load_data_set(path).train) > 0
    assert problem_of(tmp_path / "a.csv").key == "data_csv_columns"


@pytest.mark.parametrize(
    ("lines", "key", "line"),
    [
        ([HEADER], "data_no_images", None),
        (["a,b,c", "1,2,3"], "data_csv_columns", None),
        ([], "data_csv_columns", None),
        (["1" * 70_000], "data_csv_columns", None),
        ([*learned()[:5], "3,4,5", *learned()[5:]], "data_csv_line", 6),
        ([*learned()[:7], learned()[7].replace(",", ",x", 5)], "data_csv_line", 8),
        ([*learned(), learned()[3] + ",7"], "data_csv_line", 62),
        ([*learned()[:3], "x" * 101 + learned()[3][1:], *learned()[4:]], "data_csv_line", 4),
        ([*learned()[:-1], learned()[-1].replace(",", ",nan,", 1).rpartition(",")[0]], None, None),
    ],
)
def test_other_tables_are_told_with_the_line(tmp_path, lines, key, line):
    problem = problem_of(write(tmp_path / "x.csv", lines))
    assert problem.key == (key or "data_not_finite")
    assert problem.values.get("line") == line


def test_blank_lines_without_end(tmp_path):
    lines = learned()
    path = write(tmp_path / "train.csv", [*lines[:30], "\n" * 1_100_000, *lines[30:]])
    with pytest.raises(AppError, match="data_damaged"):
        load_data_set(path)
