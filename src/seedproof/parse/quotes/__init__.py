"""Find quotations, and who says them.

Where they stand: ``marks`` finds the quotation marks, ``pairs`` which closes which, ``dashes`` speech that a dash opens, ``quotations``
what lies between them.

Who says them: ``tagging`` gives each word a part-of-speech tag, ``tagged_text`` writes sentences as tags, ``sentences`` cuts out the one
round each quotation, ``attribution`` matches it with ``patterns``, ``coreference`` finds whom a pronoun stands for, ``dialogue`` follows
the speakers from one quotation to the next. ``uncased`` reads names in languages that write no capitals.

``kinds`` tells speech from irony and titles, ``quotes`` puts it all together.
"""
