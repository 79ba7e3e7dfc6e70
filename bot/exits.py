"""How a command ends when something is wrong: one sentence and a status; needs nothing, so that all may raise it."""


class Fault(Exception):
    """One sentence for standard error; status 1: refused, 2: wrong call or wrong setting."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status
