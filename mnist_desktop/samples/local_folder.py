"""Whether a folder is on a disk of this computer, where several processes can share memory."""

import sys
from pathlib import Path

LOCAL = frozenset(
    (
        *("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "reiserfs", "bcachefs"),
        *("tmpfs", "overlay", "vfat", "exfat", "ntfs", "ntfs3", "squashfs", "ecryptfs"),
    )
)
"""Linux's names of file systems on disks. Others, such as nfs, cifs, 9p and everything by way of
FUSE, may be another computer's."""
_MOUNTS = Path("/proc/self/mountinfo")
_FIXED, _REMOVABLE, _RAM_DISK = 3, 2, 6  # of GetDriveTypeW; a network drive is 4


def is_local(folder: Path) -> bool:
    """Whether the folder is certainly on a disk of this computer.

    SQLite's write-ahead log needs memory shared between the processes that use a file, which does
    not work across computers (sqlite.org/wal.html). Where the system does not say, as for FUSE and
    on macOS, the answer is no: the plain journal is right everywhere, only slower.
    """
    folder = folder.resolve()
    if sys.platform == "win32":
        return _drive_type(folder) in (_FIXED, _REMOVABLE, _RAM_DISK)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return file_system(folder, mounts) in LOCAL


def file_system(folder: Path, mounts: str) -> str | None:
    """The type of the file system that an absolute path is on.

    Args:
        folder: without links.
        mounts: the text of /proc/self/mountinfo (man 5 proc): mount point in column 5, the type
            after a column that is a hyphen; of mounts on one point the last one is seen.
    """
    found: tuple[int, str] | None = None
    for line in mounts.splitlines():
        columns, _, rest = line.partition(" - ")
        point = Path(_unescaped(columns.split(" ")[4]))
        if folder.is_relative_to(point) and (found is None or len(point.parts) >= found[0]):
            found = (len(point.parts), rest.split(" ")[0])
    return None if found is None else found[1]


def _unescaped(point: str) -> str:
    """Without the octal escapes of blanks and backslashes."""
    for char in " \t\n\\":
        point = point.replace(f"\\{ord(char):03o}", char)
    return point


def _drive_type(folder: Path) -> int:
    if sys.platform != "win32":
        raise OSError("Windows alone has drives")
    import ctypes

    # A share has no letter; its root, "\\\\server\\share\\", is a network drive by its type too
    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{folder.anchor}"))
