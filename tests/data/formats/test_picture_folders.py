import io
import os
import zipfile

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.data.data_set import load_data_set, load_mnist
from mnist_desktop.problem import AppError

COUNT = 48


@pytest.fixture(scope="module")
def digits():
    """Forty-eight of MNIST's threes and sevens, images and labels."""
    test = load_mnist().test
    chosen = np.isin(test.labels, (3, 7)).nonzero()[0][:COUNT]
    return test[chosen]


def png(image):
    file = io.BytesIO()
    Image.fromarray(image).save(file, "PNG")
    return file.getvalue()


def write(target, files):
    """Files by place into a folder or, by its name, a ZIP archive."""
    if target.suffix == ".zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            for place, data in files.items():
                packed.writestr(place, data)
    else:
        for place, data in files.items():
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            (target / place).write_bytes(data)
    return target


def by_class(digits, prefix="", names=str, start=0):
    pairs = enumerate(zip(digits.images, digits.labels, strict=True), start)
    return {f"{prefix}{names(label)}/{at}.png": png(image) for at, (image, label) in pairs}


def everything(loaded):
    parts = (loaded.train, loaded.validation, loaded.test)
    return {
        (image.tobytes(), int(label))
        for part in parts
        for image, label in zip(part.images, part.labels, strict=True)
    }


@pytest.mark.parametrize("target", ["folder", "packed.zip"])
@pytest.mark.parametrize(
    "prefix", ["", "train/", "mnist_png/training/", "trainingSet/trainingSet/"]
)
def test_a_folder_for_each_digit(tmp_path, digits, target, prefix):
    loaded = load_data_set(write(tmp_path / target, by_class(digits, prefix)))
    pairs = zip(digits.images, digits.labels, strict=True)
    assert everything(loaded) == {(image.tobytes(), int(label)) for image, label in pairs}
    assert loaded.classes == ()
    assert loaded.remarks[0].key == "data_split_test"


def test_parts_in_folders_and_what_has_no_label(tmp_path, digits):
    files = by_class(digits, "training/")
    files |= by_class(digits[:12], "validation/") | by_class(digits[:20], "testing/")
    loaded = load_data_set(write(tmp_path / "a", files))
    assert [len(part) for part in (loaded.train, loaded.validation, loaded.test)] == [48, 12, 20]
    files = by_class(digits, "trainingSet/") | {"testSet/testSet/1.png": png(digits.images[0])}
    loaded = load_data_set(write(tmp_path / "b", files))
    assert [remark.values.get("name") for remark in loaded.remarks[1:]] == ["testSet"]


def test_other_names_are_classes(tmp_path, digits):
    names = {3: "鸟", 7: "cat"}.__getitem__
    loaded = load_data_set(write(tmp_path / "a", by_class(digits, names=names)))
    assert loaded.classes == ("cat", "鸟")
    words = {3: "Three", 7: "seven"}.__getitem__
    loaded = load_data_set(write(tmp_path / "b", by_class(digits, names=words)))
    assert loaded.classes == ()
    assert set(loaded.test.labels.tolist()) == {3, 7}


def test_drawings_of_other_sizes_are_centred_as_mnist_is(tmp_path, digits):
    """What the program does with every picture that it reads."""
    files = {}
    for at, (image, label) in enumerate(zip(digits.images, digits.labels, strict=True)):
        paper = np.full((150, 120), 255, np.uint8)
        paper[10:94, 30:114] = 255 - np.kron(image, np.ones((3, 3), np.uint8))
        files[f"{label}/{at}.jpg" if at % 2 else f"{label}/{at}.png"] = png(paper)
    loaded = load_data_set(write(tmp_path / "a", files))
    (remark,) = loaded.remarks[1:]
    assert (remark.key, remark.values["count"]) == ("data_drawings_centred", COUNT)
    original = digits.images.reshape(COUNT, -1)
    for image in loaded.train.images:
        assert max(np.corrcoef(image.ravel(), other)[0, 1] for other in original) > 0.75


def test_photographs_keep_their_shades(tmp_path):
    shades = np.random.default_rng(3).integers(0, 256, (24, 7, 7), np.uint8)
    files = {
        f"{'ab'[at % 2]}/{at}.png": png(np.kron(image, np.ones((8, 8), np.uint8)))
        for at, image in enumerate(shades)
    }
    with pytest.raises(AppError, match="data_few_training"):  # 7 of each are left
        load_data_set(write(tmp_path / "few", files))
    more = {f"{place[0]}/x{place[2:]}": data for place, data in files.items()}
    loaded = load_data_set(write(tmp_path / "a", files | more))
    assert loaded.remarks[1].key == "data_pictures_reduced"
    expected = {np.kron(image, np.ones((4, 4), np.uint8)).tobytes() for image in shades}
    assert {image.tobytes() for image in loaded.train.images} <= expected


def test_what_cannot_be_read_is_left_out_and_told(tmp_path, digits):
    files = by_class(digits) | {"3/x.png": b"no picture", "7/.hidden.png": b"", "7/Thumbs.db": b""}
    files |= {"3/blank.png": png(np.zeros((28, 28), np.uint8)), "notes.txt": b"hello"}
    loaded = load_data_set(write(tmp_path / "a", files))
    told = {remark.key: remark.values for remark in loaded.remarks}
    assert told["data_pictures_unread"] == {"count": 1, "name": "3/x.png"}
    assert told["data_blank"] == {"count": 1}
    assert len(everything(loaded)) == COUNT


def test_more_than_ten_folders_are_told(tmp_path, digits):
    files = {f"{letter}/1.png": png(digits.images[0]) for letter in "abcdefghijkl"}
    with pytest.raises(AppError, match="data_many_classes"):
        load_data_set(write(tmp_path / "a", files))


class TestArchives:
    def test_nothing_is_written_and_nothing_outside_is_named(self, tmp_path, digits):
        files = by_class(digits) | {
            "../3/a.png": b"",
            "/3/b.png": b"",
            "__MACOSX/3/c.png": b"",
            "3/../../d.png": b"",
        }
        path = write(tmp_path / "x.zip", files)
        before = sorted(os.walk(tmp_path))
        loaded = load_data_set(path)
        assert len(loaded.remarks) == 1
        assert sorted(os.walk(tmp_path)) == before
        assert loaded.name == "x"

    def test_a_password_is_told(self, tmp_path, digits):
        path = write(tmp_path / "x.zip", by_class(digits))
        data = bytearray(path.read_bytes())
        place = data.find(b"PK\x01\x02")
        while place >= 0:
            data[place + 8] |= 1
            place = data.find(b"PK\x01\x02", place + 4)
        path.write_bytes(data)
        with pytest.raises(AppError, match="data_encrypted"):
            load_data_set(path)

    @pytest.mark.parametrize("content", [b"", b"PK", b"no archive" * 9])
    def test_other_files_are_damaged(self, tmp_path, content):
        path = tmp_path / "x.zip"
        path.write_bytes(content)
        with pytest.raises(AppError, match="data_damaged"):
            load_data_set(path)

    @pytest.mark.parametrize("size", [2**32 - 2, 600 * 2**20])
    def test_a_bomb_is_not_unpacked(self, tmp_path, size):
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("train.csv", b"")
        data = bytearray(path.read_bytes())
        place = data.find(b"PK\x01\x02")
        data[place + 24 : place + 28] = size.to_bytes(4, "little")
        path.write_bytes(data)
        with pytest.raises(AppError, match="data_damaged"):
            load_data_set(path)
