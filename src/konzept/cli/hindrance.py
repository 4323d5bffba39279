"""Why the operating system does not hand out a file, as a German clause."""

import errno
import os

from konzept.cli.german import Abbruch

_WHY = {
    errno.EACCES: "Die Berechtigung dazu fehlt",
    errno.EPERM: "Die Berechtigung dazu fehlt",
    errno.ENOENT: "Dort ist nichts (mehr)",
    errno.ENOTDIR: "Der Weg dorthin führt durch eine Datei",
    errno.EISDIR: "Dort liegt ein Ordner, keine Datei",
    errno.ELOOP: "Verknüpfungen führen im Kreis",
    errno.ENAMETOOLONG: "Der Name ist zu lang für dieses Dateisystem",
    errno.EMFILE: "Es sind zu viele Dateien gleichzeitig geöffnet",
    errno.EIO: "Der Datenträger meldet einen Fehler",
    errno.ESTALE: "Das Netzlaufwerk ist nicht mehr verbunden",
    errno.ETIMEDOUT: "Das Netzlaufwerk antwortet nicht",
}


def unreadable(argument: str, error: OSError) -> Abbruch:
    """What to tell about ``argument``: the file at fault, if the system names one, and why."""
    what = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else argument
    why = _WHY.get(error.errno or 0) or error.strerror or str(error)
    return Abbruch(f"{what or argument} lässt sich nicht lesen: {why}.")
