"""What holds of the project as a whole: its imports, its top level, its locked requirements."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {"app", "devices", "ui", "db", "reports", "tests"}
FILES = ["pyproject.toml", "README*.md", ".*", "requirements*.txt", "CHANGELOG.md", "LICENSE"]
LOCKED = sorted(ROOT.glob("requirements*.txt"))
REGISTRIES = [  # written apart, so that this file names none
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("debian", "org"),
        ("ubuntu", "com"),
        ("npmjs", "com"),
        ("npmjs", "org"),
        ("tuna", "tsinghua"),
        ("mirrors", "aliyun"),
    )
]


def ignored() -> list[str]:
    """The patterns of what is not part of the project."""
    return [
        ".git",
        *(line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines() if line),
    ]


def own_files(folder: Path = ROOT) -> Iterator[Path]:
    """The project's files, with or without git."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored()):
            continue
        if path.is_dir():
            yield from own_files(path)
        else:
            yield path


def pins(file: Path) -> dict[str, str]:
    """The locked packages of a requirements file, each with all that is said of it."""
    entries = re.split(r"\n(?=\S)", file.read_text("utf-8").replace("\\\n", " ").strip())
    return {re.split(r"[=\s]", entry)[0]: " ".join(entry.split()) for entry in entries}


def test_imports_only_point_down() -> None:
    program = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_holds_what_the_design_says_and_nothing_else() -> None:
    tops = {path.relative_to(ROOT).parts for path in own_files()}
    folders = {parts[0] for parts in tops if len(parts) > 1 and not parts[0].startswith(".")}
    files = {parts[0] for parts in tops if len(parts) == 1}
    assert folders == FOLDERS
    assert [name for name in files if not any(fnmatch(name, pattern) for pattern in FILES)] == []


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in own_files()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.name)
def test_every_requirement_is_one_version_held_by_hashes(file: Path) -> None:
    assert pins(file)
    for entry in pins(file).values():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+$", entry), entry


def test_the_tests_run_on_the_versions_that_the_program_runs_on() -> None:
    assert pins(ROOT / "requirements.txt").items() <= pins(ROOT / "requirements-dev.txt").items()


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
        "requirements-minutiae.txt": project["project"]["optional-dependencies"]["minutiae"],
    }
    for name, requirements in asked.items():
        wanted = {re.split(r"[^\w-]", requirement)[0] for requirement in requirements}
        assert wanted <= set(pins(ROOT / name))
