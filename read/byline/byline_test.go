package byline

import (
	"strings"
	"testing"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
)

func pages(t *testing.T) []*lang.Page {
	t.Helper()
	var ps []*lang.Page
	for _, l := range all.Languages() {
		p, err := lang.ReadPage(l)
		if err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	return ps
}

func TestNames(t *testing.T) {
	ps := pages(t)
	for in, want := range map[string]string{
		"Par Awa Sow et Jean Petit (avec AFP)": "Awa Sow, Jean Petit / AFP", "By Ana Silva, Lee Park and The Associated Press": "Ana Silva, Lee Park / AP",
		"Ana Silva in Doha": "Ana Silva / ", "Journal Exemple": " / ", "Reuters": " / Reuters", "dpa/lby": " / dpa", "Ana Silva (with Lee Park)": "Ana Silva, Lee Park / ", "admin": " / ", "": " / ",
	} {
		persons, agencies := Names([]string{in}, ps, "Journal Exemple")
		if got := strings.Join(persons, ", ") + " / " + strings.Join(agencies, ", "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestOrigin(t *testing.T) {
	ps := pages(t)
	for _, c := range []struct {
		clues Clues
		want  string
	}{
		{Clues{Body: []string{"NIAMEY (AFP) - Le gouvernement a protesté."}}, "AFP dateline"},
		{Clues{Body: []string{"(Reuters) - Oil fell."}}, "Reuters dateline"},
		{Clues{Bylines: []string{"• nouvelles de la BBC"}}, "BBC byline"},
		{Clues{Lines: []string{"Source : Journal du Nord"}}, "Journal du Nord source-line"},
		{Clues{Lines: []string{"AFP, MANILA"}}, "AFP byline"},
		{Clues{Lines: []string{"Avec le sourire"}}, ""},
		{Clues{Body: []string{"A story.", "© AFP"}}, "AFP credit"},
		{Clues{URL: "https://www.a.test/1", Canonical: "https://www.b.test/1"}, "b.test canonical"},
		{Clues{URL: "https://amp.a.test/1", Canonical: "https://www.a.test/1"}, ""},
		{Clues{URL: "https://www.a.test/1", Canonical: "https://sunday.a.test/1"}, "sunday.a.test canonical"},
		{Clues{Publisher: "AP News", Body: []string{"OSLO (AP) — It snowed."}}, ""},
		{Clues{}, ""},
	} {
		got := ""
		if o := Origin(c.clues, ps); o != nil {
			got = o.Publisher + " " + o.How
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.clues, got, c.want)
		}
	}
}
