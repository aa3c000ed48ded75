"""yoy compares Chinese public bodies' annual reports, section by section and figure by figure."""

__version__ = "0.1.0"
