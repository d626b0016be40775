package parse

import (
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// cutter cuts the text of one language; the zero cutter is neutral: it knows spaces, punctuation, numbers and addresses.
type cutter struct {
	lang.Text
	neutral bool // whether no language is known
}

// paragraph cuts one paragraph, s[i:end], into tokens.
func (c *cutter) paragraph(s string, i, end int) []entente.Span {
	var out []entente.Span
	s = s[:end]
	for i < end {
		r, n := at(s, i)
		if space(r) {
			i += n
			continue
		}
		e := c.next(s, i, r, n)
		out = append(out, entente.Span{Start: i, End: e})
		i = e
	}
	return out
}

// next is the end of the token that begins at byte i with the character r of n bytes.
func (c *cutter) next(s string, i int, r rune, n int) int {
	apart := !wordly(before(s, i))
	if apart {
		if r < 0x80 {
			if e := web(s, i); e > i {
				return e
			}
			if e := face(s, i); e > i {
				return e
			}
		}
		if r == '+' || r == '.' || apostrophe(r) || hyphen(r) && !c.CutHyphens {
			if e := c.led(s, i, n); e > i {
				return e
			}
		}
	}
	switch {
	case c.neutral && alone(r):
		return i + n
	case wordly(r):
		return c.word(s, i)
	case hyphen(r) && !apart:
		if e := c.clitic(s, i); e > i {
			return e
		}
	}
	return c.sign(s, i, r, n)
}

// led is the end of a token that begins with a sign: "+33", "'72", "'em", "'s" after a closed quotation.
func (c *cutter) led(s string, i, n int) int {
	e := i + n
	for e < len(s) && e < i+maxScan {
		r, w := at(s, e)
		if !wordly(r) {
			break
		}
		e += w
	}
	body := s[i+n : e]
	switch {
	case body == "":
		return i
	case s[i] == '+' || s[i] == '.' || s[i] == '-':
		if !digit(first(body)) {
			return i
		}
		return c.word(s, i+n)
	case c.Whole[plain(s[i:e])]:
		return e
	case digit(first(body)) && len(strings.TrimRight(body, "s")) == 2 && len(c.Endings) > 0:
		return e
	}
	if r := before(s, i); r != 0 && !space(r) {
		for _, end := range c.Endings {
			if plain(s[i:e]) == end {
				return e
			}
		}
	}
	return i
}

// sign is the end of a token of punctuation: a run of stops, of question and exclamation marks, of one repeated sign, or
// a single character with its combining marks.
func (c *cutter) sign(s string, i int, r rune, n int) int {
	e := i + n
	same := func(o rune) bool { return o == r }
	switch {
	case r == '!' || r == '?':
		same = func(o rune) bool { return o == '!' || o == '?' }
	case apostrophe(r):
		// Two make a quotation mark; three or more are single ones.
		if o, w := at(s, e); same(o) {
			if q, _ := at(s, e+w); !same(q) {
				return e + w
			}
		}
		return e
	case strings.ContainsRune(".-=*_~<>+#/\\", r):
	case r == '°' || r == 'º':
		if o, w := at(s, e); wordly(o) && c.Whole[plain(s[i:e+w])] {
			if x, _ := at(s, e+w); !wordly(x) {
				return e + w
			}
		}
		return e
	case r == '[' && (strings.HasPrefix(s[e:], "...]") || strings.HasPrefix(s[e:], "…]")):
		return e + 4
	default:
		return e
	}
	for e < len(s) {
		o, w := at(s, e)
		if !same(o) {
			break
		}
		e += w
	}
	return e
}
