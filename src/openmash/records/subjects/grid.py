"""Points in both systems: WGS84 degrees and British National Grid metres (EPSG:27700). Plain Python, no tables.

Transverse Mercator and the seven-parameter transformation of Ordnance Survey's "A guide to coordinate systems in Great
Britain", annexes B and C: right to about 5 metres, which is nearer than anybody says where a car was seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, radians, sin, sqrt, tan
from math import degrees as in_degrees

AIRY = (6_377_563.396, 6_356_256.909)
WGS84 = (6_378_137.0, 6_356_752.3142)
F0, LAT0, LON0, E0, N0 = 0.9996012717, radians(49), radians(-2), 400_000.0, -100_000.0
TO_OSGB36 = (-446.448, 125.157, -542.060, 20.4894, -0.1502, -0.2470, -0.8421)
"""Metres, parts in a million, seconds of arc: from WGS84 to OSGB36."""


@dataclass(frozen=True)
class Point:
    """A point of Great Britain: degrees of WGS84, and whole metres of the National Grid."""

    longitude: float
    latitude: float
    easting: int
    northing: int


def from_degrees(longitude: float, latitude: float) -> Point:
    """A point given in WGS84 degrees. Raises ValueError outside Great Britain."""
    lat, lon = _shift(radians(latitude), radians(longitude), WGS84, AIRY, TO_OSGB36)
    easting, northing = project(lat, lon)
    return _within(Point(round(longitude, 6), round(latitude, 6), round(easting), round(northing)))


def from_grid(easting: float, northing: float) -> Point:
    """A point given in National Grid metres. Raises ValueError outside Great Britain."""
    _within(Point(-2.0, 52.0, round(easting), round(northing)))
    lat, lon = _shift(*unproject(easting, northing), AIRY, WGS84, tuple(-each for each in TO_OSGB36))
    return _within(Point(round(in_degrees(lon), 6), round(in_degrees(lat), 6), round(easting), round(northing)))


def _within(point: Point) -> Point:
    if not (-9 <= point.longitude <= 2.1 and 49.7 <= point.latitude <= 61):
        raise ValueError("Give a point in Great Britain.")
    if not (0 <= point.easting <= 700_000 and 0 <= point.northing <= 1_300_000):
        raise ValueError("Give a point in Great Britain.")
    return point


def project(lat: float, lon: float) -> tuple[float, float]:
    """Easting and northing (metres) of a latitude and longitude of OSGB36 (radians): the guide's annex C.1."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    nu = a * F0 / sqrt(1 - e2 * sin(lat) ** 2)
    rho = a * F0 * (1 - e2) / (1 - e2 * sin(lat) ** 2) ** 1.5
    eta2, t, c, d = nu / rho - 1, tan(lat), cos(lat), lon - LON0
    northing = (
        _meridian(lat) + N0
        + nu / 2 * sin(lat) * c * d**2
        + nu / 24 * sin(lat) * c**3 * (5 - t**2 + 9 * eta2) * d**4
        + nu / 720 * sin(lat) * c**5 * (61 - 58 * t**2 + t**4) * d**6
    )  # fmt: skip
    easting = (
        E0 + nu * c * d
        + nu / 6 * c**3 * (nu / rho - t**2) * d**3
        + nu / 120 * c**5 * (5 - 18 * t**2 + t**4 + 14 * eta2 - 58 * t**2 * eta2) * d**5
    )  # fmt: skip
    return easting, northing


def unproject(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude of OSGB36 (radians) of an easting and northing (metres): the guide's annex C.2."""
    a, b = AIRY
    lat = LAT0
    while abs(left := northing - N0 - _meridian(lat)) >= 0.00001:
        lat += left / (a * F0)
    e2, x = 1 - (b / a) ** 2, easting - E0
    nu = a * F0 / sqrt(1 - e2 * sin(lat) ** 2)
    rho = a * F0 * (1 - e2) / (1 - e2 * sin(lat) ** 2) ** 1.5
    eta2, t, sec = nu / rho - 1, tan(lat), 1 / cos(lat)
    latitude = (
        lat
        - t / (2 * rho * nu) * x**2
        + t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2) * x**4
        - t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4) * x**6
    )
    longitude = (
        LON0 + sec / nu * x
        - sec / (6 * nu**3) * (nu / rho + 2 * t**2) * x**3
        + sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4) * x**5
        - sec / (5040 * nu**7) * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6) * x**7
    )  # fmt: skip
    return latitude, longitude


def _meridian(lat: float) -> float:
    a, b = AIRY
    n = (a - b) / (a + b)
    d, s = lat - LAT0, lat + LAT0
    return b * F0 * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * d
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(d) * cos(s)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * d) * cos(2 * s)
        - 35 / 24 * n**3 * sin(3 * d) * cos(3 * s)
    )  # fmt: skip


def _shift(
    lat: float, lon: float, of: tuple[float, float], to: tuple[float, float], by: tuple[float, ...]
) -> tuple[float, float]:
    """The same point on another ellipsoid, at no height: to geocentric metres, the transformation, and back."""
    a, b = of
    e2 = 1 - (b / a) ** 2
    nu = a / sqrt(1 - e2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - e2) * sin(lat)
    tx, ty, tz, parts, *turns = by
    s, (rx, ry, rz) = 1 + parts / 1e6, (radians(turn / 3600) for turn in turns)
    x, y, z = tx + s * x - rz * y + ry * z, ty + rz * x + s * y - rx * z, tz - ry * x + rx * y + s * z
    a, b = to
    e2, across = 1 - (b / a) ** 2, hypot(x, y)
    found, before = atan2(z, across * (1 - e2)), 9.0
    while abs(found - before) > 1e-12:
        nu, before = a / sqrt(1 - e2 * sin(found) ** 2), found
        found = atan2(z + e2 * nu * sin(found), across)
    return found, atan2(y, x)
