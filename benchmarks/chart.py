"""Draw curves as SVG: small panels side by side, whose places along are spaced by their logarithm and whose heights begin at zero."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from typing import Final, NamedTuple

__all__ = ["Curve", "Panel", "drawn"]

_WIDTH, _HEIGHT = 380, 240  # of a panel
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 16, 44, 30  # round its curves
_COLOURS: Final = ("#1f5fa8", "#b3541e")  # told apart by anybody, and on white and black
_TICKS: Final = 4


class Curve(NamedTuple):
    """Points of a curve, by their places along and their heights."""

    name: str
    along: Sequence[float]
    heights: Sequence[float]


class Panel(NamedTuple):
    """A title and the curves below it, which share their places along."""

    title: str
    curves: Sequence[Curve]


def drawn(panels: Sequence[Panel]) -> str:
    """Return the panels as one SVG, two in a row."""
    width, height = 2 * _WIDTH, -(-len(panels) // 2) * _HEIGHT
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">',
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for number, panel in enumerate(panels):
        parts.append(f'<g transform="translate({number % 2 * _WIDTH},{number // 2 * _HEIGHT})">{_panel(panel)}</g>')
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel) -> str:
    top = max(max(curve.heights) for curve in panel.curves) * 1.1 or 1.0
    along = panel.curves[0].along
    parts = [f'<text x="{_LEFT}" y="16" font-weight="bold">{escape(panel.title)}</text>']
    for tick in range(_TICKS + 1):
        value = top * tick / _TICKS
        y = _y(value, top)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:.3g}</text>')
    bottom = f'y="{_HEIGHT - 10}" text-anchor="middle"'
    parts += [f'<text x="{_x(place, along):.1f}" {bottom}>{place:,.10g}</text>' for place in along]
    for number, curve in enumerate(panel.curves):
        colour = _COLOURS[number % len(_COLOURS)]
        points = [(_x(place, along), _y(height, top)) for place, height in zip(curve.along, curve.heights, strict=True)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<text x="{_LEFT + 110 * number}" y="32" fill="{colour}">{escape(curve.name)}</text>')
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{line}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
    return "".join(parts)


def _x(place: float, along: Sequence[float]) -> float:
    low, high = log10(min(along)), log10(max(along))
    share = (log10(place) - low) / (high - low) if high > low else 0.5
    return _LEFT + 12 + share * (_WIDTH - _LEFT - _RIGHT - 36)


def _y(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - value / top * (_HEIGHT - _TOP - _BOTTOM)
