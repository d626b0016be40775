package text

import (
	"strings"
	"unicode"
)

// unwrap trims the lines, drops the empty ones and joins those that were broken at a fixed width: a line of 50 to 100
// characters that does not end a sentence and is followed by a line that goes on in lower case.
func unwrap(in []string) []string {
	var out []string
	width := 0 // of the line before, as it was in the file
	for _, raw := range in {
		line := strings.Join(strings.Fields(strings.ToValidUTF8(raw, "\uFFFD")), " ")
		if line == "" {
			width = 0
			continue
		}
		n := len([]rune(line))
		if k := len(out) - 1; k >= 0 && width >= 50 && width <= 100 && !endsSentence(out[k]) && lower(line) {
			out[k] += " " + line
		} else {
			out = append(out, line)
		}
		width = n
	}
	return out
}

func lower(s string) bool {
	for _, r := range s {
		return unicode.IsLower(r) || unicode.IsDigit(r)
	}
	return false
}
