"""Packs a frozen folder as the portable ZIP: unzip it anywhere, then double-click.

    python installers/windows/portable.py FROZEN_FOLDER --out DIR

Its empty folder `data` makes the program keep everything there, beside itself.
"""

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import visual_c_runtime
from editions import SMALL, edition_of
from packing_options import packing_options, packing_parser, print_package
from releases import version

PROGRAMS = ("MNIST Desktop.exe", "mnist-desktop.exe")
LICENCES = "licences"
"""The folder that `freeze.py` fills; Help > Licences reads it, and the LGPL requires it."""
READ_ME = """\
MNIST Desktop {version}

Unzip the whole file first, then open "MNIST Desktop.exe" in the folder. It needs no installation,
no administrator and no network. Windows 10, version 1703 or newer, 64 bits{training}

"Windows protected your PC": the program is not signed. Click "More info", then "Run anyway".

Everything that it keeps (models, drawings, settings, logs) is in the folder "data". Copy the whole
folder to take all of it along. Delete "data" and your own account's folder is used instead. To
remove the program, delete the folder.

mnist-desktop.exe is the same program for the command line: mnist-desktop.exe --help


MNIST Desktop {version} 使用说明

请先把压缩包完整解压，再打开文件夹里的 “MNIST Desktop.exe”。无需安装，无需管理员权限，
无需联网。需要 64 位 Windows 10（1703 或更新版本）{training_zh}

如果出现“Windows 已保护你的电脑”：程序没有数字签名，请点“更多信息”，再点“仍要运行”。

模型、笔迹、设置和日志都保存在 “data” 文件夹里，复制整个文件夹即可带走全部内容。
删除 “data” 后会改用当前账户自己的文件夹。要卸载程序，删除整个文件夹即可。

mnist-desktop.exe 是同一个程序的命令行版本：mnist-desktop.exe --help
"""
TRAINING = """\
; training needs a
processor with AVX (any from 2013 on, except some of the cheapest)."""
TRAINING_ZH = """\
；训练需要支持 AVX 的处理器（2013 年以后的
处理器一般都支持，个别低端型号除外）。"""
NO_TRAINING = """\
.

This is the small edition: it draws, reads, explains and learns your handwriting, and has no
TensorFlow, so it trains no new networks. The full edition has the same name without "-small"."""
NO_TRAINING_ZH = """\
。

这是精简版：可以书写、识别、解释，也能学习您的笔迹；它不含 TensorFlow，不能训练新的网络。
完整版名称相同，只是没有 “-small”。"""


def main(arguments: list[str] | None = None) -> None:
    """Packs a folder and prints the path."""
    options = packing_options(packing_parser(__doc__), arguments)
    print_package(build(options.frozen, options.out))


def build(frozen: Path, out: Path) -> Path:
    """Writes PACKAGE-VERSION-windows-portable.zip into a folder."""
    require_frozen(frozen)
    edition = edition_of(frozen)
    is_small = edition is SMALL
    top = f"MNIST Desktop {version()}"
    path = out / f"{edition.package}-{version()}-windows-portable.zip"
    training = (NO_TRAINING, NO_TRAINING_ZH) if is_small else (TRAINING, TRAINING_ZH)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(frozen.rglob("*")):
            archive.write(file, f"{top}/{file.relative_to(frozen).as_posix()}")
        archive.mkdir(f"{top}/data")
        text = READ_ME.format(version=version(), training=training[0], training_zh=training[1])
        text = text.replace("\n", "\r\n")
        archive.writestr(
            f"{top}/READ ME.txt", text.encode("utf-8-sig")
        )  # for old versions of Notepad
    return path


def require_frozen(frozen: Path) -> None:
    """Checks that a folder holds both programs, the licences and the runtime; else SystemExit."""
    names = {path.name for path in frozen.iterdir()}
    missing = [name for name in PROGRAMS if name not in names]
    if missing:
        raise SystemExit(f"{frozen} lacks {' and '.join(missing)}: not frozen on Windows.")
    if LICENCES not in names:
        raise SystemExit(f"{frozen} lacks {LICENCES}: not frozen by installers/freeze.py.")
    visual_c_runtime.require(frozen)


if __name__ == "__main__":
    main()
