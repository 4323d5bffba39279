"""fortschreibung: does this edition account for everything the previous one had?"""
