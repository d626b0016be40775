package who

import (
	"slices"
	"strings"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// Reading is one sentence with its names and actor words found. It answers for that sentence and is not safe for use by
// several goroutines.
type Reading struct {
	lex    *Lexicon
	mem    *Memory
	s      *entente.Sentence
	kids   [][]int // dependents by UD number; kids[0] holds the roots
	flat   bool    // the sentence came without a tree
	hits   []hit   // names
	roles  []hit   // actor words
	hitOf  []int   // by token: index into hits, -1 if none
	roleOf []int   // by token: index into roles, -1 if none
	seen   map[int][]entente.Mention
	strict bool // an actor word without the name of an owner names nobody
}

// Read finds the names and actor words of a sentence. The memory is asked but not changed; nil stands for an empty one.
func (x *Lexicon) Read(s *entente.Sentence, mem *Memory) *Reading {
	if mem == nil {
		mem = x.NewMemory(time.Time{})
	}
	r := &Reading{lex: x, mem: mem, s: s, seen: map[int][]entente.Mention{}}
	n := len(s.Words)
	r.kids = make([][]int, n+1)
	for i, w := range s.Words {
		if w.Head >= 0 && w.Head <= n && w.Head != i+1 {
			r.kids[w.Head] = append(r.kids[w.Head], i+1)
		}
	}
	r.flat = len(r.kids[0]) > 1 || n == 0
	list := atoms(s.Tokens)
	r.hits = x.names.find(list, true, nil)
	r.roles = x.actors.find(list, false, r.lemmas())
	r.hits = slices.DeleteFunc(r.hits, func(h hit) bool { return r.personal(h) || r.swallowed(h) })
	r.hitOf, r.roleOf = spread(r.hits, len(s.Tokens)), spread(r.roles, len(s.Tokens))
	return r
}

// spread tells for each token which hit covers it.
func spread(hits []hit, tokens int) []int {
	of := make([]int, tokens)
	for i := range of {
		of[i] = -1
	}
	for i, h := range hits {
		for t := h.first; t <= h.last; t++ {
			of[t] = i
		}
	}
	return of
}

// lemmas gives the lemma of a token of one word.
func (r *Reading) lemmas() func(int) string {
	byToken := make([]string, len(r.s.Tokens))
	for _, w := range r.s.Words {
		if w.Token >= 0 && w.Token < len(byToken) && byToken[w.Token] == "" && w.Lemma != "_" {
			byToken[w.Token] = w.Lemma
		}
	}
	return func(t int) string { return byToken[t] }
}

func (r *Reading) word(n int) *entente.Word { return &r.s.Words[n-1] }

// rel is the relation of a word without subtype.
func (r *Reading) rel(n int) string {
	base, _, _ := strings.Cut(r.word(n).Deprel, ":")
	return base
}

func (r *Reading) token(n int) int { return max(0, min(r.word(n).Token, len(r.s.Tokens)-1)) }

// hit is the name that covers the word, nil if none; a name that is only part of a compound does not count.
func (r *Reading) hit(n int) *hit {
	if i := r.hitOf[r.token(n)]; i >= 0 && !r.hits[i].partial {
		return &r.hits[i]
	}
	return nil
}

// role is the actor word that covers the word, nil if none.
func (r *Reading) role(n int) *hit {
	if i := r.roleOf[r.token(n)]; i >= 0 && !r.roles[i].partial {
		return &r.roles[i]
	}
	return nil
}

// small tells the feature of a small word of a class; false if it is none. A contracted token ("du", "au") is asked as written.
func (r *Reading) small(n int, class string) (string, bool) {
	m := r.lex.small[class]
	w := r.word(n)
	for _, form := range []string{w.Form, r.s.Tokens[r.token(n)].Form} {
		if f, ok := m[smallKey(form)]; ok {
			return f, true
		}
	}
	return "", false
}

// swallowed tells whether a name is only part of a longer actor word: "Security Council" in "National Security Council".
func (r *Reading) swallowed(h hit) bool {
	// Actor words stand in order and apart: only the last that begins before the name's token, or the last that begins in it, can hold
	// it. One token, such as an address, may hold thousands of both.
	for _, before := range []int{h.first, h.first + 1} {
		i, _ := slices.BinarySearchFunc(r.roles, before, func(o hit, t int) int { return o.first - t })
		if i == 0 {
			continue
		}
		if o := r.roles[i-1]; h.last <= o.last && o.last-o.first > h.last-h.first {
			return true
		}
	}
	return false
}

// personal tells whether a name of one atom is part of a person's name: Michael Jordan, Jordan Henderson, Israel Katz.
func (r *Reading) personal(h hit) bool {
	if len(h.keys) != 1 || h.first != h.last || h.cased[0] != 1 {
		return false
	}
	if k := h.names[0].kind; k == lang.People || k == lang.Adjective {
		return false
	}
	n := slices.IndexFunc(r.s.Words, func(w entente.Word) bool { return w.Token == h.first }) + 1
	if n == 0 {
		return false
	}
	if r.flat {
		return r.stranger(h.first-1) && r.touches(h.first-1) || r.stranger(h.first+1) && r.touches(h.first)
	}
	if r.rel(n) == "flat" && r.stranger(r.token(max(1, r.word(n).Head))) {
		return true
	}
	return slices.ContainsFunc(r.kids[n], func(k int) bool { return r.rel(k) == "flat" && r.stranger(r.token(k)) })
}

// touches tells whether token t and the next are parted by nothing but space.
func (r *Reading) touches(t int) bool { return t >= 0 && t+1 < len(r.s.Tokens) }

// stranger tells whether a token is a capitalised word that is no name and no actor word: a first name or a surname.
func (r *Reading) stranger(t int) bool {
	if t < 0 || t >= len(r.s.Tokens) || !capital(r.s.Tokens[t].Form) || shout(r.s.Tokens[t].Form) {
		return false
	}
	covers := func(h hit) bool { return h.first <= t && t <= h.last }
	if slices.ContainsFunc(r.hits, covers) || slices.ContainsFunc(r.roles, covers) {
		return false
	}
	for class := range r.lex.small {
		if _, ok := r.lex.small[class][smallKey(r.s.Tokens[t].Form)]; ok {
			return false
		}
	}
	return true
}

// Names are the mentions of the lexicon's names in the sentence, in order, adjectives included, persons and phrases not.
func (r *Reading) Names() []entente.Mention {
	var out []entente.Mention
	for i := range r.hits {
		h := &r.hits[i]
		if h.partial {
			continue
		}
		out = append(out, r.mention(r.pick(h).Party, h.first, h.last))
	}
	return out
}

// mention makes a mention of the tokens first..last.
func (r *Reading) mention(p entente.Party, first, last int) entente.Mention {
	if p.Name == "" {
		p.Name = r.lex.Name(p.ID)
	}
	var b strings.Builder
	for t := first; t <= last; t++ {
		b.WriteString(r.s.Tokens[t].Form)
		if r.s.Tokens[t].SpaceAfter && t < last {
			b.WriteByte(' ')
		}
	}
	span := entente.Span{Start: r.s.Tokens[first].Span.Start, End: r.s.Tokens[last].Span.End}
	return entente.Mention{Party: p, Text: b.String(), Span: span}
}

// pick chooses among parties that share a form: one whose country the article has named, else the first in the file.
func (r *Reading) pick(h *hit) *name {
	if len(h.names) > 1 {
		for _, n := range h.names {
			if n.ISO3 != "" && (r.mem.count[n.ISO3] > 0 || r.countryNamed(n.ISO3, h)) {
				return n
			}
		}
	}
	return h.names[0]
}

// countryNamed tells whether another name of the sentence belongs to the country without doubt.
func (r *Reading) countryNamed(iso3 string, except *hit) bool {
	return slices.ContainsFunc(r.hits, func(h hit) bool {
		return h.first != except.first && len(h.names) == 1 && h.names[0].ISO3 == iso3
	})
}
