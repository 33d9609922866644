"""Where paper goes: a printer, a file or a folder that the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_printer(page: QWidget, name: str, pages: int) -> QPrinter | None:
    """The printer that was chosen for a document of so many pages; None: none was."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFromTo(1, pages)
    return printer if QPrintDialog(printer, page).exec() else None


def ask_file(page: QWidget, name: str, ending: str, kind: str) -> Path | None:
    """A file to save to, with its ending."""
    start = str(Path(_folder()) / f"{name}.{ending}")
    title = QCoreApplication.translate("ReportsPage", "保存")
    chosen, _ = QFileDialog.getSaveFileName(page, title, start, f"{kind} (*.{ending})")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")


def ask_folder(page: QWidget) -> Path | None:
    """A folder to save several files to."""
    title = QCoreApplication.translate("ReportsPage", "存到哪个文件夹")
    chosen = QFileDialog.getExistingDirectory(page, title, _folder())
    return Path(chosen) if chosen else None


def _folder() -> str:
    """Where to begin: a system without a documents folder has a home."""
    place = QStandardPaths.writableLocation
    documents = place(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else place(QStandardPaths.StandardLocation.HomeLocation)
