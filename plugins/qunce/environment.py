"""What the shells are told by environment variables and no file may hold."""

from __future__ import annotations

import os

FEED_SECRET = "QUNCE_FEED_SECRET"
"""What the paths of private calendars are made of."""

SITE = "QUNCE_SITE"
"""Which of the sites that the charter names is meant; the whole one when it is not set."""

LEAST = 32
"""Characters of a secret: 128 bits where it is written in hexadecimal."""


class Unfit(ValueError):
    """A variable holds what cannot be used; the message is fit to be shown, and tells no value."""


def feed_secret() -> str:
    """The secret, or nothing where it is not set; raises `Unfit` for one that can be guessed."""
    secret = os.environ.get(FEED_SECRET, "").strip()
    if secret and (len(secret) < LEAST or len(set(secret)) < 8):
        raise Unfit(
            f"环境变量 {FEED_SECRET} 太容易猜（{len(secret)} 个字符），至少要 {LEAST} 个随机字符；"
            "用 openssl rand -hex 32 生成 / the secret is too short."
        )
    return secret


def site() -> str:
    """The name of the site that is meant, or nothing."""
    return os.environ.get(SITE, "").strip()
