"""How large the HTML page of a model is: the command and the window say it before it is made."""

from mnist_desktop.recognition.networks.architectures import Architecture

USUAL_BYTES = 2_000_000
USUAL_PARAMETERS = 600_000
"""The page of a network with up to so many has at most USUAL_BYTES; of a larger one the size is
said first."""
_PROGRAM = 110_000  # bytes of the page without its model
_PER_PARAMETER = 2 * 4 / 3  # bytes: float16 in base64


def expected_bytes(architecture: Architecture) -> int:
    """About how many bytes the page of a network has, without what *learn my hand* needs."""
    return round(architecture.parameters * _PER_PARAMETER + _PROGRAM)
