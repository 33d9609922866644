"""The desk's style sheet, made from the palette on a grid of 8 px."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.fonts import SECONDARY, TITLE
from ui.palette import DESK, Palette, Tone

GRID = 8
TOUCH = 48
"""The smallest touch target of the desk in pixels."""
KIOSK_TOUCH = 72
_ICONS = Path(__file__).parent / "icons"

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget#page, QStackedWidget#pages { background: $page; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: 4px; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[kind="secondary"] { color: $text_2; font-size: ${secondary}px; }
QLabel[kind="heading"] { font-weight: bold; }

QPushButton, QToolButton { background: $surface; border: 1px solid $edge; border-radius: 4px;
  padding: 7px 15px; min-height: 20px; outline: 0; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 6px 14px; }
QPushButton:disabled, QToolButton:disabled { color: $edge; border-color: $line; background: $page; }
QPushButton:checked { background: $accent_soft; border: 2px solid $accent; padding: 6px 14px;
  font-weight: bold; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: bold; }
QPushButton[primary="true"]:hover { background: $accent_strong; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $line; color: $text_2; border-color: $line; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
  background: $surface; border: 1px solid $edge; border-radius: 4px; padding: 6px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus,
QTextEdit:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $text_2; background: $page; }
QPushButton[touch="true"], QToolButton[touch="true"] { min-height: 32px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 32px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QAbstractSpinBox::down-arrow {
  image: url("$icons/down.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow { image: url("$icons/up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 32px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge;
  selection-background-color: $accent_soft; selection-color: $text; }
QCheckBox, QRadioButton { spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: 4px;
  outline: 0; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $edge; }

QTableView, QTreeView, QListView { background: $surface; border: 1px solid $line; gridline-color: $line;
  alternate-background-color: $surface; selection-background-color: $accent_soft; selection-color: $text; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; }
QTableView::item { padding: 0 8px; border: 0; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QListView::item { padding: 0 8px; }
QTreeView::item { height: 40px; }
QHeaderView { background: $page; }
QHeaderView::section { background: $page; color: $text_2; border: 0; border-bottom: 1px solid $edge;
  padding: 8px 11px; font-weight: bold; }

QTabWidget::pane { border: 0; }
QTabBar::tab { padding: 8px 16px; border: 0; border-bottom: 3px solid transparent; color: $text_2; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { background: $accent_soft; }

QListWidget#places { background: $surface; outline: 0; padding: 0;
  border-style: solid; border-width: 0 2px 0 0; border-color: $line; }
QListWidget#places:focus { border-width: 0 2px 0 0; border-color: $accent; padding: 0; }
QListWidget#places::item { padding: 0; border: 2px solid transparent; border-left: 4px solid transparent; }
QListWidget#places::item:selected { background: $accent_soft; border-left-color: $accent; color: $text; }

QFrame#top { background: $surface; border: 0; border-bottom: 1px solid $line; }
QPushButton[flat="true"] { border: 1px solid transparent; background: transparent; padding: 7px 11px; }
QPushButton[flat="true"]:hover { background: $accent_soft; }
QPushButton[flat="true"]:focus { border: 2px solid $accent; padding: 6px 10px; }

QScrollBar { background: $page; border: 0; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QProgressBar { border: 1px solid $edge; border-radius: 4px; background: $surface; text-align: center; }
QProgressBar::chunk { background: $accent_soft; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }
""")


def style_sheet(palette: Palette = DESK) -> str:
    """The style sheet of the desk, with one block for each tone of a message."""
    names = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    tones = "".join(_tone_rules(palette, tone) for tone in Tone)
    sizes = {"title": TITLE, "secondary": SECONDARY, "icons": _ICONS.as_posix()}
    return _SHEET.substitute(names, **sizes) + tones


def _tone_rules(palette: Palette, tone: Tone) -> str:
    colour, soft = palette.of(tone), palette.soft(tone)
    return (
        f'QLabel[tone="{tone}"], QPushButton[tone="{tone}"] {{ color: {colour}; }}\n'
        f'QFrame#toned[tone="{tone}"] {{ background: {soft}; border: 1px solid {colour}; '
        "border-radius: 4px; }\n"
        f'QFrame#toned[tone="{tone}"] QLabel {{ border: 0; background: transparent; color: {colour}; }}\n'
    )


def apply_theme(app: QApplication, palette: Palette = DESK) -> None:
    """Fusion, the same on every system, with the palette's colours and the style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, palette.page),
        (role.WindowText, palette.text),
        (role.Base, palette.surface),
        (role.AlternateBase, palette.page),
        (role.Text, palette.text),
        (role.Button, palette.surface),
        (role.ButtonText, palette.text),
        (role.Highlight, palette.accent),
        (role.HighlightedText, palette.on_accent),
        (role.PlaceholderText, palette.text_2),
        (role.ToolTipBase, palette.surface),
        (role.ToolTipText, palette.text),
        (role.Link, palette.accent),
    )
    for which, colour in pairs:
        made.setColor(which, QColor(colour))
    return made
