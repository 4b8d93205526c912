"""Makes `assets/best.answers`: `python -m training.build_answers`.

What the built-in network answers to MNIST's validation images, so that the tab Pictures shows its
mistakes at once. Made again after `training.build_model`; with another network the program computes
its answers.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from mnist_desktop.assets import asset_path
from mnist_desktop.data.answer_files import BUILT_IN, answers_key, write_answers
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.recognition.classifier import BUILT_IN as NETWORK
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_model


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, computes and writes."""
    parser = argparse.ArgumentParser(prog="python -m training.build_answers", description=__doc__)
    parser.add_argument("--out", type=Path, default=asset_path(BUILT_IN))
    out = parser.parse_args(arguments).out
    model, mnist = read_model(asset_path(NETWORK)), load_mnist()
    logits = Classifier(model).logits(mnist.validation.as_floats())
    write_answers(out, answers_key(model, mnist), logits)
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
