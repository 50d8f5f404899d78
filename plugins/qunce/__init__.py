"""群策 Qunce: the community-marketing playbook as code."""

__version__ = "0.1.0"
