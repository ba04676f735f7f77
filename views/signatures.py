"""What is answered to those who set a signature."""

from __future__ import annotations

from desk.queue import Queue
from views.text import escape


def own_signature_text(signature: str) -> str:
    if not signature:
        return "You have no signature of your own any more; the queue's stands below your answers."
    return f"Your answers end with this now:\n{escape(signature)}"


def queue_signature_text(queue: Queue) -> str:
    if not queue.signature:
        return f"Answers of *{escape(queue.name)}* have no signature any more."
    return f"Answers of *{escape(queue.name)}* end with this now:\n{escape(queue.signature)}"


def history_text(queue: Queue) -> str:
    name = escape(queue.name)
    if queue.has_history:
        return f"Answers of *{name}* carry the customer's mail below them, as a quote."
    return f"Answers of *{name}* leave out the mail that they answer."
