package who

import (
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// owners are the parties to whom the head of the phrase belongs: the nearest name and those coordinated with it. A name of an
// organisation goes before the name of a country ("the Lebanese group Hezbollah"). skip is the actor word that covers the head.
func (r *Reading) owners(p phrase, skip *hit, far int) []*name {
	var list [3][]*hit
	for i := range r.hits {
		h := &r.hits[i]
		if h.partial || !r.holds(p, h.first, h.last) || skip != nil && h.first >= skip.first && h.last <= skip.last {
			continue
		}
		at := r.reach(p, h.first, h.last)
		list[at] = append(list[at], h)
	}
	for at := owns; at <= far; at++ {
		if len(list[at]) > 0 {
			return r.equals(list[at])
		}
	}
	return nil
}

// equals are the first organisation, or else the first name, with the names coordinated with it.
func (r *Reading) equals(hits []*hit) []*name {
	from := slices.IndexFunc(hits, func(h *hit) bool { n := r.pick(h); return named(n.ID) && n.whole != "people" && n.kind != "adj" })
	if from < 0 {
		from = slices.IndexFunc(hits, func(h *hit) bool { return !named(r.pick(h).ID) })
	}
	from = max(0, from)
	out := []*name{r.pick(hits[from])}
	for i := from + 1; i < len(hits) && r.linked(hits[i-1].last, hits[i].first); i++ {
		if n := r.pick(hits[i]); !slices.ContainsFunc(out, func(o *name) bool { return o.ID == n.ID }) {
			out = append(out, n)
		}
	}
	return out
}

// linked tells whether nothing but "and", commas, articles and genitive prepositions stands between two tokens.
func (r *Reading) linked(after, before int) bool {
	joined := false
	for t := after + 1; t < before; t++ {
		form := smallKey(r.s.Tokens[t].Form)
		_, and := r.lex.small["linked"][form]
		_, of := r.lex.small["genitive"][form]
		_, the := r.lex.small["definite"][form]
		if and || form == "," {
			joined = true
		} else if !of && !the {
			return false
		}
	}
	return joined
}

// one resolves the phrase of a head that is no pronoun, coordination apart.
func (r *Reading) one(p phrase) []entente.Mention {
	first, last := r.bounds(p)
	if h := r.hit(p.head); h != nil {
		return r.nameAsHead(p, h)
	}
	role := r.role(p.head)
	if role != nil && r.rel(p.head) == "amod" && r.word(p.head).UPOS == "ADJ" && role.words[0].class != "people" {
		return nil // "grève générale", "opération militaire": no general, no soldiers
	}
	if role == nil && r.person(p.head) {
		return r.asPerson(p)
	}
	if role == nil {
		var out []entente.Mention
		for _, o := range r.owners(p, nil, owns) {
			party := o.Party
			if o.kind == lang.People && !named(o.ID) { // "many of the Iraqis"
				party = part(o.ISO3, "CVL")
			}
			out = append(out, r.mention(party, first, last))
		}
		return out
	}
	return r.asRole(p, role)
}

// nameAsHead is a phrase headed by a name. An adjective that stands for people is a class of people: "les Iraniens".
func (r *Reading) nameAsHead(p phrase, h *hit) []entente.Mention {
	n := r.pick(h)
	party := n.Party
	w := r.word(p.head)
	people := n.kind == "people" || n.kind == "adj" && (w.UPOS == "NOUN" || w.UPOS == "PROPN") && !r.flat && !r.modifies(p.head)
	if people && !named(n.ID) {
		party = part(n.ISO3, "CVL")
	}
	if n.whole == "people" && n.ISO3 == "" {
		for _, o := range r.owners(p, h, owns) {
			party.ISO3 = o.ISO3
		}
	}
	first, last := r.bounds(p)
	return []entente.Mention{r.mention(party, first, last)}
}

// modifies tells whether the word stands before or after a noun as its modifier.
func (r *Reading) modifies(n int) bool { return r.rel(n) == "amod" || r.rel(n) == "compound" }

// part is a part of a state; nobody's part has a sector only.
func part(iso3, sector string) entente.Party {
	switch {
	case iso3 == "":
		return entente.Party{Sector: sector}
	case sector == "":
		return entente.Party{ID: iso3, ISO3: iso3}
	}
	return entente.Party{ID: iso3 + "/" + sector, ISO3: iso3, Sector: sector}
}

// asRole is a phrase headed by a word for an actor.
func (r *Reading) asRole(p phrase, role *hit) []entente.Mention {
	first, last := r.bounds(p)
	w := r.class(p, role)
	far := owns
	if w.class == "people" || w.class == "guests" || w.class == "member" && (w.sector == "REB" || w.sector == "UAF" || w.sector == "OPP") {
		far = stays
	}
	var out []entente.Mention
	if w.class != "neighbour" {
		for _, o := range r.owners(p, role, far) {
			out = append(out, r.mention(owned(o, w), first, last))
		}
	}
	if len(out) == 0 {
		out = r.ofPerson(p, w, first, last)
	}
	if len(out) == 0 {
		out = r.unowned(p, w, first, last)
	}
	return out
}

// class chooses among the readings of an actor word. A voice takes the sector of what it speaks for.
func (r *Reading) class(p phrase, role *hit) word {
	w := role.words[0]
	speaks := func(w word) bool { return w.class == "voice" || w.class == "arms" }
	if !slices.ContainsFunc(role.words, speaks) {
		return w
	}
	for j := range r.roles {
		o := &r.roles[j]
		if o.first == role.first || !r.holds(p, o.first, o.last) || r.reach(p, o.first, o.last) != owns {
			continue
		}
		if s := o.words[0]; s.sector != "" && s.class != "people" {
			return word{"voice", s.sector}
		}
	}
	return w
}

// owned is the party made of an owner and an actor word.
func owned(o *name, w word) entente.Party {
	p := o.Party
	switch {
	case named(o.ID) && o.whole == "people":
		if o.ISO3 != "" && w.sector != "" {
			return part(o.ISO3, w.sector)
		}
		if w.sector != "" {
			p.Sector = w.sector
		}
		return p
	case named(o.ID):
		if o.whole == "igo" && (w.sector == "LEG" || w.sector == "JUD" || w.sector == "MIL") {
			p.Sector = w.sector
		}
		return p
	case w.class == "state" || w.class == "sides":
		return p
	case w.class == "thing":
		p.Sector = ""
		return p
	case w.class == "group" && w.sector == "":
		return entente.Party{ISO3: o.ISO3}
	case o.kind == "part" && (w.class == "voice" || w.class == "arms" || w.sector == "GOV"):
		return p
	case w.sector == "" || w.class == "counterpart":
		return part(o.ISO3, "GOV")
	}
	return part(o.ISO3, w.sector)
}
