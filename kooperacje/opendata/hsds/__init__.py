"""The Human Services Data Specification as data: its facts, the schemas made from them, and a check by them."""
