"""A period: a name for stretches of days, such as the school terms."""
