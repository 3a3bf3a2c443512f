"""The brief as data: `briefing.model.brief.Brief` and its parts, the yardsticks, prose."""
