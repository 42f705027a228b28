"""Can this text have been published on the day that its header states, and if not, when can it?"""
