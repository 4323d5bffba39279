"""Why the operating system does not hand out or take a file, as a German clause."""

import errno
import os
from collections.abc import Mapping

from konzept.cli.german import Abbruch

_WHY = {
    errno.EACCES: "Die Berechtigung dazu fehlt",
    errno.EPERM: "Die Berechtigung dazu fehlt",
    errno.ENOENT: "Dort ist nichts (mehr)",
    errno.ENOTDIR: "Der Weg dorthin führt durch eine Datei",
    errno.EISDIR: "Dort liegt ein Ordner, keine Datei",
    errno.ELOOP: "Verknüpfungen führen im Kreis",
    errno.ENAMETOOLONG: "Der Name ist zu lang für dieses Dateisystem",
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr",
    errno.EROFS: "Der Datenträger ist schreibgeschützt",
    errno.EMFILE: "Es sind zu viele Dateien gleichzeitig geöffnet",
    errno.EIO: "Der Datenträger meldet einen Fehler",
    errno.ESTALE: "Das Netzlaufwerk ist nicht mehr verbunden",
    errno.ETIMEDOUT: "Das Netzlaufwerk antwortet nicht",
}
_WHY_NOT_WRITTEN = _WHY | {
    errno.ENOTDIR: "Der Weg dorthin führt durch eine Datei; gebraucht wird ein Ordner",
    errno.EEXIST: "Wo ein Ordner gebraucht wird, liegt eine Datei",
    errno.EISDIR: "Dort liegt ein Ordner dieses Namens",
    errno.ENOENT: "Den Ordner gibt es nicht, und er lässt sich nicht anlegen",
}


def why(error: OSError) -> str:
    """Why nothing can be read there."""
    return _clause(error, _WHY)


def why_not_written(error: OSError) -> str:
    """Why nothing can be written there."""
    return _clause(error, _WHY_NOT_WRITTEN)


def _clause(error: OSError, table: Mapping[int, str]) -> str:
    said = table.get(error.errno or 0)
    return said or f"Das Betriebssystem meldet „{error.strerror or error}“"


def unreadable(argument: str, error: OSError) -> Abbruch:
    """What to tell about ``argument``: the file at fault, if the system names one, and why."""
    what = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else argument
    return Abbruch(f"{what or argument} lässt sich nicht lesen: {why(error)}.")
