"""What can go wrong while a report is made or read back, as codes with arguments; never a Vietnamese sentence."""


class ReportError(Exception):
    """A refusal of this package: `code` names the rule, `args_` fill the sentence that the bot says about it.

    Codes: `key_not_usable`, `figures_negative`, `awaiting_exceeds`, `rate_impossible`, `template_unknown`,
    `template_not_toml`, `template_invalid`, `period_unknown`, `not_a_word_file`, `word_file_too_large`,
    `word_file_not_ours`.
    """

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_ = args

    def __str__(self) -> str:
        return f"{self.code} {self.args_}" if self.args_ else self.code
