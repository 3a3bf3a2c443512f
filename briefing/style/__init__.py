"""The style sheet: from what sheets say (specified) to values in points, colours and faces (computed); a noun.

    sheet_format   every key a sheet can have          schema         the format as JSON Schema
    kinds          words of YAML to typed values       model          what sheets say, laid over each other
    sheet_reading  tokens replaced, values read        cascade        specified to computed
    computed       the values others read              sheet          the sheet as others ask it
    faces          fonts and looks to text styles      charts         the look of drawings
    contrast       two colours to their ratio          vision         two colours to how alike they look

What can be given a look, with its parts and keys, is `briefing/style_elements.py`, which composition shares.
"""
