"""Finds the data set in a file, a folder or a ZIP archive, whatever its format."""

import os
from dataclasses import replace
from pathlib import Path

from mnist_desktop.data.class_names import names_in
from mnist_desktop.data.file_data import FileData
from mnist_desktop.data.formats.csv_files import is_csv, read_csv_files
from mnist_desktop.data.formats.data_folder import (
    ARCHIVE,
    DataFile,
    DataFolder,
    archive,
    file_on_disk,
    folder_on_disk,
    without_copy_marks,
)
from mnist_desktop.data.formats.four_files import is_one_of_four, read_four_files
from mnist_desktop.data.formats.npz_file import read_npy_files, read_npz
from mnist_desktop.data.formats.picture_folders import read_picture_folders
from mnist_desktop.files import check_file
from mnist_desktop.problem import AppError

NAME_FILES = ("classes.txt", "labels.txt")
_MAX_NAME_FILE = 4096  # bytes


def read_data_files(path: Path) -> FileData:
    """Reads the data set that a person opens.

    Args:
        path: a folder, a ZIP archive, or one file of a data set whose others lie beside it.

    Raises:
        AppError: keys "file_...", "folder_unreadable" and "data_...".
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        return _in_folder(folder_on_disk(path))
    check_file(path, AppError)
    name = without_copy_marks(path.name)
    suffix = Path(name).suffix.lower()
    if suffix == ARCHIVE:
        with archive(path) as folder:
            return _in_folder(folder)
    if is_one_of_four(name):
        # Kaggle puts each file into a folder of the same name
        levels = 2 if is_one_of_four(path.absolute().parent.name) else 1
        folder = folder_on_disk(path.absolute().parents[levels - 1], levels)
        chosen = _chosen_file(folder, path)
        found = read_four_files(folder, chosen)
        if found is not None:
            return replace(found, names=_names(folder))
    if suffix == ".npz":
        return read_npz(file_on_disk(path))
    read = read_npy_files if suffix == ".npy" else read_csv_files if is_csv(name) else None
    if read is not None:
        folder = folder_on_disk(path.absolute().parent, 1)
        found = read(folder, _chosen_file(folder, path))
        if found is not None:
            return found
    raise AppError("data_unknown", name=path.name)


def _in_folder(folder: DataFolder) -> FileData:
    found = (
        read_four_files(folder, None)
        or _single_npz(folder)
        or read_npy_files(folder, None)
        or read_csv_files(folder, None)
        or read_picture_folders(folder)
    )
    if found is None:
        raise AppError("data_none_in_folder", name=folder.path.name)
    return found if found.names is not None else replace(found, names=_names(folder))


def _single_npz(folder: DataFolder) -> FileData | None:
    files = [file for file in folder.files if file.name.lower().endswith(".npz")]
    if len(files) > 1:
        raise AppError("data_several_in_folder", name=folder.path.name)
    return read_npz(files[0]) if files else None


def _names(folder: DataFolder) -> tuple[str, ...] | None:
    """The class names in a classes.txt or labels.txt beside the data; None without one."""
    found = [file for file in folder.files if file.name.lower() in NAME_FILES]
    if not found:
        return None
    file = min(found, key=lambda one: (len(one.place.parts), NAME_FILES.index(one.name.lower())))
    with file.opened() as stream:
        data = stream.read(_MAX_NAME_FILE + 1)
    if len(data) > _MAX_NAME_FILE:
        raise AppError("data_names", name=file.name)
    return names_in(data, file.name)


def _chosen_file(folder: DataFolder, path: Path) -> DataFile:
    """The chosen file; AppError for a hidden one, which the folder does not list."""
    path = path.absolute()
    for file in folder.files:
        if file.path == path:
            return file
    raise AppError("data_unknown", name=path.name)
