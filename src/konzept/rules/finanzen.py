"""finanzen: what does it cost, who pays, and do the sums add up?"""
