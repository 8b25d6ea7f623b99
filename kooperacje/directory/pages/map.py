"""A map drawn by ourselves: the services of one page of results, the same as in the list beside it.

No tiles and nobody else's server: gminas near by are named dots, a bar tells the scale. Borders are not drawn, since none are known exactly.
"""

from dataclasses import dataclass

from kooperacje.directory.asking import Ask
from kooperacje.directory.pages.lines import Line
from kooperacje.directory.pages.results import ResultsPage, results
from kooperacje.directory.queries import around

WIDE, HIGH = 540.0, 420.0
EDGE = 60.0
LEAST_KM, MOST_KM = 8.0, 120.0
"""The map never shows less than this across, and leaves out what is farther from its middle."""
BAR_LEFT = 20.0
TOGETHER = 44.0
"""Pins nearer than this on the drawing become one."""
BARS = (1, 2, 5, 10, 20, 50)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """One or several services at a place on the drawing; `label` holds their numbers in the list."""

    x: str
    y: str
    label: str
    words: str
    target: str
    rough: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A gmina, by its name."""

    x: str
    y: str
    text_y: str
    name: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map; lengths in its own units."""

    pins: tuple[Pin, ...]
    dots: tuple[Dot, ...]
    bar: str
    bar_end: str
    bar_words: str
    view: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """The drawing and the results that it shows."""

    found: ResultsPage
    drawing: Drawing | None
    off: tuple[Line, ...]
    """Services of the list that stand nowhere on the map."""
    list_url: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """From kilometres on the plane to units of the drawing."""

    west: float
    north: float
    scale: float

    def place(self, point: Point) -> Point:
        return (point[0] - self.west) * self.scale, (self.north - point[1]) * self.scale


def page(ask: Ask, typed: str) -> MapPage:
    """The map of what was found."""
    found = results(ask, typed)
    drawn = _drawing(found)
    shown = {line.number for line in found.lines if line.points} if drawn else set()
    off = tuple(line for line in found.lines if line.number not in shown)
    return MapPage(found, drawn, off, found.list_url)


def _drawing(found: ResultsPage) -> Drawing | None:
    points = [point for line in found.lines for point in line.points]
    if not points:
        return None
    middle = found.point or _middle(points)
    near = [point for point in points if _away(point, middle) <= MOST_KM] or [points[0]]
    frame = _frame([*near, *([found.point] if found.point else [])])
    km = WIDE / frame.scale
    bar = max((one for one in BARS if one <= km / 4), default=BARS[0])
    pins = tuple(_pins(found.lines, frame))
    return Drawing(
        pins=pins,
        dots=tuple(_dots(frame, [(float(pin.x), float(pin.y)) for pin in pins])),
        bar=f"{BAR_LEFT:.0f}",
        bar_end=f"{BAR_LEFT + bar * frame.scale:.0f}",
        bar_words=f"{bar} km",
        view=f"0 0 {WIDE:.0f} {HIGH:.0f}",
    )


def _middle(points: list[Point]) -> Point:
    east, north = sorted(point[0] for point in points), sorted(point[1] for point in points)
    return east[len(east) // 2], north[len(north) // 2]


def _away(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _frame(points: list[Point]) -> _Frame:
    """All points inside the edge, and never nearer than makes sense."""
    west, east = min(point[0] for point in points), max(point[0] for point in points)
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    across = max(east - west, (north - south) * WIDE / HIGH, LEAST_KM)
    scale = (WIDE - 2 * EDGE) / across
    middle = (west + east) / 2, (south + north) / 2
    return _Frame(middle[0] - WIDE / scale / 2, middle[1] + HIGH / scale / 2, scale)


def _pins(shown: tuple[Line, ...], frame: _Frame) -> list[Pin]:
    groups: list[tuple[Point, list[Line], bool]] = []
    for line in shown:
        for point in line.points:
            at = frame.place(point)
            if not (0 <= at[0] <= WIDE and 0 <= at[1] <= HIGH):
                continue
            group = next((one for one in groups if _away(one[0], at) < TOGETHER), None)
            if group is None:
                groups.append((at, [line], line.rough))
            elif line not in group[1]:
                group[1].append(line)
    return [_pin(at, own, rough) for at, own, rough in groups]


def _pin(at: Point, own: list[Line], rough: bool) -> Pin:
    label = _runs([line.number for line in own])
    words = "; ".join(f"{line.number}. {line.name}" for line in own)
    return Pin(f"{at[0]:.0f}", f"{at[1]:.0f}", label, words, f"#n-{own[0].number}", rough, len(label) > 2)


def _runs(numbers: list[int]) -> str:
    """1, 2, 3, 5 as "1–3, 5"; more than that as "1+6"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > 2:
        return f"{numbers[0]}+{len(numbers) - 1}"
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _dots(frame: _Frame, pins: list[Point]) -> list[Dot]:
    """Names of gminas where there is room for them: above the dot, or below it where a pin is in the way."""
    box = (frame.west, frame.north - HIGH / frame.scale, frame.west + WIDE / frame.scale, frame.north)
    taken: list[Point] = []
    dots = []
    for name, point in around.seats(*box):
        x, y = frame.place(point)
        heights = [height for height in (y - 8, y + 20) if _has_room((x, height - 5), [*taken, *pins])]
        if heights and 45 < x < WIDE - 45:
            taken.append((x, heights[0] - 5))
            dots.append(Dot(f"{x:.0f}", f"{y:.0f}", f"{heights[0]:.0f}", name))
    return dots


def _has_room(at: Point, taken: list[Point]) -> bool:
    return all(abs(at[0] - one[0]) > 80 or abs(at[1] - one[1]) > 28 for one in taken)
