"""Chinese as written in the code, or a translation of it from Qt's own files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from ui.words import use_language

CHINESE, ENGLISH = "zh_CN", "en"
LANGUAGES = {CHINESE: "中文", ENGLISH: "English"}
_FOLDER = Path(__file__).parent / "translations"
_WORDS = "words"
"""The context of `ui.words` in the translation files."""

_installed: list[QTranslator] = []


def local_settings(data: Path) -> QSettings:
    """What concerns this screen alone (language, window size), in the data folder."""
    return QSettings(str(data / "screen.ini"), QSettings.Format.IniFormat)


def chosen_language(settings: QSettings) -> str:
    """The language set on this screen; Chinese if none is."""
    chosen = str(settings.value("language", CHINESE))
    return chosen if chosen in LANGUAGES else CHINESE


def choose_language(settings: QSettings, language: str) -> None:
    """Remembers it and puts it on."""
    settings.setValue("language", language)
    use(language)


def use(language: str) -> None:
    """Puts on a language; windows that are open get `LanguageChange` and set their texts again."""
    app = QCoreApplication.instance()
    if app is None:
        return
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(language))
    if language == CHINESE:
        _install("qtbase_zh_CN", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        use_language(None)
        return
    for name in (f"zaigang_{language}", f"words_{language}"):
        _install(name, _FOLDER)
    use_language(lambda text: QCoreApplication.translate(_WORDS, text))


def _install(name: str, folder: Path) -> None:
    translator = QTranslator()
    if translator.load(name, str(folder)):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
