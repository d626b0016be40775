package who

import "slices"

// phrase is a noun phrase: its words in order and the one that heads it. Coordinated heads, relative clauses and appositions
// are not part of it; coordinated modifiers are.
type phrase struct {
	words []int
	head  int
}

// grown are the relations by which a noun phrase holds its words together.
var grown = map[string]bool{"det": true, "amod": true, "nmod": true, "compound": true, "flat": true, "nummod": true, "fixed": true, "goeswith": true}

// nested are the relations followed below a modifier, besides those of grown.
var nested = map[string]bool{"case": true, "conj": true, "cc": true, "punct": true, "appos": true}

// phrase gathers the noun phrase that n heads.
func (r *Reading) phrase(n int) phrase {
	p := phrase{head: n, words: []int{n}}
	for _, k := range r.kids[n] {
		if grown[r.rel(k)] {
			p.words = r.gather(p.words, k, 0)
		}
	}
	slices.Sort(p.words)
	p.words = slices.Compact(p.words)
	return r.trim(p)
}

// gather adds a modifier and what hangs on it.
func (r *Reading) gather(words []int, n, depth int) []int {
	words = append(words, n)
	if depth > len(r.s.Words) || depth > 12 {
		return words
	}
	for _, k := range r.kids[n] {
		if rel := r.rel(k); grown[rel] || nested[rel] {
			words = r.gather(words, k, depth+1)
		}
	}
	return words
}

// trim drops punctuation at both ends.
func (r *Reading) trim(p phrase) phrase {
	for len(p.words) > 1 && p.words[0] != p.head && r.rel(p.words[0]) == "punct" {
		p.words = p.words[1:]
	}
	for len(p.words) > 1 && p.words[len(p.words)-1] != p.head && r.rel(p.words[len(p.words)-1]) == "punct" {
		p.words = p.words[:len(p.words)-1]
	}
	return p
}

// bounds are the first and last token of the phrase; a contraction of preposition and article before it stays outside.
func (r *Reading) bounds(p phrase) (first, last int) {
	first, last = r.token(p.words[0]), r.token(p.words[len(p.words)-1])
	if t := r.s.Tokens[first]; t.First != t.Last && p.words[0] != p.head && r.rel(p.words[0]) == "det" && len(p.words) > 1 {
		first = r.token(p.words[1])
	}
	return first, last
}

// holds tells whether the phrase holds a word of the token range.
func (r *Reading) holds(p phrase, first, last int) bool {
	return slices.ContainsFunc(p.words, func(n int) bool { t := r.token(n); return first <= t && t <= last })
}

// how a name stands to the head of its phrase.
const (
	owns    = iota // adjective, genitive, possessor, compound, flat
	stays          // after a preposition of place: "in Syria"
	distant        // anything else: "against Syria"
)

// reach tells how the words from first to last token stand to the head of the phrase.
func (r *Reading) reach(p phrase, first, last int) int {
	if r.flat {
		return r.reachFlat(p, first)
	}
	n := r.outermost(p, first, last)
	worst := owns
	for steps := 0; n != p.head && n > 0 && steps < len(r.s.Words); steps++ {
		worst = max(worst, r.link(n))
		n = r.word(n).Head
	}
	return worst
}

// outermost is the word of the token range that hangs outside of it.
func (r *Reading) outermost(p phrase, first, last int) int {
	for _, n := range p.words {
		t := r.token(n)
		if t < first || t > last {
			continue
		}
		h := r.word(n).Head
		if h == 0 || r.token(h) < first || r.token(h) > last {
			return n
		}
	}
	return p.head
}

// link tells how one word hangs on its head.
func (r *Reading) link(n int) int {
	if rel := r.rel(n); rel == "amod" || rel == "compound" || rel == "flat" || rel == "appos" || rel == "conj" {
		return owns
	}
	for _, k := range r.kids[n] {
		if r.rel(k) != "case" {
			continue
		}
		if _, ok := r.small(k, "genitive"); ok {
			return owns
		}
		if _, ok := r.small(k, "at"); ok {
			return stays
		}
		return distant
	}
	return owns
}

// reachFlat does the same without a tree: by the prepositions between the head and the name.
func (r *Reading) reachFlat(p phrase, first int) int {
	worst := owns
	for _, n := range p.words {
		if n <= p.head || r.token(n) >= first {
			continue
		}
		if _, ok := r.small(n, "genitive"); ok {
			continue
		}
		if _, ok := r.small(n, "at"); ok {
			worst = max(worst, stays)
		}
	}
	return worst
}
