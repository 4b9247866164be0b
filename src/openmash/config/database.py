"""From a DATABASE_URL to Django's settings."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

PREPARED_AFTER = 1
"""From its second use on, a connection plans a statement once. A plan holds no row and no right: each time it runs, the
walls are asked again."""


def from_url(url: str, *, pool_size: int = 0) -> dict[str, object]:
    """Django's settings for one PostgreSQL URL; query parameters are passed to libpq (sslmode, sslrootcert, host …).

    Raises ValueError for any other database: PostgreSQL is the only dialect.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("DATABASE_URL must begin with postgresql://")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = options.pop("host", "") or (parts.hostname or "")
    port = options.pop("port", "") or str(parts.port or 5432)
    quick: dict[str, object] = {**options, "server_side_binding": True, "prepare_threshold": PREPARED_AFTER}
    if pool_size:
        quick["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
    return {
        "ENGINE": "openmash.config.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": port,
        "CONN_MAX_AGE": 0,
        "OPTIONS": quick,
    }
