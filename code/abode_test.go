package code

import (
	"testing"

	"github.com/entente-project/entente"
)

func TestAbode(t *testing.T) {
	rebels := []entente.Mention{{Party: entente.Party{Sector: "REB"}, Text: "rebels"}}
	civilians := []entente.Mention{{Party: entente.Party{Sector: "CVL"}, Text: "civilians"}}
	army, police := party("SYR/MIL", "SYR", 0), []entente.Mention{{Party: entente.Party{ID: "TUR/COP", ISO3: "TUR", Sector: "COP"}}}
	army[0].Sector = "MIL"
	for _, c := range []struct {
		name                     string
		base                     string
		actors, recipients       []entente.Mention
		lands                    lands
		actorISO3, recipientISO3 string
	}{
		{"rebels against an army are its country's", "ASSAULT", rebels, army, lands{}, "SYR", "SYR"},
		{"police coerce their own", "COERCE", police, civilians, lands{here: []string{"TUR"}}, "TUR", "TUR"},
		{"an army hits the only other country", "ASSAULT", army, civilians, lands{here: []string{"SYR", "LBN"}}, "SYR", "LBN"},
		{"or the one the article named", "ASSAULT", army, civilians, lands{here: []string{"SYR"}, before: []string{"SYR", "LBN"}}, "SYR", "LBN"},
		{"several others: nobody knows", "ASSAULT", army, civilians, lands{here: []string{"SYR", "LBN", "IRQ"}}, "SYR", ""},
		{"no other: nobody knows", "ASSAULT", army, civilians, lands{here: []string{"SYR"}}, "SYR", ""},
	} {
		s := stage(t, "en", condemned)
		s.lands = c.lands
		r := reading{base: c.base, actors: c.actors, recipients: c.recipients}
		s.abode(&r)
		if r.actors[0].ISO3 != c.actorISO3 || r.recipients[0].ISO3 != c.recipientISO3 {
			t.Errorf("%s: got %s -> %s, want %s -> %s", c.name, r.actors[0].ISO3, r.recipients[0].ISO3, c.actorISO3, c.recipientISO3)
		}
	}
}

// lands are countries spoken of.
type lands struct{ here, before []string }

func (l lands) Countries() (here, before []string) { return l.here, l.before }

func (l lands) Settle(m entente.Mention, iso3 string) entente.Mention {
	m.ISO3 = iso3
	return m
}
