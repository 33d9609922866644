"""Brings the .ts files in step with the code and makes the .qm files: `python -m ui.translations.update`.

`zaigang_LANGUAGE.ts` is what Qt's lupdate finds in the widgets; `words_LANGUAGE.ts` holds `ui.words`, whose
sentences stand in plain dictionaries. What has been translated is kept; what is no longer said goes.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from ui import words
from ui.words import formats, sentences

HERE = Path(__file__).parent
UI = HERE.parent
LANGUAGES = ("en",)
_CONTEXT = "words"


def said() -> list[str]:
    """Every text of `ui.words`, each once."""
    terms = (text for kind in words.TERMS.values() for text in kind.values())
    return list(dict.fromkeys((*words.SENTENCES.values(), *terms, *formats.PATTERNS, *sentences.PATTERNS)))


def translated(file: Path) -> dict[str, str]:
    """Finished translations of a .ts file by source text."""
    if not file.is_file():
        return {}
    found = {}
    for message in ElementTree.parse(file).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


def write_words(file: Path, language: str, texts: Iterable[str]) -> None:
    """A .ts file with one message for each text, translations kept."""
    known = translated(file)
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="zh_CN")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = _CONTEXT
    for text in texts:
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if text in known:
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(root, " ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    file.write_text(head + ElementTree.tostring(root, "unicode") + "\n", "utf-8")


def main() -> int:
    """Rewrites every language's files; the exit status of Qt's tools."""
    sources = sorted(str(path) for path in UI.rglob("*.py") if UI / "words" not in path.parents)
    for language in LANGUAGES:
        widgets, own = HERE / f"zaigang_{language}.ts", HERE / f"words_{language}.ts"
        options = [
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            "zh_CN",
            "-target-language",
            language,
        ]
        if _run("lupdate", *options, *sources, "-ts", str(widgets)):
            return 1
        write_words(own, language, said())
        for file in (widgets, own):
            if _run("lrelease", str(file), "-qm", str(file.with_suffix(".qm"))):
                return 1
    return 0


def _run(tool: str, *arguments: str) -> int:
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    return subprocess.run([str(program), *arguments]).returncode


if __name__ == "__main__":
    sys.exit(main())
