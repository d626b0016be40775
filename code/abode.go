package code

import (
	"slices"

	"github.com/entente-project/entente"
)

// settler tells countries of people that name none: who of the sentence and the article knows them, and how a party is made of one.
type settler interface {
	Countries() (here, before []string)
	Settle(m entente.Mention, iso3 string) entente.Mention
}

// ofState are the sectors that act for a state.
var ofState = map[string]bool{"": true, "GOV": true, "MIL": true, "COP": true, "JUD": true, "LEG": true, "SPY": true}

// abode gives the people of a reading who name no country (rebels, civilians, protesters) the one that the other side tells:
//
//	rebels fight the Chadian army      rebels and citizens who act on a state are its own
//	police arrest two journalists      whom a state's police, courts and ministries coerce are its own
//	Sudanese bombs fell on a market    whom a state hits are of the only other country spoken of, if there is one
func (s *scene) abode(r *reading) {
	if s.lands == nil {
		return
	}
	actors, recipients := sole(r.actors), sole(r.recipients)
	if iso3 := recipients; iso3 != "" && actors == "" && slices.ContainsFunc(r.recipients, func(m entente.Mention) bool { return ofState[m.Sector] }) {
		r.actors = s.settle(r.actors, iso3)
	}
	if actors != "" && recipients == "" {
		iso3, alone := s.other(actors)
		if alone && r.base == "COERCE" && ofState[r.actors[0].Sector] || r.mutual {
			iso3 = actors
		}
		r.recipients = s.settle(r.recipients, iso3)
	}
	if r.mutual {
		both := append(slices.Clone(r.actors), r.recipients...)
		if iso3 := sole(both); iso3 != "" {
			r.actors, r.recipients = s.settle(r.actors, iso3), s.settle(r.recipients, iso3)
		}
	}
}

// sole is the only country of a side; "" when it has none or several.
func sole(side []entente.Mention) string {
	iso3 := ""
	for _, m := range side {
		if m.ISO3 != "" && iso3 != "" && m.ISO3 != iso3 {
			return ""
		}
		if m.ISO3 != "" {
			iso3 = m.ISO3
		}
	}
	return iso3
}

// other is the only other country that the sentence names, else that the article named; "" when there are several or none. alone tells that
// nobody speaks of another one.
func (s *scene) other(than string) (iso3 string, alone bool) {
	here, before := s.lands.Countries()
	for _, list := range [][]string{here, before} {
		list = slices.DeleteFunc(slices.Clone(list), func(iso3 string) bool { return iso3 == than })
		if len(list) == 1 {
			return list[0], false
		}
		if len(list) > 1 {
			return "", false
		}
	}
	return "", true
}

// settle gives a country to those of a side who have a sector of people and nothing else.
func (s *scene) settle(side []entente.Mention, iso3 string) []entente.Mention {
	out := slices.Clone(side)
	for i, m := range out {
		if iso3 != "" && m.ID == "" && m.ISO3 == "" && (civil[m.Sector] || m.Sector == "REB" || m.Sector == "COP") {
			out[i] = s.lands.Settle(m, iso3)
		}
	}
	return out
}
