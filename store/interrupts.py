"""Hold Ctrl-C back while something must not be left half done."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let the signals that end a process wait until the block is done, and act then.

    Processes that are started within do not hear Ctrl-C at all: whoever started them ends them.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    came: list[int] = []
    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    held = {number: act for number, act in before.items() if callable(act)}
    for number in held:
        signal.signal(number, lambda number, frame: came.append(number))
    has_mask = hasattr(signal, "pthread_sigmask")
    if has_mask:  # which threads and processes that are started inherit
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # starting it takes the mask away
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if has_mask:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, act in held.items():
            signal.signal(number, act)
        for number in came[:1]:
            held[number](number, None)
