"""Work for worker processes; it imports nothing heavy, because every new process reads it."""

from __future__ import annotations

import os
import signal


def squared(number: int) -> int:
    return number * number


def process_of(number: int) -> tuple[int, int]:
    return number, os.getpid()


def dies_elsewhere(number: int, home: int) -> int:
    if number == 40 and os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_at_forty(number: int) -> int:
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def given_up(number: int) -> int:
    return -number


def fails_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number
