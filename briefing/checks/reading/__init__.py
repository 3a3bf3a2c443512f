"""How a brief is read: from its fields to passages with a voice, to sentences with marks, to who says what in them.

passages      every text that is printed, and whose words it gives
sentences     its sentences: quotations blanked, citations, likelihoods and references marked, every character in its place
speech        whether a word is somebody else's saying, our likelihood, the act of one who can choose
word_lists    the words of a language, from a file a language
"""
