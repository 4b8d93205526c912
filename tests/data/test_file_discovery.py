"""Where a data set's files may lie: as Kaggle, browsers and people leave them."""

import shutil
import zipfile

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.data.formats import data_folder
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from tests.data.data_set_files import NAMES, arrays, idx_bytes, write_idx

CONTENT = arrays()


def is_whole(loaded):
    np.testing.assert_array_equal(loaded.test.images, CONTENT["x_test"])
    return len(loaded.train) + len(loaded.validation) == len(CONTENT["y_train"])


def test_kaggles_folders_that_are_named_like_the_files(tmp_path):
    """As in hojjatk's `mnist-dataset`: each file in such a folder, and again beside them."""
    for name, array in CONTENT.items():
        inside = tmp_path / "archive" / NAMES[name] / NAMES[name]
        inside.parent.mkdir(parents=True)
        inside.write_bytes(idx_bytes(array))
    loaded = load_data_set(tmp_path / "archive")
    assert is_whole(loaded)
    assert loaded.name == "archive"
    assert is_whole(load_data_set(inside))
    write_idx(
        tmp_path / "archive",
        CONTENT,
        names={n: v.replace("-idx", ".idx") for n, v in NAMES.items()},
    )
    assert is_whole(load_data_set(tmp_path / "archive"))


@pytest.mark.parametrize("mark", [" (1)", "(2)", " - Copy", "_copy", " - 副本"])
@pytest.mark.parametrize("packed", [False, True])
def test_second_downloads(tmp_path, mark, packed):
    paths = write_idx(tmp_path, CONTENT, packed=packed)
    name = paths["x_train"].name.removesuffix(".gz")
    renamed = tmp_path / (name + mark + (".gz" if packed else ""))
    paths["x_train"].rename(renamed)
    assert is_whole(load_data_set(tmp_path))
    assert is_whole(load_data_set(renamed))


@pytest.mark.parametrize("folder", ["", "MNIST/raw/"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_zip_of_four_files_or_of_an_npz(tmp_path, folder, packed):
    paths = write_idx(tmp_path / "idx", CONTENT, packed=packed)
    np.savez_compressed(tmp_path / "set.npz", **CONTENT)
    for name, files in (("四.zip", paths.values()), ("one.zip", [tmp_path / "set.npz"])):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for path in files:
                archive.write(path, folder + path.name)
        assert is_whole(load_data_set(tmp_path / name))


def test_arrays_in_files_of_their_own(tmp_path):
    folder = tmp_path / "arrays"
    folder.mkdir()
    for name, array in CONTENT.items():
        np.save(folder / f"{name}.npy", array)
    assert is_whole(load_data_set(folder))
    assert is_whole(load_data_set(folder / "x_test.npy"))
    np.save(folder / "notes.npy", np.array([{}]))  # a pickle, which is not read
    assert is_whole(load_data_set(folder / "x_test.npy"))
    with pytest.raises(AppError, match="data_damaged"):
        load_data_set(folder / "notes.npy")
    (folder / "notes.npy").unlink()
    (folder / "y_train.npy").unlink()
    with pytest.raises(AppError, match="data_array_missing"):
        load_data_set(folder)


def test_a_folder_with_one_npz_among_other_things(tmp_path):
    np.savez(tmp_path / "a.npz", **CONTENT)
    (tmp_path / "notes.txt").write_text("hello")
    assert is_whole(load_data_set(tmp_path))
    shutil.copy(tmp_path / "a.npz", tmp_path / "b.npz")
    with pytest.raises(AppError) as caught:
        load_data_set(tmp_path)
    assert "open one of the files" in text_of(caught.value)


def test_members_that_lie_over_each_other_are_no_archive(tmp_path):
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in CONTENT.items():
            archive.writestr(NAMES[name], idx_bytes(array))
        first, second = archive.infolist()[:2]
        second.header_offset = first.header_offset
    with pytest.raises(AppError, match="data_damaged"):
        load_data_set(path)


def test_more_names_than_a_data_set_has_files(tmp_path, monkeypatch):
    monkeypatch.setattr(data_folder, "_MAX_ENTRIES", 3)
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in CONTENT.items():
            archive.writestr(NAMES[name], idx_bytes(array))
    with pytest.raises(AppError, match="data_damaged"):
        load_data_set(path)
