"""An author's image file to steps of a display list: PNG and JPEG as the pixels they are, SVG as vectors.

    reading   bytes to a picture, by what they are and within limits       png, jpeg   pixels, decoded only where they must be
    content   what has been read                                         svg         vectors, and what they need:
    keeping   vectors to the cache and back

    svgtree   XML within limits      svgvalues  numbers, colours, matrices    svgoutline  paths and shapes
    svgstyle  the cascade            svgfill    colours, gradients, lines     svgtext     words
    svgpaint  groups, uses, clips    svgmarkers arrowheads
"""
