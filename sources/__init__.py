"""How tables that come with the package were made from what was published; nothing of the program imports it."""
