"""Where Python's time zones lie: all that `zoneinfo` asks a module of a thousand settings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from qunce.derived.late import late, run
from qunce.derived.parts import Parts

_PARTS = Parts("settings", Path(__file__))


def late_sysconfig() -> None:
    """Have `sysconfig` run only for a setting that no process has asked for yet."""

    def get_config_var(name: str) -> Any:
        def asked() -> Any:
            module: Any = sys.modules["sysconfig"]
            run(module)
            return module.get_config_var(name)

        return _PARTS.get(name, asked)

    late("sysconfig", get_config_var=get_config_var)
