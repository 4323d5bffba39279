"""stand: what became of it so far, and is that still current?"""
