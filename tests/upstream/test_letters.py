"""Letters as their authors send them: of a form that the hall will take, numbered without a gap, signed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from app.domain.letter import body_of, letter_statement
from app.domain.refusal import Refusal
from app.sync.signing import holds
from app.upstream.letters import Letters
from tests.upstream.terminal import Sender, Site

OPINION = {
    "kind": "leave_opinion",
    "letter": "",
    "leave": "2026-00001",
    "department": "SW",
    "agree": True,
    "signer": "赵文静",
    "note": "",
    "day": "2026-04-01",
}


@pytest.fixture
def letters(site: Site, sender: Sender) -> Letters:
    return Letters(site.store, site.keys, site.clock)


def test_a_letter_waits_signed_with_an_id_of_its_own(letters: Letters, site: Site, sender: Sender) -> None:
    sent = letters.send(sender.hall, "opinion", OPINION, 7, "赵文静", "account", "2026-00001")
    assert holds(site.keys.public, sent.signature, letter_statement(sent))
    assert UUID(sent.letter).version == 7
    assert body_of(sent).letter == sent.letter  # type: ignore[union-attr]
    waiting = letters.of_hall(sender.hall, "2026-00001")
    assert [(row.letter, row.account, row.outcome) for row in waiting] == [(sent, "account", "")]
    assert letters.of_hall(sender.hall, "2026-00002") == []


def test_letters_of_a_hall_are_numbered_without_a_gap_whoever_sends_at_once(
    letters: Letters, sender: Sender
) -> None:
    def send(number: int) -> int:
        return letters.send(sender.hall, "message", {"text": str(number)}, 0, "梁安", "a").number

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(12))) == list(range(1, 13))


@pytest.mark.parametrize(
    ("kind", "body", "key"),
    [
        ("message", {"text": ""}, "field_missing"),
        ("message", {"text": "x", "run": "rm"}, "letter_form"),
        ("opinion", {**OPINION, "agree": 1}, "letter_form"),
        ("command", {"text": "x"}, "letter_kind"),
    ],
)
def test_what_the_hall_could_not_read_is_not_sent(
    letters: Letters, sender: Sender, kind: str, body: dict[str, object], key: str
) -> None:
    with pytest.raises(Refusal) as refused:
        letters.send(sender.hall, kind, body, 0, "梁安", "a")
    assert refused.value.key == key
    assert letters.of_hall(sender.hall) == []


def test_a_hall_that_upstream_does_not_know_gets_no_letter(letters: Letters) -> None:
    with pytest.raises(Refusal) as refused:
        letters.send("nobody", "message", {"text": "x"}, 0, "梁安", "a")
    assert refused.value.key == "hall_unknown"
