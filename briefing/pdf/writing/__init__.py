"""Laid-out pages to the bytes of a PDF file: drawn, tagged, conforming, reproducible. The only package that knows ReportLab."""
