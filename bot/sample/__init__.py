"""The made-up department that the demo shows: its roster, its plan for 2026 and some weeks of reports."""
