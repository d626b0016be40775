package code

import (
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
)

// flat makes a sentence of tokens without a tree: every word hangs on the first.
func flat(t testing.TB, text string) string {
	var b strings.Builder
	for i, f := range strings.Fields(text) {
		if i == 0 {
			b.WriteString(f + " " + f + " VERB 0 root\n")
		} else {
			b.WriteString(f + " " + f + " NOUN 1 obl\n")
		}
	}
	return b.String()
}

// The articles are of Friday, 19 January 2024.
var whenCases = []struct {
	lang, text string
	forward    bool
	start, end string
	grain      entente.Grain
}{
	{"fr", "frappé hier", false, "2024-01-18", "2024-01-18", entente.Day},
	{"fr", "frappé avant-hier", false, "2024-01-17", "2024-01-17", entente.Day},
	{"fr", "frappé jeudi", false, "2024-01-18", "2024-01-18", entente.Day},
	{"fr", "frappé plus tôt vendredi", false, "2024-01-19", "2024-01-19", entente.Day},
	{"fr", "frappé samedi", false, "2024-01-13", "2024-01-13", entente.Day},
	{"fr", "frappera samedi", true, "2024-01-20", "2024-01-20", entente.Day},
	{"fr", "frappé vendredi dernier", false, "2024-01-12", "2024-01-12", entente.Day},
	{"fr", "frappera vendredi prochain", true, "2024-01-26", "2024-01-26", entente.Day},
	{"fr", "frappé le 30 décembre", false, "2023-12-30", "2023-12-30", entente.Day},
	{"fr", "frappera le 3 mars", true, "2024-03-03", "2024-03-03", entente.Day},
	{"fr", "frappé le mardi 16 janvier 2024", false, "2024-01-16", "2024-01-16", entente.Day},
	{"fr", "frappé dans la nuit de mardi à mercredi", false, "2024-01-16", "2024-01-17", entente.Day},
	{"fr", "frappé du 3 au 5 janvier", false, "2024-01-03", "2024-01-05", entente.Day},
	{"fr", "frappé la semaine dernière", false, "2024-01-08", "2024-01-14", entente.Week},
	{"fr", "frappé il y a trois jours", false, "2024-01-16", "2024-01-16", entente.Day},
	{"fr", "frappé il y a deux mois", false, "2023-11-01", "2023-11-30", entente.Month},
	{"fr", "frappé en décembre", false, "2023-12-01", "2023-12-31", entente.Month},
	{"fr", "frappé début janvier", false, "2024-01-01", "2024-01-10", entente.Month},
	{"fr", "frappé à la mi-janvier", false, "2024-01-11", "2024-01-20", entente.Month},
	{"fr", "frappé en 2021", false, "2021-01-01", "2021-12-31", entente.Year},
	{"fr", "frappé l' an dernier", false, "2023-01-01", "2023-12-31", entente.Year},
	{"fr", "frappe depuis lundi", false, "2024-01-15", "2024-01-19", entente.Day},
	{"fr", "frappé ces trois derniers jours", false, "2024-01-16", "2024-01-19", entente.Day},
	{"fr", "frappera d' ici dix jours", true, "2024-01-19", "2024-01-29", entente.Day},
	{"en", "struck yesterday", false, "2024-01-18", "2024-01-18", entente.Day},
	{"en", "struck on Thursday", false, "2024-01-18", "2024-01-18", entente.Day},
	{"en", "will meet on Monday", true, "2024-01-22", "2024-01-22", entente.Day},
	{"en", "struck last Friday", false, "2024-01-12", "2024-01-12", entente.Day},
	{"en", "struck on January 3 , 2023", false, "2023-01-03", "2023-01-03", entente.Day},
	{"en", "struck on 3 January", false, "2024-01-03", "2024-01-03", entente.Day},
	{"en", "struck three days ago", false, "2024-01-16", "2024-01-16", entente.Day},
	{"en", "struck in early December", false, "2023-12-01", "2023-12-10", entente.Month},
	{"en", "struck last week", false, "2024-01-08", "2024-01-14", entente.Week},
	{"en", "struck overnight from Tuesday to Wednesday", false, "2024-01-16", "2024-01-17", entente.Day},
	{"en", "will meet next month", true, "2024-02-01", "2024-02-29", entente.Month},
	{"en", "strikes since Monday", false, "2024-01-15", "2024-01-19", entente.Day},
	{"en", "struck on the 5th of January", false, "2024-01-05", "2024-01-05", entente.Day},
	{"en", "struck the day before yesterday", false, "2024-01-17", "2024-01-17", entente.Day},
	{"en", "struck in 2019", false, "2019-01-01", "2019-12-31", entente.Year},
}

func TestExpressionsOfTime(t *testing.T) {
	published := time.Date(2024, 1, 19, 15, 52, 0, 0, time.UTC)
	for _, c := range whenCases {
		t.Run(c.lang+" "+c.text, func(t *testing.T) {
			s := stage(t, c.lang, flat(t, c.text))
			moments := s.moments()
			if len(moments) != 1 {
				t.Fatalf("%d expressions, want one: %+v", len(moments), moments)
			}
			d, ok := resolve(moments[0], published, c.forward)
			if !ok || d.Start.Format(time.DateOnly) != c.start || d.End.Format(time.DateOnly) != c.end || d.Grain != c.grain {
				t.Errorf("%s: got %s..%s %s, want %s..%s %s", moments[0].pattern.At, d.Start.Format(time.DateOnly), d.End.Format(time.DateOnly), d.Grain,
					c.start, c.end, c.grain)
			}
		})
	}
}

func TestTheDateOfSayingIsNotTheDateOfTheAct(t *testing.T) {
	s := stage(t, "fr", `
Jeudi jeudi NOUN 4 obl:mod
Iran Iran PROPN 4 nsubj
a avoir AUX 4 aux:tense Mood=Ind|VerbForm=Fin
dit dire VERB 0 root VerbForm=Part
que que SCONJ 8 mark
Pakistan Pakistan PROPN 8 nsubj
a avoir AUX 8 aux:tense Mood=Ind|VerbForm=Fin
frappé frapper VERB 4 ccomp VerbForm=Part
mardi mardi NOUN 8 obl:mod`)
	published := time.Date(2024, 1, 19, 15, 52, 0, 0, time.UTC)
	for n, want := range map[int]string{8: "2024-01-16", 4: "2024-01-18"} {
		if got := s.on(n, entente.Actual, published, s.moments(), nil); got.Start.Format(time.DateOnly) != want || got.From != "text" {
			t.Errorf("word %d: got %+v, want %s", n, got, want)
		}
	}
}

func TestEnoughPatterns(t *testing.T) {
	for _, code := range []string{"fr", "en"} {
		if n := len(tongueOf(t, code).dates.Patterns); n < 60 {
			t.Errorf("%s: %d patterns of time, want 60 at least", code, n)
		}
	}
}
