"""The set-up script: what it would run, install and refuse, and that any Python can read its refusal."""

import ast
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import Stop

SCRIPT = Path(bootstrap.__file__)


def start(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Starts the script as a person would, from another folder."""
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], cwd=folder, capture_output=True, text=True
    )


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks set up to the script: `.venv` with the program and a stamp for it."""
    root = bootstrap.ROOT
    for name in ["pyproject.toml", *(file.name for file in root.glob("requirements*.txt"))]:
        (tmp_path / name).write_bytes((root / name).read_bytes())
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "UV_HOME", tmp_path / ".uv")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "stamp.json")
    zaigang = Path(bootstrap.executable("zaigang"))
    zaigang.parent.mkdir(parents=True)
    zaigang.touch()
    Path(bootstrap.executable("python")).touch()
    return tmp_path


def stamp(dev: bool) -> None:
    """Writes what a finished set-up writes."""
    bootstrap.STAMP.write_text(json.dumps({**bootstrap.keys(), "dev": dev}))


def test_help_names_the_commands_and_every_exit_status_and_sets_nothing_up(tmp_path: Path) -> None:
    done = start("--help", folder=tmp_path)
    assert done.returncode == 0
    assert all(
        word in done.stdout for word in ("demo", "test", "setup", "--find-links", "3 something", "130")
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_wheels_that_is_none_is_refused_as_wrong_use(tmp_path: Path) -> None:
    done = start("--find-links", "nowhere", "demo", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "folder of wheels (nowhere)" in done.stderr
    assert start("--find-links", folder=tmp_path).returncode == 2


def test_pythons_back_to_3_6_can_read_the_script_as_far_as_its_refusal() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 6))
    refusal = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    before = tree.body[:refusal]
    assert [type(node) for node in before] == [ast.Expr, ast.Import]
    assert "3, 11" in ast.unparse(tree.body[refusal])


@pytest.mark.parametrize(
    ("version", "refused"),
    [((3, 10, 9), True), ((3, 11, 0), False), ((3, 13, 4), False), ((3, 14, 0), True)],
)
def test_another_python_is_refused_in_words_with_status_4(version: tuple[int, ...], refused: bool) -> None:
    program = (
        "import runpy, sys; "
        f"sys.version_info = {version}; sys.version = '.'.join(map(str, {version})); "
        f"runpy.run_path({str(SCRIPT)!r}, run_name='read')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == (4 if refused else 0)
    assert ("needs Python 3.11, 3.12 or 3.13" in done.stderr) == refused


def test_the_commands_become_the_programs_of_the_venv() -> None:
    python, zaigang = bootstrap.executable("python"), bootstrap.executable("zaigang")
    tests = [python, "-P", str(bootstrap.ROOT / "tests" / "run.py")]
    assert bootstrap.program(["setup"], display=True) == []
    assert bootstrap.program(["test", "-k", "leave"], display=True) == [*tests, "-k", "leave"]
    assert bootstrap.program(["month", "2026-03"], display=False) == [zaigang, "month", "2026-03"]
    assert bootstrap.program([], display=True) == [zaigang]


def test_the_demo_is_headless_only_where_there_is_no_display() -> None:
    zaigang = bootstrap.executable("zaigang")
    assert bootstrap.program(["demo"], display=True) == [zaigang, "demo"]
    assert bootstrap.program(["demo", "--seed", "7"], display=False) == [
        zaigang,
        "demo",
        "--headless",
        "--seed",
        "7",
    ]
    assert bootstrap.program(["demo", "--headless"], display=False) == [zaigang, "demo", "--headless"]


def test_only_linux_can_be_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    assert not bootstrap.has_display({"DISPLAY": ""})
    assert bootstrap.has_display({"DISPLAY": ":0"})
    assert bootstrap.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    monkeypatch.setattr(bootstrap, "LINUX", False)
    assert bootstrap.has_display({})


def test_windows_keeps_its_programs_in_scripts() -> None:
    assert bootstrap.executable("zaigang", windows=True) == str(bootstrap.VENV / "Scripts" / "zaigang.exe")
    assert bootstrap.executable("zaigang", windows=False) == str(bootstrap.VENV / "bin" / "zaigang")


def test_the_folder_of_wheels_is_read_before_the_command_only(tmp_path: Path) -> None:
    assert bootstrap.read_arguments(["--find-links", str(tmp_path), "demo"]) == (tmp_path.resolve(), ["demo"])
    later = ["demo", "--find-links", str(tmp_path)]
    assert bootstrap.read_arguments(later) == (None, later)
    assert bootstrap.read_arguments(["--data", "x", "month"]) == (None, ["--data", "x", "month"])


def test_a_finished_set_up_is_not_done_again(checkout: Path) -> None:
    stamp(dev=False)
    assert bootstrap.is_ready(dev=False)
    assert not bootstrap.is_ready(dev=True)
    stamp(dev=True)
    assert bootstrap.is_ready(dev=False)
    assert bootstrap.is_ready(dev=True)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '{"machine": "another"}'])
def test_an_interrupted_or_foreign_set_up_is_done_again(checkout: Path, text: str) -> None:
    bootstrap.STAMP.write_text(text)
    assert not bootstrap.is_ready(dev=False)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-minutiae.txt", "pyproject.toml"])
def test_changed_requirements_ask_for_a_new_set_up(checkout: Path, name: str) -> None:
    stamp(dev=False)
    (checkout / name).write_text("changed")
    assert not bootstrap.is_ready(dev=False)


@pytest.mark.parametrize("name", ["zaigang", "python"])
def test_a_venv_without_the_program_or_its_python_is_set_up_again(checkout: Path, name: str) -> None:
    stamp(dev=False)
    Path(bootstrap.executable(name)).unlink()
    assert not bootstrap.is_ready(dev=False)


def test_missing_libraries_are_those_that_the_loader_does_not_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    lacks = {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert bootstrap.missing_libraries(False, lambda name: name not in lacks) == {"libEGL.so.1": "libegl1"}
    assert set(bootstrap.missing_libraries(True, lambda name: name not in lacks)) == lacks
    assert not bootstrap.is_loadable("libno-such-thing.so.7")
    monkeypatch.setattr(bootstrap, "LINUX", False)
    assert bootstrap.missing_libraries(True, lambda name: False) == {}


def test_apt_packages_go_by_the_name_of_the_release() -> None:
    line = bootstrap.apt_line(["libglib2.0-0", "libgl1"], "libglib2.0-0t64\nlibgl1\n")
    assert line == ["apt-get", "install", "-y", "--no-install-recommends", "libglib2.0-0t64", "libgl1"]
    assert bootstrap.apt_line(["libglib2.0-0"], "libglib2.0-0\n")[-1] == "libglib2.0-0"


@pytest.mark.parametrize(("sudo", "line"), [(True, "  sudo apt-get install"), (False, "  apt-get install")])
def test_without_root_the_exact_line_is_said(monkeypatch: pytest.MonkeyPatch, sudo: bool, line: str) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: name if sudo or name != "sudo" else None)
    monkeypatch.setattr(bootstrap, "run", lambda command: subprocess.CompletedProcess(command, 0, "", ""))
    with pytest.raises(Stop) as stop:
        bootstrap.install_system({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})
    assert stop.value.args[0] == 3
    assert stop.value.args[1].endswith(f"{line} -y --no-install-recommends libgl1 libegl1")


def test_without_apt_what_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Stop) as stop:
        bootstrap.install_system({"libGL.so.1": "libgl1"})
    assert stop.value.args[0] == 3
    assert "libGL.so.1" in stop.value.args[1]


def test_the_tests_bring_a_browser_only_as_root_with_apt_and_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there: set[str] = {"apt-get"}
    monkeypatch.setattr(bootstrap, "LINUX", True)
    monkeypatch.setattr(bootstrap, "is_root", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: name if name in there else None)
    assert bootstrap.lacks_browser()
    there.add("google-chrome")
    assert not bootstrap.lacks_browser()
    there.clear()
    assert not bootstrap.lacks_browser()
    there.add("apt-get")
    monkeypatch.setattr(bootstrap, "is_root", lambda: False)
    assert not bootstrap.lacks_browser()


@pytest.mark.parametrize("status", [0, 100])
def test_a_browser_that_is_not_to_be_had_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    commands: list[list[str]] = []

    def apt(command: list[str]) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, status, "", "")

    monkeypatch.setattr(bootstrap, "apt", apt)
    bootstrap.install_browser()
    assert commands[-1] == ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    assert ("skipped" in capsys.readouterr().err) is bool(status)


def test_pips_settings_are_read_with_the_environment_strongest() -> None:
    listed = (
        ":env:.index-url='http://mirror.example/env'\n"
        "global.index-url='http://mirror.example/global'\n"
        "global.extra-index-url='\\nfile:///a/simple\\nfile:///b/simple'\n"
        "install.find-links='C:\\\\wheels'\n"
        "freeze.timeout='10'\n"
        "a line that is no setting\n"
    )
    assert bootstrap.read_pip_settings(listed) == {
        "index-url": "http://mirror.example/env",
        "extra-index-url": "file:///a/simple file:///b/simple",
        "find-links": "C:\\wheels",
    }


def test_pips_settings_reach_uv_in_its_own_words(tmp_path: Path) -> None:
    settings = {
        "index-url": "http://mirror.example/simple",
        "cert": "/etc/site.pem",
        "find-links": f"{tmp_path} /no/such/folder http://wheels.example/",
    }
    told = bootstrap.uv_environment(settings, {"HOME": "/home/x"})
    assert told["UV_DEFAULT_INDEX"] == "http://mirror.example/simple"
    assert told["SSL_CERT_FILE"] == "/etc/site.pem"
    assert told["UV_FIND_LINKS"] == f"{tmp_path},http://wheels.example/"
    assert told["HOME"] == "/home/x"


def test_a_site_that_has_told_uv_its_mirror_is_left_alone() -> None:
    environ = {"UV_INDEX_URL": "http://uv.example/simple", "SSL_CERT_FILE": "/etc/uv.pem"}
    told = bootstrap.uv_environment(
        {"index-url": "http://pip.example/simple", "cert": "/etc/pip.pem"}, environ
    )
    assert "UV_DEFAULT_INDEX" not in told
    assert environ.items() <= told.items()


def test_a_32_bit_python_and_an_old_glibc_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    for libc, words in ((("glibc", "2.27"), "glibc 2.28 or newer"), (("", ""), "glibc 2.28 or newer")):
        monkeypatch.setattr("platform.libc_ver", lambda libc=libc: libc)
        with pytest.raises(Stop, match=words):
            bootstrap.check_machine()
    monkeypatch.setattr("platform.libc_ver", lambda: ("glibc", "2.28"))
    bootstrap.check_machine()
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    with pytest.raises(Stop, match="64-bit"):
        bootstrap.check_machine()


def test_a_second_set_up_waits_for_the_first(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with bootstrap.only_one():
            inside.set()
            go_on.wait(30)
            order.append("first")

    holder = threading.Thread(target=first)
    holder.start()
    assert inside.wait(30)
    threading.Timer(0.2, go_on.set).start()
    with bootstrap.only_one():
        order.append("second")
    holder.join()
    assert order == ["first", "second"]


def test_a_lock_left_by_a_killed_set_up_holds_nobody_up(checkout: Path) -> None:
    program = (
        "import os, sqlite3, sys\n"
        "lock = sqlite3.connect(sys.argv[1]); lock.execute('BEGIN EXCLUSIVE'); os._exit(9)\n"
    )
    bootstrap.UV_HOME.mkdir()
    killed = subprocess.run([sys.executable, "-c", program, str(bootstrap.UV_HOME / "lock")])
    assert killed.returncode == 9
    with bootstrap.only_one():
        assert (bootstrap.UV_HOME / "lock").exists()


def test_a_folder_that_cannot_be_written_is_refused_in_words(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "check_machine", lambda: None)
    for home in (checkout / "missing" / "deep", checkout / "requirements.txt"):
        monkeypatch.setattr(bootstrap, "UV_HOME", home)
        with pytest.raises(Stop, match="Cannot set up here") as stop:
            bootstrap.set_up(dev=False, screen=False, links=None)
        assert stop.value.args[0] == 4
