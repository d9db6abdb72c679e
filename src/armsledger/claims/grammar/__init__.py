"""The grammar of figures, money and dates: exact words, bounds and precision, over plain English text."""
