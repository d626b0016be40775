package lang

import "strings"

// PartyName is one line of parties.tsv: forms under which texts name one party.
type PartyName struct {
	ID     string   // id of world/parties.tsv, or a part of one: "USA/GOV", "igo:eu/LEG"
	Kind   NameKind // what sort of name it is
	Gender string   // "m f mp fp" of a state's name in languages that have genders, else ""
	Forms  []string // at least one; the first noun or acronym of an id is its display name
	Line   string   // "lang/fr/parties.tsv:12"
}

// NameKind is the sort of a party's name.
type NameKind string

const (
	Noun      NameKind = "noun"    // proper name: Iran, Hezbollah
	Adjective NameKind = "adj"     // of nationality: iranien
	People    NameKind = "people"  // its citizens or members: Iranians
	Seat      NameKind = "seat"    // the capital that stands for the state: Tehran
	Part      NameKind = "part"    // a named body of a state: the Kremlin
	Acronym   NameKind = "acronym" // exact case: UN
)

// PlaceName is one line of places.tsv: a city or province that texts name for its country.
type PlaceName struct {
	Name, ISO3 string
	Line       string
}

// ActorWord is one line of actors.tsv: a word for somebody without a name ("minister", "rebels"), or a small word by which
// mentions hang together ("both", "his").
type ActorWord struct {
	Class  string   // office member body people voice counterpart neighbour state group thing title pronoun ...: docs/formats/parties.md
	Sector string   // PLOVER sector, or sing, plur, any for small words; "" for none
	Forms  []string // singular and plural, as texts write them
	Line   string
}

var nameKinds = map[string]bool{"noun": true, "adj": true, "people": true, "seat": true, "part": true, "acronym": true}

var genders = map[string]bool{"": true, "m": true, "f": true, "mp": true, "fp": true}

var actorClasses = map[string]bool{
	"office": true, "member": true, "body": true, "people": true, "voice": true, "arms": true, "guests": true, "sides": true, "counterpart": true, "neighbour": true,
	"state": true, "group": true, "thing": true, "title": true, "pronoun": true, "relative": true, "own": true, "self": true,
	"two": true, "definite": true, "genitive": true, "at": true, "linked": true,
}

// ReadParties reads parties.tsv: id, kind, gender, forms.
func ReadParties(l Language) ([]PartyName, error) {
	rows, err := readTable(l, "parties.tsv", "id", "kind", "gender", "forms")
	if err != nil {
		return nil, err
	}
	out := make([]PartyName, 0, len(rows))
	for _, r := range rows {
		switch {
		case r.cell[0] == "":
			return nil, r.errorf(0, "no party; give an id of world/parties.tsv")
		case !nameKinds[r.cell[1]]:
			return nil, r.errorf(1, "unknown kind of name %q; use noun, adj, people, seat, part or acronym", r.cell[1])
		case !genders[r.cell[2]]:
			return nil, r.errorf(2, "unknown gender %q; use m, f, mp, fp or nothing", r.cell[2])
		}
		forms, err := r.forms(3)
		if err != nil {
			return nil, err
		}
		out = append(out, PartyName{r.cell[0], NameKind(r.cell[1]), r.cell[2], forms, r.at()})
	}
	return out, nil
}

// ReadPlaces reads places.tsv: name, iso3.
func ReadPlaces(l Language) ([]PlaceName, error) {
	rows, err := readTable(l, "places.tsv", "name", "iso3")
	if err != nil {
		return nil, err
	}
	out := make([]PlaceName, 0, len(rows))
	for _, r := range rows {
		if r.cell[0] == "" {
			return nil, r.errorf(0, "no name")
		}
		if len(r.cell[1]) != 3 || strings.ToUpper(r.cell[1]) != r.cell[1] {
			return nil, r.errorf(1, "%q is no country; use an ISO 3166-1 alpha-3 code", r.cell[1])
		}
		out = append(out, PlaceName{r.cell[0], r.cell[1], r.at()})
	}
	return out, nil
}

// ReadActors reads actors.tsv: class, sector, forms.
func ReadActors(l Language) ([]ActorWord, error) {
	rows, err := readTable(l, "actors.tsv", "class", "sector", "forms")
	if err != nil {
		return nil, err
	}
	out := make([]ActorWord, 0, len(rows))
	for _, r := range rows {
		if !actorClasses[r.cell[0]] {
			return nil, r.errorf(0, "unknown class %q; the head of the file lists them", r.cell[0])
		}
		forms, err := r.forms(2)
		if err != nil {
			return nil, err
		}
		out = append(out, ActorWord{r.cell[0], strings.TrimPrefix(r.cell[1], "-"), forms, r.at()})
	}
	return out, nil
}
