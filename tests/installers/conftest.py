import sys
from pathlib import Path

import pytest

# Where Python looks first when it runs a script of that folder.
sys.path.insert(0, str(Path(__file__).parents[2] / "installers"))


@pytest.fixture
def said(capsys):
    """What was said since the last call."""
    return lambda: capsys.readouterr().err


@pytest.fixture
def programs_run(monkeypatch):
    """The commands that would have been run; all of them succeed."""
    import from_source
    import system_packages

    commands = []

    def run_quietly(command, folder=None, shows=None):
        commands.append([str(part) for part in command])

    for module in (from_source, system_packages):
        monkeypatch.setattr(module, "run_quietly", run_quietly)
    return commands
