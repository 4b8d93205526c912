"""The commands that need no window; no Qt."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.cli.doctor import usable_cores
from mnist_desktop.cli.terminal import ProgressLine, print_json, print_line, say
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.classifier import Classifier

if TYPE_CHECKING:
    from mnist_desktop.cli.predict import OutputLine


def run_command(arguments: Sequence[str]) -> int:
    """Runs one command and returns the exit status: 0 fine, 1 something failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    progress = ProgressLine(sys.stderr)
    try:
        status: int = options.run(options, progress)
    except AppError as problem:
        progress.clear()
        say(text_of(problem))
        return 1
    except MemoryError:
        progress.clear()
        say(text_of(Message("memory_short")))
        return 1
    finally:
        progress.clear()
    return status


def _parser() -> argparse.ArgumentParser:
    from mnist_desktop.cli.data_options import add_data_options
    from mnist_desktop.cli.explain_options import add_explain_command
    from mnist_desktop.cli.export import add_export_command, run_export
    from mnist_desktop.cli.learn import add_learn_command, run_learn
    from mnist_desktop.cli.train import run_train
    from mnist_desktop.cli.train_options import add_train_command

    parser = argparse.ArgumentParser(prog="mnist-desktop", allow_abbrev=False)
    commands = parser.add_subparsers(required=True)

    predict = commands.add_parser(
        "predict",
        help="read pictures and drawings",
        description="Reads pictures (PNG, JPEG, BMP, GIF, WebP, TIFF, AVIF, HEIC) and drawings"
        " (.digitink, .json), a line each; folders with all that is in them; patterns such as"
        " *.png also where no shell expands them.",
        epilog="With --json each file gives one line with one JSON object: {file, text, digits:"
        " [{digit, confidence, probabilities, accepted, box}]}, box = [x, y, width, height] in"
        " pixels or the drawing's unit; {file, error} for a file that cannot be read. digits is"
        " empty if nothing is drawn. Exit status 1 if any file could not be read.",
        allow_abbrev=False,
    )
    predict.add_argument("files", nargs="+", type=Path, metavar="FILE|FOLDER|PATTERN")
    _add_common(predict)
    predict.set_defaults(run=_predict)

    add_train_command(commands).set_defaults(run=run_train)

    evaluate = commands.add_parser(
        "evaluate",
        help="accuracy of a model",
        description="Accuracy, accuracy per digit and confusion matrix on MNIST's 10,000 test"
        " images, on a collection of pen drawings, or on a data set's test images; on all its"
        " images where it has no test part, as a folder of pictures by class.",
        epilog="With --json one line with one JSON object: {model, data, samples, correct,"
        " accuracy, per_digit, confusion, blank}, confusion[true][answered]; blank[true] drawings"
        " have nothing to read and count as wrong; with a model of other things than digits also"
        " classes, their names, and the rest is by class.",
        allow_abbrev=False,
    )
    data = evaluate.add_mutually_exclusive_group()
    data.add_argument("--ink", type=Path, metavar="FILE.npz", help="collection of drawings")
    add_data_options(evaluate, data)
    _add_common(evaluate)
    evaluate.set_defaults(run=_evaluate, refuse=evaluate.error)

    add_explain_command(commands).set_defaults(run=_explain)
    add_learn_command(commands).set_defaults(run=run_learn)
    add_export_command(commands).set_defaults(run=run_export)

    doctor = commands.add_parser(
        "doctor",
        help="check-up of the installation",
        description="Versions, devices, folders and the model that the window answers with.",
        allow_abbrev=False,
    )
    doctor.add_argument("--json", action="store_true", help="one line with one JSON object")
    doctor.set_defaults(run=_doctor)
    return parser


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--model", type=Path, metavar="FILE", help="a .digitmodel instead of the built-in one"
    )
    command.add_argument("--json", action="store_true", help="JSON instead of text, see below")


def _predict(options: argparse.Namespace, progress: ProgressLine) -> int:
    from mnist_desktop.cli.predict import cached_classifier, files_in, predict_files
    from mnist_desktop.cli.predict_pool import output_lines

    cached_classifier(options.model)  # a bad one is reported before any file is read
    # Counting takes another walk through the folders, worth it only where the count is seen
    total = sum(1 for _ in files_in(options.files)) if progress.is_visible else 0
    predict = partial(predict_files, model=options.model, is_json=options.json)
    with closing(output_lines(files_in(options.files), predict, usable_cores())) as lines:
        done, failed = print_answers(lines, total, progress, is_json=options.json)
    if failed and options.json:
        progress.clear()
        say(f"{failed} of {done} could not be read")
    return 1 if failed else 0


def print_answers(
    lines: Iterable["OutputLine"], total: int, progress: ProgressLine, *, is_json: bool
) -> tuple[int, int]:
    """Prints lines as they come; returns how many, and how many of them are errors."""
    done = failed = 0
    for done, line in enumerate(lines, 1):
        progress.count(done, total)
        failed += line.is_error
        if line.is_error and not is_json:
            progress.clear()
            say(line.text)
        else:
            progress.make_way()
            print_line(line.text)
    return done, failed


def _evaluate(options: argparse.Namespace, progress: ProgressLine) -> int:
    from mnist_desktop.cli.data_options import asked_orientation, check_data_options, say_hint
    from mnist_desktop.cli.evaluate import evaluate_model, images_to_evaluate

    check_data_options(options)
    classifier = Classifier.load(options.model)
    chosen = options.ink
    if chosen is None:
        chosen = images_to_evaluate(classifier, options.data, partial(asked_orientation, options))
        for remark in chosen.remarks:
            say(text_of(remark))
        if options.data is not None:
            say_hint(chosen.images, chosen.classes, chosen.orientation)
    report = evaluate_model(classifier, chosen, progress.count)
    progress.clear()
    model = "built-in" if options.model is None else str(options.model)
    if options.json:
        print_json({"model": model, **report.to_json()})
    else:
        print_line(f"model: {one_line(model)}\n{report.in_words()}")
    return 0


def _explain(options: argparse.Namespace, progress: ProgressLine) -> int:
    from mnist_desktop.cli.explain import run_explain

    return run_explain(options, progress)


def _doctor(options: argparse.Namespace, _progress: ProgressLine) -> int:
    from mnist_desktop.cli.doctor import check_up, in_words

    findings, problem = check_up()
    if options.json:
        print_json(findings)
    else:
        print_line(in_words(findings))
    if problem is not None:
        say(text_of(problem))
        return 1
    return 0
