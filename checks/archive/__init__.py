"""The same checks over archives of any size: Arrow batches in, Arrow batches out, moved by an engine.

An engine does three things: it has each chunk of the input judged, it sorts what articles say by rule and key and has
each group judged, and it sorts what is odd by article and has it weighed. What judges knows of no engine.
"""
