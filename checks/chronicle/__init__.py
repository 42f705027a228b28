"""What an archive knows of time: the terms that date a text, and the articles that use them."""
