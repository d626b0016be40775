package code

import (
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// sides are the two sides of an act as words of the sentence, best candidate first; who they are is asked later.
type sides struct {
	actors, recipients []int
	both               bool // the sides act on one another
}

// sides finds who acts on whom at the trigger. Words that the rule's own lemmas found are no side.
func (s *scene) sides(m match) sides {
	out := sides{actors: s.actors(m.trigger), recipients: s.recipients(m.trigger)}
	if m.rule != nil {
		skip := func(n int) bool { return slices.Contains(m.covered, n) && !s.named(n) || n == m.trigger }
		out.actors = s.directed(m.trigger, m.Actor, out.actors, skip)
		out.recipients = s.directed(m.trigger, m.To, out.recipients, skip)
		if len(m.To.Paths) > 0 && len(m.Actor.Paths) == 0 { // "the killing of two envoys": whom a path leads to does not do it
			out.actors = slices.DeleteFunc(out.actors, func(n int) bool { return slices.Contains(out.recipients, n) })
		}
	}
	source := func(n int) bool { return s.hasCase(n, s.speech.Prep) } // "selon Washington", wherever the parser hung it
	out.actors, out.recipients = slices.DeleteFunc(out.actors, source), slices.DeleteFunc(out.recipients, source)
	if s.isPassive(m.trigger) { // "criticised by Oslo": by whom it is done is not whom it is done to
		out.recipients = slices.DeleteFunc(out.recipients, func(n int) bool { return s.hasCase(n, s.roles.Agent) })
	}
	if pair := s.between(m.trigger); len(pair) > 0 && (m.rule == nil || len(m.To.Paths) == 0) {
		if known(s.choose(slices.DeleteFunc(slices.Clone(out.actors), func(n int) bool { return slices.Contains(pair, n) }))) {
			out.recipients = pair // somebody stands outside of the two: a mediator
		} else {
			out.actors, out.recipients, out.both = pair, pair, true
		}
	}
	out.both = out.both || s.reciprocal(m.trigger)
	return out
}

// directed puts a rule's own paths in the place of the usual roles. A path that leads only to words of the rule itself is looked
// for one word further: in "rappel de son ambassadeur à Islamabad" the place hangs on the ambassador.
func (s *scene) directed(n int, r lang.Route, usual []int, skip func(int) bool) []int {
	if r.Never {
		return nil
	}
	if len(r.Paths) == 0 {
		return slices.DeleteFunc(usual, skip)
	}
	var out []int
	for _, p := range r.Paths {
		var found []int
		for _, way := range s.follow(n, p) {
			found = append(found, way[len(way)-1])
		}
		if found = slices.DeleteFunc(found, skip); len(found) == 0 && len(p) == 1 && p[0].Cased {
			found = slices.DeleteFunc(s.nearby(n, &p[0]), skip)
		}
		out = append(out, found...)
	}
	return out
}

// actors are the words that may do the act, best first.
func (s *scene) actors(n int) []int {
	if s.deed(n) {
		return s.deedActors(n)
	}
	return s.verbActors(n, 0)
}

// deed tells whether the trigger is a noun that names a deed, and not a predicate with a subject.
func (s *scene) deed(n int) bool { return s.isNoun(n) && s.first(n, "nsubj", "csubj") == 0 }

// verbActors: the subject, the agent of a passive, the noun that a clause hangs on, the controller of an infinitive.
func (s *scene) verbActors(n, depth int) []int {
	if depth > 8 {
		return nil
	}
	if s.isPassive(n) {
		return s.agents(n)
	}
	for _, k := range s.below(n, "nsubj") {
		if !s.hasCase(k, s.speech.Prep) {
			return []int{s.antecedent(k)}
		}
	}
	switch head := s.head(n); {
	case head == 0:
		return nil
	case s.is(n, "conj"):
		if s.isNoun(head) && !s.isNoun(n) && s.first(head, "nsubj", "cop") == 0 {
			return nil
		}
		return s.verbActors(head, depth+1)
	case s.is(n, "acl"):
		if s.isNoun(head) && s.feat(n, "VerbForm=Inf") {
			return s.deedActors(head)
		}
		return []int{head}
	case s.isAny(n, "xcomp", "advcl", "ccomp", "obl", "csubj") && !s.feat(n, "VerbForm=Fin") && s.first(n, "aux") == 0,
		s.is(n, "xcomp"), s.isAny(n, "advcl", "ccomp") && s.feat(n, "VerbForm=Inf"):
		return s.controllers(n, head, depth)
	}
	return nil
}

// isPassive tells whether the verb stands in the passive, by its own words or by those of the verb it is coordinated with.
func (s *scene) isPassive(n int) bool {
	if s.passive(n) {
		return true
	}
	if s.isAny(n, "acl", "amod") && s.participle(n) && s.first(n, "nsubj", "aux") == 0 {
		return true
	}
	c := s.chief(n)
	return c != n && s.participle(n) && s.first(n, "nsubj", "aux", "obj") == 0 && s.isPassive(c)
}

// agents are those by whom something is done: "par l'armée", "by the army"; in "Iran-backed" the compound.
func (s *scene) agents(n int) []int {
	var out []int
	for _, k := range s.kids[n] {
		if s.word(k).Deprel == "obl:agent" || s.isAny(k, "obl", "nmod") && s.hasCase(k, s.roles.Agent) ||
			s.isAny(k, "compound", "obl:npmod", "obl:unmarked") && s.isNoun(k) && s.is(n, "amod") {
			out = append(out, s.antecedent(k))
		}
	}
	if c := s.chief(n); len(out) == 0 && c != n && s.participle(n) {
		return s.agents(c)
	}
	return out
}

// controllers are those who are to do an infinitive: the object of a verb of demanding, else the subject of the governing verb.
func (s *scene) controllers(n, head, depth int) []int {
	var out []int
	if s.isNoun(head) && s.first(head, "nsubj") == 0 {
		return s.deedActors(head)
	}
	if s.operator(head, n) == entente.Demanded || s.speech.Claim[s.lemma(head)] {
		for _, k := range s.kids[head] {
			if s.isAny(k, "obj", "iobj", "nsubj:pass") || s.isAny(k, "obl") && s.hasCase(k, s.roles.Toward) {
				if s.named(k) || s.isAny(k, "obj", "iobj", "nsubj:pass") {
					out = append(out, s.antecedent(k))
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	if s.isPassive(head) {
		if subject := s.first(head, "nsubj"); subject != 0 {
			return []int{s.antecedent(subject)}
		}
	}
	return s.verbActors(head, depth+1)
}

// deedActors: whose deed a noun tells of. "le rappel de Téhéran", "la frappe iranienne", "Iran's strike", "ses frappes", "a mené
// des frappes".
func (s *scene) deedActors(n int) []int {
	var agents, own, of, above []int
	for _, k := range s.kids[n] {
		switch {
		case s.isAny(k, "nmod", "obl", "acl") && s.hasCase(k, s.roles.Agent):
			agents = append(agents, k)
		case s.word(k).Deprel == "nmod:poss" || s.is(k, "det") && s.feat(k, "Poss=Yes"):
			own = append(own, s.antecedent(k))
		case s.isAny(k, "amod", "compound") && s.named(k):
			own = append(own, k)
		case s.is(k, "nmod") && s.hasCase(k, s.roles.Of):
			of = append(of, s.antecedent(k))
		}
	}
	if len(agents) > 0 { // then "de" tells the other side
		return append(agents, own...)
	}
	if h := s.carrier(n); h != 0 && !(len(own) > 0 && s.named(own[0])) {
		above = s.verbActors(h, 0)
	}
	if len(above) > 0 && s.named(above[0]) {
		return slices.Concat(above, own, of)
	}
	if c := s.chief(n); c != n && len(own) == 0 && len(of) == 0 && s.isNoun(c) {
		return slices.Concat(above, s.deedActors(c))
	}
	return slices.Concat(own, of, above)
}

// carrier is the verb that only carries the noun's deed or announces it: "mener une frappe", "annoncer le rappel"; 0 if none.
func (s *scene) carrier(n int) int {
	c := s.chief(n)
	h := s.head(c)
	if h == 0 || !s.isAny(c, "obj", "nsubj:pass", "obl", "acl", "xcomp") || s.isNoun(h) && s.first(h, "nsubj") == 0 {
		return 0
	}
	if s.is(c, "obl") && s.word(c).Deprel == "obl:agent" {
		return 0
	}
	if lemma := s.lemma(h); s.mood.Light[lemma] || s.isAny(c, "obj") && (s.speech.Verb[lemma] || len(s.mood.Over[lemma]) > 0) {
		return h
	}
	return 0
}
