"""Fonts: cut once, found again, and never a character dropped in silence."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from app.domain.refusal import Refusal
from reports import font_build, font_cache
from reports.files import Progress
from reports.font_cache import cache_folder, ensure_fonts, found_fonts
from reports.fonts import BODY, BOLD, TITLE, FontChoice, font_files, load_fonts


@pytest.fixture(scope="session")
def regular() -> Path:
    return font_files()[0]


def fake_build(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The cache's own behaviour without seconds of cutting."""
    built: list[frozenset[str]] = []

    def build(characters: frozenset[str], folder: Path, progress: Progress | None = None) -> None:
        built.append(characters)
        for style in font_build.WEIGHTS:
            (folder / f"{style}.ttf").write_bytes(style.encode())

    monkeypatch.setattr(font_cache, "build_fonts", build)
    return built


def test_the_two_weights_are_static_and_named_so_that_a_desktop_tells_them_apart() -> None:
    weights = []
    for path in font_files():
        with TTFont(path) as font:
            assert "fvar" not in font
            assert font["name"].getDebugName(1) == "Noto Sans SC"
            weights.append((font["OS/2"].usWeightClass, font["name"].getDebugName(2)))
    assert weights == [(400, "Regular"), (700, "Bold")]


def test_bold_is_heavier_than_regular() -> None:
    def ink(path: Path) -> int:
        """Width of the vertical stroke of 一's neighbour 丨 tells the weight."""
        with TTFont(path) as font:
            glyph = font["glyf"][font.getBestCmap()[ord("丨")]]
            return int(glyph.xMax - glyph.xMin)

    light, heavy = (ink(path) for path in font_files())
    assert heavy > light * 1.4


def test_all_of_gb2312_and_the_rare_name_characters_are_there() -> None:
    fonts = load_fonts("韩静怡王𬱖张䶮")
    chars = [
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(176, 248) for cell in range(161, 255)
    ]
    assert fonts.missing_characters("".join(chars)) == ()
    assert fonts.missing_characters("王𬱖 张䶮 李𫘦") == ()


def test_a_character_that_no_font_has_is_reported_with_its_code_and_name() -> None:
    fonts = load_fonts("张𠀀")
    with pytest.raises(Refusal) as caught:
        fonts.check(["韩静怡", "张𠀀"])
    assert caught.value.key == "glyph_missing"
    assert caught.value.params == {"characters": ("𠀀",), "codes": ("U+20000",), "texts": ("张𠀀",)}


def test_an_undrawable_character_does_not_cause_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_fonts()
    built = fake_build(monkeypatch)
    ensure_fonts("张𠀀\x00")
    assert built == []


def test_fonts_are_built_once_and_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = fake_build(monkeypatch)
    assert found_fonts("", tmp_path) is None
    first = ensure_fonts("韩静怡", tmp_path)
    assert ensure_fonts("陆承志", tmp_path) == first
    assert len(built) == 1
    assert not list(tmp_path.glob("part-*"))


def test_a_rare_character_costs_one_build_and_is_kept_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = fake_build(monkeypatch)
    ensure_fonts("韩", tmp_path)
    assert "喆" in ensure_fonts("陶喆", tmp_path).characters
    assert {"喆", "玥"} <= ensure_fonts("玥", tmp_path).characters
    ensure_fonts("喆玥", tmp_path)
    assert len(built) == 3


def test_eight_threads_at_once_build_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = fake_build(monkeypatch)
    threads = [threading.Thread(target=ensure_fonts, args=("韩", tmp_path)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1


def test_a_damaged_build_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = fake_build(monkeypatch)
    files = ensure_fonts("", tmp_path)
    files.bold.write_bytes(b"")
    assert found_fonts("", tmp_path) is None
    ensure_fonts("", tmp_path)
    assert len(built) == 2
    assert files.bold.read_bytes() == b"Bold"


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(characters: frozenset[str], folder: Path, progress: Progress | None = None) -> None:
        (folder / "Regular.ttf").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(font_cache, "build_fonts", full)
    with pytest.raises(Refusal) as caught:
        ensure_fonts("", tmp_path)
    assert caught.value.key == "cache_not_writable"
    assert [path.name for path in tmp_path.iterdir()] == ["fonts.lock"]


def test_old_builds_are_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_build(monkeypatch)
    for char in "喆玥昇淏犇":
        ensure_fonts(char, tmp_path)
    assert len(list(tmp_path.glob("noto-sans-sc-*"))) == 3
    assert found_fonts("喆玥昇淏犇", tmp_path) is not None


def test_the_cache_is_where_the_argument_or_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZAIGANG_CACHE", str(tmp_path / "env"))
    assert cache_folder() == tmp_path / "env"
    assert cache_folder(tmp_path) == tmp_path


def test_a_cut_font_draws_what_was_asked_for_and_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    font_build.build_fonts(frozenset("王𬱖1"), tmp_path, lambda done, total: told.append((done, total)))
    with TTFont(tmp_path / "Regular.ttf") as font:
        assert {chr(code) for code in font.getBestCmap()} == set("王𬱖1")
    assert told[0] == (0, 4)
    assert told[-1] == (4, 4)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Bold.ttf", "Regular.ttf"]


@pytest.fixture
def hall_font(tmp_path: Path, regular: Path) -> Path:
    """A font of three characters, as a hall's own may lack many."""
    path = tmp_path / "hall.ttf"
    with TTFont(regular) as font:
        cutter = subset.Subsetter()
        cutter.populate(text="韩静1")
        cutter.subset(font)
        font.save(path)
    return path


def test_the_halls_own_font_comes_first_and_ours_stands_in(hall_font: Path) -> None:
    fonts = load_fonts("韩静怡", FontChoice(body=hall_font, title=hall_font))
    runs = fonts.runs(BODY, "韩静怡1")
    assert [(font.fontName, text) for font, text in runs] == [
        ("Hall-Body", "韩静"),
        ("Zaigang-Regular", "怡"),
        ("Hall-Body", "1"),
    ]
    assert [font.fontName for font, _ in fonts.runs(TITLE, "怡")] == ["Zaigang-Bold"]
    assert fonts.missing_characters("韩静怡") == ()
    assert fonts.width(BOLD, "韩静", 10) == pytest.approx(20)


def test_a_font_that_cannot_be_used_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "仿宋.ttf"
    for content in (b"", b"OTTO" + bytes(200), b"nonsense" * 50):
        broken.write_bytes(content)
        with pytest.raises(Refusal) as caught:
            load_fonts("", FontChoice(body=broken))
        assert (caught.value.key, caught.value.params) == ("font_unusable", {"file": "仿宋.ttf"})
    with pytest.raises(Refusal):
        load_fonts("", FontChoice(title=tmp_path / "missing.ttf"))


def test_a_variable_font_is_refused_because_it_would_print_as_thin() -> None:
    with pytest.raises(Refusal) as caught:
        load_fonts("", FontChoice(body=font_build.variable_font()))
    assert caught.value.key == "font_unusable"


@pytest.mark.full
def test_two_programs_at_once_share_one_build(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reports.font_cache import ensure_fonts;"
        "print(ensure_fonts('陶喆', Path(sys.argv[1])).regular)"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(2)
    ]
    said = {run.communicate()[0] for run in runs}
    assert len(said) == 1
    assert len(list(tmp_path.glob("noto-sans-sc-*"))) == 1
