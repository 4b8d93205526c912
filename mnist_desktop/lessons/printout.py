"""Pages of a lesson to print: worksheet, answer key and plan, as HTML without any script."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from html import escape

from mnist_desktop.lessons.figures import filled
from mnist_desktop.lessons.lesson import CHINESE, PURPOSES, Lesson, Text

_LINES = 4  # to write an answer on
_STYLE = (
    "body{font:12pt/1.5 sans-serif;max-width:17cm;margin:1.5cm auto;color:#000;background:#fff}"
    "h1{font-size:18pt}h2{font-size:14pt;margin-top:1.2em}"
    "li,tr,.q{break-inside:avoid}.line{border-bottom:1px solid #777;height:2em}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #777;padding:.4em;"
    "text-align:left;vertical-align:top}@page{margin:1.5cm}@media print{body{margin:0}}"
)
_WORDS = {
    "worksheet": Text("Worksheet", "工作表"),
    "answers": Text("Answer key", "参考答案"),
    "plan": Text("Lesson plan", "教案"),
    "name": Text("Name", "姓名"),
    "date": Text("Date", "日期"),
    "predict": Text("Predict", "预测"),
    "observe": Text("Observe", "观察"),
    "conclude": Text("Conclude", "结论"),
    "minutes": Text("Minutes", "分钟"),
    "what": Text("What happens", "做什么"),
    "total": Text("Together", "合计"),
    "steps": Text("What the program shows, step by step", "程序逐步显示的内容"),
}


class Page(StrEnum):
    """What can be printed."""

    WORKSHEET = "worksheet"
    ANSWERS = "answers"
    PLAN = "plan"


def printed(lesson: Lesson, page: Page, language: str) -> str:
    """A whole HTML document; everything from the lesson's file is escaped."""
    title = f"{lesson.title.said(language)}: {_WORDS[page].said(language)}"
    parts = {Page.WORKSHEET: _worksheet, Page.ANSWERS: _answers, Page.PLAN: _plan}[page]
    body = "\n".join(parts(lesson, language))
    code = "zh-CN" if language == CHINESE else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{code}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n<p>{escape(lesson.summary.said(language))}</p>\n"
        f"{body}\n</body></html>\n"
    )


def _worksheet(lesson: Lesson, language: str) -> Iterator[str]:
    name, date = (_WORDS[word].said(language) for word in ("name", "date"))
    yield f"<p>{name} ____________________ &nbsp; {date} ______________</p>"
    for purpose in PURPOSES:
        yield from _heading(lesson, purpose, language)
        for question in lesson.questions:
            if question.purpose == purpose:
                lines = '<div class="line"></div>' * _LINES
                yield f'<div class="q"><p>{escape(question.text.said(language))}</p>{lines}</div>'


def _answers(lesson: Lesson, language: str) -> Iterator[str]:
    for purpose in PURPOSES:
        yield from _heading(lesson, purpose, language)
        for question in lesson.questions:
            if question.purpose == purpose:
                asked, answer = question.text.said(language), question.answer.said(language)
                yield f'<div class="q"><p><b>{escape(asked)}</b></p><p>{escape(answer)}</p></div>'


def _heading(lesson: Lesson, purpose: str, language: str) -> Iterator[str]:
    if any(question.purpose == purpose for question in lesson.questions):
        yield f"<h2>{_WORDS[purpose].said(language)}</h2>"


def _plan(lesson: Lesson, language: str) -> Iterator[str]:
    minutes, what, total = (_WORDS[word].said(language) for word in ("minutes", "what", "total"))
    rows = [
        f"<tr><td>{phase.minutes}</td><td>{escape(phase.text.said(language))}</td></tr>"
        for phase in lesson.plan
    ]
    whole = sum(phase.minutes for phase in lesson.plan)
    yield f"<table><tr><th>{minutes}</th><th>{what}</th></tr>{''.join(rows)}"
    yield f"<tr><td><b>{whole}</b></td><td><b>{total}</b></td></tr></table>"
    yield f"<h2>{_WORDS['steps'].said(language)}</h2><ol>"
    for step in lesson.steps:
        choices = "".join(f"<li>{escape(one.text.said(language))}</li>" for one in step.choices)
        asked = f"<ul>{choices}</ul>" if choices else ""
        yield f"<li>{escape(filled(step.text, language, {}))}{asked}</li>"
    yield "</ol>"
