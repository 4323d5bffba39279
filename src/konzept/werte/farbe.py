"""A colour as "#rrggbb", and how well it can be told from another, as WCAG 2.1 measures it."""

import colorsys
import re
from math import floor

FARBE = re.compile("#[0-9a-fA-F]{6}")
MINDESTENS = 4.5
"""Contrast that letters need (WCAG 2.1, 1.4.3; EN 301 549, 10.1.4.3)."""
_STUFEN = 1000


def helligkeit(farbe: str) -> float:
    """Relative luminance: 0 is black, 1 is white."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _anteile(farbe)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def kontrast(eine: str, andere: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    high, low = sorted((helligkeit(eine), helligkeit(andere)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def gesagt(verhaeltnis: float) -> str:
    """„4,49“: two places, never rounded up, so that no colour seems to pass that does not."""
    return f"{floor(verhaeltnis * 100) / 100:.2f}".replace(".", ",")


def abgehoben(farbe: str, grund: str, mindestens: float = MINDESTENS, *, heller: bool = False) -> str:
    """The colour itself if it stands out from ``grund`` enough; else the nearest darker one of its hue that does, or
    the nearest lighter one."""
    hue, light, saturation = colorsys.rgb_to_hls(*_anteile(farbe))
    end = 1.0 if heller else 0.0
    steps = (light + (end - light) * step / _STUFEN for step in range(_STUFEN + 1))
    shades = (farbe, *(_hex(colorsys.hls_to_rgb(hue, one, saturation)) for one in steps))
    return next((one for one in shades if kontrast(one, grund) >= mindestens), shades[-1])


def getoent(farbe: str, wie: str) -> str:
    """As light and at most as strong as ``wie``, in the hue of ``farbe``."""
    hue, _, strong = colorsys.rgb_to_hls(*_anteile(farbe))
    _, light, saturation = colorsys.rgb_to_hls(*_anteile(wie))
    return _hex(colorsys.hls_to_rgb(hue, light, min(strong, saturation)))


def abstand(eine: str, andere: str) -> float:
    """How far two colours are from each other; only to be compared."""
    return sum((a - b) ** 2 for a, b in zip(_anteile(eine), _anteile(andere), strict=True))


def _anteile(farbe: str) -> tuple[float, float, float]:
    red, green, blue = (int(farbe[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
