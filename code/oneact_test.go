package code

import (
	"testing"

	"github.com/entente-project/entente"
)

const killedBy = `
A a DET 2 det
drone drone NOUN 3 nsubj
killed kill VERB 0 root VerbForm=Fin
six six NUM 5 nummod
people people NOUN 3 obj
and and CCONJ 7 cc
said say VERB 3 conj`

func violent(trigger int, actors, recipients []entente.Mention) reading {
	return reading{act: "act", base: "ASSAULT", trigger: trigger, words: []int{trigger}, actors: actors, recipients: recipients, confidence: .5}
}

func party(id, iso3 string, at int) []entente.Mention {
	return []entente.Mention{{Party: entente.Party{ID: id, ISO3: iso3}, Span: entente.Span{Start: at, End: at + 1}}}
}

func TestOneAct(t *testing.T) {
	s := stage(t, "en", killedBy)
	for _, c := range []struct {
		name      string
		low, up   reading
		left      int
		recipient string
	}{
		{"the means knows the actor", violent(2, party("TCD", "TCD", 0), nil), violent(3, nil, party("SDN/CVL", "SDN", 9)), 1, "SDN/CVL"},
		{"the means and another target", violent(2, nil, party("TCD", "TCD", 0)), violent(3, nil, party("SDN/CVL", "SDN", 9)), 1, "SDN/CVL"},
		{"other actors are two acts", violent(2, party("TCD", "TCD", 0), nil), violent(3, party("SDN", "SDN", 3), nil), 2, ""},
		{"coordinated verbs are two acts", violent(7, nil, nil), violent(3, nil, nil), 2, ""},
	} {
		got := s.oneAct([]reading{c.low, c.up})
		if len(got) != c.left {
			t.Errorf("%s: %d readings, want %d", c.name, len(got), c.left)
			continue
		}
		if c.left == 1 && (got[0].trigger != 3 || len(got[0].recipients) != 1 || got[0].recipients[0].ID != c.recipient || len(c.low.actors) != len(got[0].actors)) {
			t.Errorf("%s: got %+v", c.name, got[0])
		}
	}
}
