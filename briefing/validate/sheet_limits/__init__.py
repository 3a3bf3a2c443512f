"""The limits that a sheet keeps, checked on computed values: each breach is told at the line of the sheet that decided it.

    limits     all of them, in order                       pages      sizes, margins, columns, the marking
    colours    contrasts, fills                            letters    sizes, leadings, measures, faces, glyphs
    findings   the place of each, told once
"""
