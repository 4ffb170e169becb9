"""From numbers to where things stand in a drawing. Templates draw; nothing reads here.

Each chart comes in two widths, so that its words never shrink.
"""
