"""What a PDF was made from, carried inside it: collected when it is built, taken out again by whoever receives it.

manifest   names everything that decided the bytes: inputs by hash, fonts by hash, programs by version
tables     a table of the story to the CSV that a spreadsheet opens
collect    a build to the files that travel in it (ISO 19005-3, 6.8: associated files)
extract    a PDF of ours to the files it carries
"""
