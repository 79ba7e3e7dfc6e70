"""The words that carry meaning for the bot: tag → phrases. Written with marks; typed either way they match.

Where two phrases begin at the same word the longest wins, so a phrase under `other` shields an ordinary
expression that happens to hold a word of another tag ("quy chế làm việc", "phần mềm", "kiểm tra lại"). Each
phrase stands under one tag only.
"""

from vietnamese.lexicon import acts, compounds, filters, frame, questions, states, talk

TABLES: dict[str, str] = {
    **talk.TABLES,
    **acts.TABLES,
    **questions.TABLES,
    **filters.TABLES,
    **states.TABLES,
    **frame.TABLES,
    **compounds.TABLES,
}
