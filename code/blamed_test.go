package code

import (
	"testing"

	"github.com/entente-project/entente"
)

const condemned = `
Oslo Oslo PROPN 2 nsubj
condemned condemn VERB 0 root VerbForm=Fin
the the DET 4 det
raid raid NOUN 2 obj`

func TestBlamed(t *testing.T) {
	s := stage(t, "en", condemned)
	oslo, rebels := party("NOR", "NOR", 0), party("org:m23", "COD", 5)
	accusation := reading{base: "ACCUSE", trigger: 2, actors: oslo, recipients: rebels}
	for name, c := range map[string]struct {
		raid []entente.Mention
		want string
	}{
		"the accuser has not done it": {oslo, "org:m23"},
		"somebody else has":           {party("CHL", "CHL", 9), "CHL"},
	} {
		all := []reading{accusation, violent(4, c.raid, nil)}
		s.blamed(all)
		if got := all[1].actors; len(got) != 1 || got[0].ID != c.want {
			t.Errorf("%s: got %+v, want %s", name, got, c.want)
		}
	}
}
