package code

import (
	"slices"

	"github.com/entente-project/entente/lang"
)

// follow gives the ways to go from word n along the steps; each way lists the word reached by each step.
func (s *scene) follow(n int, steps []lang.Step) [][]int {
	ways := [][]int{nil}
	for i := range steps {
		var next [][]int
		for _, way := range ways {
			from := n
			if len(way) > 0 {
				from = way[len(way)-1]
			}
			for _, w := range s.step(from, &steps[i]) {
				next = append(next, append(slices.Clone(way), w))
			}
		}
		if ways = next; len(ways) == 0 {
			return nil
		}
	}
	return ways
}

// step gives the words that one step leads to.
func (s *scene) step(n int, st *lang.Step) []int {
	out := s.stepBy(n, st)
	for _, rel := range st.Or {
		other := *st
		other.Rel, other.Or = rel, nil
		for _, w := range s.stepBy(n, &other) {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

func (s *scene) stepBy(n int, st *lang.Step) []int {
	var out []int
	candidates := s.dependents(n, st)
	if st.Up {
		candidates = s.governors(n, st)
	}
	for _, c := range candidates {
		if s.fits(c, st.Terms) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// governors are the words that n hangs on by the step's relation, seen through coordination; the subject of a verb is also that of the
// infinitive it governs: "les consuls doivent rejoindre leur mission".
func (s *scene) governors(n int, st *lang.Step) []int {
	var out []int
	for _, m := range []int{n, s.chief(n)} {
		if h := s.head(m); h != 0 && s.hangs(m, st.Rel) && s.cased(m, st) && !slices.Contains(out, h) {
			out = append(out, h)
			for _, k := range s.below(h, "xcomp") {
				if st.Rel == "nsubj" && s.first(k, "nsubj") == 0 && !slices.Contains(out, k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// hangs tells whether n hangs by the relation; the subject of a passive counts as an object.
func (s *scene) hangs(n int, rel string) bool {
	if s.is(n, "nsubj:pass") && s.passive(s.head(n)) {
		return rel == "obj" || rel == "nsubj:pass"
	}
	return s.is(n, rel)
}

// dependents are the words below n by the step's relation, with their coordinates, and what stands for them:
// the noun of a participle for its object, the antecedent of a relative pronoun, what a coordinated verb shares.
func (s *scene) dependents(n int, st *lang.Step) []int {
	out := s.direct(n, st)
	if len(out) == 0 && (st.Rel == "obj" || st.Rel == "nsubj") {
		out = s.implied(n, st.Rel)
	}
	if len(out) == 0 && st.Cased && (st.Rel == "nmod" || st.Rel == "obl") {
		out = s.nearby(n, st)
	}
	return out
}

func (s *scene) direct(n int, st *lang.Step) []int {
	var out []int
	for _, k := range s.kids[n] {
		if !s.hangs(k, st.Rel) {
			continue
		}
		cased := s.cased(k, st)
		for _, m := range s.members(s.antecedent(k)) {
			if cased || s.cased(m, st) {
				out = append(out, m)
			}
		}
		if cased {
			out = append(out, s.below(k, "flat")...)
		}
	}
	return out
}

// cased tells whether the word carries the preposition that the step asks for.
func (s *scene) cased(n int, st *lang.Step) bool {
	if !st.Cased {
		return true
	}
	have := s.cases(n)
	if len(st.Cases) == 0 {
		return len(have) > 0
	}
	return slices.ContainsFunc(have, func(c string) bool { return slices.Contains(st.Cases, c) })
}

// implied is an object or a subject that stands elsewhere in the tree.
func (s *scene) implied(n int, rel string) []int {
	noun := s.head(n)
	if s.is(n, "acl") && noun != 0 && s.participle(n) == (rel == "obj") && s.first(n, "nsubj") == 0 {
		return s.members(noun)
	}
	if c := s.chief(n); c != n && !s.isNoun(n) {
		shared := &lang.Step{Rel: rel}
		if out := s.direct(c, shared); len(out) > 0 && (rel == "nsubj" || out[0] > n) {
			return out
		}
	}
	if rel == "obj" {
		for _, k := range s.below(n, "conj") {
			if out := s.direct(k, &lang.Step{Rel: rel}); len(out) > 0 && !s.isNoun(n) && k < out[0] && s.first(k, "nsubj") == 0 {
				return out
			}
		}
	}
	return nil
}

// nearby looks for a prepositional phrase that the parser may have hung one word off: on the object instead of the verb, on
// the noun's noun, or on the verb that carries the noun.
func (s *scene) nearby(n int, st *lang.Step) []int {
	for _, k := range s.below(n, "obj", "nsubj:pass", "nmod", "obl", "xcomp") {
		for _, rel := range []string{"nmod", "obl"} {
			if out := s.direct(k, &lang.Step{Rel: rel, Cased: true, Cases: st.Cases}); len(out) > 0 {
				return out
			}
		}
	}
	if h := s.head(n); h != 0 && s.isNoun(n) && s.isAny(n, "obj", "nsubj:pass", "obl", "nsubj") {
		after := s.direct(h, &lang.Step{Rel: "obl", Cased: true, Cases: st.Cases})
		return slices.DeleteFunc(after, func(k int) bool { return k < n && s.hasCase(k, s.roles.Place) }) // "In Lagos, the police ..."
	}
	return nil
}

// antecedent is the noun that a relative pronoun stands for; any other word is itself.
func (s *scene) antecedent(n int) int {
	if !s.feat(n, "PronType=Rel") {
		return n
	}
	for _, a := range s.up(n) {
		if s.is(a, "acl") && s.head(a) != 0 {
			return s.head(a)
		}
	}
	return n
}

// fits tells whether a word is one of the terms; no terms take any word.
func (s *scene) fits(n int, terms []lang.Term) bool {
	if len(terms) == 0 {
		return true
	}
	lemma, form, upos := s.lemma(n), s.form(n), s.word(n).UPOS
	return slices.ContainsFunc(terms, func(t lang.Term) bool {
		if t.Kind != "" {
			return s.kind(n, t.Kind)
		}
		return (t.Lemma == lemma || t.Lemma == form) && (t.UPOS == "" || t.UPOS == upos)
	})
}
