"""Packs a frozen folder as a .tar.zst, to be unpacked anywhere on a Linux system.

    python installers/tarball.py FROZEN_FOLDER --out DIR

Needs zstd. Symbolic links stay links; owners and times are the same in every build.
"""

import io
import platform
import subprocess
import tarfile
from pathlib import Path

from editions import edition_of
from packing_options import packing_options, packing_parser
from releases import EPOCH, version

READ_ME = """\
MNIST Desktop {version}

Start it with ./mnist-desktop in this folder; ./mnist-desktop --help lists the command line.
Nothing has to be installed and no administrator is needed. Models, drawings and settings go to
~/.local/share/mnist-desktop; `./mnist-desktop --data-dir FOLDER` keeps them elsewhere.
To remove the program, delete this folder.

If the window does not open, a library that Qt needs is missing; the .deb of the same version names
them and has them installed.
"""
_LEVEL = "-19"


def main(arguments: list[str] | None = None) -> None:
    """Packs a folder and prints the path."""
    options = packing_options(packing_parser(__doc__), arguments)
    print(build(options.frozen, options.out))


def build(frozen: Path, out: Path) -> Path:
    """Writes PACKAGE-VERSION-linux-MACHINE.tar.zst into a folder."""
    top = f"{edition_of(frozen).package}-{version()}"
    path = out / f"{top}-linux-{platform.machine()}.tar.zst"
    zstd = ["zstd", "--quiet", "--force", _LEVEL, "-T0", "-o", str(path)]
    text = READ_ME.format(version=version()).encode()
    read_me = tarfile.TarInfo(f"{top}/READ ME.txt")
    read_me.size, read_me.mode = len(text), 0o644
    with (
        subprocess.Popen(zstd, stdin=subprocess.PIPE) as process,
        tarfile.open(fileobj=process.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.add(frozen, top, filter=_of_nobody)
        tar.addfile(_of_nobody(read_me), io.BytesIO(text))
    if process.returncode:
        raise SystemExit(f"zstd could not write {path}.")
    return path


def _of_nobody(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mtime = EPOCH
    return info


if __name__ == "__main__":
    main()
