package who

import (
	"strings"

	"github.com/entente-project/entente"
)

// person tells whether a word looks like a person's name: a proper noun that no table knows.
func (r *Reading) person(n int) bool {
	w := r.word(n)
	return w.UPOS == "PROPN" && capital(w.Form) && r.hit(n) == nil && r.role(n) == nil
}

// asPerson resolves a person: by the office named beside the name, else by the memory of the article, else by the table of offices.
func (r *Reading) asPerson(p phrase) []entente.Mention {
	first, last := r.bounds(p)
	if party, ok := r.outright(p); ok {
		return []entente.Mention{r.mention(party, first, last)}
	}
	if party, ok := r.byName(p); ok {
		return []entente.Mention{r.mention(party, first, last)}
	}
	if party, ok := r.introduced(p); ok {
		return []entente.Mention{r.mention(party, first, last)}
	}
	return nil
}

// outright is introduced where the words say themselves for which country or organisation the person acts.
func (r *Reading) outright(p phrase) (entente.Party, bool) {
	r.strict = true
	defer func() { r.strict = false }()
	return r.introduced(p)
}

// introduced is the party for which the words around a person's name say that he acts: "Pakistani Foreign Minister Jilani",
// "Jilani, the Pakistani foreign minister", "le ministre pakistanais Jilani".
func (r *Reading) introduced(p phrase) (entente.Party, bool) {
	for i := range r.roles { // a title inside the phrase
		o := &r.roles[i]
		if !r.holds(p, o.first, o.last) || o.words[0].class == "title" {
			continue
		}
		if m := r.asRole(phrase{p.words, p.head}, o); len(m) > 0 && m[0].ID != "" {
			return m[0].Party, true
		}
	}
	for _, k := range r.kids[p.head] { // an apposition after it
		if r.rel(k) == "appos" && r.role(k) != nil {
			if m := r.asRole(r.phrase(k), r.role(k)); len(m) > 0 && m[0].ID != "" {
				return m[0].Party, true
			}
		}
	}
	h := r.word(p.head).Head
	if h > 0 && (r.rel(p.head) == "appos" || r.rel(p.head) == "flat" || r.rel(p.head) == "nmod" && !r.hasCase(p.head)) && r.role(h) != nil {
		if m := r.asRole(r.phrase(h), r.role(h)); len(m) > 0 && m[0].ID != "" {
			return m[0].Party, true
		}
	}
	for _, o := range r.owners(p, nil, owns) { // only a country: "the Pakistani Jilani"
		if !named(o.ID) {
			return entente.Party{ID: o.ISO3, ISO3: o.ISO3}, true
		}
		return o.Party, true
	}
	return entente.Party{}, false
}

func (r *Reading) hasCase(n int) bool {
	for _, k := range r.kids[n] {
		if r.rel(k) == "case" {
			return true
		}
	}
	return false
}

// personKeys are the ways in which the article may name the person again: the whole name and the surname.
func (r *Reading) personKeys(p phrase) []string {
	var parts []string
	for _, n := range p.words {
		if w := r.word(n); w.UPOS == "PROPN" && capital(w.Form) && r.hit(n) == nil && r.role(n) == nil {
			parts = append(parts, fold(w.Form))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{strings.Join(parts, " "), parts[len(parts)-1]}
}

// byName is the party for which a person named in the phrase acts: as the article said, else as the table of offices has it for the day
// of publication. Who left office less than a year ago is still known by it.
func (r *Reading) byName(p phrase) (entente.Party, bool) {
	keys := r.personKeys(p)
	for _, key := range keys {
		if party, ok := r.mem.persons[key]; ok {
			return party, true
		}
	}
	if r.lex.people == nil || len(keys) == 0 {
		return entente.Party{}, false
	}
	whole := keys[0] // a surname counts by itself only: Jane Clinton is not Bill
	terms := r.lex.people.Find(whole, r.mem.on)
	if len(terms) == 0 && !r.mem.on.IsZero() {
		terms = r.lex.people.Find(whole, r.mem.on.AddDate(-1, 0, 0))
	}
	if len(terms) == 0 {
		return entente.Party{}, false
	}
	party, ok := r.lex.world.Find(terms[0].Party)
	return entente.Party{ID: party.ID, ISO3: party.ISO3, Sector: party.Sector}, ok
}

// ofPerson is an actor word that a person's name stands with: "President Venn" is the person's party, "Venn's troops" a part of it.
func (r *Reading) ofPerson(p phrase, w word, first, last int) []entente.Mention {
	if r.strict || w.class == "neighbour" { // "a Venn ally" is not Venn
		return nil
	}
	for _, k := range r.kids[p.head] { // "former leader Ines Dole", "the leader, Ines Dole"
		if rel := r.rel(k); (rel == "appos" || rel == "flat" || rel == "nmod" && !r.hasCase(k)) && r.person(k) && (w.class == "office" || w.class == "title" || w.class == "member") {
			if party, ok := r.byName(r.phrase(k)); ok {
				return []entente.Mention{r.mention(party, first, last)}
			}
		}
	}
	var run phrase
	for _, n := range p.words {
		if r.person(n) && r.reach(p, r.token(n), r.token(n)) == owns {
			run.words = append(run.words, n)
		}
	}
	if len(run.words) == 0 {
		return nil
	}
	party, ok := r.byName(run)
	switch {
	case !ok:
		return nil
	case w.class == "office" || w.class == "title":
		return []entente.Mention{r.mention(party, first, last)}
	}
	return r.inherit([]entente.Party{party}, w, first, last)
}
