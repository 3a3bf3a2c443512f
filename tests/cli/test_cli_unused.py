"""Modules that a build seldom needs are found by an import and run at their first use."""

from __future__ import annotations

import subprocess
import sys

import pytest


def printed(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


START = "import sys\nfrom briefing.cli.unused import load_at_first_use\nload_at_first_use()\n"


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("from importlib.metadata import entry_points as e\nprint('email' in sys.modules, len(e(group='none')))", "False 0"),
        ("from importlib.metadata import version\nprint(version('pydantic')[:1])", "2"),
        ("import importlib.metadata as m\nprint(m.distribution('reportlab').metadata['Name'])", "reportlab"),
        ("from PIL import Image\nprint('PIL.ImageMode' in sys.modules, Image.new('L', (2, 3)).size)", "False (2, 3)"),
        ("import PIL.Image\nprint(PIL.Image.Image.__name__, type(PIL.Image).__name__)", "Image module"),
        ("import PIL.PngImagePlugin\nprint(PIL.PngImagePlugin.PngImageFile.format)", "PNG"),
    ],
)
def test_a_module_that_waits_is_the_module_as_soon_as_it_is_used(use: str, said: str) -> None:
    assert printed(START + use) == said


def test_a_module_that_is_loaded_or_not_installed_is_left_alone() -> None:
    program = "load_at_first_use({'json': (), 'no_such': ()})\nprint(sys.modules['json'] is json, 'no_such' in sys.modules)"
    assert printed(START + "import json\n" + program) == "True False"


def test_a_build_needs_none_of_them() -> None:
    program = "from briefing.cli.unused import SELDOM_USED\nprint({type(sys.modules[m]).__name__ for m in SELDOM_USED})"
    disabled = "import os\nos.environ['PYDANTIC_DISABLE_PLUGINS'] = '__all__'\n"
    build = "from briefing import build\nbuild('inputs/specimen-decision.yaml')\n"
    assert printed(START + disabled + build + program) == "{'_Later'}"
