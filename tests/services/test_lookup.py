"""Every service that a page may call can be found by its name."""

import pytest

from app.services.hall import Hall
from app.services.lookup import _ON_HALL, Services

SPECIAL = ("AccessService", "EnrolmentService", "PinPunch", "SelfService")


@pytest.mark.parametrize("name", [*_ON_HALL, *SPECIAL])
def test_every_name_gives_the_service_of_that_class(hall: Hall, name: str) -> None:
    services = Services(hall)
    assert type(services(name)).__name__ == name
    assert services(name) is services(name)
    services.close()
