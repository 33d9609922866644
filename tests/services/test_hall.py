"""How a hall begins, and begins again where it was cut off."""

from contextlib import closing
from pathlib import Path

import pytest

from app.domain.refusal import Refusal
from app.services.clock import Clock
from app.services.hall import STORE_NAME, found_hall, open_hall
from db.store import create_store
from tests.conftest import AS_OF

ZONE = "Asia/Shanghai"


def test_a_hall_is_founded_once_and_opened_as_it_was(tmp_path: Path) -> None:
    with closing(found_hall(tmp_path, " 厅 ", ZONE, False, Clock(AS_OF))) as hall:
        key = hall.id
    with closing(open_hall(tmp_path, Clock(AS_OF))) as again, again.reading() as view:
        assert (again.id, view.settings.name, view.settings.practice) == (key, "厅", False)
        assert view.settings.calendar.published == {2026}
    with pytest.raises(Refusal, match="store_exists"):
        found_hall(tmp_path, "厅", ZONE, False, Clock(AS_OF))


def test_a_founding_that_was_cut_off_is_no_hall_yet_and_may_be_done_again(tmp_path: Path) -> None:
    create_store(tmp_path / STORE_NAME).close()
    with pytest.raises(Refusal, match="store_absent"):
        open_hall(tmp_path, Clock(AS_OF))
    with closing(found_hall(tmp_path, "厅", ZONE, False, Clock(AS_OF))) as hall, hall.reading() as view:
        assert view.settings.name == "厅"


@pytest.mark.parametrize(
    ("name", "zone", "key"), [("", ZONE, "hall_name"), ("厅", "Asia/Nowhere", "zone_unknown")]
)
def test_a_hall_needs_a_name_and_a_zone_before_any_file_is_made(
    tmp_path: Path, name: str, zone: str, key: str
) -> None:
    with pytest.raises(Refusal, match=key):
        found_hall(tmp_path, name, zone, False, Clock(AS_OF))
    assert list(tmp_path.iterdir()) == []
