"""The sections in the panel of *Why?* and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.insight.most_like_it import MostLikeIt
from mnist_desktop.widgets.insight.score_table import ScoreTable
from mnist_desktop.widgets.insight.timeline_section import TimelineSection
from mnist_desktop.widgets.insight.why_panel import WhyPanel
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.likeness_controller import LikenessController
from mnist_desktop.window.scores_controller import ScoresController
from mnist_desktop.window.timeline_controller import TimelineController
from mnist_desktop.window.why_controller import WhyController


class WhySections:
    """*Most like it*, and under *More* the timeline and the scores.

    Attributes:
        timeline: saves files and says so.
        explained: a signal with what is to be said of the training image under the pointer.
    """

    def __init__(
        self, panel: WhyPanel, why: WhyController, session: Session, dialogs: FileDialogs
    ) -> None:
        most_like_it, timeline, scores = MostLikeIt(), TimelineSection(), ScoreTable()
        panel.add_section(most_like_it)
        panel.more.add_section(timeline)
        panel.more.add_section(scores)
        self.explained = most_like_it.row.explained
        self.timeline = TimelineController(timeline, session, dialogs)
        likeness = LikenessController(most_like_it, session)
        for controller in (likeness, self.timeline, ScoresController(scores, session)):
            why.rested.connect(controller.show)
            why.cleared.connect(controller.clear)
