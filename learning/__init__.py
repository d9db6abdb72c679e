"""How the weights of the English coder's signs are learnt from annotated reports; not part of the package."""
