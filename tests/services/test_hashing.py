"""Argon2id behind a pepper, calibrated to the machine."""

import pytest

from app.services.hashing import LIGHTEST, Effort, Hasher, calibrated

QUICK = Effort(1, 8, 1)
PEPPER = bytes(range(32))


def test_a_secret_is_right_only_for_its_holder_its_kind_and_its_pepper() -> None:
    hasher = Hasher(PEPPER, QUICK)
    digest = hasher.hashed("a1", "pin", "482915")
    assert digest.startswith("$argon2id$")
    assert hasher.matches(digest, "a1", "pin", "482915")
    assert not hasher.matches(digest, "a1", "pin", "482916")
    assert not hasher.matches(digest, "a2", "pin", "482915")
    assert not hasher.matches(digest, "a1", "password", "482915")
    assert not Hasher(bytes(32), QUICK).matches(digest, "a1", "pin", "482915")


def test_what_is_no_hash_and_where_none_is_both_are_wrong() -> None:
    hasher = Hasher(PEPPER, QUICK)
    assert not hasher.matches("rubbish", "a1", "pin", "482915")
    assert not hasher.matches(None, "a1", "pin", "482915")
    assert not hasher.matches(None, "a1", "pin", "\udcff")


def test_two_ways_to_type_one_character_are_one_password() -> None:
    hasher = Hasher(PEPPER, QUICK)
    assert hasher.matches(
        hasher.hashed("a", "password", "caf\u00e9-caf\u00e9"), "a", "password", "cafe\u0301-cafe\u0301"
    )


def test_other_parameters_make_a_hash_outdated() -> None:
    digest = Hasher(PEPPER, QUICK).hashed("a1", "pin", "482915")
    assert not Hasher(PEPPER, QUICK).outdated(digest)
    assert Hasher(PEPPER, Effort(2, 8, 1)).outdated(digest)


@pytest.mark.parametrize("pace", [0.02, 0.1, 0.3, 0.6, 1.5, 20.0])
def test_calibration_aims_at_150_to_500_milliseconds_and_never_below_the_floor(pace: float) -> None:
    def seconds(effort: Effort) -> float:
        return pace * effort.passes / 3 * effort.memory_kib / (64 * 1024)

    effort = calibrated(seconds)
    assert 0.15 <= seconds(effort) <= 0.5 or effort == LIGHTEST
    assert effort.memory_kib >= LIGHTEST.memory_kib
    assert Effort.loaded(effort.dumped()) == effort
