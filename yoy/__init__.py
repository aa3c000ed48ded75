"""yoy compares Chinese public bodies' annual reports, section by section and figure by figure."""

from yoy.compare import Result, compare, load

__all__ = ["Result", "compare", "load"]
__version__ = "0.1.0"
