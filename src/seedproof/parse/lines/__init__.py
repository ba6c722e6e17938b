"""Read what a line shows by itself, whatever stands round it: labels, dates, names, bylines, running text."""
