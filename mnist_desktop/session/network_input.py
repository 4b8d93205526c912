"""What the network sees of a drawing: how its images are made, and whether it may be a number."""

from functools import partial

from mnist_desktop.recognition.drawing import Preprocessing, image_of
from mnist_desktop.session.inference_thread import InferenceThread


class NetworkInput:
    """The person's choices of it; each change has the drawing answered again."""

    def __init__(self, inference: InferenceThread) -> None:
        self._inference = inference
        self._preprocessing, self._inverted = Preprocessing.MNIST, False
        self._reads_numbers = False

    @property
    def is_usual(self) -> bool:
        """Whether images are made as MNIST's were."""
        return self._preprocessing is Preprocessing.MNIST and not self._inverted

    def set_preprocessing(self, preprocessing: Preprocessing, inverted: bool) -> None:
        """Changes how the image is made of a drawing."""
        self._preprocessing, self._inverted = preprocessing, inverted
        self._apply()

    def set_reads_numbers(self, reads_numbers: bool) -> None:
        """Lets several digits be read, each by itself, or one; needs images like MNIST's."""
        self._reads_numbers = reads_numbers
        self._apply()

    def look_at(self, digit: int) -> None:
        """Answers with another digit of the number that is drawn, until that changes."""
        self._inference.set_focus(digit)

    def _apply(self) -> None:
        prepare = partial(image_of, preprocessing=self._preprocessing, inverted=self._inverted)
        self._inference.set_prepare(prepare, reads_numbers=self._reads_numbers and self.is_usual)
