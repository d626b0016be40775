package encode

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// normaliser rewrites text as the vocabulary wants it: compatibility forms and white space unified (NFKC with SentencePiece's additions),
// control characters gone, runs of spaces made one. It does what the reference library does, quirks and all: a grapheme of at most
// shortGrapheme bytes is looked up whole, and the shortest rule that begins it replaces all of it; a longer one is looked
// up character by character.
type normaliser struct {
	from *trie
	to   []string
	same [utf8.RuneSelf]bool // ASCII that no rule touches
}

const (
	shortGrapheme = 5
	// Below this character no two make one grapheme, CR LF excepted (Unicode annex 29: the first extending character is U+0300).
	firstMark = 0x300
)

func newNormaliser(rules map[string]string) *normaliser {
	keys := slices.Sorted(maps.Keys(rules))
	n := &normaliser{from: newTrie(keys)}
	for _, k := range keys {
		n.to = append(n.to, rules[k])
	}
	for c := range n.same {
		n.same[c] = n.from.shortest(string(rune(c))) == none
	}
	return n
}

// normal is a text rewritten: a mark in front and one for every run of spaces.
type normal struct {
	text  []byte
	from  []int32 // start and end in the source of byte i at 2i and 2i+1, if asked for
	at    bool    // whether they are asked for
	space bool    // whether text ends with a space's mark
}

// put appends what source bytes [start, end) became.
func (o *normal) put(s string, start, end int) {
	if s != "" && len(o.text) == 0 && s[0] != ' ' && !strings.HasPrefix(s, mark) {
		o.add(mark, start, start)
	}
	for i := range len(s) {
		switch {
		case s[i] != ' ':
			o.add(s[i:i+1], start, end)
		case !o.space:
			o.add(mark, start, end)
		}
		o.space = s[i] == ' '
	}
}

func (o *normal) add(s string, start, end int) {
	o.text = append(o.text, s...)
	if !o.at {
		return
	}
	for range len(s) {
		o.from = append(o.from, int32(start), int32(end))
	}
}

// rewrite appends the normal form of s to o. Bytes that are no UTF-8 count as U+FFFD each.
func (n *normaliser) rewrite(o *normal, s string) {
	if !joins(s) {
		n.characters(o, s, 0)
		return
	}
	for g := graphemes.FromString(s); g.Next(); {
		if part := g.Value(); len(part) <= shortGrapheme && utf8.ValidString(part) {
			if v := n.from.shortest(part); v != none {
				o.put(n.to[v], g.Start(), g.End())
				continue
			}
		}
		n.characters(o, g.Value(), g.Start())
	}
}

// joins tells whether characters of s may make up a grapheme together.
func joins(s string) bool {
	for _, r := range s {
		if r >= firstMark && r != '’' && r != '–' && r != '—' {
			return true
		}
	}
	return strings.Contains(s, "\r\n")
}

// characters rewrites s, which starts at byte `start` of the source, one by one.
func (n *normaliser) characters(o *normal, s string, start int) {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && n.same[s[i]] {
			o.put(s[i:i+1], start+i, start+i+1)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		c := s[i : i+size]
		if r == utf8.RuneError && size == 1 {
			c = "\uFFFD"
		}
		if v := n.from.shortest(c); v != none {
			c = n.to[v]
		}
		o.put(c, start+i, start+i+size)
		i += size
	}
}
