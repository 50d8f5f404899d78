"""Expressions for tests: those of the rules, made-up ones, and texts to look for them in."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import strategies as st

from qunce.rules.redline.packs.reading import shipped

python = cache(re.compile)
"""An expression as Python compiles it, once for all tests: it keeps no more than 512 itself."""

REGEXES = [one.regex for rule in shipped() for one in rule.patterns]
SAID = [text.lower() for rule in shipped() for text in (*rule.bad, *rule.good)]

PIECES = st.recursive(
    st.sampled_from(["最", "好", "[送领]", "[^，]", ".", "[0-9]", "(?<!不)", "(?=领)", "$"]),
    lambda inner: st.one_of(
        st.builds(lambda one, two: f"(?:{one}|{two})", inner, inner),
        st.builds(lambda one, two: one + two, inner, inner),
        st.builds("(?:{}){}".format, inner, st.sampled_from(["?", "*", "+", "{2}", "{0,3}?"])),
        st.builds("({})".format, inner),
    ),
    max_leaves=8,
)
