// Package who tells which party the words of a sentence mean.
//
// In come a sentence with its Universal Dependencies tree and the memory of the article so far; out come mentions: a party's
// id, country and sector with the words that name it. Names come from lang/xx/parties.tsv, places that stand for their
// country from places.tsv, and everybody else is composed from a word for an actor (actors.tsv) and the name of a country:
//
//	Téhéran                                      IRN
//	l'armée pakistanaise                         PAK/MIL
//	le chef de la diplomatie iranienne           IRN/GOV
//	les combattants du Hezbollah                 org:hezbollah
//	M. Jilani                                    PAK/GOV   if the article said who he is, or he held an office then
//	les deux pays                                IRN, PAK  if the article spoke of them last
//	des manifestants                             no id, sector CVL
//
// A noun phrase that names nobody gives no mention. A person is known by the article's own words first, and else by the dated table of
// offices, world/people.tsv (docs/decisions/people.md).
// It trusts the tree for the bounds of a noun phrase and for who stands beside whom, and the words for the rest, so a wrong
// branch inside a phrase does little harm. Homonyms (Georgia, Jordan) are told from persons by case and neighbours only.
// A lexicon is built once (some 20 ms) and may be shared; a reading costs microseconds and belongs to one goroutine.
package who

import (
	"fmt"
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/world"
)

// Lexicon is what one language says about parties.
type Lexicon struct {
	names   table
	actors  table
	small   map[string]map[string]string // class, folded form: feature
	display map[string]string            // id: name
	world   *world.Parties
	people  *world.People // nil when nobody is known by name
}

// name is a party as a form names it.
type name struct {
	entente.Party
	kind   lang.NameKind // place is for the rows of places.tsv
	whole  string        // kind of the party itself: "state", "armed", "people"
	gender string
}

const place lang.NameKind = "place"

// word is what a form says of an actor without a name.
type word struct{ class, sector string }

// New reads the tables of a language; people may be nil. Errors name file, line and column, or the line of a name whose party is unknown.
func New(l lang.Language, parties *world.Parties, people *world.People) (*Lexicon, error) {
	x := &Lexicon{names: table{}, actors: table{}, small: map[string]map[string]string{}, display: map[string]string{}, world: parties, people: people}
	names, err := lang.ReadParties(l)
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if err := x.addName(n); err != nil {
			return nil, err
		}
	}
	places, err := lang.ReadPlaces(l)
	if err != nil {
		return nil, err
	}
	for _, p := range places {
		if err := x.addForms(p.ISO3, place, "", []string{p.Name}, p.Line); err != nil {
			return nil, err
		}
	}
	words, err := lang.ReadActors(l)
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		x.addWord(w)
	}
	x.names.sort()
	x.actors.sort()
	return x, nil
}

func (x *Lexicon) addName(n lang.PartyName) error {
	if _, shown := x.display[n.ID]; !shown && (n.Kind == lang.Noun || n.Kind == lang.Acronym || n.Kind == lang.People) {
		x.display[n.ID] = n.Forms[0]
	}
	return x.addForms(n.ID, n.Kind, n.Gender, n.Forms, n.Line)
}

func (x *Lexicon) addForms(id string, kind lang.NameKind, gender string, forms []string, line string) error {
	p, ok := x.world.Find(id)
	if !ok {
		return fmt.Errorf("%s: no party %q in world/parties.tsv; add it there or mend the id", line, id)
	}
	party := entente.Party{ID: id, ISO3: p.ISO3, Sector: p.Sector}
	whole := p.Kind
	if named(id) { // a part of an organisation keeps the organisation's id and its own sector
		party.ID, _, _ = strings.Cut(id, "/")
	}
	made := &name{Party: party, kind: kind, whole: whole, gender: gender}
	for _, f := range forms {
		if t := x.names.add(f); t != nil {
			t.names = append(t.names, made)
		}
	}
	return nil
}

func (x *Lexicon) addWord(w lang.ActorWord) {
	switch w.Class {
	case "pronoun", "relative", "own", "self", "two", "definite", "genitive", "at", "linked":
		if x.small[w.Class] == nil {
			x.small[w.Class] = map[string]string{}
		}
		for _, f := range w.Forms {
			x.small[w.Class][smallKey(f)] = w.Sector
		}
		return
	}
	for _, f := range w.Forms {
		if t := x.actors.add(f); t != nil {
			t.words = append(t.words, word{w.Class, w.Sector})
		}
	}
}

// smallKey is how a small word is compared: lower case, straight apostrophes, accents kept ("a" is not "à").
func smallKey(s string) string { return strings.ToLower(strings.ReplaceAll(s, "’", "'")) }

// named tells whether an id is that of an organisation rather than of a state.
func named(id string) bool { return strings.HasPrefix(id, "org:") || strings.HasPrefix(id, "igo:") }

func upper(s string) string { return strings.ToUpper(s) }

// Name is the display name of a party in the lexicon's language: "Iran" for IRN and IRN/GOV, "" for an unknown id.
func (x *Lexicon) Name(id string) string {
	if n, ok := x.display[id]; ok {
		return n
	}
	whole, _, _ := strings.Cut(id, "/")
	return x.display[whole]
}
