"""What is registered beside the punches, as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.words import clock_text, minutes_text, term


def mark_words(kind: str, value: Mapping[str, Any]) -> str:
    """`公出 09:00到11:30 送件(区政府)`."""
    word = term("mark", kind)
    if kind == "outing":
        return f"{word}  {_span((value['first'], value['last']))}  {value['reason']}({value['place']})"
    if kind == "duty":
        halves = [f"{term('half', half)} {_span(value[half])}" for half in ("am", "pm")]
        return f"{word}  {'  '.join(halves)}"
    if kind == "reduction":
        edge, minutes = term("edge", value["edge"]), minutes_text(value["minutes"])
        return f"{word}  {term('reduction', value['kind'])}  {edge} {minutes}"
    return f"{word}  {term('edge', value['edge'])} {clock_text(value['minute'])}"


def _span(span: Sequence[int] | None) -> str:
    if span is None:
        return QCoreApplication.translate("entries", "不上班")
    pattern = QCoreApplication.translate("entries", "{first}到{last}")
    return pattern.format(first=clock_text(span[0]), last=clock_text(span[1]))
