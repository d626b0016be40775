package main

import (
	"io"
	"os"
)

// The colours are those of the terminal's own palette, so that they suit its background. None says anything that the words do not say.
const (
	bold        = "\x1b[1m"
	dim         = "\x1b[2m"
	cooperation = "\x1b[36m" // cyan
	conflict    = "\x1b[33m" // yellow
	plain       = "\x1b[0m"
)

// colored tells whether what goes to w may hold colours: --color decides, else they are for terminals whose user did not set NO_COLOR.
func (a *app) colored(w io.Writer) bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && terminal(w)
}

// style is the text in a colour, or as it is.
func (a *app) style(w io.Writer, color, text string) string {
	if color == "" || text == "" || !a.colored(w) {
		return text
	}
	return color + text + plain
}

// side is the colour of an act by its score.
func side(score float64) string {
	switch {
	case score > 0:
		return cooperation
	case score < 0:
		return conflict
	}
	return ""
}
