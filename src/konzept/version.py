"""The version of the program, in one place: a constant costs nothing at start-up."""

VERSION = "0.1.0"
