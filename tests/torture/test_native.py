"""What a debugger says of a process that broke down."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import native

CORES = Path("/proc/sys/kernel/core_pattern")


def test_a_process_that_broke_down_says_where(tmp_path: Path) -> None:
    if not shutil.which("gdb") or not CORES.exists() or not CORES.read_text().startswith("core"):
        pytest.skip("there is no debugger, or images of processes go elsewhere")
    script = "from tests.torture import native; import os; native.leave_core(); os.chdir({!r});"
    end = "import ctypes; ctypes.string_at(0)"
    done = subprocess.run(
        [sys.executable, "-c", script.format(str(tmp_path)) + end], check=False, timeout=60
    )
    assert done.returncode == -signal.SIGSEGV
    if not list(tmp_path.glob("core*")):
        pytest.skip("this machine lets nobody leave an image")
    assert "string_at" in native.of_core(tmp_path)


def test_nothing_is_told_of_a_folder_without_an_image(tmp_path: Path) -> None:
    assert native.of_core(tmp_path) == ""
