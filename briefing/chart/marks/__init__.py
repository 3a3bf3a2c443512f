"""What is drawn beside words and says nothing that they do not say: each module turns one family of marks into ink."""
