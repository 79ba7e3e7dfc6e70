"""The first day with a real Zalo bot: what the documents leave open is tried step by step and written down."""
