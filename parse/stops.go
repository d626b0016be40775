package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-project/entente/lang"
)

// stop says what the full stop at byte j is to the form that ends with it.
func (c *cutter) stop(s string, j int, form string) lang.Stop {
	kind, ok := c.Abbreviations[form]
	if !ok && len(form) > 2 && form == strings.ToUpper(form) {
		r, n := at(form, 0)
		kind = c.Abbreviations[string(unicode.ToUpper(r))+strings.ToLower(form[n:])]
	}
	if kind != lang.StopNumber {
		return kind
	}
	if r, _ := at(s, skip(s, j+1)); digit(r) {
		return kind
	}
	return lang.NoStop
}

// skip passes the white space from byte i on, at most a few characters of it.
func skip(s string, i int) int {
	for k := 0; k < 4; k++ {
		r, n := at(s, i)
		if n == 0 || !space(r) {
			break
		}
		i += n
	}
	return i
}

// spelt tells whether a form is single letters with a full stop behind each: "J.", "U.S.", "J.-C.".
func spelt(form string) bool {
	for form != "" {
		r, n := at(form, 0)
		if !unicode.IsLetter(r) || n >= len(form) || form[n] != '.' {
			return false
		}
		form = strings.TrimPrefix(form[n+1:], "-")
	}
	return true
}

// initial tells whether the letter and full stop at s[i:j+1] shorten a name: a capital, and a word with a capital behind
// that does not begin a sentence. "So do I. Now", "plan B. The".
func (c *cutter) initial(s string, i, j int) bool {
	r, _ := at(s, i)
	k := skip(s, j+1)
	o, _ := at(s, k)
	if !unicode.IsUpper(r) || !unicode.IsUpper(o) {
		return false
	}
	if c.Openers[plain(word(s, k))] {
		return false
	}
	if r != 'I' {
		return true
	}
	prev := previous(s, i)
	return prev == "" || unicode.IsUpper(first(prev)) || first(prev) == '.'
}

// word is the run of letters from byte i on, with an apostrophe that ends it.
func word(s string, i int) string {
	e := i
	for e < len(s) && e < i+24 {
		r, n := at(s, e)
		if apostrophe(r) {
			return s[i : e+n]
		}
		if !wordly(r) {
			break
		}
		e += n
	}
	return s[i:e]
}

// previous is the stretch without white space that ends before byte i, cut at 24 bytes; "" at the beginning.
func previous(s string, i int) string {
	e := i
	for e > 0 && space(before(s, e)) && i-e < 8 {
		_, n := utf8.DecodeLastRuneInString(s[:e])
		e -= n
	}
	b := e
	for b > 0 && e-b < 24 && !space(before(s, b)) {
		_, n := utf8.DecodeLastRuneInString(s[:b])
		b -= n
	}
	return s[b:e]
}

// letters tells whether a form is letters alone.
func letters(form string) bool {
	return strings.IndexFunc(form, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
