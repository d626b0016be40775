package lang

import "strconv"

// Counts is counts.txt of one language: numbers in words, how exact they are, and the words for dead and injured.
type Counts struct {
	Number  map[string]int  // "douze" 12, "cent" 100
	Group   map[string]int  // "dizaine" 10: a noun that counts by itself or after a number
	AtLeast map[string]bool // the number is a lower bound; parts joined by "_": "au_moins"
	AtMost  map[string]bool // the number is an upper bound
	Dead    map[string]bool // lemmas: "mort", "tuer"
	Injured map[string]bool
	One     map[string]bool // articles that count one: "un", "a"
}

// ReadCounts reads counts.txt. Its lines are "number WORD N", "group WORD N" and KIND WORD... for atleast, atmost, dead, injured, one.
func ReadCounts(l Language) (*Counts, error) {
	lines, err := readLines(l, "counts.txt")
	if err != nil {
		return nil, err
	}
	c := &Counts{Number: map[string]int{}, Group: map[string]int{}}
	lists := map[string]*map[string]bool{
		"atleast": &c.AtLeast, "atmost": &c.AtMost, "dead": &c.Dead, "injured": &c.Injured, "one": &c.One,
	}
	for _, list := range lists {
		*list = map[string]bool{}
	}
	for _, ln := range lines {
		kind := ln.fields[0]
		if list := lists[kind.text]; list != nil {
			for _, f := range ln.fields[1:] {
				(*list)[f.text] = true
			}
			continue
		}
		if err := c.number(ln); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// number reads "number douze 12 quatorze 14".
func (c *Counts) number(ln line) error {
	kind := ln.fields[0]
	table := c.Number
	switch kind.text {
	case "number":
	case "group":
		table = c.Group
	default:
		return ln.errorf(kind.column, "unknown kind %q; use number, group, atleast, atmost, dead, injured or one", kind.text)
	}
	if len(ln.fields)%2 != 1 {
		return ln.errorf(kind.column, "%q takes pairs of a word and its value", kind.text)
	}
	for i := 1; i < len(ln.fields); i += 2 {
		n, err := strconv.Atoi(ln.fields[i+1].text)
		if err != nil || n < 0 {
			return ln.errorf(ln.fields[i+1].column, "%q is no count; write digits", ln.fields[i+1].text)
		}
		table[ln.fields[i].text] = n
	}
	return nil
}
