package text

import (
	"errors"
	"strings"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/read/draft"
)

func tables(t testing.TB) draft.Tables {
	t.Helper()
	var ts draft.Tables
	for _, l := range all.Languages() {
		p, err := lang.ReadPage(l)
		if err != nil {
			t.Fatal(err)
		}
		ts = append(ts, p)
	}
	return ts
}

func TestRefused(t *testing.T) {
	for _, s := range []string{"", "\n \n", "--- 123 ---\n***"} {
		if a, err := Read(draft.Source{Name: "x"}, s, tables(t)); !errors.Is(err, entente.ErrNoBody) {
			t.Errorf("%q: %v, %v", s, a, err)
		}
	}
}

func TestFields(t *testing.T) {
	p := &page{tables: tables(t)}
	p.Headline = "Un titre"
	for line, want := range map[string]bool{
		"Accueil » Monde » Un titre":              true,
		"Par Awa Sow":                             true,
		"by Monde":                                true,
		"• nouvelles de la BBC":                   true,
		"2 mai 2024, 10h15 GMT":                   true,
		"Mis à jour il y a 1 heure":               true,
		"Légende,":                                true,
		"Par ailleurs, le ministre a démissionné": false,
		"Le 2 mai 2024, les deux armées ont signé à Genève un accord de cessez-le-feu.": false,
		"Le ministère a protesté.":                                   false,
		"Selon une source proche du dossier, rien n'a encore changé": false,
	} {
		if got := p.isField(line); got != want {
			t.Errorf("%q: field %v, want %v", line, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Accueil » Monde » Un titre assez long pour un titre\n\nby Monde\n• Par Awa Sow\n2 mai 2024, 10h15 GMT\nLégende,\nx\nLe texte.\n#a #b")
	f.Add("Home > a\r\rBy X\u2028e\u0301\u0327 \x00\xff\xed\xa0\x80")
	f.Add(strings.Repeat("Source : AFP\nUpdated 99999 hours ago\n", 20))
	ts := tables(f)
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Read(draft.Source{Name: "fuzz"}, s, ts)
		if err != nil {
			if !errors.Is(err, entente.ErrNoBody) {
				t.Fatal(err)
			}
			return
		}
		if err := draft.Valid(a); err != nil {
			t.Fatal(err)
		}
	})
}
