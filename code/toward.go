package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// recipients are the words that the act may be done to, best first: the object, the indirect object, then every oblique or noun
// of the object that names a party.
func (s *scene) recipients(n int) []int {
	if s.deed(n) {
		return s.deedRecipients(n)
	}
	var objects, named []int
	switch {
	case s.passive(n):
		objects = s.antecedents(s.below(n, "nsubj:pass"))
	case s.isPassive(n) && s.is(n, "conj"):
		objects = s.antecedents(s.below(s.chief(n), "nsubj:pass"))
		if c := s.chief(n); len(objects) == 0 && s.isAny(c, "acl", "amod") {
			objects = append(objects, s.head(c))
		}
	case s.isPassive(n):
		objects = append(objects, s.head(n))
	default:
		objects = s.antecedents(s.below(n, "obj"))
		if len(objects) == 0 {
			objects = s.implied(n, "obj")
		}
		objects = append(objects, s.below(n, "iobj")...)
	}
	for _, k := range s.kids[n] {
		if s.is(k, "obl") && s.mayReceive(k) {
			named = append(named, s.antecedent(k))
		}
	}
	for _, o := range objects {
		named = append(named, s.partsNamed(o)...)
	}
	for _, k := range s.below(n, "xcomp", "ccomp", "advcl") {
		if s.first(k, "nsubj") == 0 && (!s.is(k, "advcl") || s.speech.Claim[s.lemma(n)]) {
			named = append(named, s.partiesUnder(k)...)
		}
	}
	return s.rank(objects, named)
}

// stranger is the object of the trigger when it is a name that nobody knows: it was done to that person, not to the country in which
// it was done. 0 when there is no such object.
func (s *scene) stranger(trigger int, candidates []int) int {
	if len(candidates) == 0 || s.deed(trigger) {
		return 0
	}
	n := candidates[0]
	if s.word(n).UPOS != "PROPN" || len(s.who(n)) > 0 || !s.isAny(n, "obj", "nsubj:pass", "iobj") || s.head(n) != trigger || len(s.partsNamed(n)) > 0 {
		return 0
	}
	return n
}

// domestic tells whether all mentions are of a country that the actors are of too.
func domestic(mentions, actors []entente.Mention) bool {
	return !slices.ContainsFunc(mentions, func(m entente.Mention) bool {
		return !slices.ContainsFunc(actors, func(a entente.Mention) bool { return m.ISO3 != "" && m.ISO3 == a.ISO3 })
	})
}

// chooseFar is choose for recipients: where a rule's paths lead to a party of the actors' own country and to another one, the other
// one is meant ("le retrait des soldats ougandais de Somalie").
func (s *scene) chooseFar(candidates []int, actors []entente.Mention) []entente.Mention {
	for _, n := range candidates {
		if m := s.who(n); known(m) && !domestic(m, actors) {
			return m
		}
	}
	return s.choose(candidates)
}

// rank puts what names a party before what does not: an object first, then the rest, then unnamed objects.
func (s *scene) rank(objects, named []int) []int {
	var out []int
	if len(objects) > 0 && objects[0] != 0 && s.word(objects[0]).UPOS == "PROPN" && len(s.who(objects[0])) == 0 {
		out = append(out, objects[0]) // a stranger; see stranger
	}
	for _, list := range [][]int{objects, named} {
		for _, n := range list {
			if s.named(n) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	for _, n := range objects {
		if n != 0 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// mayReceive tells whether an oblique may be the other side: no agent, no source of the news, no place, and it names a party.
func (s *scene) mayReceive(k int) bool {
	return s.word(k).Deprel != "obl:agent" && !s.hasCase(k, s.roles.Agent) && !s.hasCase(k, s.speech.Prep) && !s.hasCase(k, s.roles.Place) && s.named(s.antecedent(k))
}

// partsNamed are the parties in the nouns that hang on a noun: "des positions du Hamas", "son ambassadeur à Islamabad".
func (s *scene) partsNamed(n int) []int {
	var out []int
	if n == 0 {
		return nil
	}
	for _, m := range s.members(n) {
		for _, k := range s.kids[m] {
			if s.isAny(k, "nmod", "amod", "compound", "appos") && s.word(k).Deprel != "nmod:poss" {
				if s.named(k) {
					out = append(out, k)
				} else if s.is(k, "nmod") {
					out = append(out, s.partsNamed(k)...)
				}
			} else if s.word(k).Deprel == "nmod:poss" && s.named(k) && s.word(k).UPOS == "PROPN" {
				out = append(out, k)
			}
		}
	}
	return out
}

// partiesUnder are the objects and obliques of an embedded clause that name a party: "menacer de frapper l'Iran".
func (s *scene) partiesUnder(v int) []int {
	var out []int
	for _, k := range s.kids[v] {
		if s.isAny(k, "obj", "iobj") || s.is(k, "obl") && s.mayReceive(k) {
			if a := s.antecedent(k); s.named(a) {
				out = append(out, a)
			} else {
				out = append(out, s.partsNamed(a)...)
			}
		}
	}
	return out
}

// deedRecipients: whom a noun's deed is done to. "frappes contre le Pakistan", "bombardement de Gaza par Israël".
func (s *scene) deedRecipients(n int) []int {
	var toward, of, rest []int
	agent := false
	for _, k := range s.kids[n] {
		switch a := s.antecedent(k); {
		case !s.isAny(k, "nmod", "obl"):
			if s.isAny(k, "acl") && !s.participle(k) {
				toward = append(toward, s.partiesUnder(k)...)
			}
		case s.hasCase(k, s.roles.Agent):
			agent = true
		case s.hasCase(k, s.roles.Toward) || s.hasCase(k, s.roles.With):
			toward = append(append(toward, a), s.partsNamed(a)...)
		case s.hasCase(k, s.roles.Of):
			of = append(append(of, a), s.partsNamed(a)...)
		case s.word(k).Deprel != "nmod:poss":
			rest = append(rest, s.partsNamed(a)...)
		}
	}
	if h := s.carrier(n); h != 0 {
		toward = append(toward, s.carried(h, n)...)
	}
	if agent || len(s.ownActor(n)) > 0 { // the actor stands elsewhere, so "de" tells the other side
		toward = append(toward, of...)
	}
	return s.rank(toward, rest)
}

// ownActor are possessors and adjectives of nationality of a deed noun.
func (s *scene) ownActor(n int) []int {
	var out []int
	for _, k := range s.kids[n] {
		if s.word(k).Deprel == "nmod:poss" || s.isAny(k, "amod", "compound") && s.named(k) || s.is(k, "det") && s.feat(k, "Poss=Yes") {
			out = append(out, k)
		}
	}
	return out
}

// carried are the other arguments of the verb that carries a noun's deed: "a mené des frappes contre le Pakistan".
func (s *scene) carried(h, n int) []int {
	var out []int
	for _, k := range s.kids[h] {
		if !s.holds(k, n) && (s.is(k, "obl") && s.mayReceive(k) || s.is(k, "iobj") || s.is(k, "obj") && s.named(k)) {
			out = append(out, s.antecedent(k))
		}
	}
	return out
}

// between are the parties of "entre X et Y" at the trigger or at the verb that carries it.
func (s *scene) between(n int) []int {
	at := []int{n}
	if h := s.carrier(n); h != 0 {
		at = append(at, h)
	}
	for _, a := range at {
		for _, k := range s.below(a, "nmod", "obl") {
			if s.hasCase(k, s.roles.Between) {
				if m := s.who(k); len(m) > 1 {
					return []int{k}
				}
				return s.members(k)
			}
		}
	}
	return nil
}

// reciprocal tells whether a word beside the trigger says that the sides act on one another.
func (s *scene) reciprocal(n int) bool {
	at := []int{n}
	if h := s.head(n); h != 0 && (s.is(n, "obj") || s.carrier(n) != 0) {
		at = append(at, h)
	}
	for _, a := range at {
		if s.roles.Exchange[s.lemma(a)] { // "swapped insults", "un échange de tirs"
			return true
		}
		for _, k := range s.below(a, "advmod", "amod", "obj", "obl", "nmod", "det") {
			if s.roles.Reciprocal[s.lemma(k)] || s.roles.Reciprocal[s.form(k)] {
				return true
			}
		}
	}
	return false
}

func (s *scene) antecedents(words []int) []int {
	out := make([]int, 0, len(words))
	for _, w := range words {
		out = append(out, s.antecedent(w))
	}
	return out
}

// cast turns the candidates of a side into parties: the first that names a known one, else the first that names anybody.
func (s *scene) choose(candidates []int) []entente.Mention {
	var words []entente.Mention
	for _, n := range candidates {
		m := s.who(n)
		if known(m) {
			return m
		}
		if words == nil {
			words = m
		}
	}
	return words
}
