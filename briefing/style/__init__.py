"""The style sheet: from what sheets say (specified) to values in points, colours and faces (computed); a noun.

    sheet_format    every key a sheet can have         element_format   every key an element can have
    value_kind      what a key can hold, in general    scalar_kinds     single words; `compound_kinds`: maps, lists, names
    model           what sheets say, with places       sheet_reading    tokens replaced, values read
    said            the same as typed maps             cascade          specified to computed
    computed        the values others read             sheet            the sheet as others ask it
    faces           fonts and looks to text styles     charts           the style of drawings
    contrast        two colours to their ratio         vision           two colours to how alike they look
    flattened       a sheet to one file                schema           the format as JSON Schema

What can be given a look, with its parts and keys, is `briefing/style_elements.py`, which composition shares.
"""
