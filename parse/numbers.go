package parse

import "strings"

// inNumber tells whether the sign r of n bytes at byte j, behind a digit of the token s[i:j] and before the character o,
// is part of a number, a date or a time: 0,5  1.000  15:30  12/06/2010  10'000  10 000  1939-1945.
func (c *cutter) inNumber(s string, i, j int, r rune, n int, o rune) bool {
	if !digit(o) {
		return false
	}
	switch {
	case r == '.' || r == ',' || r == '/':
		return true
	case r == ':':
		q, _ := at(s, j+n+1)
		return digit(q)
	case apostrophe(r):
		return digits(s, j+n) == 3
	case hyphen(r):
		return !c.CutHyphens || dialled(s, i)
	case c.SpacedNumbers && (r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009'):
		return grouped(s, i, j) && digits(s, j+n) == 3
	}
	return false
}

// digits counts the digits from byte i on, up to 16.
func digits(s string, i int) int {
	k := i
	for k < len(s) && k < i+16 && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	return k - i
}

// grouped tells whether s[i:j] is the beginning of a number in groups of three: "10", "1 200".
func grouped(s string, i, j int) bool {
	parts := strings.FieldsFunc(s[i:j], space)
	for k, p := range parts {
		if digits(p, 0) != len(p) || len(p) > 3 || k > 0 && len(p) != 3 {
			return false
		}
	}
	return len(parts) > 0
}

// dialled tells whether the digits and hyphens from byte i on read as a telephone number, a date or a code rather than a
// span: three groups or more (713-555-0123, 2006-08-07), or two of which only the second has four digits (555-0123).
func dialled(s string, i int) bool {
	e := i
	for e < len(s) && e < i+40 && (digit(rune(s[e])) || s[e] == '-') {
		e++
	}
	g := strings.Split(strings.Trim(s[i:e], "-"), "-")
	return len(g) > 2 || len(g) == 2 && len(g[1]) == 4 && len(g[0]) != 4
}
