"""Heads are encoded as they always were: any JSON library finds the same hash."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.journal import Head

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
NUMBER = st.integers(-(2**62), 2**62)
DIGEST = st.binary(min_size=32, max_size=32)


@given(st.builds(Head, TEXT, NUMBER, NUMBER, DIGEST, TEXT, NUMBER, TEXT, TEXT, NUMBER, TEXT, NUMBER, DIGEST))
def test_a_head_is_a_plain_json_array_without_spaces(head: Head) -> None:
    values = [value.hex() if isinstance(value, bytes) else value for value in head]
    assert head.encoded() == json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("number", ["1", 1.0, None])
def test_a_number_of_another_type_is_no_head(number: object) -> None:
    head = Head("h", number, 1, bytes(32), "k", 1, "", "", 1, "b", 1, bytes(32))  # type: ignore[arg-type]  # the wrong thing on purpose
    with pytest.raises((TypeError, ValueError)):
        head.encoded()
