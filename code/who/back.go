package who

import (
	"slices"

	"github.com/entente-project/entente"
)

// Who are the parties that the noun phrase of word n (its UD number) names, the phrases coordinated with it included. Nobody
// gives nil; somebody without a name gives a mention without id, with sector and country as far as the words tell.
func (r *Reading) Who(n int) []entente.Mention {
	if n < 1 || n > len(r.s.Words) {
		return nil
	}
	if m, ok := r.seen[n]; ok {
		return m
	}
	r.seen[n] = nil // a phrase that leads back to itself names nobody
	out := r.alone(n)
	for _, k := range r.kids[n] {
		if r.rel(k) == "conj" && !r.isClause(k) {
			out = append(out, r.share(out, k)...)
		}
	}
	r.seen[n] = out
	return out
}

// isClause tells whether a word is a predicate rather than a noun phrase.
func (r *Reading) isClause(n int) bool {
	return slices.ContainsFunc(r.kids[n], func(k int) bool { rel := r.rel(k); return rel == "nsubj" || rel == "cop" || rel == "aux" })
}

// share resolves a coordinated phrase. What has no country takes that of its neighbour, either way: "the army and the Syrian government".
func (r *Reading) share(before []entente.Mention, k int) []entente.Mention {
	out := slices.Clone(r.Who(k))
	if len(before) == 0 || len(out) == 0 || r.rel(k) != "conj" {
		return out
	}
	a, b := &before[len(before)-1], &out[0]
	switch {
	case a.ID == "" && a.Sector != "" && r.shareable(b.ID, b.Sector):
		a.Party = r.withName(part(b.ISO3, a.Sector))
	case b.ID == "" && b.Sector != "" && r.shareable(a.ID, a.Sector):
		b.Party = r.withName(part(a.ISO3, b.Sector))
	}
	return out
}

// shareable tells whether a party is a part of a state.
func (r *Reading) shareable(id, sector string) bool {
	return id != "" && !named(id) && sector != "" && len(id) > 3
}

func (r *Reading) withName(p entente.Party) entente.Party {
	p.Name = r.lex.Name(p.ID)
	return p
}

// alone resolves one head, coordination apart.
func (r *Reading) alone(n int) []entente.Mention {
	if r.rel(n) == "expl" {
		return nil
	}
	w := r.word(n)
	if _, ok := r.small(n, "relative"); ok && (feature(w.Feats, "PronType") == "Rel" || w.UPOS == "PRON") {
		if m := r.antecedent(n); m != nil {
			return m
		}
	}
	if w.UPOS == "PRON" || w.UPOS == "DET" {
		return r.pronoun(n)
	}
	if f, ok := r.small(n, "pronoun"); ok && w.UPOS == "ADJ" && f != "" {
		return r.pronoun(n)
	}
	p := r.phrase(n)
	if m := r.pair(p); m != nil {
		return m
	}
	out := r.one(p)
	if !resolved(out) {
		if m := r.apposed(n); m != nil {
			return m
		}
	}
	return out
}

func resolved(list []entente.Mention) bool {
	return slices.ContainsFunc(list, func(m entente.Mention) bool { return m.ID != "" })
}

// apposed is the party of an apposition, when the phrase itself names none: "le mouvement chiite, le Hezbollah".
func (r *Reading) apposed(n int) []entente.Mention {
	for _, k := range r.kids[n] {
		if r.rel(k) == "appos" || r.rel(k) == "flat" && !(r.person(k) && r.person(n)) { // a surname is not another person
			if m := r.Who(k); resolved(m) {
				return r.restate(n, m)
			}
		}
	}
	if h := r.word(n).Head; r.rel(n) == "appos" && h > 0 {
		if m := r.Who(h); resolved(m) {
			return r.restate(n, m)
		}
	}
	return nil
}

// restate gives parties the words of another phrase.
func (r *Reading) restate(n int, list []entente.Mention) []entente.Mention {
	first, last := r.bounds(r.phrase(n))
	var out []entente.Mention
	for _, m := range list {
		if m.ID != "" {
			out = append(out, r.mention(m.Party, first, last))
		}
	}
	return out
}

// antecedent is what the relative clause of a relative pronoun hangs on.
func (r *Reading) antecedent(n int) []entente.Mention {
	for steps := 0; n > 0 && steps < len(r.s.Words); steps++ {
		if r.rel(n) == "acl" {
			return slices.Clone(r.Who(r.word(n).Head))
		}
		n = r.word(n).Head
	}
	return nil
}

// pronoun resolves a pronoun or possessive to the last fitting phrase.
func (r *Reading) pronoun(n int) []entente.Mention {
	f, ok := r.small(n, "pronoun")
	if !ok {
		if f, ok = r.small(n, "own"); !ok {
			if _, ok = r.small(n, "self"); ok {
				f = "self"
			} else {
				f, ok = r.small(n, "two")
			}
		}
	}
	if !ok {
		return nil
	}
	gender := ""
	switch feature(r.word(n).Feats, "Gender") {
	case "Masc":
		gender = "m"
	case "Fem":
		gender = "f"
	}
	return r.at(n, r.last(n, f, gender))
}

// at gives parties the words of word n.
func (r *Reading) at(n int, parties []entente.Party) []entente.Mention {
	var out []entente.Mention
	for _, p := range parties {
		out = append(out, r.mention(p, r.token(n), r.token(n)))
	}
	return out
}

// last is the last phrase that fits a pronoun: first subjects of this sentence before it, then the article's, subjects first.
func (r *Reading) last(n int, f, gender string) []entente.Party {
	var subject []entente.Mention
	if r.word(n).UPOS == "PRON" {
		subject = r.subject(n)
	}
	fits := func(t trace) bool {
		if slices.ContainsFunc(t.parties, func(p entente.Party) bool {
			return slices.ContainsFunc(subject, func(m entente.Mention) bool { return m.ID == p.ID })
		}) {
			return false // "Mali accused it": not Mali
		}
		switch f {
		case "plur":
			return t.plural
		case "person":
			return t.person
		case "self":
			return t.person && t.parties[0].Sector != "CVL"
		case "thing":
			return !t.person && !t.plural
		case "sing":
			return !t.plural && (gender == "" || t.gender == "" || gender == t.gender)
		}
		return true
	}
	var here []trace
	for _, k := range r.nouns() {
		if k >= n || r.above(k, n) {
			break
		}
		if t, ok := r.trace(k); ok {
			here = append(here, t)
		}
	}
	for _, list := range [][]trace{here, r.mem.traces} {
		for _, subject := range []bool{true, false} {
			for i := len(list) - 1; i >= max(0, len(list)-12); i-- {
				if list[i].subject == subject && fits(list[i]) {
					return list[i].parties
				}
			}
		}
	}
	if f == "plur" {
		return r.lastTwo(func(p entente.Party) bool { return p.ISO3 != "" && !named(p.ID) }, n)
	}
	return nil
}

// subject are the parties of the subject over an object, whom it cannot mean when it names nobody itself: "Mali accused it"; nil for any
// other word.
func (r *Reading) subject(n int) []entente.Mention {
	if rel := r.rel(n); rel != "obj" && rel != "iobj" && rel != "obl" {
		return nil
	}
	for v, steps := r.word(n).Head, 0; v > 0 && steps < len(r.s.Words); steps++ {
		for _, k := range r.kids[v] {
			if r.rel(k) == "nsubj" && k != n {
				return r.Who(k)
			}
		}
		if rel := r.rel(v); rel != "advcl" && rel != "xcomp" && rel != "conj" {
			return nil
		}
		v = r.word(v).Head
	}
	return nil
}

// above tells whether word k stands above word n in the tree.
func (r *Reading) above(k, n int) bool {
	for steps := 0; n > 0 && steps <= len(r.s.Words); steps++ {
		if n == k {
			return true
		}
		n = r.word(n).Head
	}
	return false
}

// lastTwo are the last two different parties that fit, those of this sentence before word n first; nil if there are not two.
func (r *Reading) lastTwo(fits func(entente.Party) bool, n int) []entente.Party {
	var all []entente.Party
	for _, t := range r.mem.traces {
		all = append(all, t.parties...)
	}
	for _, k := range r.nouns() {
		if k >= n || r.above(k, n) {
			break
		}
		if t, ok := r.trace(k); ok {
			all = append(all, t.parties...)
		}
	}
	var out []entente.Party
	for i := len(all) - 1; i >= 0 && len(out) < 2; i-- {
		p := all[i]
		if fits(p) && !slices.ContainsFunc(out, func(o entente.Party) bool { return o.ISO3 == p.ISO3 && o.ISO3 != "" || o.ID == p.ID }) {
			out = append(out, p)
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Reverse(out)
	return out
}
