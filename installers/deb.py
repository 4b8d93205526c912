"""Packs a frozen folder as a Debian package and, beside it, as a .tar.zst.

    python installers/deb.py FROZEN_FOLDER --out DIR [--compression xz|zstd]

Needs dpkg-deb, objdump (binutils), zstd and, for the icons, the app's own environment. Run it on
the system that froze the folder: the package depends on that system's packages, so build on the
oldest system to be supported. Of the two editions, whichever is installed takes the other's place.
"""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from textwrap import wrap

import icons
import tarball
from editions import EDITIONS, FULL, SMALL, Edition, edition_of
from packing_options import packing_options, packing_parser
from releases import EPOCH, releases, version
from shared_libraries import depends, elf_files, system_libraries

NAME = "mnist-desktop"
MAINTAINER = "MNIST Desktop contributors <packages@mnistdesktop.invalid>"
SOURCES = Path(__file__).resolve().parent / "linux"
APPSTREAM_ID = "org.mnistdesktop.MNISTDesktop"
PROGRAM = f"usr/lib/{NAME}"
FILES = {
    "mnist-desktop.desktop": "usr/share/applications/mnist-desktop.desktop",
    "mnist-desktop.mime.xml": "usr/share/mime/packages/mnist-desktop.xml",
    "metainfo.xml": f"usr/share/metainfo/{APPSTREAM_ID}.metainfo.xml",
    "lintian-overrides": "usr/share/lintian/overrides/@PACKAGE@",
    "copyright": "usr/share/doc/@PACKAGE@/copyright",
}
"""Files of installers/linux and where they go; menus, icons and MIME types are refreshed by the
triggers of the packages that own those folders, so there is nothing to run at installation."""

CONTROL = """\
Package: {package}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Conflicts: {other}
Replaces: {other}
Recommends: fonts-dejavu-core | fonts-noto-core, fonts-droid-fallback | fonts-noto-cjk
Section: education
Priority: optional
Description: {description}
"""
DESCRIPTIONS = {
    FULL: """\
draw a digit, have it read, watch a network learn
 Draw a digit with the mouse, a finger or a pen: ten bars follow while the
 pen moves and say what a neural network reads. Press Train and a new
 network learns before your eyes, with charts of its loss and accuracy.
 .
 A trained network and the 70,000 MNIST images are on board, and so are
 Python, Qt and TensorFlow: nothing leaves the computer, and nothing else
 has to be installed. Training needs a processor with AVX.""",
    SMALL: """\
draw a digit, have it read, see why (without TensorFlow)
 Draw a digit with the mouse, a finger or a pen: ten bars follow while the
 pen moves and say what a neural network reads. Look inside the network,
 ask why it answers so, and have it learn your own handwriting.
 .
 This small edition trains no new networks: it has no TensorFlow, which the
 package mnist-desktop has. A trained network and the 70,000 MNIST images are
 on board, and so are Python and Qt: nothing leaves the computer, and nothing
 else has to be installed.""",
}


def main(arguments: list[str] | None = None) -> None:
    """Builds both and prints their paths."""
    parser = packing_parser(__doc__)
    parser.add_argument(
        "--compression",
        choices=("xz", "zstd"),
        default="xz",
        help="zstd is quicker, but 7 %% larger, and the lintian of Debian 12 refuses it",
    )
    options = packing_options(parser, arguments)
    print(build(options.frozen, options.out, options.compression))
    print(tarball.build(options.frozen, options.out))


def build(frozen: Path, out: Path, compression: str = "xz") -> Path:
    """Writes PACKAGE_VERSION_ARCHITECTURE.deb into a folder."""
    if not (frozen / NAME).is_file():
        raise SystemExit(f"{frozen} holds no program {NAME}: it is not a frozen folder.")
    needed = depends(system_libraries(frozen))
    architecture = _output("dpkg", "--print-architecture")
    edition = edition_of(frozen)
    (other,) = (one.package for one in EDITIONS.values() if one is not edition)
    path = out / f"{edition.package}_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=out) as work:  # /tmp may be too small for a gigabyte
        tree = Path(work) / edition.package
        lay_out(frozen, tree)
        fields = {"package": edition.package, "version": version(), "maintainer": MAINTAINER}
        fields |= {"other": other, "description": DESCRIPTIONS[edition]}
        fields |= {"architecture": architecture, "depends": ", ".join(needed)}
        control = tree / "DEBIAN" / "control"
        size = sum(
            one.lstat().st_size // 1024 + 1 for one in tree.rglob("*")
        )  # KiB, as dpkg counts
        write(tree / "DEBIAN" / "md5sums", md5sums(tree))
        write(control, CONTROL.format(size=size, **fields))
        set_modes(tree)
        command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}"]
        command += ["-z19"] if compression == "zstd" else []
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
        command += ["--build", str(tree), str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return path


def lay_out(frozen: Path, tree: Path) -> None:
    """Puts every file where it will be installed, under a folder that does not exist yet."""
    edition = edition_of(frozen)
    shutil.copytree(frozen, tree / PROGRAM, symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    for source, destination in FILES.items():
        path = tree / destination.replace("@PACKAGE@", edition.package)
        write(path, filled(SOURCES / source, edition))
    write_gzip(tree / f"usr/share/man/man1/{NAME}.1.gz", filled(SOURCES / f"{NAME}.1", edition))
    changelog = tree / f"usr/share/doc/{edition.package}/changelog.gz"
    write_gzip(changelog, debian_changelog(edition))
    icons.write_theme(tree / "usr/share/icons/hicolor")


def filled(path: Path, edition: Edition) -> str:
    """A text of installers/linux for an edition, with version, date and releases put in.

    A line that begins with an edition's name, such as `@small@`, is in that edition alone.
    """
    history = releases()
    entries = [f'<release version="{one.version}" date="{one.day}"/>' for one in history]
    lines = "".join(f"\n    {entry}" for entry in entries)
    text = path.read_text(encoding="utf-8").replace(f"@{edition.name}@", "")
    text = re.sub(r"^@(full|small)@.*\n", "", text, flags=re.M)
    text = text.replace("@RELEASES@", f"<releases>{lines}\n  </releases>")
    text = text.replace("@PACKAGE@", edition.package)
    return text.replace("@VERSION@", version()).replace("@DATE@", str(history[0].day))


def debian_changelog(edition: Edition) -> str:
    """The changelog in the form that Debian's tools read."""
    entries = []
    for release in releases():
        changes = ["\n    ".join(wrap(change, 75)) for change in release.changes]
        day = format_datetime(datetime.combine(release.day, datetime.min.time(), UTC))
        entries.append(
            f"{edition.package} ({release.version}) unstable; urgency=medium\n\n"
            + "".join(f"  * {change}\n" for change in changes)
            + f"\n -- {MAINTAINER}  {day}\n"
        )
    return "\n".join(entries)


def md5sums(tree: Path) -> str:
    """What dpkg --verify compares the installed files with."""
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    return "".join(f"{_md5(path)}  {path.relative_to(tree)}\n" for path in files)


def set_modes(tree: Path) -> None:
    """Everybody may read, only root may write, and only programs can be run."""
    programs = {path for path in elf_files(tree) if ".so" not in path.name}
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path in programs and os.access(path, os.X_OK))
            path.chmod(0o755 if runs else 0o644)


def write(path: Path, text: str) -> None:
    """Writes a text and makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_gzip(path: Path, text: str) -> None:
    """The same, compressed, without a time in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
