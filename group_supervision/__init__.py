"""A terminal app that leads live group supervision, keeps time calmly and keeps nobody's name."""

__version__ = "0.1.0"
