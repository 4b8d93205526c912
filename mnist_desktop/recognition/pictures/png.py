"""Pictures as PNG files: the autosaved drawing and kept samples hold them."""

import io

import numpy as np
from numpy.typing import NDArray


def png_bytes(picture: NDArray[np.generic]) -> bytes:
    """A picture as a PNG file; an image in [0, 1] gets white ink, as in MNIST."""
    from PIL import Image

    if np.issubdtype(picture.dtype, np.floating):
        picture = np.rint(picture * 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG", compress_level=1)
    return file.getvalue()
