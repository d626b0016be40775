package code

import (
	"slices"

	"github.com/entente-project/entente/lang"
)

// rule is one phrasing of an act.
type rule struct {
	*lang.Phrasing
	act    string
	weight int // how much it asks for: of two rules on one word the heavier wins
}

// rules are the phrasings of one language by the lemma of their head.
type rules struct{ byHead map[string][]*rule }

// match is a rule that holds at a word.
type match struct {
	*rule
	trigger int
	covered []int // the other words that its lemmas found: they tell the act with it
}

func newRules(acts *lang.Acts) *rules {
	r := &rules{byHead: map[string][]*rule{}}
	for i := range acts.Blocks {
		b := &acts.Blocks[i]
		for j := range b.Phrasings {
			p := &b.Phrasings[j]
			rule := &rule{Phrasing: p, act: b.Act, weight: weigh(p)}
			for _, h := range p.Heads {
				r.byHead[h.Lemma] = append(r.byHead[h.Lemma], rule)
			}
		}
	}
	return r
}

// weigh counts what a phrasing asks for: a lemma says four times as much as a bare relation.
func weigh(p *lang.Phrasing) int {
	w := 1
	for _, c := range p.Conditions {
		if c.Not {
			w++
			continue
		}
		for _, s := range c.Steps {
			switch {
			case len(s.Terms) > 0 && s.Terms[0].Kind == "":
				w += 4
			case len(s.Terms) > 0 || len(s.Cases) > 0:
				w += 2
			default:
				w++
			}
		}
	}
	return w
}

// matches are the rules that hold in the sentence: at most one for a word, and none for a word that another rule speaks for.
func (s *scene) matches() []match {
	var all []match
	for n := 1; n <= s.len(); n++ {
		if m, ok := s.bestAt(n); ok {
			all = append(all, m)
		}
	}
	return slices.DeleteFunc(all, func(m match) bool {
		return slices.ContainsFunc(all, func(o match) bool { return o.speaksFor(m) })
	})
}

// speaksFor tells whether the other match's word is only a part of what m tells: "rejeter" of "rejeter obj=demande".
func (m match) speaksFor(o match) bool {
	if m.trigger == o.trigger || !slices.Contains(m.covered, o.trigger) {
		return false
	}
	return !slices.Contains(o.covered, m.trigger) || m.weight > o.weight || m.weight == o.weight && m.trigger < o.trigger
}

// bestAt is the heaviest rule that holds at word n; of equals the first in the file.
func (s *scene) bestAt(n int) (match, bool) {
	var best match
	for _, m := range s.tried(n) {
		if m.held && (best.rule == nil || m.weight > best.weight) {
			best = m.match
		}
	}
	return best, best.rule != nil
}

// trial is a rule tried at a word.
type trial struct {
	match
	held bool
	miss *lang.Condition // the first condition that failed; nil when it held or when the head's tag did not fit
}

// tried are the rules that have the word for their head, with how far they came.
func (s *scene) tried(n int) []trial {
	var out []trial
	names := []string{s.lemma(n)}
	if f := s.form(n); f != names[0] {
		names = append(names, f)
	}
	for _, name := range names {
		for _, r := range s.rules.byHead[name] {
			if s.tagFits(n, r, name) && !slices.ContainsFunc(out, func(t trial) bool { return t.rule == r }) {
				out = append(out, s.try(n, r))
			}
		}
	}
	return out
}

func (s *scene) tagFits(n int, r *rule, name string) bool {
	have := s.word(n).UPOS
	return slices.ContainsFunc(r.Heads, func(h lang.Term) bool {
		if h.Lemma != name {
			return false
		}
		switch h.UPOS {
		case "", have:
			return true
		case "VERB":
			return have == "AUX" || have == "ADJ" && s.feat(n, "VerbForm=Part")
		case "NOUN":
			return have == "PROPN"
		}
		return false
	})
}

// try asks all conditions of a rule at word n.
func (s *scene) try(n int, r *rule) trial {
	t := trial{match: match{rule: r, trigger: n}}
	for i := range r.Conditions {
		c := &r.Conditions[i]
		found := s.follow(n, c.Steps)
		if (len(found) == 0) != c.Not {
			t.miss = c
			return t
		}
		if c.Not {
			continue
		}
		for i, w := range found[0] {
			if terms := c.Steps[i].Terms; len(terms) > 0 && terms[0].Kind == "" {
				t.covered = append(t.covered, w)
			}
		}
	}
	t.held = true
	return t
}
