"""Chinese as written, or what a translation file holds, switched while the program runs."""

import shutil
import subprocess
import sysconfig
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ui import language, words
from ui.translations import update


def test_everything_that_is_said_can_be_translated(tmp_path: Path) -> None:
    file = tmp_path / "words_en.ts"
    update.write_words(file, "en", update.said())
    found = {message.findtext("source") for message in ElementTree.parse(file).iter("message")}
    assert set(words.SENTENCES.values()) <= found
    assert set(words.TERMS["status"].values()) <= found


def test_translations_are_kept_when_texts_change(tmp_path: Path) -> None:
    file = tmp_path / "words_en.ts"
    file.write_text(
        '<?xml version="1.0"?><TS><context><name>words</name><message><source>迟到</source>'
        "<translation>late</translation></message></context></TS>",
        "utf-8",
    )
    update.write_words(file, "en", ["早退", "迟到"])
    assert update.translated(file) == {"迟到": "late"}


def test_a_language_is_put_on_and_taken_off_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, folder = tmp_path / "words_en.ts", tmp_path / "out"
    folder.mkdir()
    source.write_text(
        '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="en"><context><name>words</name>'
        "<message><source>迟到</source><translation>late</translation></message></context></TS>",
        "utf-8",
    )
    tool = shutil.which("pyside6-lrelease", path=sysconfig.get_path("scripts"))
    assert tool is not None
    subprocess.run([tool, str(source), "-qm", str(folder / "words_en.qm")], check=True, capture_output=True)
    monkeypatch.setattr(language, "_FOLDER", folder)
    settings = language.local_settings(tmp_path)
    assert language.chosen_language(settings) == language.CHINESE
    language.choose_language(settings, language.ENGLISH)
    try:
        assert words.term("status", "late") == "late"
        assert language.chosen_language(language.local_settings(tmp_path)) == language.ENGLISH
    finally:
        language.use(language.CHINESE)
    assert words.term("status", "late") == "迟到"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
