"""The designer of certificates: the page as it prints, with handles on it, and the properties of what is chosen.

draft      the design in the making: what is chosen, and all that was done, for undo
gestures   moving, stretching and choosing by mouse, in millimetres
canvas     the page on the screen; drawing paints what lies over it
stage      the canvas with its rulers and zoom
preview    the page as the printer draws it, a moment after each change
panel      the properties; controls are its parts
words      how items are called
designer   all of it together, with what stands above and below
"""
