"""Tests: behaviour, each named as a sentence."""
