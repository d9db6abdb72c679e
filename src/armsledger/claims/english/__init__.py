"""The coder for English: rules over spaCy's parse and the catalogue give signs, and learnt weights judge them.

coder.py names the order of the steps; each room is one of them, and imports point down:

    coder
    settling │ notices │ relevance      from drafts to claims; the genre of sale notices; the look before the parse
    drafting                            a judged telling becomes the draft of a claim
    discourse                           the drafts told so far, and whose words a sentence is
    weighing │ speakers                 the verdict on a telling; who says something
    tellings                            goods, their triggers, and the parties round them
    goods                               goods that are named, counted or pointed to
    chains                              triggers above goods: stage, polarity, certainty
    passages                            paragraphs, parsed, with what they name
    lexicon │ reasons                   the words that tell of a transfer; why a claim is what it is
"""
