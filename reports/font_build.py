"""Static Noto Sans SC in two weights, cut out of the variable font (OFL-1.1) that a package brings.

ReportLab would set the variable file as Thin without a word, and all of it would take a minute.
"""

from __future__ import annotations

from functools import cache
from importlib import metadata, resources
from pathlib import Path

from app.domain.refusal import Refusal
from reports.files import Progress

PACKAGE = "justmytype-intl-cjk"
WEIGHTS = {"Regular": 400, "Bold": 700}
_VARIABLE = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
_STEPS = 2 + len(WEIGHTS)
_UNUSED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "VVAR"]


def variable_font() -> Path:
    """The package's variable font; Refusal `font_missing` where it is not installed."""
    try:
        path = Path(str(resources.files("justmytype_intl_cjk").joinpath(_VARIABLE)))
    except ModuleNotFoundError as error:
        raise Refusal("font_missing", package=PACKAGE) from error
    if not path.is_file():
        raise Refusal("font_missing", package=PACKAGE)
    return path


def package_version() -> str:
    """Part of the cache's key: a newer package makes newer fonts."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return str(variable_font().stat().st_size)


@cache
def available_characters() -> frozenset[str]:
    """Every character that the variable font draws (about 30,000)."""
    from fontTools.ttLib import TTFont

    with TTFont(variable_font(), lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


@cache
def base_characters() -> frozenset[str]:
    """GB2312, Latin, punctuation and forms, and all that is beyond the basic plane: rare name characters."""
    chars = {chr(code) for span in _SPANS for code in range(*span)}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            chars.update(bytes((row, cell)).decode("gb2312", "ignore"))
    return frozenset(chars | {c for c in available_characters() if ord(c) > 0x20000}) & available_characters()


_SPANS = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x2000, 0x2070),
    (0x20A0, 0x20C0),
    (0x2100, 0x2400),
    (0x2460, 0x2500),
    (0x25A0, 0x2700),
    (0x3000, 0x3040),
    (0xFF00, 0xFFF0),
    (0x4DAE, 0x4DAF),  # 䶮, the one of Extension A that people bear
)


def build_fonts(characters: frozenset[str], folder: Path, progress: Progress | None = None) -> None:
    """Writes `Regular.ttf` and `Bold.ttf` with `characters` into `folder`; takes seconds."""
    tell = progress or (lambda done, total: None)
    tell(0, _STEPS)
    variable = folder / "variable.ttf"
    _write_subset(characters, variable)
    tell(1, _STEPS)
    for step, (style, weight) in enumerate(WEIGHTS.items(), 2):
        _write_instance(variable, weight, folder / f"{style}.ttf")
        tell(step, _STEPS)
    variable.unlink()
    tell(_STEPS, _STEPS)


def _write_subset(characters: frozenset[str], path: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += _UNUSED_TABLES
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    with TTFont(variable_font(), lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.save(path)


def _write_instance(variable: Path, weight: int, path: Path) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    with TTFont(variable, recalcTimestamp=False) as font:
        instancer.instantiateVariableFont(
            font,
            {"wght": weight},
            inplace=True,
            optimize=False,
            overlap=instancer.OverlapMode.KEEP_AND_DONT_SET_FLAGS,
            updateFontNames=True,
        )
        font.save(path)
