package world

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	s = strings.ToLower(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		s = norm.NFD.String(s)
	}
	for _, r := range s {
		if plain, ok := unmarked[r]; ok {
			b.WriteString(plain)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
