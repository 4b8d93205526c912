from pathlib import Path

import pytest

from mnist_desktop.samples.local_folder import LOCAL, file_system, is_local

MOUNTS = r"""
25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 25 0:26 / /home rw,relatime shared:2 - nfs4 server:/home rw
31 25 0:27 / /home/ann/usb\040stick rw - vfat /dev/sdb1 rw
32 25 0:28 / /mnt/share rw - cifs //server/share rw
33 25 0:29 / /mnt/far rw master:3 propagate_from:2 - fuse.sshfs far: rw
34 25 0:30 / /data rw - nfs old: rw
35 25 0:31 / /data rw - btrfs /dev/sdc1 rw
""".strip()


@pytest.mark.parametrize(
    ("folder", "kind", "local"),
    [
        ("/var/lib", "ext4", True),
        ("/home/ann", "nfs4", False),
        ("/homework", "ext4", True),
        ("/home/ann/usb stick/data", "vfat", True),
        ("/mnt/share/a", "cifs", False),
        ("/mnt/far", "fuse.sshfs", False),
        ("/data/x", "btrfs", True),
    ],
)
def test_the_mount_that_a_folder_is_on(folder, kind, local):
    assert file_system(Path(folder), MOUNTS) == kind
    assert (kind in LOCAL) == local


def test_nothing_known_is_no_file_system():
    assert file_system(Path("/a"), "") is None


def test_this_computer_answers(tmp_path):
    assert is_local(tmp_path) in (True, False)
