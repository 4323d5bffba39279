"""A document about something the concept does not have."""


class Fehlt(Exception):
    """A kind of document has nothing to tell of this concept; the message is a German sentence."""
