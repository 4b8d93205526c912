import configparser
import gzip
import os
import re
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path

import deb
import pytest
from PIL import Image

import mnist_desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def build(frozen, folder):
    for name in ("dpkg-deb", "objdump"):
        if not deb.shutil.which(name):
            pytest.skip(f"{name} is not installed here")
    return deb.build(frozen, folder)


def extracted(package, folder):
    output("dpkg-deb", "--raw-extract", str(package), str(folder))
    return folder


def fields_of(package):
    lines = output("dpkg-deb", "--field", str(package)).splitlines()
    return dict(line.split(": ", 1) for line in lines if not line.startswith(" "))


@pytest.fixture(scope="module")
def package(frozen, tmp_path_factory):
    return build(frozen, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def installed(package, tmp_path_factory):
    return extracted(package, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def small_package(frozen_small, tmp_path_factory):
    return build(frozen_small, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def small_installed(small_package, tmp_path_factory):
    return extracted(small_package, tmp_path_factory.mktemp("installed"))


def test_control(package):
    fields = fields_of(package)
    assert package.name == f"mnist-desktop_{mnist_desktop.__version__}_{fields['Architecture']}.deb"
    assert fields["Version"] == mnist_desktop.__version__
    assert re.fullmatch(r"libc6 \(>= \d\.\d+\)", fields["Depends"])  # all that `true` needs
    assert int(fields["Installed-Size"]) > 40


def test_all_is_of_root_and_nobody_else_may_write(package):
    lines = output("dpkg-deb", "--contents", str(package)).splitlines()
    assert {line.split()[1] for line in lines} == {"root/root"}
    modes = {line.split()[5]: line[:10] for line in lines if line[0] != "l"}
    assert set(modes.values()) == {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--"}
    programs = [name for name, mode in modes.items() if mode == "-rwxr-xr-x"]
    assert programs == ["./usr/lib/mnist-desktop/mnist-desktop"]


def test_links_stay_links(installed):
    command = installed / "usr/bin/mnist-desktop"
    assert command.is_symlink()
    assert command.resolve() == (installed / "usr/lib/mnist-desktop/mnist-desktop").resolve()
    inner = installed / "usr/lib/mnist-desktop/_internal"
    assert (inner / "libreal.so.1").readlink().name == "libreal.so.1.2"


def test_sums_are_those_of_all_files(installed):
    subprocess.run(["md5sum", "--quiet", "-c", "DEBIAN/md5sums"], cwd=installed, check=True)
    files = [path for path in (installed / "usr").rglob("*") if path.is_file()]
    lines = (installed / "DEBIAN/md5sums").read_text().splitlines()
    assert len(lines) == len([path for path in files if not path.is_symlink()])


def test_menu_entry_types_and_icons_belong_together(installed):
    share = installed / "usr/share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(share / "applications/mnist-desktop.desktop", encoding="utf-8")
    types = entry["Desktop Entry"]["MimeType"].rstrip(";").split(";")
    mime = ET.parse(share / "mime/packages/mnist-desktop.xml").getroot()
    declared = {one.get("type"): one.find("{*}glob").get("pattern") for one in mime}
    assert declared == dict(zip(types, ("*.digitmodel", "*.digitink"), strict=True))
    metainfo = ET.parse(next((share / "metainfo").iterdir())).getroot()
    assert [one.text for one in metainfo.iter("mediatype")] == types
    assert metainfo.find("releases/release").get("version") == mnist_desktop.__version__
    names = [f"mimetypes/{name.replace('/', '-')}" for name in types]
    for name in [*names, f"apps/{entry['Desktop Entry']['Icon']}"]:
        for size in (16, 48, 512):
            with Image.open(share / f"icons/hicolor/{size}x{size}/{name}.png") as icon:
                assert icon.size == (size, size)


def test_no_text_has_a_gap_left(installed):
    texts = [*(installed / "usr/share").rglob("*.xml"), *(installed / "usr/share").rglob("*.gz")]
    assert texts
    for path in texts:
        opened = deb.gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as file:
            assert not re.search("@[A-Z]+@", file.read()), path


def test_each_edition_takes_the_place_of_the_other(package, small_package):
    full, small = fields_of(package), fields_of(small_package)
    assert small["Package"] == "mnist-desktop-small"
    assert small_package.name == package.name.replace("mnist-desktop", "mnist-desktop-small")
    for one, other in ((full, small), (small, full)):
        assert one["Conflicts"] == one["Replaces"] == other["Package"]
    assert "without TensorFlow" in small["Description"]


def test_installing_one_edition_removes_the_other(package, small_package, tmp_path):
    """On a system of its own, where nothing but the two is installed."""
    database = tmp_path / "var/lib/dpkg"
    for name in ("info", "updates"):
        (database / name).mkdir(parents=True)
    (database / "status").touch()
    dpkg = ["dpkg", f"--root={tmp_path}", "--force-depends", "--force-not-root"]
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    for one, other in ((small_package, package), (package, small_package)):
        for installed in (one, other):
            command = [*dpkg, "--install", str(installed)]
            done = subprocess.run(command, capture_output=True, text=True, env=environment)
            assert done.returncode == 0, done.stderr
            listed = output(
                "dpkg-query", f"--admindir={database}", "-W", "-f=${Package} ${Status}\n"
            )
            names = [line.split()[0] for line in listed.splitlines() if line.endswith(" installed")]
            assert names == [fields_of(installed)["Package"]]
            assert (tmp_path / "usr/bin/mnist-desktop").resolve().is_file()
    subprocess.run([*dpkg, "--purge", names[0]], check=True, capture_output=True, env=environment)
    assert not (tmp_path / "usr/lib/mnist-desktop").exists()


def test_the_small_edition_promises_no_training(installed, small_installed):
    def texts(folder):
        share = folder / "usr/share"
        (man,) = (share / "man").rglob("*.1.gz")
        kinds = ("*.desktop", "*.metainfo.xml")
        paths = [path for kind in kinds for path in share.rglob(kind)]
        assert len(paths) == 2
        return [gzip.decompress(man.read_bytes()).decode(), *(one.read_text() for one in paths)]

    for full, small in zip(texts(installed), texts(small_installed), strict=True):
        assert "learn" in full
        assert "watch a network learn" in full
        assert "watch a network learn" not in small
        assert not re.search("@(full|small)@", full + small)
    names = {path.relative_to(small_installed) for path in small_installed.rglob("*")}
    doc = Path("usr/share/doc/mnist-desktop-small")
    assert {doc / "copyright", Path("usr/share/lintian/overrides/mnist-desktop-small")} <= names
    assert "TensorFlow" not in (small_installed / doc / "copyright").read_text()
    assert Path("usr/lib/mnist-desktop/mnist-desktop") in names  # the same program


@pytest.mark.parametrize("edition", ["installed", "small_installed"])
def test_desktop_entry_is_valid(program, request, edition):
    program("desktop-file-validate")
    (path,) = request.getfixturevalue(edition).rglob("*.desktop")
    checked = ["desktop-file-validate", "--warn-kde", str(path)]
    assert output(*checked) == ""


@pytest.mark.parametrize("edition", ["installed", "small_installed"])
def test_metainfo_is_valid(program, request, edition):
    program("appstreamcli")
    (path,) = (request.getfixturevalue(edition) / "usr/share/metainfo").iterdir()
    answer = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stdout


def test_mime_types_are_found_by_name(program, installed):
    program("update-mime-database")
    mime = installed / "usr/share/mime"
    output("update-mime-database", str(mime))
    globs = (mime / "globs2").read_text()
    assert "50:application/x-digitmodel:*.digitmodel" in globs
    assert "50:application/x-digitink:*.digitink" in globs


@pytest.mark.slow
def test_lintian_finds_nothing(program, package):
    program("lintian")
    answer = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", package],
        capture_output=True,
        text=True,
    )
    assert (answer.returncode, answer.stdout) == (0, "")


def test_two_builds_are_the_same(package, frozen, tmp_path):
    assert deb.build(frozen, tmp_path).read_bytes() == package.read_bytes()


def test_what_is_not_frozen_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="not a frozen folder"):
        deb.build(tmp_path, tmp_path)


def test_both_packages_by_one_command(program, frozen, tmp_path, capsys):
    program("dpkg-deb", "objdump", "zstd")
    deb.main([str(frozen), "--out", str(tmp_path / "new"), "--compression", "zstd"])
    names = {path.name for path in (tmp_path / "new").iterdir()}
    assert {line.rsplit("/", 1)[-1] for line in capsys.readouterr().out.splitlines()} == names
    (packed,) = (tmp_path / "new").glob("*.tar.zst")
    plain = tmp_path / "plain.tar"
    output("zstd", "--quiet", "-d", str(packed), "-o", str(plain))
    with tarfile.open(plain) as tar:
        top = f"mnist-desktop-{mnist_desktop.__version__}"
        assert {name.split("/")[0] for name in tar.getnames()} == {top}
        assert tar.getmember(f"{top}/mnist-desktop").mode & 0o111
        assert tar.getmember(f"{top}/_internal/libreal.so.1").linkname == "libreal.so.1.2"
        assert b"./mnist-desktop" in tar.extractfile(f"{top}/READ ME.txt").read()
        assert {(one.uid, one.uname) for one in tar} == {(0, "")}
