"""What is kept beside the program is found again, and only as long as its sources stay the same."""

from __future__ import annotations

import importlib
import inspect
import io
import marshal
import os
import subprocess
import sys
import zoneinfo
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import get_type_hints

import pytest

import qunce
import qunce.rules
from qunce import memo
from qunce.derived import modules, place
from qunce.derived.late import late, only_named
from qunce.derived.modules import imported_together
from qunce.derived.numbered import numbered
from qunce.derived.parts import Parts
from qunce.derived.pieces import pieces
from qunce.kinds.record import Record, types_of


def test_values_kept_by_one_process_are_read_by_the_next_until_a_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FOLDER", tmp_path / "kept")
    source = tmp_path / "source.txt"
    source.write_text("a")
    made: list[str] = []

    def worked_out(name: str) -> tuple[str, int]:
        made.append(name)
        return name, 7

    def asked(*names: str) -> list[tuple[str, int]]:
        """A process of its own: what it is given, and what it leaves to the next."""
        parts = Parts("squares", source)
        found = [parts.get(name, partial(worked_out, name)) for name in names]
        parts._write()
        return found

    assert asked("最", "好") == [("最", 7), ("好", 7)]
    assert asked("好", "新", "最") == [("好", 7), ("新", 7), ("最", 7)]
    assert made == ["最", "好", "新"]

    source.write_text("other")
    os.utime(source, (1, 1))
    assert asked("最") == [("最", 7)]
    assert made == ["最", "好", "新", "最"]
    assert len([*(tmp_path / "kept").iterdir()]) == 1  # what lay there before is gone


def test_pieces_are_made_once_and_read_one_by_one_until_a_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FOLDER", tmp_path / "kept")
    source = tmp_path / "source.txt"
    source.write_text("a")
    made: list[str] = []

    def asked() -> tuple[object, object, bytes]:
        """A process of its own."""

        def make() -> dict[str, bytes]:
            made.append(source.read_text())
            return {"words": marshal.dumps(["最", "好"]), "raw": b"plain", "": marshal.dumps(3)}

        found = pieces("said", [source], make)
        return found["words"], (found[""], found.get("none", 7)), bytes(found.raw("raw")[:5])

    assert asked() == asked() == (["最", "好"], (3, 7), b"plain")
    assert made == ["a"]

    source.write_text("other")
    assert asked() == (["最", "好"], (3, 7), b"plain")
    assert made == ["a", "other"]
    assert len([*(tmp_path / "kept").iterdir()]) == 1  # what lay there before is gone


def test_of_a_folder_what_lies_under_some_names_is_not_looked_at(tmp_path: Path) -> None:
    for inside in ("load/yaml.py", "cli/check.py", "cli/text/a.py", "cli.py", "load/notes.md"):
        file = tmp_path / inside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", "utf-8")

    looked_at = place.states_below(str(tmp_path), (".py",), ("cli",))

    assert {*looked_at} == {str(tmp_path / "load/yaml.py"), str(tmp_path / "cli.py")}


def test_the_parts_of_the_program_that_find_nothing_are_there_and_are_imported_by_no_rule() -> None:
    program = Path(qunce.__file__).parent
    finding = [one for stage in ("rules", "check", "expand", "resolve", "kinds", "load")
               for one in sorted((program / stage).rglob("*.py"))]  # fmt: skip

    assert all((program / one).is_dir() for one in memo._SHOWS)
    assert not [
        one.name
        for one in finding
        if any(f"qunce.{name}" in one.read_text("utf-8") for name in memo._SHOWS)
    ]


def test_values_in_a_row_are_read_by_their_numbers_and_equal_ones_kept_once() -> None:
    row, other = numbered([["最"], (), ["最"], {"好": 1.5}]), numbered([["最"], (), {"好": 1.5}])

    assert [row[one] for one in range(4)] == [["最"], (), ["最"], {"好": 1.5}]
    assert [*row.some([3, 1])] == [{"好": 1.5}, ()]
    assert (len(row), len(row.data)) == (4, len(other.data) + 4)  # where the third one begins


def test_a_late_module_is_run_when_something_of_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seldom_used.py").write_text("print('run')\nsaid = 7\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    told = io.StringIO()
    try:
        with redirect_stdout(told):
            late("seldom_used")
            late("seldom_used")
            late("nowhere_at_all")
            module = importlib.import_module("seldom_used")
            assert told.getvalue() == ""
            assert not hasattr(module, "__path__")

            assert module.said == module.said == 7
    finally:
        del sys.modules["seldom_used"]
    assert told.getvalue() == "run\n"
    with pytest.raises(AttributeError, match="seldom_used"):
        module.nothing  # noqa: B018 it has no such thing


def test_what_is_known_of_a_late_module_is_given_without_running_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "half_known.py").write_text("class Kind: ...\nsaid = 7\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        late("half_known", said=1)
        module = importlib.import_module("half_known")
        assert module.said == 1
        with only_named("half_known", "Kind"):
            assert module.Kind is object

        assert module.Kind is not object
        assert module.said == 7
        with only_named("half_known", "Kind"):  # which runs no more
            assert module.Kind is not object
    finally:
        del sys.modules["half_known"]


def test_a_late_module_of_a_package_is_run_when_a_function_is_called_that_was_imported() -> None:
    program = (
        "import sys; from qunce.derived.late import late_function; "
        "late_function('urllib.parse', 'quote_from_bytes'); "
        "from urllib.parse import quote_from_bytes; import urllib.parse; "
        "known = 'quote' in vars(urllib.parse); "
        "print(known, quote_from_bytes('最'.encode()), urllib.parse.quote('好'))"
    )

    assert said_by(program) == "False %E6%9C%80 %E5%A5%BD"


def test_where_the_time_zones_lie_is_asked_once_for_all_processes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from qunce.derived import place; "
        f"place.FOLDER = Path({os.fspath(tmp_path)!r}); "
        "from qunce.derived.tzpath import late_sysconfig; late_sysconfig(); import zoneinfo; "
        "print(zoneinfo.TZPATH, 'get_path' in vars(sys.modules['sysconfig']))"
    )

    assert said_by(program) == f"{zoneinfo.TZPATH} True"
    assert said_by(program) == f"{zoneinfo.TZPATH} False"


@pytest.mark.parametrize(
    ("text", "runs"), [("只看这一天 / only this day.", False), ("  一\n    二\n      三", True)]
)
def test_a_late_inspect_takes_the_indentation_from_a_text(text: str, runs: bool) -> None:  # noqa: FBT001
    program = (
        "import sys; from qunce.derived.late import late_inspect; late_inspect()\n"
        f"import inspect; print(ascii(inspect.cleandoc({text!r})), 'dis' in sys.modules)"
    )

    assert said_by(program) == f"{inspect.cleandoc(text)!a} {runs}"


def said_by(program: str) -> str:
    """What a fresh process prints; one that is measured imports what the measuring needs."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=own)
    return done.stdout.decode().strip()


def test_a_check_imports_nothing_that_only_libraries_need() -> None:
    program = (
        "import sys, qunce.cli.check, qunce.rules, qunce.memo, qunce.pipeline, qunce.output; "
        "print({'calendar', 'dis', 'platform', 'shutil'} & {*sys.modules}, "
        "'quote' in vars(sys.modules['urllib.parse']))"
    )

    assert said_by(program) == "set() False"


def _records(of: type[Record]) -> list[type[Record]]:
    below = of.__subclasses__()
    return [*below, *(one for each in below for one in _records(each))]


def test_the_types_of_a_record_are_those_that_python_tells() -> None:
    every = [*dict.fromkeys(_records(Record))]

    assert len(every) > 50
    assert [types_of(one) for one in every] == [get_type_hints(one) for one in every]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program of two modules, of which nothing is kept yet; our own keep out of it."""
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "__init__.py").write_text("from program.told import told\n", "utf-8")
    (folder / "told.py").write_text('"""Tells."""\n\ndef told():\n    return "早"\n', "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(place, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(modules, "OURS", "program")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def _told(monkeypatch: pytest.MonkeyPatch) -> tuple[str, bool]:
    """What a process of its own is told by the program, and whether all of it was kept."""
    for name in ("program", "program.told"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with imported_together("program"):
        program = importlib.import_module("program")
    loaders = [type(sys.modules[one].__spec__.loader) for one in ("program", "program.told")]  # type: ignore[union-attr] # both are there
    return program.told(), loaders == [modules._Loader] * 2


def test_modules_imported_together_are_imported_from_one_file_until_a_source_changes(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _told(monkeypatch) == ("早", False)
    assert _told(monkeypatch) == ("早", True)

    (program / "told.py").write_text("def told():\n    return '晚上好'\n", "utf-8")
    assert _told(monkeypatch) == ("晚上好", False)
    assert _told(monkeypatch) == ("晚上好", True)


def test_a_module_from_the_one_file_is_like_any_other(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def described() -> list[object]:
        _told(monkeypatch)
        return [
            (one.__name__, one.__doc__, one.__file__, one.__cached__, one.__package__,
             getattr(one, "__path__", None), inspect.getsource(one))
            for one in (sys.modules["program"], sys.modules["program.told"])
        ]  # fmt: skip

    usual = described()

    assert described() == usual
    assert sys.modules["program.told"].told.__code__.co_filename == str(program / "told.py")


@pytest.mark.parametrize("left", [b"", b"no such thing", marshal.dumps({"program": ()})[:-1]])
def test_what_cannot_be_read_of_kept_modules_only_costs_time(
    left: bytes, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _told(monkeypatch)
    (kept,) = (program.parent / "kept").iterdir()
    kept.write_bytes(left)

    assert _told(monkeypatch) == ("早", False)
    assert _told(monkeypatch) == ("早", True)


def test_nobody_who_asks_for_no_compiled_files_gets_one(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert _told(monkeypatch) == _told(monkeypatch) == ("早", False)
    assert not (program.parent / "kept").exists()


def test_who_changes_what_is_imported_has_its_turn_before_what_is_kept(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _told(monkeypatch)
    asked: list[str] = []

    class Tool:
        @staticmethod
        def find_spec(name: str, path: object, target: object = None) -> None:
            asked.append(name)

    monkeypatch.setattr(sys, "meta_path", [Tool, *sys.meta_path])

    assert _told(monkeypatch) == ("早", True)
    assert asked == ["program", "program.told"]


def test_what_was_broken_off_of_kept_values_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FOLDER", tmp_path / "kept")
    source = tmp_path / "source.txt"
    source.write_text("a")

    def asked() -> str:
        parts = Parts("words", source)
        found = parts.get("早", lambda: "好" * 20)
        parts._write()
        return found

    asked()
    (kept,) = (tmp_path / "kept").iterdir()
    for size in (0, 5, 12):
        kept.write_bytes(kept.read_bytes()[:size])
        assert asked() == "好" * 20
