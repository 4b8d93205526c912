import os
import plistlib
import subprocess
from pathlib import Path

import pytest
from properties import BUNDLE_ID, mac_properties

import mnist_desktop

MACOS = Path(__file__).parents[2] / "installers" / "macos"
SCRIPT = MACOS / "dmg.sh"
TOOL = """\
#!/bin/sh
echo "$(basename "$0") $*" >>"$CALLS"
case $(basename "$0") in
    ditto) cp -R "$1" "$2" ;;
    file) case $2 in *.dylib | */MacOS/*) echo "Mach-O 64-bit" ;; *) echo text ;; esac ;;
    hdiutil) for image; do :; done; touch "$image" ;;
esac
"""
TOOLS = ("ditto", "file", "xattr", "codesign", "hdiutil", "xcrun")
APPLE = {"APPLE_ID": "id@example.org", "APPLE_TEAM_ID": "T1", "APPLE_APP_PASSWORD": "secret"}

posix = pytest.mark.skipif(os.name == "nt", reason="a shell script")


@pytest.fixture
def pack(tmp_path):
    """Runs dmg.sh among programs that only write down how they were called."""
    app = tmp_path / "MNIST Desktop.app"
    (app / "Contents" / "MacOS").mkdir(parents=True)
    (app / "Contents" / "Frameworks" / "tensorflow").mkdir(parents=True)
    (app / "Contents" / "Frameworks" / "libone.dylib").touch()
    (app / "Contents" / "Frameworks" / "text.txt").touch()
    program = app / "Contents" / "MacOS" / "mnist-desktop"
    program.touch(mode=0o755)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS:
        (tools / name).write_text(TOOL)
        (tools / name).chmod(0o755)

    def run(**variables):
        calls = tmp_path / "calls"
        finished = subprocess.run(
            ["bash", SCRIPT, app, tmp_path / "out"],
            env={"PATH": f"{tools}:{os.environ['PATH']}", "CALLS": str(calls), **variables},
            capture_output=True,
            text=True,
        )
        assert finished.returncode == 0, finished.stderr
        image = Path(finished.stdout.strip())
        assert image.exists()
        edition = "" if (app / "Contents" / "Frameworks" / "tensorflow").exists() else "-small"
        assert image.name.startswith(f"mnist-desktop{edition}-{mnist_desktop.__version__}-macos-")
        lines = calls.read_text().splitlines()
        return [line for line in lines if not line.startswith(("file ", "xattr "))]

    return run


@posix
def test_without_a_certificate_the_app_is_signed_ad_hoc(pack):
    _, *signed, verified, image = pack()
    assert all(line.startswith("codesign --force --sign - ") for line in signed)
    assert {line.rsplit("/", 1)[-1] for line in signed[:-1]} == {"libone.dylib", "mnist-desktop"}
    assert "--entitlements" in signed[-1]
    assert signed[-1].endswith("MNIST Desktop.app")
    assert verified.startswith("codesign --verify")
    assert image.startswith("hdiutil create")


@posix
def test_the_small_edition_has_a_name_of_its_own(pack, tmp_path):
    (tmp_path / "MNIST Desktop.app" / "Contents" / "Frameworks" / "tensorflow").rmdir()
    assert "/mnist-desktop-small-" in pack()[-1]


@posix
def test_with_a_certificate_the_app_is_hardened_and_the_image_signed(pack):
    calls = pack(SIGNING_IDENTITY="Developer ID Application: Nobody")
    signed = [line for line in calls if line.startswith("codesign --force")]
    options = "--timestamp --options runtime --sign Developer ID Application: Nobody"
    assert all(options in line for line in signed)
    assert signed[-1].endswith(".dmg")
    assert not any(line.startswith("xcrun") for line in calls)


@posix
def test_with_credentials_too_the_image_is_notarised(pack):
    *_, submitted, stapled = pack(SIGNING_IDENTITY="Nobody", **APPLE)
    assert submitted.startswith("xcrun notarytool submit")
    assert "--team-id T1" in submitted
    assert stapled.startswith("xcrun stapler staple")


@posix
def test_credentials_alone_do_nothing(pack):
    assert not any(line.startswith("xcrun") for line in pack(**APPLE))


@posix
def test_wrong_usage_and_a_folder_that_is_no_app(tmp_path):
    usage = subprocess.run(["bash", SCRIPT], capture_output=True, text=True)
    assert usage.returncode == 2
    assert "SIGNING_IDENTITY" in usage.stderr
    other = subprocess.run(["bash", SCRIPT, tmp_path, tmp_path], capture_output=True, text=True)
    assert (other.returncode, other.stderr) == (1, f"{tmp_path} is not the frozen app.\n")


@posix
def test_the_script_can_be_run():
    assert os.access(SCRIPT, os.X_OK)
    subprocess.run(["bash", "-n", SCRIPT], check=True)


def test_entitlements():
    rights = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert rights == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.allow-jit": True,
    }


class TestProperties:
    def test_they_can_be_written_as_a_property_list(self):
        wanted = mac_properties(BUNDLE_ID, mnist_desktop.__version__)
        assert plistlib.loads(plistlib.dumps(wanted)) == wanted

    def test_the_file_types_are_ours_and_pictures_stay_with_other_programs(self):
        wanted = mac_properties(BUNDLE_ID, mnist_desktop.__version__)
        ranks = {
            name: kind["LSHandlerRank"]
            for kind in wanted["CFBundleDocumentTypes"]
            for name in kind["LSItemContentTypes"]
        }
        declared = {
            one["UTTypeIdentifier"]: one["UTTypeTagSpecification"]["public.filename-extension"]
            for one in wanted["UTExportedTypeDeclarations"]
        }
        assert list(declared.values()) == [["digitmodel"], ["digitink"]]
        assert [name for name, rank in ranks.items() if rank == "Owner"] == list(declared)
        assert ranks["public.png"] == "Alternate"
