"""One module a format: each turns a file's bytes into texts with what the file says about them."""
