"""What `/desk surveys` answers."""

from __future__ import annotations

from desk.survey import SurveyKind
from desk.surveys_setup import LATELY, SurveysShown

NO_PAGE = (
    "⚠️ *Nothing is sent*: the survey mails link to a page, and nobody has said where it is. The "
    "operator has to set PUBLIC_URL to the address at which customers reach this server, for "
    "example `https://desk.example.com`."
)
HOUR = 60
DAY = 24 * HOUR


def surveys_text(shown: SurveysShown) -> str:
    workspace = shown.workspace
    lines = [f"Surveys are *{'on' if workspace.has_surveys else 'off'}*."]
    if workspace.has_surveys:
        lines.append(
            f"{span_text(workspace.survey_delay)} after a case was resolved its customer is asked "
            "by mail how it went, if somebody had answered them; at most once in 30 days. "
            "Reopening the case takes it back."
        )
        if not shown.has_page:
            lines.append(NO_PAGE)
        elif not workspace.is_live:
            lines.append("🎭 This is a rehearsal: nothing is sent before `/desk golive`.")
    lines += [_counts(shown, kind) for kind in SurveyKind]
    if shown.held:
        lines.append(f"🕵️ Answers that wait for a lead: {shown.held}. See the threads.")
    return "\n".join(lines)


def span_text(minutes: int) -> str:
    """`24 hours`, `3 days`, `90 minutes`."""
    are_days = minutes % DAY == 0 and minutes > DAY
    are_hours = minutes % HOUR == 0 and minutes > 0
    size, unit = (DAY, "day") if are_days else (HOUR, "hour") if are_hours else (1, "minute")
    count = minutes // size
    return f"{count} {unit}" + ("s" if count != 1 else "")


def _counts(shown: SurveysShown, kind: SurveyKind) -> str:
    answered, asked = shown.answered[kind], shown.asked[kind]
    if not asked:
        return f"{kind.value.upper()}, last {LATELY.days} days: nobody was asked."
    return f"{kind.value.upper()}, last {LATELY.days} days: {answered} answered of {asked} asked."
