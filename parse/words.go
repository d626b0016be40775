package parse

import (
	"unicode"
	"unicode/utf8"

	"github.com/entente-project/entente/lang"
)

// word is the end of the word or number that begins at byte i: letters and digits, and the signs inside that hold it
// together. Each sign is asked in turn whether the token goes on behind it.
func (c *cutter) word(s string, i int) int {
	limit := min(len(s), i+maxScan)
	if digit(before(s, i)) {
		if e := c.unit(s, i); e > i {
			return e
		}
	}
	if e := c.whole(s, i, limit); e > i {
		return e
	}
	j := i
	for {
		j = c.run(s, i, j, limit)
		if j >= limit {
			return j
		}
		r, n := at(s, j)
		next, stop := c.join(s, i, j, r, n)
		if stop {
			return next
		}
		j = next
	}
}

// run is the end of the letters and digits from byte j on; a unit after a number ("20km") ends it where the language
// cuts units off.
func (c *cutter) run(s string, i, j, limit int) int {
	from := j
	for j < limit {
		r, n := at(s, j)
		if !wordly(r) || c.neutral && alone(r) {
			break
		}
		if unicode.IsLetter(r) && j > from && digit(before(s, j)) && digit(first(s[i:])) && c.unit(s, j) > j {
			break
		}
		j += n
	}
	if j > limit {
		return limit
	}
	return j
}

// unit is the end of the unit that is cut off the number before byte j; j if the letters there are none.
func (c *cutter) unit(s string, j int) int {
	e := j
	for e < len(s) && e < j+12 {
		r, n := at(s, e)
		if !unicode.IsLetter(r) {
			break
		}
		e += n
	}
	if c.Units[plain(s[j:e])] {
		return e
	}
	return j
}

// whole is the end of the longest stretch from byte i that is never cut, or that is an abbreviation which may hold full
// stops inside ("Ph.D."); i if there is none.
func (c *cutter) whole(s string, i, limit int) int {
	best := i
	for j := i; j < limit && j < i+40; {
		r, n := at(s, j)
		j += n
		if !wordly(r) && !apostrophe(r) && !hyphen(r) && r != '°' && r != '.' && r != '/' {
			break
		}
		o, _ := at(s, j)
		if (!wordly(o) || r == '°') && (c.Whole[plain(s[i:j])] || r == '.' && c.Abbreviations[s[i:j]] > lang.StopNumber) {
			best = j
		}
	}
	return best
}

// join asks whether the token s[i:j] goes on over the sign r of n bytes at j. It answers with the place to go on from, or,
// when stop, with the token's end.
func (c *cutter) join(s string, i, j int, r rune, n int) (next int, stop bool) {
	o, _ := at(s, j+n)
	switch {
	case digit(before(s, j)) && c.inNumber(s, i, j, r, n, o):
		return j + n, false
	case apostrophe(r):
		return c.overApostrophe(s, i, j, n, o)
	case r == '.':
		return c.overStop(s, i, j, o)
	case hyphen(r) && c.CutHyphens && (o == 0 || space(o)) && j-i <= 3 && letters(s[i:j]):
		return j + n, true // a word broken off: "th- the"
	case r == '(':
		for _, w := range c.Optional {
			if e := match(s, j, w); e > 0 {
				if q, _ := at(s, e); !wordly(q) {
					return e, true
				}
			}
		}
		return j, true
	case !wordly(o):
		return j, true
	case hyphen(r):
		if c.clitic(s, j) > j || c.CutHyphens && !c.Prefixes[plain(s[i:j+n])] {
			return j, true
		}
		return j + n, false
	case r == '/':
		if c.CutSlashes {
			return j, true
		}
		return j + n, false
	case r == '&':
		if j-i > 3 || !letters(s[i:j]) || !unicode.IsLetter(o) {
			return j, true
		}
		return j + n, false
	case r == '·', r == '\u30fb':
		return j + n, false
	}
	return j, true
}

// overApostrophe: an elision is cut behind the apostrophe; inside a word it stays ("o'clock", "Iran's"); after a plural s
// it is the possessive where the language has endings ("the generals' plan").
func (c *cutter) overApostrophe(s string, i, j, n int, o rune) (int, bool) {
	if c.Elisions[plain(s[i:j+n])] {
		return j + n, true
	}
	if wordly(o) {
		return j + n, false
	}
	r := before(s, j)
	if len(c.Endings) > 0 && (r == 's' || r == 'S') && !apostrophe(o) && !c.quoted(s, i) {
		return j + n, true
	}
	return j, true
}

// quoted tells whether a single quotation opened shortly before byte i is still open.
func (c *cutter) quoted(s string, i int) bool {
	for k := i; k > 0 && k > i-maxScan; {
		r, n := utf8.DecodeLastRuneInString(s[:k])
		k -= n
		p := before(s, k)
		if (r == '\'' || r == '\u2018') && !wordly(p) {
			return true
		}
		if r == '\'' && wordly(p) {
			if q, _ := at(s, k+n); !wordly(q) {
				return false
			}
		}
	}
	return false
}

// overStop: the full stop stays inside names of letters ("U.S.", "J.-C."), on initials and on abbreviations.
func (c *cutter) overStop(s string, i, j int, o rune) (int, bool) {
	form := s[i : j+1]
	q, _ := at(s, j+2)
	switch {
	case o == '.':
		return j, true
	case spelt(form) && unicode.IsLetter(o):
		return j + 1, false
	case spelt(form) && hyphen(o) && unicode.IsUpper(q):
		return j + 2, false
	case c.stop(s, j, form) != lang.NoStop:
		return j + 1, true
	case spelt(form) && (utf8.RuneCountInString(form) > 2 || c.initial(s, i, j)):
		return j + 1, true
	}
	return j, true
}
