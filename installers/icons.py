"""Draws the program's icon and those of its two file types in every size and format.

    python installers/icons.py FOLDER

The SVGs of assets/icons become FOLDER/hicolor (PNG, for the icon themes of Linux), and
mnist-desktop, digitmodel and digitink as .ico (Windows) and .icns (macOS). Needs PySide6 (QtSvg is
in PySide6-Essentials) and Pillow; both are in the app's own environment.
"""

import argparse
import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCES = Path(__file__).resolve().parent.parent / "assets" / "icons"
HICOLOR_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_PX = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_PX = (32, 64, 128, 256, 512, 1024)  # all that Pillow can write
ICONS = {
    "mnist-desktop": ("app.svg", "apps/mnist-desktop"),
    "digitmodel": ("digitmodel.svg", "mimetypes/application-x-digitmodel"),
    "digitink": ("digitink.svg", "mimetypes/application-x-digitink"),
}
"""By our name: the drawing, and the place and name in an icon theme."""


def main(arguments: list[str] | None = None) -> None:
    """Writes all of them into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    write_theme(folder / "hicolor")
    for name in ICONS:
        write_ico(name, folder / f"{name}.ico")
        write_icns(name, folder / f"{name}.icns")


def write_theme(folder: Path) -> None:
    """Writes the `hicolor` folder of an icon theme, the SVGs included."""
    for source, place in ICONS.values():
        for size in HICOLOR_PX:
            path = folder / f"{size}x{size}" / f"{place}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            picture(source, size).save(path, optimize=True)
        path = folder / "scalable" / f"{place}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCES / source, path)


def write_ico(name: str, path: Path) -> None:
    """Writes an icon for Windows; each size is drawn, none is scaled."""
    pictures = [picture(ICONS[name][0], size) for size in ICO_PX]
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(path, append_images=pictures, sizes=[one.size for one in pictures])


def write_icns(name: str, path: Path) -> None:
    """Writes an icon for macOS; each size is drawn, none is scaled."""
    pictures = [picture(ICONS[name][0], size) for size in ICNS_PX]
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(path, append_images=pictures)


def picture(source: str, size: int) -> Image.Image:
    """An SVG of assets/icons, rendered as a square of `size` pixels on transparency."""
    renderer = QSvgRenderer(str(SOURCES / source))
    if not renderer.isValid():
        raise SystemExit(f"{SOURCES / source} is not an SVG that Qt can draw.")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        renderer.render(painter)
    png = QBuffer()
    png.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(png, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(png.data().data()))


if __name__ == "__main__":
    main()
