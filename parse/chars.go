package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// space tells whether a character only separates: white space, and the marks of zero width that pages put between words.
func space(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' }

// wordly tells whether a character is part of words and numbers wherever it stands: letters with their marks, digits,
// superscripts, joiners and the soft hyphen.
func wordly(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || r == '\u200c' || r == '\u200d' || r == '\u00ad'
}

// alone tells whether a character belongs to a script without spaces between words, so that a text in it is cut into
// characters.
func alone(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

func apostrophe(r rune) bool {
	return r == '\'' || r == '\u2019' || r == '\u02bc' || r == '`' || r == '\u00b4'
}

func hyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// at is the character at byte i and its length; 0, 0 at the end. A byte that is no UTF-8 is one character.
func at(s string, i int) (rune, int) {
	if i < 0 || i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// before is the character that ends at byte i; 0 at the beginning.
func before(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// plain is a form as tables have it: lower case, straight apostrophe, ordinary hyphen.
func plain(s string) string {
	return strings.ToLower(straight.Replace(s))
}

// straight writes apostrophes and hyphens as the tables and the network know them.
var straight = strings.NewReplacer("\u2019", "'", "\u02bc", "'", "`", "'", "\u00b4", "'", "\u2010", "-", "\u2011", "-")

// first is the first character of a form.
func first(s string) rune {
	r, _ := at(s, 0)
	return r
}
