"""Capital letters of the alphabets that headers and bylines are set in, for patterns."""

UPPER = "".join(chr(point) for point in range(0x530) if chr(point).isupper())
"""The capitals of Latin, Greek and Cyrillic, as the inside of a character class: `re` has no `\\p{Lu}`."""
