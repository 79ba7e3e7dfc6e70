"""Reports as files: values in, Word, Excel and pictures out. Knows no database, no clock and no chat.

`periodic` composes a `ReportContent` of a template and values; `word`, `excel`, `chart`, `listing` write
files; `merging` makes prose of several reports; `edits` reads the clerk's pen back.
"""
