package code

import (
	"slices"
	"strings"

	"github.com/entente-project/entente"
)

// tree is a sentence seen from its heads. Words go by their UD numbers, 1..n; 0 is the root and, as an answer, nobody.
type tree struct {
	s    *entente.Sentence
	kids [][]int // dependents of each word, in order; kids[0] holds the roots
	// mended are lemmas that the parser got wrong; see lemma.go
	mended map[int]string
	rels   map[int]string // relations put right; see straighten
}

func newTree(s *entente.Sentence) *tree {
	n := len(s.Words)
	t := &tree{s: s, kids: make([][]int, n+1)}
	for i, w := range s.Words {
		if w.Head >= 0 && w.Head <= n && w.Head != i+1 {
			t.kids[w.Head] = append(t.kids[w.Head], i+1)
		}
	}
	t.straighten()
	return t
}

// straighten puts right relations that the parser's own tree contradicts: a noun with a preposition is no object and no second
// subject, a bare oblique after a verb without an object is the object. (Two subjects of one verb are the parser's own business.)
func (t *tree) straighten() {
	t.rels = map[int]string{}
	for n := 1; n <= t.len(); n++ {
		h, d := t.head(n), t.word(n).Deprel
		if h == 0 || n < h || !slices.Contains([]string{"NOUN", "PROPN", "PRON"}, t.word(n).UPOS) {
			continue
		}
		var cased, object, subject bool
		for _, k := range t.kids[n] {
			cased = cased || k < n && t.word(k).Deprel == "case" && t.lemma(k) != "de" // the French partitive is an object
		}
		for _, k := range t.kids[h] {
			object = object || k != n && (t.word(k).Deprel == "obj" || t.word(k).Deprel == "ccomp" || t.word(k).Deprel == "nsubj:pass")
			subject = subject || k < h && (t.word(k).Deprel == "nsubj" || t.word(k).Deprel == "nsubj:pass")
		}
		switch {
		case cased && (d == "obj" || d == "iobj"):
			t.rels[n] = "obl"
		case cased && subject && (d == "nsubj:pass" || d == "nsubj"):
			t.rels[n] = "obl"
		case !cased && subject && !object && d == "obl" && t.word(h).UPOS == "VERB" && t.first(n, "mark") == 0:
			t.rels[n] = "obj"
		}
	}
}

// deprel is the relation of the word as the tree is read.
func (t *tree) deprel(n int) string {
	if r := t.rels[n]; r != "" {
		return r
	}
	return t.word(n).Deprel
}

func (t *tree) len() int { return len(t.s.Words) }

func (t *tree) word(n int) *entente.Word { return &t.s.Words[n-1] }

// head is the word that n hangs on; 0 for a root and for a head that is no word.
func (t *tree) head(n int) int {
	if h := t.word(n).Head; h > 0 && h <= t.len() && h != n {
		return h
	}
	return 0
}

// lemma is the lower-case lemma, or the form when the parser gave none.
func (t *tree) lemma(n int) string {
	if m := t.mended[n]; m != "" {
		return m
	}
	w := t.word(n)
	if w.Lemma == "" || w.Lemma == "_" {
		return strings.ToLower(w.Form)
	}
	return strings.ToLower(w.Lemma)
}

func (t *tree) form(n int) string {
	return strings.ToLower(strings.ReplaceAll(t.word(n).Form, "’", "'"))
}

// rel is the relation without its subtype.
func (t *tree) rel(n int) string {
	base, _, _ := strings.Cut(t.deprel(n), ":")
	return base
}

// is tells whether n hangs by the relation; a relation without a subtype takes all its subtypes.
func (t *tree) is(n int, rel string) bool {
	d := t.deprel(n)
	return d == rel || len(d) > len(rel) && d[len(rel)] == ':' && d[:len(rel)] == rel
}

// isAny tells whether n hangs by one of the relations.
func (t *tree) isAny(n int, rels ...string) bool {
	return slices.ContainsFunc(rels, func(r string) bool { return t.is(n, r) })
}

// feat tells whether the word carries all of the features: "VerbForm=Part,Tense=Pres".
func (t *tree) feat(n int, features string) bool {
	have := "|" + t.word(n).Feats + "|"
	for f := range strings.SplitSeq(features, ",") {
		if !strings.Contains(have, "|"+f+"|") {
			return false
		}
	}
	return true
}

// below are the dependents of n with one of the relations.
func (t *tree) below(n int, rels ...string) []int {
	var out []int
	for _, k := range t.kids[n] {
		if t.isAny(k, rels...) {
			out = append(out, k)
		}
	}
	return out
}

// first is the first dependent with one of the relations, 0 if there is none.
func (t *tree) first(n int, rels ...string) int {
	for _, k := range t.kids[n] {
		if t.isAny(k, rels...) {
			return k
		}
	}
	return 0
}

// chief is the first member of the coordination that n stands in.
func (t *tree) chief(n int) int {
	for range t.len() {
		if !t.is(n, "conj") || t.head(n) == 0 {
			break
		}
		n = t.head(n)
	}
	return n
}

// members are n and what is coordinated with it or named flat beside it.
func (t *tree) members(n int) []int {
	out := []int{n}
	for i := 0; i < len(out) && len(out) <= t.len(); i++ {
		out = append(out, t.below(out[i], "conj")...)
	}
	return out
}

// cases are the prepositions and subordinators of n, lower case, parts joined by "_": "à", "au_lieu_de".
func (t *tree) cases(n int) []string {
	var out []string
	before := 0
	for _, k := range t.below(n, "case", "mark") {
		if before == k-1 && before != 0 { // "d'après" as two prepositions side by side
			out = append(out, t.form(before)+"_"+t.form(k))
		}
		before = k
		parts := []string{t.lemma(k)}
		for _, f := range t.below(k, "fixed") {
			parts = append(parts, t.lemma(f))
		}
		out = append(out, strings.Join(parts, "_"))
		if len(parts) > 1 || t.form(k) != parts[0] {
			forms := []string{t.form(k)}
			for _, f := range t.below(k, "fixed") {
				forms = append(forms, t.form(f))
			}
			out = append(out, strings.Join(forms, "_"))
		}
	}
	return out
}

// isNoun tells whether the word names a thing or a deed rather than being a clause of its own.
func (t *tree) isNoun(n int) bool {
	switch t.word(n).UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
		return true
	}
	return false
}

// passive tells whether the verb n stands in the passive.
func (t *tree) passive(n int) bool {
	for _, k := range t.kids[n] {
		if d := t.word(k).Deprel; d == "nsubj:pass" || d == "aux:pass" || d == "csubj:pass" {
			return true
		}
	}
	return false
}

// participle tells whether the word is a past participle or an adjective made of one.
func (t *tree) participle(n int) bool {
	return t.feat(n, "VerbForm=Part") && !t.feat(n, "Tense=Pres") && !t.feat(n, "VerbForm=Ger")
}

// up are the words above n, nearest first.
func (t *tree) up(n int) []int {
	var out []int
	for h := t.head(n); h != 0 && len(out) < t.len(); h = t.head(h) {
		out = append(out, h)
	}
	return out
}

// holds tells whether n is a or stands below it.
func (t *tree) holds(a, n int) bool { return n == a || slices.Contains(t.up(n), a) }

// span is the stretch of text of one word's token.
func (t *tree) span(n int) entente.Span { return t.s.Tokens[t.token(n)].Span }

// token is the index of the token that the word is part of, kept inside the sentence.
func (t *tree) token(n int) int { return max(0, min(t.word(n).Token, len(t.s.Tokens)-1)) }

// cover is the stretch from the first to the last of the words.
func (t *tree) cover(words []int) entente.Span {
	var out entente.Span
	for i, n := range words {
		s := t.span(n)
		if i == 0 {
			out = s
		}
		out = entente.Span{Start: min(out.Start, s.Start), End: max(out.End, s.End)}
	}
	return out
}
