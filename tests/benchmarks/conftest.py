"""Lets the tests import the benchmarks' modules, which run as scripts and belong to no package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
