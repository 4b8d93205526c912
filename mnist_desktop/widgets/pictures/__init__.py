"""The tab Pictures: the images of a data set, what is misread, the map of the digits."""
