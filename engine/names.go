package engine

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/entente-project/entente/code/who"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/world"
)

// Names puts identifiers into words of one language, for people to read. It needs no model.
type Names struct {
	Ontology *ontology.Ontology
	lexicon  *who.Lexicon
}

// NewNames makes the names of a language that has a folder.
func NewNames(code string) (*Names, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	parties, err := world.Builtin()
	if err != nil {
		return nil, err
	}
	for _, l := range all.Languages() {
		if l.Code == code {
			x, err := who.New(l, parties, nil)
			if err != nil {
				return nil, err
			}
			return &Names{o, x}, nil
		}
	}
	return nil, fmt.Errorf("no names in language %q", code)
}

// sectors are PLOVER's, in words, as they stand behind a country.
var sectors = map[string]string{
	"GOV": "government", "MIL": "armed forces", "LEG": "parliament", "JUD": "courts", "COP": "police", "SPY": "intelligence", "OPP": "opposition", "REB": "rebels",
	"UAF": "armed group", "CVL": "civilians", "MED": "media", "BUS": "business", "EDU": "students", "LAB": "workers", "REL": "clergy", "PTY": "party", "CRM": "criminals",
}

// Party is a party in words: "Iran", "Iran (armed forces)", "Hezbollah"; the id itself if it has no name.
func (n *Names) Party(id string) string {
	whole, sector, part := strings.Cut(id, "/")
	name := cmp.Or(n.lexicon.Name(whole), whole)
	if !part || sector == "GOV" {
		return name
	}
	return name + " (" + cmp.Or(sectors[sector], sector) + ")"
}

// Parties are parties in words, "-" if there are none.
func (n *Names) Parties(ids []string) string {
	if len(ids) == 0 {
		return "-"
	}
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = n.Party(id)
	}
	return strings.Join(out, ", ")
}

// Find is the id of a party given as an id or as a name of the language: "IRN", "irn", "Iran".
func (n *Names) Find(words string) (string, bool) {
	for _, id := range []string{words, strings.ToUpper(words), strings.ToLower(words)} {
		if n.lexicon.Name(id) != "" {
			return id, true
		}
	}
	for _, m := range n.lexicon.Text(words, n.lexicon.NewMemory(time.Time{})) {
		if m.ID != "" {
			return m.ID, true
		}
	}
	return "", false
}

// Act is an act in words, to be read between actor and recipient.
func (n *Names) Act(id string) string {
	if a, ok := n.Ontology.Act(id); ok {
		return a.Gloss
	}
	return id
}
