"""The words that two people compare."""

from app.domain.four_words import WORDS, four_words

KEYS = bytes(32), bytes(range(32))


def test_there_are_256_words_of_two_characters_and_none_twice() -> None:
    assert len(WORDS) == len(set(WORDS)) == 256
    assert {len(word) for word in WORDS} == {2}


def test_another_hall_or_key_shows_other_words() -> None:
    shown = four_words("h1", *KEYS)
    assert shown == four_words("h1", *KEYS)
    assert len(shown) == 4
    others = {four_words("h2", *KEYS), four_words("h1", *reversed(KEYS)), four_words("h1", KEYS[0], KEYS[0])}
    assert shown not in others
    assert len(others) == 3
