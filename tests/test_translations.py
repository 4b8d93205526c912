"""Every text of the window is translated, and what ships is what the sources say."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from mnist_desktop.assets import asset_path

ROOT = Path(__file__).parent.parent
TS = asset_path("translations/mnist_desktop_zh_CN.ts")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The translation file as the sources of today make it."""
    folder = tmp_path_factory.mktemp("translations")
    shutil.copy(TS, folder)
    script = ROOT / "installers" / "translate.py"
    subprocess.run([sys.executable, script, "--folder", folder], check=True, timeout=230)
    return folder / TS.name


def messages(path):
    return ElementTree.parse(path).getroot().iter("message")


def test_every_text_is_translated(collected):
    unfinished = [
        message.findtext("source")
        for message in messages(collected)
        if message.find("translation").get("type") or not message.findtext("translation")
    ]
    assert unfinished == []
    assert sum(1 for _ in messages(collected)) > 150


def test_placeholders_are_the_same(collected):
    def placeholders(text):
        return sorted(re.findall(r"\{\w*\}", text))

    for message in messages(collected):
        source, translation = message.findtext("source"), message.findtext("translation")
        assert placeholders(translation) == placeholders(source), source


def test_the_shipped_file_is_compiled_from_these_texts(collected):
    """Run `python installers/translate.py` if this fails."""
    assert collected.with_suffix(".qm").read_bytes() == TS.with_suffix(".qm").read_bytes()


def test_no_sentence_is_built_from_translated_parts():
    """A text that begins or ends with a blank would be glued to another."""
    for message in messages(TS):
        source = message.findtext("source")
        assert source == source.strip()


def test_file_patterns_stay_in_brackets_that_qt_knows():
    """In others, such as those of Chinese, the dialog would show no file at all."""
    for message in messages(TS):
        if "({patterns})" in message.findtext("source"):
            assert message.findtext("translation").endswith(" ({patterns})")
