"""The cluster that works: worker processes here, a scheduler at an address, or one's own client."""

import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any

from newsfacts.store.errors import StoreError
from newsfacts.store.interrupts import uninterrupted
from newsfacts.store.workers import core_count

LOCAL = "local"
PATIENCE = 10  # seconds until nobody is taken to answer at an address


class NoDask(StoreError):  # noqa: N818 - names what is missing
    """The packages are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "--cluster needs Dask, which is not installed", "pip install 'newsfacts[cluster]'"
        )


@contextmanager
def connected(cluster: Any, jobs: int) -> Iterator[Any]:
    """A client of the cluster; one that was given stays open, and so does its cluster."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise NoDask from error
    if isinstance(cluster, distributed.Client):
        yield cluster
    elif cluster == LOCAL:
        with made_here(distributed, jobs or core_count()) as client:
            yield client
    else:
        check_address(cluster)
        try:
            client = distributed.Client(cluster, set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "dask scheduler prints its address, such as tcp://10.0.0.1:8786"
            raise StoreError(f"no cluster at {cluster}: {error}", hint) from error
        with client:
            yield client


@contextmanager
def made_here(distributed: Any, workers: int) -> Iterator[Any]:
    """A client of a cluster of worker processes on this machine.

    Dask leaves tracebacks and processes behind when Ctrl-C comes while it starts or ends.
    """
    with ExitStack() as closing:
        with uninterrupted():
            cluster = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address=None,
                silence_logs=logging.ERROR,
            )
            closing.callback(closed, cluster)
            client = distributed.Client(cluster, set_as_default=False)
            closing.callback(closed, client)
        yield client


def closed(opened: Any) -> None:
    """Close a client or a cluster to the end."""
    with uninterrupted():
        opened.close()


def check_address(address: str) -> None:
    """Refuse an address where nobody answers: a client would go on trying behind its own error.

    Raises:
        StoreError: It is none, or nobody does.
    """
    host, _, port = address.rpartition("://")[2].rpartition(":")
    hint = "dask scheduler prints its address, such as tcp://10.0.0.1:8786"
    if not host or not port.isdecimal():
        raise StoreError(f"no cluster at {address}: not HOST:PORT", hint)
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise StoreError(f"no cluster at {address}: {error}", hint) from error
