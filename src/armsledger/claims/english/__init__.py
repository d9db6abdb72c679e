"""The coder for English: rules over spaCy's parse."""
