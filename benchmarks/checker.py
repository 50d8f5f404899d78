"""The checker of pasted texts: Chromium's engine against Python's on the same text."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.corpus import entries
from benchmarks.timing import table
from qunce.output import write_tree
from qunce.render import checker
from qunce.rules.redline.packs import lint, shipped

ROUNDS = 9
SIZES = (200, 2_000, 20_000)
PAGE = """\
<!doctype html><meta charset="utf-8"><title>…</title>
<script type="module">
import { load } from "./checker/checker.js";
const check = await load("checker/data.json");
window.took = (text) => {
  const start = performance.now();
  check(text, { platform: "any", category: "general", day: "2026-11-22", explain: true });
  return performance.now() - start;
};
</script>
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and tells nobody."""

    def log_message(self, *_: Any) -> None:
        return


def main() -> None:
    """One row a size: milliseconds in the browser, in Python, and their ratio."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("\nThe checker in a browser: not measured, there is no Chromium (apt-get install it)")
        return
    text = "\n".join(dict.fromkeys(one.text for one in entries()))
    rows = [("characters", "Chromium ms", "Python ms", "ratio")]
    with tempfile.TemporaryDirectory() as folder:
        files = checker.files(shipped())
        parts = {f"checker/{Path(path).name}": data for path, data in files.items()}
        write_tree(Path(folder), {"index.html": PAGE.encode(), **parts})
        handler = partial(Quiet, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            rows += _measured(chromium, f"http://127.0.0.1:{server.server_port}/", text)
            server.shutdown()
    table(f"Checking a text, warm, medians of {ROUNDS}", rows)


def _measured(chromium: str, address: str, text: str) -> list[tuple[str, str, str, str]]:
    from playwright.sync_api import sync_playwright

    rows = []
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function("window.took !== undefined")
        for size in SIZES:
            some = text[:size]
            page.evaluate("took", some)
            theirs = statistics.median(page.evaluate("took", some) for _ in range(ROUNDS))
            ours = statistics.median(_took(some) for _ in range(ROUNDS))
            rows.append((f"{size:,}", f"{theirs:.1f}", f"{ours:.1f}", f"{theirs / ours:.2f}"))
        browser.close()
    return rows


def _took(text: str) -> float:
    start = time.perf_counter()
    lint(text, explain=True)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
