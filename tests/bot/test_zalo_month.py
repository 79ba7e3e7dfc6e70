"""A month on one Zalo bot, played small: the count is right, it fits, and what does not fit gives way in order."""

from tests.bot.zalo_month import run


def test_a_month_of_two_reports_a_week_fits_with_everything_told() -> None:
    month = run(officers=5, reports_a_week=2, limit=330)
    assert month.confirmed > 40
    assert month.received == 2 * month.confirmed
    assert month.used < month.limit
    assert month.refused == month.held == 0
    assert month.reminded >= month.sent["nhắc việc"] > 0
    assert month.summaries == {"posted": 12}


def test_a_month_that_does_not_fit_gives_up_summaries_and_reminders_before_answers() -> None:
    month = run(officers=5, reports_a_week=5, limit=400)
    assert month.summaries["quota"] > 0
    assert month.eases
    assert month.sent["trả lời"] + month.received >= 0.8 * month.limit
    assert month.confirmed > 80
