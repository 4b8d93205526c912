import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QProxyStyle, QStyle, QWidget

from mnist_desktop.window import appearance
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.appearance import (
    PRESENTATION_SCALE,
    Appearance,
    WindowStyle,
    presentation_scale,
)
from mnist_desktop.window.languages import install_language
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.theme import Theme, palette

WINDOW = QPalette.ColorRole.Window
LIGHT, DARK = (palette(is_dark=is_dark).color(WINDOW) for is_dark in (False, True))


class System(QObject):
    """Stands for the system's own colours, which can change."""

    colorSchemeChanged = Signal(Qt.ColorScheme)

    def __init__(self):
        super().__init__()
        self.scheme = Qt.ColorScheme.Light

    def colorScheme(self):
        return self.scheme

    def turn(self, scheme):
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


class Application:
    """Stands for the QApplication, which there is only one of: what is done to it stays here."""

    def __init__(self):
        self.system = System()
        self.palette = None

    def styleHints(self):
        return self.system

    def setPalette(self, palette, widgets=None):
        if widgets is None:  # else it is for widgets of this class alone
            self.palette = palette

    def font(self):
        return QFont()

    def window_color(self):
        return self.palette.color(WINDOW)


@pytest.fixture
def settings(tmp_path):
    return WindowSettings(tmp_path / "settings.ini")


@pytest.fixture
def actions(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    yield Actions(parent)
    del parent  # the actions live as long as their parent


@pytest.fixture
def look(qapp, actions, settings):
    """Of the one application; at the end that looks as before."""
    before, font = qapp.palette(), qapp.font()
    yield Appearance(qapp, actions, settings)
    install_language(qapp, "en")
    qapp.setPalette(before)
    qapp.setFont(font)


@pytest.fixture
def make_look(actions, settings, monkeypatch):
    """As a start of the program; gives the application that it coloured."""
    monkeypatch.setattr(appearance, "install_language", lambda application, code: None)

    def make():
        application = Application()
        Appearance(application, actions, settings).restore("en")
        return application

    return make


@pytest.fixture
def spoken(actions):
    """A word of the window in the language of the moment."""

    def word():
        return QCoreApplication.translate("Actions", "Undo")

    return word


def checked(choices):
    return [choice for choice, action in choices.items() if action.isChecked()]


class TestLanguage:
    @pytest.mark.parametrize(
        ("asked", "remembered", "system", "spoken_first"),
        [
            (None, None, "en", "en"),
            (None, None, "zh_CN", "zh_CN"),
            (None, "en", "zh_CN", "en"),
            (None, "zh_CN", "en", "zh_CN"),
            ("en", "zh_CN", "zh_CN", "en"),
            ("zh_CN", "en", "en", "zh_CN"),
        ],
    )
    def test_asked_for_before_remembered_before_the_systems(
        self, look, actions, settings, spoken, monkeypatch, asked, remembered, system, spoken_first
    ):
        monkeypatch.setattr(appearance, "system_language", lambda: system)
        if remembered is not None:
            settings.language = remembered
        look.restore(asked)
        assert checked(actions.languages) == [spoken_first]
        assert (spoken() == "Undo") == (spoken_first == "en")
        assert settings.language == remembered  # not chosen by hand

    def test_a_choice_is_spoken_at_once_and_remembered(self, look, actions, settings, spoken):
        look.restore("en")
        actions.languages["zh_CN"].trigger()
        assert spoken() != "Undo"
        assert settings.language == "zh_CN"
        actions.languages["en"].trigger()
        assert spoken() == "Undo"
        assert settings.language == "en"
        assert checked(actions.languages) == ["en"]


@pytest.mark.parametrize(("theme", "color"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
class TestColours:
    def test_remembered_ones_come_back(self, make_look, actions, settings, theme, color):
        settings.theme = theme
        application = make_look()
        assert application.window_color() == color
        assert checked(actions.themes) == [theme]

    def test_a_choice_is_seen_at_once_and_remembered(
        self, make_look, actions, settings, theme, color
    ):
        application = make_look()
        assert checked(actions.themes) == [Theme.SYSTEM]
        actions.themes[theme].trigger()
        assert application.window_color() == color
        assert settings.theme == theme

    def test_a_choice_stays_when_the_system_changes(self, make_look, settings, theme, color):
        settings.theme = theme
        application = make_look()
        for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
            application.system.turn(scheme)
            assert application.window_color() == color


def test_the_system_is_followed_at_first(make_look):
    application = make_look()
    assert application.window_color() == LIGHT
    application.system.turn(Qt.ColorScheme.Dark)
    assert application.window_color() == DARK
    application.system.turn(Qt.ColorScheme.Light)
    assert application.window_color() == LIGHT


class TestPresentation:
    def test_larger_type_and_back(self, look, actions, qapp, qtbot):
        usual = qapp.font().pointSizeF()
        larger = presentation_scale(qapp.primaryScreen().size())
        for is_presenting, scale in ((True, larger), (False, 1.0)) * 2:
            with qtbot.waitSignal(look.scale_changed) as changed:
                actions.presentation.setChecked(is_presenting)
            assert changed.args == [scale]
            assert qapp.font().pointSizeF() == pytest.approx(usual * scale)

    @pytest.mark.parametrize(
        ("width", "height", "scale"),
        [
            (1920, 1080, PRESENTATION_SCALE),
            (1366, 768, 1366 / 1050),  # else the paper would be smaller than in the window
            (1100, 540, 1100 / 1050),
            (960, 540, 1.0),  # 1920 x 1080 at 200 %
            (800, 800, 1.0),
        ],
    )
    def test_no_larger_than_the_screen_has_room_for(self, width, height, scale):
        assert presentation_scale(QSize(width, height)) == pytest.approx(scale)


HINT = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
EVERY_BUTTON = [one for one in QDialogButtonBox.StandardButton if one.value.bit_count() == 1]


class IconsStyle(QProxyStyle):
    """As on a desktop that wants icons in dialogs."""

    def styleHint(self, hint, option=None, widget=None, returnData=None):
        return 1 if hint == HINT else super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def application(qapp):
    """The application, whose style is put back afterwards."""
    before = qapp.style().name()
    yield qapp
    qapp.setStyle(before)


def icons_of(box):
    return [button.text() for button in box.buttons() if not button.icon().isNull()]


def test_such_a_desktop_gives_icons(application, qtbot):
    application.setStyle(IconsStyle("Fusion"))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert icons_of(box)


def test_no_standard_button_has_an_icon(application, qtbot):
    application.setStyle(WindowStyle(IconsStyle("Fusion")))
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for one in EVERY_BUTTON:
        box.addButton(one)
    assert len(box.buttons()) == len(EVERY_BUTTON) > 10
    assert icons_of(box) == []
    message = QMessageBox()
    qtbot.addWidget(message)
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert icons_of(message) == []


def test_the_rest_is_fusion(application):
    application.setStyle(WindowStyle())
    assert application.style().baseStyle().name() == "fusion"
    hint = QStyle.StyleHint.SH_Slider_SnapToValue
    assert application.style().styleHint(hint) == QProxyStyle("Fusion").styleHint(hint)
