"""A backup as tests make and unpack it."""

from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.backup.read_backup import unpack_backup

SETTINGS = KeptSettings("en", "dark", 20.0, "", True, "", True, False)


def unpacked_in(folders, path, **watched):
    folder = folders.data / ".0.part"
    folder.mkdir()
    return unpack_backup(path, folder, **watched)


def files_below(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
