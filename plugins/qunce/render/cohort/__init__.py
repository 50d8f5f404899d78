"""Cohorts: a journey's touch points as a calendar, the same bytes here and in the browser."""

from importlib import resources

from qunce.render.cohort.calendar import calendar, file_name
from qunce.render.cohort.sheet import Sheet, sheet

__all__ = ["FOLDER", "Sheet", "calendar", "file_name", "files", "sheet"]

FOLDER = "assets/qunce/cohort/"


def files() -> dict[str, bytes]:
    """The writer in JavaScript, by its path in the site."""
    writer = resources.files("qunce.render") / "assets" / "cohort"
    return {FOLDER + one.name: one.read_bytes() for one in writer.iterdir() if one.is_file()}
