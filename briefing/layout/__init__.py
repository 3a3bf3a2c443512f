"""Layout: from the story and the computed style to pages, every line in its place; nothing is drawn here.

    setting    words to lines          tables   rows to slabs        filling    slabs to pages
    blocks     elements to slabs       notes    the foot of a page   furniture  running heads

The stage is `lay_out`. It repeats until the page numbers it prints are the page numbers it finds, five times at most.
"""

from briefing.layout.passes import lay_out
from briefing.layout.setting import Draw

__all__ = ["Draw", "lay_out"]
