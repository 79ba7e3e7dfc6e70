"""Wakes everyone who waits for rows: rung after a commit, so that nobody has to poll quickly.

A ring is a hint, never the only way: whoever listens also looks by itself now and then.
"""

import asyncio


class Bell:
    """One bell with any number of listeners, each with an event of its own; rung from the event loop."""

    def __init__(self) -> None:
        self._listeners: list[asyncio.Event] = []

    def listen(self) -> asyncio.Event:
        """An event that every later ring sets; the listener clears it before it looks."""
        event = asyncio.Event()
        self._listeners.append(event)
        return event

    def ring(self) -> None:
        """Wake every listener."""
        for event in self._listeners:
            event.set()
