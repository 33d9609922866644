"""Sets up this checkout and starts Zaigang: `python3 app/bootstrap.py COMMAND`, standard library only."""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):  # first of all, so that older Pythons read this far
    sys.stderr.write(f"zaigang: needs Python 3.11, 3.12 or 3.13, and this is {sys.version.split()[0]}; ")
    sys.stderr.write("install one and name it: python3.11 app/bootstrap.py (py -3.11 on Windows)\n")
    sys.exit(4)
if __name__ == "__main__" and not sys.flags.safe_path:
    sys.path.pop(0)  # app/ itself: its modules must not hide the standard library's

import ast
import contextlib
import ctypes
import hashlib
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV_HOME, VENV = ROOT / ".uv", ROOT / ".venv"
STAMP = VENV / "zaigang-setup.json"
WINDOWS, LINUX = os.name == "nt", sys.platform.startswith("linux")
PYTHON = str(getattr(sys, "_base_executable", "") or sys.executable)  # not that of a venv, which may lack pip
PIP = [PYTHON, "-P", "-m", "pip"]
WRONG_USE, BY_HAND, UNSUITABLE, NOT_INSTALLED = 2, 3, 4, 5
LOOK = "check network, pip's mirror and free space, then start again; without a network see --help."

HELP = """\
python3 app/bootstrap.py [--find-links DIR] COMMAND [ARGUMENTS]     (Windows: py app\\bootstrap.py ...)

  demo     the sample hall with simulated scanners; without a display the same as text and PDFs
  test     all checks and tests of the project
  setup    sets up and starts nothing
  ...      anything else goes to the program: month 2026-03, init --hall NAME; nothing: the desktop

The first start fetches uv and the locked packages (about 200 MB) into .uv and .venv of this folder and, as
root on a Debian-like system, what Qt lacks by apt, and for `test` a Chromium where there is no browser.
Later starts begin at once. To set up anew, delete .venv.
pip's own settings (mirror, certificate, proxy) hold for all that is fetched.
Without a network: on a machine like this one (system, processor, Python) that has one, in this folder,
    python3 -m pip download -d wheels -r requirements-uv.txt -r requirements.txt
(-r requirements-dev.txt too for `test`, -r requirements-minutiae.txt for simulated fingers that match like
real ones); bring the folder here and give --find-links wheels.

Exit status: the program's own; before it starts: 2 wrong use, 3 something to be installed by hand (the line
is printed), 4 unsuitable Python, system or folder, 5 packages not installed, 130 interrupted.
"""
QT_LIBRARIES = """
libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libxkbcommon.so.0=libxkbcommon0
libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3 """
SCREEN_LIBRARIES = """
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1 """
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What the tests of upstream's pages can use."""
PIP_TO_UV = """
index-url=UV_DEFAULT_INDEX extra-index-url=UV_INDEX cert=SSL_CERT_FILE trusted-host=UV_INSECURE_HOST
proxy=ALL_PROXY """


class Stop(Exception):
    """Set-up cannot go on: the exit status, and one sentence that says what to do."""


def table(text: str) -> dict[str, str]:
    """Pairs written `name=value`, with spaces between them."""
    return dict(pair.split("=") for pair in text.split())


def say(line: object) -> None:
    """One short line on the error stream: standard output belongs to the program."""
    print(f"zaigang: {line}", file=sys.stderr, flush=True)


def run(command: Sequence[str], environ: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a command in the checkout and keeps what it prints."""
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, errors="replace")


def step(command: Sequence[str], environ: Mapping[str, str], otherwise: str) -> None:
    """One step of the set-up, its words on the error stream; stops with `otherwise` where it fails."""
    if subprocess.run(command, cwd=ROOT, env=environ, stdout=sys.stderr).returncode:
        raise Stop(NOT_INSTALLED, otherwise)


def read_arguments(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """The folder of wheels named before the command, if any, and the command with its own arguments."""
    if arguments[:1] != ["--find-links"]:
        return None, list(arguments)
    folder = Path("".join(arguments[1:2]) or "none named")
    if not folder.is_dir():
        raise Stop(WRONG_USE, f"--find-links needs a folder of wheels ({folder}); see --help.")
    return folder.resolve(), list(arguments[2:])


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether a window can open; outside Linux there always is a screen."""
    return not LINUX or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def executable(name: str, windows: bool = WINDOWS) -> str:
    """Where a program of `.venv` lies."""
    return str(VENV / "Scripts" / f"{name}.exe" if windows else VENV / "bin" / name)


def program(rest: Sequence[str], display: bool) -> list[str]:
    """The command line that is meant; empty for `setup`."""
    command, *others = rest or [""]
    if command == "setup":
        return []
    if command == "test":
        return [executable("python"), "-P", str(ROOT / "tests" / "run.py"), *others]
    if command == "demo" and not display and "--headless" not in others:
        rest = ["demo", "--headless", *others]
    return [executable("zaigang"), *rest]


def digest(*files: Path) -> str:
    """One hash over the contents of some files."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def keys() -> dict[str, object]:
    """What a set-up is bound to: this folder, Python and machine; the locked packages and this script."""
    files = [*sorted(ROOT.glob("requirements*.txt")), ROOT / "pyproject.toml", Path(__file__).resolve()]
    return {"machine": [str(ROOT), sys.version, platform.machine()], "packages": digest(*files)}


def read_stamp() -> dict[str, object]:
    """What the last finished set-up noted; empty if there was none or it was interrupted."""
    try:
        return dict(json.loads(STAMP.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def is_ready(dev: bool) -> bool:
    """Whether `.venv` holds what is asked for; one made for the tests serves the program too."""
    stamp = read_stamp()
    there = all(Path(executable(name)).is_file() for name in ("python", "zaigang"))
    return there and keys().items() <= stamp.items() and (not dev or stamp.get("dev") is True)


def is_loadable(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        return bool(ctypes.CDLL(library))
    except OSError:
        return False


def missing_libraries(screen: bool, loadable: Callable[[str], bool] = is_loadable) -> dict[str, str]:
    """What Qt needs and a Linux lacks, each library with its Debian package."""
    wanted = table(QT_LIBRARIES + (SCREEN_LIBRARIES if screen else "")) if LINUX else {}
    return {library: package for library, package in wanted.items() if not loadable(library)}


def apt_line(packages: Sequence[str], known: str) -> list[str]:
    """The apt command for some packages, by this release's names: since 2024 some end in t64."""
    names = [f"{name}t64" if f"{name}t64" in known.split() else name for name in packages]
    return ["apt-get", "install", "-y", "--no-install-recommends", *names]


def is_root() -> bool:
    """Whether this may install for the whole system."""
    return sys.platform != "win32" and os.geteuid() == 0


def apt(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Runs apt-get without a question, waiting for another that runs."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return run([*command, "-qq", "-o", "DPkg::Lock::Timeout=300"], environ)


def lacks_browser() -> bool:
    """Whether there is no browser for the tests, and one can be installed."""
    return LINUX and is_root() and bool(shutil.which("apt-get")) and not any(map(shutil.which, BROWSERS))


def install_browser() -> None:
    """Chromium by apt; where there is none to be had, the tests that need it say so and are skipped."""
    say("installing by apt: chromium (for the tests in a browser) ...")
    apt(["apt-get", "update"])
    if apt(apt_line(["chromium"], "")).returncode:
        say("no Chromium to be had here; the tests in a browser are skipped")


def install_system(missing: Mapping[str, str]) -> None:
    """Installs what the system lacks by apt where this is root; otherwise stops with the line to run."""
    if not shutil.which("apt-get"):
        raise Stop(BY_HAND, f"Install what this system lacks, then start again: {', '.join(missing)}.")
    root = is_root()
    if root:
        say(f"installing by apt: {' '.join(missing.values())} ...")
        apt(["apt-get", "update"])
    line = apt_line(list(missing.values()), run(["apt-cache", "pkgnames"]).stdout)
    done = apt(line) if root else None
    if done is None or done.returncode:
        sys.stderr.write(done.stderr if done else "")
        by_hand = " ".join(line if root or not shutil.which("sudo") else ["sudo", *line])
        raise Stop(BY_HAND, f"The system lacks something; run as root, then start again:\n  {by_hand}")


def read_pip_settings(listed: str) -> dict[str, str]:
    """What `pip config list` printed: the environment goes before [install], that before [global]."""
    found: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in listed.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        with contextlib.suppress(KeyError, ValueError, SyntaxError):
            found[section][key] = " ".join(str(ast.literal_eval(value)).split())
    return {**found["global"], **found["install"], **found[":env:"]}


def uv_environment(settings: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for uv: pip's settings in uv's words, unless the site has given uv its own."""
    told = {"UV_PYTHON_DOWNLOADS": "never", "UV_INDEX_STRATEGY": "unsafe-best-match"}  # pip's; hashes hold it
    if not any(name.startswith("UV_") and "INDEX" in name for name in environ):
        told |= {name: settings[key] for key, name in table(PIP_TO_UV).items() if key in settings}
        links = settings.get("find-links", "").split()
        told["UV_FIND_LINKS"] = ",".join(link for link in links if "://" in link or (ROOT / link).is_dir())
    return {**told, **environ}


def install_uv(source: Sequence[str]) -> str:
    """uv into the checkout, by pip and held by its hash: needs no root, no venv, and passes PEP 668."""
    uv, stamp = UV_HOME / "bin" / ("uv.exe" if WINDOWS else "uv"), UV_HOME / "installed"
    wanted = ROOT / "requirements-uv.txt"
    if not (uv.is_file() and stamp.is_file() and stamp.read_text("utf-8") == digest(wanted)):
        say("fetching uv ...")
        command = [*PIP, "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--upgrade"]
        command += ["--target", str(UV_HOME), "--require-hashes", "-r", str(wanted), *source]
        allowed = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_ROOT_USER_ACTION": "ignore"}
        step(command, {**os.environ, **allowed}, "pip could not fetch uv; " + LOOK)
        stamp.write_text(digest(wanted), "utf-8")
    return str(uv)


def install_packages(dev: bool, links: Path | None) -> None:
    """`.venv` with the locked packages and the project itself; the stamp comes last."""
    source = ["--no-index", "--find-links", str(links)] if links else []
    uv = [install_uv(source), *([] if sys.stderr.isatty() else ["--quiet"])]
    environ = uv_environment(read_pip_settings(run([*PIP, "config", "list"]).stdout), os.environ)
    stamp, now = read_stamp(), keys()
    STAMP.unlink(missing_ok=True)
    if stamp.get("machine") == now["machine"]:
        dev = dev or stamp.get("dev") is True
    else:
        create = [*uv, "venv", "--clear", "--python", PYTHON, str(VENV)]
        step(create, environ, f"{VENV} could not be made; end what runs from it, delete it and start again.")
    say("installing the packages (about 200 MB to fetch the first time) ...")
    install = [*uv, "pip", "install", "--python", executable("python"), "--no-deps"]
    locked = [*source, "--require-hashes", "--no-build", "-r"]
    wanted = "requirements-dev.txt" if dev else "requirements.txt"
    packages = [*install, "--exact", "--compile-bytecode", *locked, wanted]
    step(packages, environ, "The packages could not be installed; " + LOOK)
    project = [*install, "--no-build-isolation", "--offline", "--editable", str(ROOT)]
    step(project, environ, "Zaigang itself could not be installed; get a fresh copy of this folder.")
    if run([*install, *locked, "requirements-minutiae.txt"], environ).returncode:
        say("no fingerprint matcher for this system; simulated scanners compare whole templates instead.")
    STAMP.write_text(json.dumps({**now, "dev": dev}), "utf-8")


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Lets one set-up of this folder run at a time; SQLite's lock is one for all systems and ends with us."""
    UV_HOME.mkdir(exist_ok=True)
    for folder in (ROOT, UV_HOME):
        tempfile.TemporaryFile(dir=folder).close()  # raises where a set-up could not write either
    with contextlib.closing(sqlite3.connect(UV_HOME / "lock", timeout=5)) as lock:
        while not lock.in_transaction:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as fault:
                if fault.sqlite_errorname != "SQLITE_BUSY":
                    raise
                say("another set-up of this folder is running; waiting ...")
        yield


def check_machine() -> None:
    """Refuses a system that the packages do not exist for."""
    name, version = platform.libc_ver() if LINUX else ("glibc", "99.0")
    least = [2, 39] if platform.machine() == "aarch64" else [2, 28]
    if sys.maxsize < 2**32:
        raise Stop(UNSUITABLE, "Zaigang needs a 64-bit Python; this one has 32 bits.")
    if name != "glibc" or [int(part) for part in version.split(".")] < least:
        raise Stop(UNSUITABLE, f"Qt needs glibc {least[0]}.{least[1]} or newer, not '{name} {version}'.")


def set_up(dev: bool, screen: bool, links: Path | None) -> None:
    """Installs what is missing; on a second start nothing is. Raises Stop with what to do."""
    if is_ready(dev) and not missing_libraries(screen) and not (dev and lacks_browser()):
        return
    check_machine()
    try:
        with only_one():
            lacking = missing_libraries(screen)
            if not is_ready(dev) and run([*PIP, "--version"]).returncode:
                lacking["pip of this Python"] = "python3-pip"
            if lacking:
                install_system(lacking)
            if not is_ready(dev):
                install_packages(dev, links)
            if dev and lacks_browser():
                install_browser()
    except (OSError, sqlite3.Error) as fault:
        raise Stop(UNSUITABLE, f"Cannot set up here ({fault}); use a copy in your own folder.") from fault
    say("set up; from now on it starts at once")


def main(arguments: Sequence[str]) -> int:
    """Sets up and starts what is asked for; the exit status is as HELP says."""
    if arguments and arguments[0] in ("-h", "--help"):
        print(HELP, end="")
        return 0
    try:
        links, rest = read_arguments(arguments)
        display, testing = has_display(os.environ), rest[:1] == ["test"]
        set_up(testing, display and not testing, links)
        command = program(rest, display)
        if command and not WINDOWS:
            os.execv(command[0], command)
        return subprocess.run(command).returncode if command else 0
    except Stop as stop:
        say(stop.args[1])
        return int(stop.args[0])
    except KeyboardInterrupt:
        say("interrupted")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
