"""A brief's own numbers to drawings: bars, stacks, lines, areas, dots, slopes, heat tables, and small multiples of them.

Drawn by the pen and not by a plotting library: no figure here needs more than rectangles, lines and words, and a first build
does not wait a third of a second for an import.
"""
