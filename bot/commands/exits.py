"""How a command ends when something is wrong: one sentence and a status."""


class Fault(Exception):
    """One sentence for standard error; status 1: refused, 2: wrong call."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status
