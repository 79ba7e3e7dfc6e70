"""The settings of the deployment, read in one place from the environment or `.env`.

A wrong value is one line that names the setting and what is wrong (`SettingsError`), never a traceback;
tokens are secrets that never print.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.exits import Fault

TELEGRAM = "https://api.telegram.org"
ZALO = "https://bot-api.zaloplatforms.com"


class SettingsError(Fault):
    """One or more settings are wrong; each line of the text names one; the exit status is 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, 2)


class Settings(BaseSettings):
    """Deployment only; the agency's rules live in the database."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    database_url: str = "sqlite:///data/bot.db"
    telegram_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_secret: SecretStr | None = None
    zalo_token: SecretStr | None = None
    zalo_api_url: str = ZALO
    zalo_mode: Literal["polling", "webhook"] = "polling"
    zalo_secret: SecretStr | None = None
    zalo_monthly_limit: int = 3000
    zalo_count_received: bool = True
    zalo_people_limit: int = 50
    public_url: str | None = None
    public_tunnel: bool = False
    local_url: str | None = None
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    files_dir: Path = Path("data/files")
    secret_key: SecretStr | None = None
    log_format: Literal["text", "json"] = "text"

    @field_validator(
        "telegram_token",
        "zalo_token",
        "public_url",
        "local_url",
        "secret_key",
        "telegram_secret",
        "zalo_secret",
        mode="before",
    )
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://")) or value == "sqlite:///":
            raise ValueError("must be sqlite:///path or postgresql://user:pass@host/db")
        return value

    @field_validator("telegram_token", "zalo_token")
    @classmethod
    def _token_form(cls, value: SecretStr | None) -> SecretStr | None:
        for part in [] if value is None else value.get_secret_value().split(","):
            number, colon, secret = part.strip().partition(":")
            if not (number.isdigit() and colon and secret):
                raise ValueError("must look like <digits>:<secret>")
        return value

    @field_validator("telegram_api_url", "zalo_api_url", "public_url", "local_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return None if value is None else value.rstrip("/")

    @field_validator("zalo_monthly_limit", "zalo_people_limit")
    @classmethod
    def _count(cls, value: int) -> int:
        if value < 0:
            raise ValueError("must be 0 (no limit) or more")
        return value

    @field_validator("web_port")
    @classmethod
    def _port(cls, value: int) -> int:
        if not 0 <= value <= 65535:
            raise ValueError("must be a port between 0 and 65535")
        return value

    @model_validator(mode="after")
    def _webhooks(self) -> "Settings":
        for name, mode, secret in (
            ("TELEGRAM", self.telegram_mode, self.telegram_secret),
            ("ZALO", self.zalo_mode, self.zalo_secret),
        ):
            if mode == "webhook" and self.public_url is None:
                raise ValueError(f"BOT_{name}_MODE=webhook needs BOT_PUBLIC_URL")
            if mode == "webhook" and secret is None:
                raise ValueError(f"BOT_{name}_MODE=webhook needs BOT_{name}_SECRET")
        return self

    @property
    def zalo_tokens(self) -> tuple[str, ...]:
        """The tokens of the agency's Zalo bots, in order."""
        if self.zalo_token is None:
            return ()
        return tuple(t.strip() for t in self.zalo_token.get_secret_value().split(",") if t.strip())


def read_settings(**values: Any) -> Settings:
    """The settings in force; raises SettingsError with one line for each wrong one."""
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(e) for e in error.errors())) from None


def _line(error: Mapping[str, Any]) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    if not error["loc"]:
        return message
    return f"BOT_{str(error['loc'][0]).upper()}: {message}"
