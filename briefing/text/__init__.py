"""The text layer: from words and faces to set lines; a noun that style, chart, layout and pdf share.

catalogue    families to font files         faces        font files to shaped glyphs, per-character fallback
style        a face at a size, in a colour  characters   automatic ties, the program's own characters
hyphenation  where a word may be broken     breakpoints  where a line may end
items        what a paragraph is made of    breaking     where its lines end (Knuth, Plass)
paragraph    items to lines                 lines        the pieces of a line at their places
coverage     what to say of a character that no face has
"""
