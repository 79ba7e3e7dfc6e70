"""The command line: `python -m bot COMMAND`; data to standard output, talk to standard error.

Exit status 0 fine, 1 refused, 2 wrong call or wrong setting; never a traceback for a user's mistake.
"""

import sys

from bot import logs
from bot.commands import app
from bot.commands.exits import Fault
from bot.settings import SettingsError
from storage.database import DatabaseBusy


def main() -> None:
    """Run the command line and turn known faults into one line and a status."""
    logs.set_up("text")
    try:
        app()
    except SettingsError as error:
        _end(str(error), 2)
    except Fault as fault:
        _end(str(fault), fault.status)
    except DatabaseBusy as error:
        _end(f"BOT_DATABASE_URL: cơ sở dữ liệu {error} đang được một tiến trình khác sử dụng", 1)
    except BrokenPipeError:
        sys.exit(0)


def _end(message: str, status: int) -> None:
    sys.stderr.write(message + "\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
