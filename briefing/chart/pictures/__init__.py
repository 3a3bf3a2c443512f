"""An author's image file to steps of a display list: PNG and JPEG as the pixels they are, SVG as vectors.

    reading   bytes to a picture, by what they are and within limits       png, jpeg   pixels, decoded only where they must be
    placing   a picture at a measure to a display list                     svg…        vectors
"""
