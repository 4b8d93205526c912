"""The section My drawings with its controllers and a session, without the rest of the window."""

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.hand.samples_section import SamplesSection
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.sample_files_controller import SampleFilesController
from mnist_desktop.window.sample_grid_controller import SampleGridController
from mnist_desktop.window.writer_controller import WriterController
from tests.conftest import end_session
from tests.fake_classifier import FakeClassifier
from tests.fake_learning import FakeLearning


class Hand(HandPanel):
    """The tab with this section alone; `said` and `problems` are what the window would show."""

    def __init__(self, folders):
        super().__init__()
        self.session = Session(folders, lambda _path: FakeClassifier(1), FakeLearning())
        self.samples = self.session.sample_tasks
        self.section = SamplesSection()
        self.add_section(self.section)
        self.said, self.problems, self.refused = [], [], []
        self.controller = SampleGridController(self, self.section, self.session)
        self.writers = WriterController(self.section, self.session)
        dialogs = FileDialogs(self)
        self.files = SampleFilesController(self.section, self.controller, self.session, dialogs)
        for part in (self.writers, self.files):
            part.succeeded.connect(self.said.append)
        self.files.refused.connect(lambda lines, all_: self.refused.append((lines, all_)))
        self.session.failed.connect(self.problems.append)
        self.session.start(Drawing)
        self.resize(400, 700)

    def end(self):
        """Before it is deleted."""
        end_session(self.session)

    @property
    def grid(self):
        return self.section.grid

    @property
    def labels(self):
        """What is read under the pictures, from the first on."""
        samples = self.grid.samples
        return [samples.index(row).data() for row in range(samples.rowCount())]

    def rest(self, qtbot):
        """Waits until all that was asked for is done, and painted."""

        def is_at_rest():
            self.grid.viewport().repaint()  # what is painted is read
            return not self.session.tasks.threads()

        qtbot.waitUntil(is_at_rest, timeout=10_000)

    def wait_for(self, qtbot, *labels):
        """Waits until the grid shows these, and no others."""

        def are_shown():
            self.grid.viewport().repaint()
            assert self.labels == list(labels)

        qtbot.waitUntil(are_shown, timeout=10_000)
