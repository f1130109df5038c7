"""The colours of the brief, on paper and as a web page, by the inks' roles."""

from types import MappingProxyType

from partnerdesk.charts.shapes import Ink

INKS = MappingProxyType(
    {
        Ink.PAPER: "#ffffff",
        Ink.INK: "#1b2733",
        Ink.MUTED: "#4a5864",
        Ink.RULE: "#b4bec8",
        Ink.TINT: "#f2f5f7",
        Ink.TINT_STRONG: "#e3e9ee",
        Ink.PRIMARY: "#14365a",
        Ink.ACCENT: "#0b6464",
        Ink.WARM: "#8f5200",
        Ink.COOL: "#56636e",
        Ink.TONE_1: "#14365a",
        Ink.TONE_2: "#5b7490",
        Ink.TONE_3: "#a3b1c0",
        Ink.TONE_4: "#cdd6de",
        Ink.TONE_5: "#ebeff3",
        Ink.ON_DARK: "#ffffff",
        Ink.GREEN: "#1b6b3c",
        Ink.AMBER: "#8f5200",
        Ink.AMBER_FILL: "#e9a526",
        Ink.RED: "#a01c1c",
        Ink.UNKNOWN: "#56636e",
    }
)
