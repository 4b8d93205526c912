"""Whether the figures that a lesson speaks of are recorded by a step up to there."""

from __future__ import annotations

from collections.abc import Iterator

from mnist_desktop.json_records import RecordError
from mnist_desktop.lessons.figures import OF_ANSWERS, OF_RUNS, OF_TESTS, figures_in
from mnist_desktop.lessons.lesson import Figure, Lesson, Step, Text

_RECORDED = {
    "drawing": OF_ANSWERS,
    "test_image": OF_ANSWERS,
    "preprocessing": OF_ANSWERS,
    "run_ended": OF_RUNS,
    "tested": OF_RUNS | OF_TESTS,
}
"""By what a step waits for, if it has a number."""
_Where = tuple[str | int, ...]


def check_figures(lesson: Lesson) -> None:
    """RecordError for a claim that could never be checked or a figure that would stay unknown."""
    recorded: dict[int, frozenset[str]] = {}
    for number, step in enumerate(lesson.steps, 1):
        if step.wait is not None and step.wait.number:
            names = _RECORDED.get(step.wait.what, frozenset())
            recorded[step.wait.number] = recorded.get(step.wait.number, frozenset()) | names
        for where, figure in _figures_of(step):
            if figure.name not in recorded.get(figure.number, ()):
                named = f"{figure.number}.{figure.name}"
                error = RecordError("lesson_not_recorded", text=named)
                raise error.inside("steps", number, *where)
    for where, text in _other_texts(lesson):
        for figure in figures_in(text):
            named = f"{{{figure.number}.{figure.name}}}"
            raise RecordError("lesson_no_figures", text=named).inside(*where)


def _figures_of(step: Step) -> Iterator[tuple[_Where, Figure]]:
    for where, text in _texts_of(step):
        yield from ((where, figure) for figure in figures_in(text))
    for place, claim in enumerate(step.claims, 1):
        yield ("claims", place, "left"), claim.left
        if isinstance(claim.right, Figure):
            yield ("claims", place, "right"), claim.right


def _texts_of(step: Step) -> Iterator[tuple[_Where, Text]]:
    """Those into which figures are filled."""
    yield ("text",), step.text
    for place, choice in enumerate(step.choices, 1):
        yield ("choices", place, "reply"), choice.reply
    for place, claim in enumerate(step.claims, 1):
        yield ("claims", place, "holds"), claim.holds
        yield ("claims", place, "otherwise"), claim.otherwise


def _other_texts(lesson: Lesson) -> Iterator[tuple[_Where, Text]]:
    yield ("title",), lesson.title
    yield ("summary",), lesson.summary
    for number, step in enumerate(lesson.steps, 1):
        for place, choice in enumerate(step.choices, 1):
            yield ("steps", number, "choices", place, "text"), choice.text
    for place, phase in enumerate(lesson.plan, 1):
        yield ("plan", place, "text"), phase.text
    for place, question in enumerate(lesson.questions, 1):
        yield ("questions", place, "text"), question.text
        yield ("questions", place, "answer"), question.answer
