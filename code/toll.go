package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// casualty is a figure of dead or injured, with the word that says so.
type casualty struct {
	at      int
	toll    entente.Toll
	injured bool
}

// casualties finds the figures of dead and injured of the sentence.
//
//	a fait quatorze morts et trente blessés      14 dead, 30 injured
//	au moins 50 personnes ont été tuées          50 dead, low 50
//	killing three soldiers                       3 dead
func (s *scene) casualties() []casualty {
	var out []casualty
	for n := 1; n <= s.len(); n++ {
		lemma, form := s.lemma(n), s.form(n)
		dead, injured := s.counts.Dead[lemma] || s.counts.Dead[form], s.counts.Injured[lemma] || s.counts.Injured[form]
		if !dead && !injured {
			continue
		}
		for _, v := range s.victims(n) {
			if t, ok := s.count(v); ok && t.Best > 0 {
				out = append(out, casualty{n, t, injured})
				break
			}
		}
	}
	return out
}

// victims are the words that may count who was hit at the word n: itself when a noun, else its object, its subject in the passive,
// the noun it hangs on, or its subject when nothing is done to anybody ("died").
func (s *scene) victims(n int) []int {
	out := []int{n}
	if s.isVerb(n) || s.word(n).UPOS == "ADJ" {
		out = append(s.below(n, "nsubj:pass"), s.below(n, "obj")...)
		if s.isAny(n, "acl", "amod", "xcomp") && s.head(n) != 0 {
			out = append(out, s.head(n))
		}
		if len(out) == 0 {
			out = s.below(n, "nsubj")
		}
		if c := s.chief(n); len(out) == 0 && c != n && s.isVerb(c) {
			out = append(s.below(c, "nsubj:pass"), s.below(c, "nsubj")...)
		}
		out = append(out, s.below(n, "nummod")...)
	}
	return s.antecedents(out)
}

// reachOfToll is how many steps of the tree may lie between the word of an act and the word of its toll: "l'attaque a fait 14
// morts" has two. Guess, not measured.
const reachOfToll = 3

// tolls gives the dead and injured of the act told at n; alone tells that the sentence has no other act of violence.
func (s *scene) tolls(n int, all []casualty, alone bool) (dead, injured *entente.Toll) {
	for _, c := range all {
		if !alone && s.distance(n, c.at) > reachOfToll {
			continue
		}
		t := c.toll
		switch {
		case c.injured && injured == nil:
			injured = &t
		case !c.injured && dead == nil:
			dead = &t
		}
	}
	return dead, injured
}

// distance is the number of steps between two words of the tree.
func (s *scene) distance(a, b int) int {
	up := append([]int{a}, s.up(a)...)
	for i, w := range append([]int{b}, s.up(b)...) {
		if j := slices.Index(up, w); j >= 0 {
			return i + j
		}
	}
	return s.len()
}
