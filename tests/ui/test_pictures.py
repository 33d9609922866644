"""The README's pictures can be taken at any time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.pictures import FOLDER, take_pictures

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.full
def test_every_picture_of_the_readme_is_taken_by_the_script(tmp_path: Path) -> None:
    taken = {path.name for path in take_pictures(tmp_path)}
    assert taken == {path.name for path in FOLDER.glob("*.png")}
    shown = set(re.findall(r"ui/pictures/(\w+\.png)", README.read_text("utf-8")))
    assert shown <= taken
