"""ziele: is it said what is to be reached, in a form that can be checked?"""
