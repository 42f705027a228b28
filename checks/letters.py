"""Capital letters of the alphabets that headers and bylines are set in, for patterns."""

_ALTERNATING = "".join(chr(point) for point in range(0x100, 0x180) if chr(point).isupper())
UPPER = f"A-ZÀ-ÖØ-Þ{_ALTERNATING}Ά-ΏΑ-ΡΣ-ΫЀ-Я"
"""The capitals of Latin, Greek and Cyrillic, as the inside of a character class: `re` has no `\\p{Lu}`.

Written in ranges, since a class of single letters takes milliseconds to compile, each time it stands in a pattern.
"""
