"""`make bench`: one million customers and twenty million encounters, built once; ratios measured in the same run.

Machines are noisy, so every figure that matters is a ratio of two things measured side by side, the best of a few turns each.
"""
