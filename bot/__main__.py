"""The command line: `python -m bot COMMAND`; data to standard output, talk to standard error.

Exit status 0 fine, 1 refused, 2 wrong call or wrong setting; never a traceback for a user's mistake.
"""

import sys

from bot.commands import app
from bot.exits import Fault


def main() -> None:
    """Run the command line and turn known faults into one line and a status."""
    try:
        app()
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(fault.status)
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    main()
