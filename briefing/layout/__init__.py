"""Layout: from the story and the computed style to pages, every line in its place; nothing is drawn here.

    setting      words to lines                         galley      slabs, which are never cut, and the breaks between them
    flow, area   blocks below each other, in a column   trial       a page half full and the next slabs to the page with them
    blocks       which setter sets which kind           filling     the galley to pages
    paragraphs, lists, containers, drawings, tables,    notes       the foot of a page
    timelines    the setters                            furniture   running heads

The stage is `lay_out`. It repeats until the page numbers it prints are the page numbers it finds, five times at most.
"""

from briefing.layout.passes import lay_out
from briefing.layout.setting import Draw

__all__ = ["Draw", "lay_out"]
