"""Folders with settings, as for the tests of konzept.toml."""

from tests.einstellungen.conftest import _ungestoert, ordner

__all__ = ["_ungestoert", "ordner"]
