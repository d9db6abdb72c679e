"""What holds for all tests: no property test fails for being slow on a busy machine, and all repeat themselves."""

from hypothesis import settings

settings.register_profile("here", deadline=None, derandomize=True)
settings.load_profile("here")
