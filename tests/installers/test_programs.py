import sys

from programs import run_quietly


def test_a_program_is_quiet_unless_it_fails():
    script = "import sys; print('one'); print('two', file=sys.stderr); sys.exit(int(sys.argv[1]))"
    assert run_quietly([sys.executable, "-uc", script, "0"]) is None
    assert run_quietly([sys.executable, "-uc", script, "1"]) == "one\ntwo"
