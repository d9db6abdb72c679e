"""How tables and pictures that come with the project are made; nothing of the program imports it."""
