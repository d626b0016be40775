package who

import (
	"slices"

	"github.com/entente-project/entente"
)

// pair resolves "les deux pays", "both armies", "leurs ministres": two parties named before.
func (r *Reading) pair(p phrase) []entente.Mention {
	role := r.role(p.head)
	if role == nil || len(r.owners(p, role, stays)) > 0 || !r.pairs(p) {
		return nil
	}
	w := role.words[0]
	for _, o := range role.words {
		if o.class == "state" || o.class == "sides" || o.class == "group" {
			w = o
		}
	}
	state := func(q entente.Party) bool { return q.ISO3 != "" && !named(q.ID) }
	fits := state
	if w.class == "group" {
		fits = func(q entente.Party) bool { return named(q.ID) }
	}
	subject, any := r.subject(p.head), fits
	fits = func(q entente.Party) bool { // "China urged both sides": not China
		return any(q) && !slices.ContainsFunc(subject, func(m entente.Mention) bool { return m.ISO3 == q.ISO3 && m.ID != "" })
	}
	two := r.lastTwo(fits, p.words[0])
	if two == nil && w.class == "group" {
		two = r.lastTwo(state, p.words[0])
	}
	first, last := r.bounds(p)
	var out []entente.Mention
	for _, q := range two {
		if w.class != "state" && w.class != "sides" && w.class != "group" && w.sector != "" {
			q = part(q.ISO3, w.sector)
		} else if state(q) {
			q = r.lex.state(q.ISO3)
		}
		q.Name = ""
		out = append(out, r.mention(q, first, last))
	}
	return out
}

// pairs tells whether a phrase speaks of two: by "deux", "both", or by "their".
func (r *Reading) pairs(p phrase) bool {
	return slices.ContainsFunc(p.words, func(n int) bool {
		if n == p.head {
			return false
		}
		if _, ok := r.small(n, "two"); ok {
			return true
		}
		f, ok := r.small(n, "own")
		return ok && f == "plur" && feature(r.word(p.head).Feats, "Number") == "Plur"
	})
}

// state is the party of a state as a whole.
func (x *Lexicon) state(iso3 string) entente.Party {
	p, ok := x.world.Find(iso3)
	if !ok {
		return entente.Party{ISO3: iso3}
	}
	return entente.Party{ID: p.ID, ISO3: p.ISO3, Sector: p.Sector}
}

// unowned resolves an actor word without the name of an owner: by a possessive, else, when it is definite, by the
// last such party, else by the country that the article is about.
func (r *Reading) unowned(p phrase, w word, first, last int) []entente.Mention {
	if r.strict {
		return nil
	}
	nobody := entente.Party{Sector: w.sector}
	if w.class == "thing" || w.class == "title" || w.class == "neighbour" {
		nobody.Sector = ""
	}
	if n := r.find(p, "own"); n > 0 {
		if owner := r.last(n, r.ownFeature(n), ""); len(owner) > 0 {
			return r.inherit(owner, w, first, last)
		}
	}
	if w.class == "neighbour" || w.class == "thing" || w.class == "title" || w.class == "sides" || w.class == "arms" {
		return nil
	}
	if r.foreign(p) {
		return []entente.Mention{r.mention(nobody, first, last)}
	}
	if r.definite(p) {
		if q, ok := r.again(w); ok && !(named(q.ID) && q.Sector != "REB" && feature(r.word(p.head).Feats, "Number") == "Plur") {
			return []entente.Mention{r.mention(q, first, last)}
		}
	}
	if iso3 := r.homeland(p, w); iso3 != "" {
		if governs[w.sector] { // soldiers in Mayotte are France's
			iso3 = r.lex.sovereign(iso3)
		}
		return []entente.Mention{r.mention(part(iso3, w.sector), first, last)}
	}
	if nobody.Sector == "" {
		return nil
	}
	return []entente.Mention{r.mention(nobody, first, last)}
}

// foreign tells whether the phrase names an owner that no table knows: "the governments of Middle Earth". It is then not the
// article's own country that is meant.
func (r *Reading) foreign(p phrase) bool {
	return slices.ContainsFunc(p.words, func(n int) bool {
		if n == p.head || !r.person(n) {
			return false
		}
		if r.flat {
			_, of := r.small(max(1, n-1), "genitive")
			return of
		}
		return slices.ContainsFunc(r.kids[n], func(k int) bool { _, of := r.small(k, "genitive"); return of })
	})
}

func (r *Reading) ownFeature(n int) string {
	f, _ := r.small(n, "own")
	if f == "sing" {
		return "any"
	}
	return f
}

// inherit gives an actor word the country or organisation of its possessor.
func (r *Reading) inherit(owners []entente.Party, w word, first, last int) []entente.Mention {
	var out []entente.Mention
	for _, o := range owners {
		p := o
		if !named(o.ID) && w.class != "state" && w.class != "sides" {
			sector := w.sector
			if sector == "" && w.class != "thing" {
				sector = "GOV"
			}
			p = part(o.ISO3, sector)
		}
		p.Name = ""
		out = append(out, r.mention(p, first, last))
	}
	return out
}

// find is the first word of the phrase in a class of small words, 0 if none.
func (r *Reading) find(p phrase, class string) int {
	for _, n := range p.words {
		if n != p.head {
			if _, ok := r.small(n, class); ok {
				return n
			}
		}
	}
	return 0
}

// definite tells whether the phrase has a definite word. Without a tree the article may have been cut off, so all are.
func (r *Reading) definite(p phrase) bool { return r.flat || r.find(p, "definite") > 0 }

// again is what the article last named with the same sector, if anything.
func (r *Reading) again(w word) (entente.Party, bool) {
	for i := len(r.mem.traces) - 1; i >= 0; i-- {
		for _, p := range r.mem.traces[i].parties {
			if w.class == "body" && p.ID == p.ISO3 { // "the ministry" is not the country named since
				continue
			}
			switch {
			case w.class == "group" && named(p.ID) && p.Sector != "IGO",
				w.class == "state" && !named(p.ID) && p.Sector == "GOV",
				w.class != "group" && w.class != "state" && p.Sector == w.sector && w.sector != "" && !named(p.ID),
				w.sector == "REB" && p.Sector == "REB", w.sector == "IGO" && p.Sector == "IGO", w.sector == "NGO" && p.Sector == "NGO", w.sector == "PTY" && p.Sector == "PTY":
				if w.class == "state" {
					p = r.lex.state(p.ISO3)
				}
				p.Name = ""
				return p, true
			}
		}
	}
	return entente.Party{}, false
}

// homeland is the country of people and bodies that nobody is said to own: that of the place their clause names, else the one the article
// is about, else the only one of the sentence; "" when it cannot be told.
func (r *Reading) homeland(p phrase, w word) string {
	many := feature(r.word(p.head).Feats, "Number") == "Plur" && (w.class == "state" || w.class == "body") // "the armies of the coast"
	if !domestic[w.sector] || w.class == "guests" || many {
		return ""
	}
	owned := r.find(p, "own") > 0
	if iso3 := r.whereabouts(p.head); iso3 != "" && (w.sector != "MIL" || w.class == "body") && !owned {
		return iso3
	}
	if iso3 := r.mem.home(); iso3 != "" {
		return iso3
	}
	if governs[w.sector] && !owned {
		return r.lone()
	}
	return ""
}

// whereabouts is the country that the phrase, or a clause it stands in, names as the place, the nearest first: "trois bergers au
// Tchad", "police fired on protesters in Lima"; "" when none or several are named.
func (r *Reading) whereabouts(n int) string {
	for steps := 0; n > 0 && steps < len(r.s.Words); steps++ {
		iso3 := ""
		for _, k := range r.kids[n] {
			h := r.hit(k)
			if h == nil || r.pick(h).ISO3 == "" || named(r.pick(h).ID) || r.rel(k) != "obl" && r.rel(k) != "nmod" || r.link(k) != stays {
				continue
			}
			if iso3 != "" && r.pick(h).ISO3 != iso3 {
				return ""
			}
			iso3 = r.pick(h).ISO3
		}
		if iso3 != "" {
			return iso3
		}
		n = r.word(n).Head
	}
	return ""
}

// lone is the only country that the sentence names; "" when it names none or several.
func (r *Reading) lone() string {
	iso3 := ""
	for i := range r.hits {
		found := r.pick(&r.hits[i]).ISO3
		if found != "" && iso3 != "" && found != iso3 {
			return ""
		}
		if found != "" {
			iso3 = found
		}
	}
	return iso3
}

// sovereign is the state that administers a territory, any other country itself.
func (x *Lexicon) sovereign(iso3 string) string {
	if p, ok := x.world.Find(iso3); ok && p.Kind == "territory" && p.Parent != "" {
		return p.Parent
	}
	return iso3
}
