"""Know all that differs from language to language: words, phrases and lists, and how to tell one language from another.

To add a language:

1. Add its line to ``data/languages.toml``: code, name, what a line of it is known by, its scripts.
2. Make its folder ``data/<code>/`` with what that asks for: ``lexicon.txt`` (``training/lexicon``), or ``words.toml`` with
   ``[identify] small``; nothing where it is known by its script.
3. Add what else is known of it: ``phrases.toml``, and lists under the subjects and topics that ``data/any/words.toml`` declares.
4. Run ``pytest tests/lang``: it says what is missing, and add a sentence of the language to ``tests/lang/test_identify.py``.
"""
