package code

import (
	"testing"

	"github.com/entente-project/entente"
)

var tollCases = []struct {
	name, lang, tree string
	dead, injured    entente.Toll
}{
	{"noun with numeral, two kinds", "fr", `
attaque attaque NOUN 3 nsubj
a avoir AUX 3 aux:tense
fait faire VERB 0 root
quatorze quatorze NUM 5 nummod
morts mort NOUN 3 obj Number=Plur
et et CCONJ 8 cc
30 30 NUM 8 nummod
blessés blessé NOUN 5 conj Number=Plur`, entente.Toll{Best: 14, Low: 14, High: 14}, entente.Toll{Best: 30, Low: 30, High: 30}},
	{"lower bound in the passive", "fr", `
au à ADP 3 advmod
moins moins ADV 1 fixed
50 50 NUM 4 nummod
personnes personne NOUN 7 nsubj:pass Number=Plur
ont avoir AUX 7 aux:tense
été être AUX 7 aux:pass
tuées tuer VERB 0 root VerbForm=Part`, entente.Toll{Best: 50, Low: 50}, entente.Toll{}},
	{"group noun", "fr", `
une un DET 2 det
vingtaine vingtaine NOUN 6 nsubj:pass Number=Sing
de de ADP 4 case
soldats soldat NOUN 2 nmod Number=Plur
sont être AUX 6 aux:pass
blessés blesser VERB 0 root VerbForm=Part`, entente.Toll{}, entente.Toll{Best: 20, Low: 20, High: 20}},
	{"compound numeral in words", "fr", `
deux deux NUM 2 compound
cents cent NUM 4 nummod
quatre-vingt-douze quatre-vingt-douze NUM 2 flat
morts mort NOUN 0 root Number=Plur`, entente.Toll{Best: 292, Low: 292, High: 292}, entente.Toll{}},
	{"at least, english", "en", `
killing kill VERB 0 root VerbForm=Ger
at at ADP 3 case
least least ADJ 4 advmod
1,200 1,200 NUM 5 nummod
people people NOUN 1 obj Number=Plur`, entente.Toll{Best: 1200, Low: 1200}, entente.Toll{}},
	{"one", "en", `
A a DET 2 det
soldier soldier NOUN 4 nsubj:pass Number=Sing
was be AUX 4 aux:pass
wounded wound VERB 0 root VerbForm=Part`, entente.Toll{}, entente.Toll{Best: 1, Low: 1, High: 1}},
	{"dozens", "en", `
Dozens dozen NOUN 3 nsubj:pass Number=Plur
were be AUX 3 aux:pass
killed kill VERB 0 root VerbForm=Part`, entente.Toll{Best: 24, Low: 24}, entente.Toll{}},
	{"no figure", "en", `
They they PRON 2 nsubj
killed kill VERB 0 root
soldiers soldier NOUN 2 obj Number=Plur`, entente.Toll{}, entente.Toll{}},
}

func TestDeadAndInjured(t *testing.T) {
	for _, c := range tollCases {
		t.Run(c.name, func(t *testing.T) {
			s := stage(t, c.lang, c.tree)
			dead, injured := s.tolls(1, s.casualties(), true)
			if got := value(dead); got != c.dead {
				t.Errorf("dead: got %+v, want %+v", got, c.dead)
			}
			if got := value(injured); got != c.injured {
				t.Errorf("injured: got %+v, want %+v", got, c.injured)
			}
		})
	}
}

func value(t *entente.Toll) entente.Toll {
	if t == nil {
		return entente.Toll{}
	}
	return *t
}
