"""How a rule says no: a key and parameters; the words live in `ui.words`."""

from __future__ import annotations


class Refusal(Exception):
    """A rule was broken or a known fault met; `key` names it, `params` fill its words.

    Params are plain values (str, int, date, tuple of names …), never sentences.
    """

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        return f"{self.key} {self.params}" if self.params else self.key
