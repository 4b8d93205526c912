"""PySide6 6.12.0 on Python 3.11 aborts after some hundred signals; ours must not be that one."""

SCRIPT = """
from PySide6.QtCore import QCoreApplication, QThread, Qt, Signal, Slot

EMITS = 200_000


class Sender(QThread):
    sent = Signal(object, bool)

    def run(self):
        for number in range(EMITS):
            self.sent.emit(number, True)
            if number % 1000 == 0:
                self.msleep(0)


class Receiver(QThread):
    count = 0

    @Slot(object, bool)
    def take(self, number, is_true):
        assert number == self.count and is_true is True
        self.count += 1
        if self.count == EMITS:
            QCoreApplication.quit()


application = QCoreApplication([])
sender, receiver = Sender(), Receiver()
sender.sent.connect(receiver.take, Qt.ConnectionType.QueuedConnection)
sender.start()
application.exec()
sender.wait()
print(receiver.count)
"""


def test_200_000_signals_from_a_thread(run_python):
    process = run_python(SCRIPT)
    assert (process.returncode, process.stdout.strip()) == (0, "200000"), process.stderr
