"""What a figure shows to ink, words and data: one package a kind."""
