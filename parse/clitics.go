package parse

import "unicode"

// clitic is the end of the clitic that begins with the hyphen at byte j ("-t-il"); j if none does. Another hyphen may
// follow only where another clitic begins ("donne-le-moi").
func (c *cutter) clitic(s string, j int) int {
	for _, w := range c.Clitics {
		e := match(s, j, w)
		if e < 0 {
			continue
		}
		r, _ := at(s, e)
		if !wordly(r) && (!hyphen(r) || c.clitics(s, e)) {
			return e
		}
	}
	return j
}

// clitics tells whether any clitic begins at byte j.
func (c *cutter) clitics(s string, j int) bool {
	for _, w := range c.Clitics {
		if e := match(s, j, w); e >= 0 {
			if r, _ := at(s, e); !wordly(r) {
				return true
			}
		}
	}
	return false
}

// match is the end of the text at byte i that reads as the plain form w; -1 if it reads otherwise.
func match(s string, i int, w string) int {
	for _, want := range w {
		r, n := at(s, i)
		switch {
		case n == 0:
			return -1
		case apostrophe(r):
			r = '\''
		case hyphen(r):
			r = '-'
		default:
			r = unicode.ToLower(r)
		}
		if r != want {
			return -1
		}
		i += n
	}
	return i
}
