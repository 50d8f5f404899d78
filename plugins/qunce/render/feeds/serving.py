"""Serving: the response headers that feeds need, for hosts that read them from a file."""

from __future__ import annotations

from urllib.parse import urlsplit

from qunce.layout import PRIVATE

HEADERS_PATH = "_headers"
"""Where Netlify and Cloudflare Pages look; a playbook's own file of that name wins."""


def headers(site_url: str) -> bytes:
    """The rules for feeds; what a host joins where two rules meet is never the same header."""
    base = urlsplit(site_url).path.rstrip("/")
    return (
        f"{base}/feeds/*.ics\n"
        "  Content-Type: text/calendar; charset=utf-8\n"
        "  Cache-Control: public, max-age=900\n"
        f"{base}/{PRIVATE}*\n"
        "  X-Robots-Tag: noindex\n"
    ).encode()
