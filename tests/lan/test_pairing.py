"""Two screens, one code: pairing, and everybody who should not get through."""

from __future__ import annotations

import http.client
import json
from pathlib import Path

import pytest

from app.domain.pairing import NONCE_BYTES, TRIES, WINDOW_SECONDS, commitment_to, verifier_of
from app.lan.allowed import dialect
from app.lan.channel import Channel, place_of
from app.lan.paired import FILE_NAME, Paired, PairingTalk, load_paired, save_paired
from app.lan.wire import PAIR_HELLO, PAIR_REVEAL
from app.services.clock import Clock
from app.services.face import HallFace
from app.services.pairing import PairingState
from tests.conftest import CLERK
from tests.lan.terminals import Terminal, in_thread
from tests.services.cast import refused


def talk(terminal: Terminal) -> PairingTalk:
    return PairingTalk(place_of(terminal.url))


class Relayed(Channel):
    """A desk's channel that ends at somebody else's certificate."""

    def _check(self, connection: http.client.HTTPSConnection) -> None:
        self.fingerprint = bytes(32)


def test_both_screens_show_the_same_code_and_the_desk_stands_on_record(terminal: Terminal) -> None:
    paired = terminal.pair("主任办公室")
    shown = terminal.desks.shown(terminal.admin)
    assert [(d.name, d.paired_by, d.revoked) for d in shown.desks] == [("主任办公室", "金管", None)]
    assert terminal.desks.admits(paired.desk, verifier_of(bytes.fromhex(paired.secret)))
    assert not terminal.desks.admits(paired.desk, verifier_of(b"another"))


def test_the_secret_stands_neither_in_the_journal_nor_in_the_tables(terminal: Terminal) -> None:
    secret = terminal.pair().secret
    terminal.hall.store.truncate_wal()
    content = (terminal.hall.folder / "hall.db").read_bytes()
    assert secret.encode() not in content
    assert bytes.fromhex(secret) not in content
    assert verifier_of(bytes.fromhex(secret)).encode() in content


def test_somebody_in_between_makes_the_codes_differ(terminal: Terminal) -> None:
    """Who relays everything as it is, behind a certificate of their own, is seen by the code."""
    terminal.desks.begin_pairing(terminal.admin)
    attempt = talk(terminal)
    attempt._channel = Relayed(place_of(terminal.url))
    code = attempt.begin("主任办公室")
    assert terminal.desks.shown(terminal.admin).pairing.code != code
    terminal.desks.stop_pairing(terminal.admin)
    assert refused(attempt.wait, lambda: False).key == "pairing_refused"


def test_a_desk_cannot_choose_its_nonce_after_it_knows_the_terminals(terminal: Terminal) -> None:
    terminal.desks.begin_pairing(terminal.admin)
    channel = Channel(place_of(terminal.url))
    verifier = verifier_of(b"x")
    hello = {"name": "谁", "commitment": commitment_to(bytes(32), verifier, "谁"), "dialect": dialect()}
    _, answer = channel.post(PAIR_HELLO, hello, {})
    other = {"desk": answer["desk"], "nonce": "11" * NONCE_BYTES, "verifier": verifier}
    _, refusal = channel.post(PAIR_REVEAL, other, {})
    assert refusal["refusal"][0] == "pairing_failed"
    assert terminal.desks.shown(terminal.admin).pairing.state is PairingState.WAITING


def test_nobody_is_paired_unless_somebody_waits_for_it(terminal: Terminal) -> None:
    assert refused(talk(terminal).begin, "谁").key == "pairing_closed"
    assert refused(terminal.desks.begin_pairing, CLERK).key == "not_entitled"
    assert refused(terminal.desks.accept, terminal.admin, "").key == "pairing_closed"


def test_a_second_pc_waits_until_the_first_is_done(terminal: Terminal) -> None:
    terminal.desks.begin_pairing(terminal.admin)
    talk(terminal).begin("第一台")
    assert refused(talk(terminal).begin, "第二台").key == "pairing_busy"
    assert terminal.desks.shown(terminal.admin).pairing.name == "第一台"


def test_another_code_than_the_one_compared_is_not_accepted(terminal: Terminal) -> None:
    terminal.desks.begin_pairing(terminal.admin)
    code = talk(terminal).begin("谁")
    other = f"{(int(code) + 1) % 1_000_000:06d}"
    assert refused(terminal.desks.accept, terminal.admin, other).key == "pairing_closed"
    assert refused(terminal.desks.accept, CLERK, code).key == "not_entitled"
    assert terminal.desks.accept(terminal.admin, code) == "谁"
    assert refused(terminal.desks.accept, terminal.admin, code).key == "pairing_closed"


def test_a_window_takes_three_tries_and_two_minutes(terminal: Terminal) -> None:
    channel = Channel(place_of(terminal.url))
    hello = {"name": "谁", "commitment": "", "dialect": dialect()}
    terminal.desks.begin_pairing(terminal.admin)
    for _ in range(TRIES):
        _, answer = channel.post(PAIR_HELLO, hello, {})
        opened = {"desk": answer["desk"], "nonce": "11" * NONCE_BYTES, "verifier": "22" * 32}
        channel.post(PAIR_REVEAL, opened, {})
    assert refused(talk(terminal).begin, "谁").key == "pairing_closed"

    class Later(Clock):
        """Two minutes on."""

        def boot_us(self) -> int:
            return super().boot_us() + WINDOW_SECONDS * 1_000_000

    terminal.desks.begin_pairing(terminal.admin)
    talk(terminal).begin("谁")
    terminal.hall.clock = Later(terminal.hall.clock.as_of)
    assert terminal.desks.shown(terminal.admin).pairing.state is PairingState.CLOSED


def test_the_desk_may_stop_waiting(terminal: Terminal) -> None:
    terminal.desks.begin_pairing(terminal.admin)
    attempt = talk(terminal)
    attempt.begin("谁")
    stop: list[bool] = []
    thread, found = in_thread(lambda: attempt.wait(lambda: bool(stop)))
    stop.append(True)
    thread.join(30)
    assert found == [None]


@pytest.mark.parametrize("name", ["", " ", "谁" * 33, "a\u202eb"])
def test_a_desk_has_a_name_that_can_be_read(terminal: Terminal, name: str) -> None:
    terminal.desks.begin_pairing(terminal.admin)
    assert refused(talk(terminal).begin, name).key.startswith("field_")


def test_a_terminal_that_is_not_there_is_said_to_be_so(terminal: Terminal) -> None:
    terminal.server.stop()
    assert refused(talk(terminal).begin, "谁").key == "hall_unreachable"


# --- what the desk keeps -------------------------------------------------------------------------------


def test_a_desk_keeps_its_pairing_closed_to_others(tmp_path: Path) -> None:
    paired = Paired("https://10.0.0.2:8643", "ab" * 32, "id", "名", "cd" * 32, HallFace("厅", "UTC", True))
    folder = tmp_path / "desk"
    assert load_paired(folder) is None
    for _ in range(2):
        save_paired(folder, paired)
    assert load_paired(folder) == paired
    assert (folder / FILE_NAME).stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]
    assert paired.secret not in repr(paired)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", json.dumps({"face": {"x": 1}})])
def test_a_broken_file_of_a_desk_is_refused_in_words(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, "utf-8")
    assert refused(load_paired, tmp_path).key == "desk_file"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://192.168.1.5:8643", "https://192.168.1.5:8643"),
        (" 192.168.1.5 ", "https://192.168.1.5:8643"),
        ("hall.local:9000/", "https://hall.local:9000"),
        ("https://[fe80::1]:9000", "https://[fe80::1]:9000"),
    ],
)
def test_an_address_is_read_as_people_write_it(text: str, url: str) -> None:
    assert place_of(text).url == url


@pytest.mark.parametrize(
    "text", ["", "http://10.0.0.2", "https://", "https://a:99999", "https://u:p@a", "a/b?c"]
)
def test_what_is_no_address_of_a_terminal_is_refused(text: str) -> None:
    assert refused(place_of, text).key == "hall_address"
