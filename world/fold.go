package world

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unmarked are the letters of European names that do not come apart into a plain letter and a mark.
var unmarked = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'ħ': "h", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th",
}

// foldName is what names are compared by: letters and digits only, in lower case, without accents. "Jean-Noël Barrot" is
// "jeannoelbarrot", however the text was cut into words.
func foldName(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if plain, ok := unmarked[r]; ok {
			b.WriteString(plain)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
