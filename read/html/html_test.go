package html

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

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

const story = `<p>The two governments agreed on Monday to reopen the crossing, which had been closed since the spring, officials said.</p>
<p>Traders on both sides had asked for it, and the first lorries are to pass before the end of the week, the ministry added.</p>
<p>Nothing was said of the soldiers who are still held on the other side of the river, nor of when they may come home.</p>`

// TestHostile: pages made to break readers still give their text.
func TestHostile(t *testing.T) {
	const n = 20_000
	rep := func(s string) string { return strings.Repeat(s, n) }
	pages := map[string]string{
		"nested div":         rep("<div>") + story + rep("</div>"),
		"nested quotes":      rep("<blockquote>") + story,
		"formatting":         "<p>" + numbered("<font id=%d>", 480) + rep("</p><p>x") + story,
		"nested spans":       rep("<span class=author>") + story,
		"nested tables":      rep("<table><tr><td>") + story,
		"nested lists":       rep("<ul><li>") + story,
		"unclosed select":    "<select>" + rep("<option>x") + story,
		"unclosed svg":       "<svg>" + rep("<g>") + story,
		"unclosed template":  "<template>" + story,
		"many elements":      strings.Repeat("<br>", 200_000) + story,
		"many attributes":    "<div " + numbered("a%d=1 ", n) + ">" + story + "</div>",
		"long class":         `<div class="` + rep("x ") + `">` + story + "</div>",
		"stray end tags":     rep("</div></p></table>") + story,
		"JSON-LD that lies":  `<script type="application/ld+json">` + rep("[") + `</script>` + story,
		"nested bylines":     rep("<div class=byline>") + story,
		"a name of a thing":  `<div class="comments sidebar ad">` + story + "</div>",
		"hidden all of it":   `<div hidden>` + story + "</div>",
		"form around it all": `<form>` + story + "</form>",
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			a, err := Read(draft.Source{Name: name, Known: true}, "<html><body><h1>Crossing</h1>"+page, tables(t))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(a.Text, "reopen the crossing") {
				t.Errorf("the story is lost: %.200q", a.Text)
			}
			if err := draft.Valid(a); err != nil {
				t.Error(err)
			}
		})
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestPruneBounds: what the tree is built from holds no formatting tag, so that misnesting cannot multiply nodes.
func TestPruneBounds(t *testing.T) {
	p := prune(`<p><b>one<i>two</p><p>three</b></i><script>if (a<b) {}</script><SCRIPT type='application/LD+json'>{"a":1}</SCRIPT>`)
	if got := string(p.html); got != "<p>onetwo</p><p>three" {
		t.Errorf("pruned to %q", got)
	}
	if len(p.ld) != 1 || p.ld[0] != `{"a":1}` {
		t.Errorf("JSON-LD %q", p.ld)
	}
	if !prune(strings.Repeat("<hr>", maxElements+1)).tooBig {
		t.Error("a page over the bound is not said to be")
	}
}

func TestRefused(t *testing.T) {
	for name, page := range map[string]string{
		"empty body": "<html><body></body></html>",
		"a video":    "<html><title>Video</title><body><video src=a></video><p>Watch: the crossing opens</p></body></html>",
		"a product":  `<html><head><meta property="og:type" content="product"></head><body>` + story + "</body></html>",
		"too deep":   strings.Repeat("<div>", 2000) + "short" + "</body></html>",
	} {
		_, err := Read(draft.Source{Name: name}, page, tables(t))
		if !errors.Is(err, entente.ErrNoBody) {
			t.Errorf("%s: error %v, want ErrNoBody", name, err)
		} else if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %q does not name the page", name, err)
		}
	}
	if _, err := Read(draft.Source{URL: "https://paper.example/"}, "<html><body>"+story+story, tables(t)); !errors.Is(err, entente.ErrNoBody) {
		t.Errorf("a front page gives %v", err)
	}
}

func TestDates(t *testing.T) {
	read := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ head, body, published, updated string }{
		{`<meta property="article:published_time" content="2024-01-19T15:52:00+05:00">`, "", "2024-01-19T15:52:00+05:00", ""},
		{`<meta name="date" content="2024-01-19">`, `<time datetime="2024-01-19T10:00:00Z">x</time>`, "2024-01-19T10:00:00Z", ""},
		{`<meta property="article:published_time" content="2031-01-19T15:52:00Z">`, "<p>Published 3 May 2024, 10:15 GMT</p>", "2024-05-03T10:15:00Z", ""},
		{``, "<p>Publié le 3 mai 2024 à 10h15</p><p>Mis à jour le 4 mai 2024 à 8h00</p>", "2024-05-03T10:15:00Z", "2024-05-04T08:00:00Z"},
		{`<meta itemprop="datePublished" content="2024-05-02T08:00:00Z"><meta property="article:modified_time" content="2024-05-02T07:00:00Z">`, "", "2024-05-02T08:00:00Z", ""},
	} {
		a, err := Read(draft.Source{Name: "x", Read: read, Known: true}, "<html><head>"+c.head+"</head><body><h1>Crossing opens</h1>"+c.body+story, tables(t))
		if err != nil {
			t.Fatal(err)
		}
		if got := stamp(a.Published); got != c.published {
			t.Errorf("%s %s: published %s, want %s", c.head, c.body, got, c.published)
		}
		if got := stamp(a.Updated); got != c.updated {
			t.Errorf("%s %s: updated %s, want %s", c.head, c.body, got, c.updated)
		}
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func TestHeadline(t *testing.T) {
	own := []string{"Daily Example", "daily.example"}
	for _, c := range []struct {
		m    meta
		ld   ldArticle
		want string
	}{
		{meta{title: "Talks end - Daily Example", h1: []string{"Talks end"}}, ldArticle{}, "Talks end"},
		{meta{title: "Daily Example | Talks end"}, ldArticle{}, "Talks end"},
		{meta{title: "Talks end", h1: []string{"Sections", "About"}}, ldArticle{Headline: "Talks end"}, "Talks end"},
		{meta{title: "Daily Example", h1: []string{"Daily Example"}}, ldArticle{Headline: "Talks end"}, "Talks end"},
		{meta{title: "Peace - at last", h1: []string{"Peace - at last"}}, ldArticle{}, "Peace - at last"},
	} {
		if got := headline(&c.m, c.ld, own); got != c.want {
			t.Errorf("%+v: headline %q, want %q", c.m, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<html><h1>Crossing</h1>"+story, "https://a.example/1")
	f.Add("<p>é\u0301<a href=//b.example>x</a><b><i></b></i>\x00\xff", "")
	f.Add(`<script type="application/ld+json">{"@type":["NewsArticle"],"author":{"name":["x"]},"headline":7}</script>`+story, "http://%zz")
	f.Add(strings.Repeat("<div>", 600)+story, "x")
	ts := tables(f)
	f.Fuzz(func(t *testing.T, page, url string) {
		a, err := Read(draft.Source{Name: "fuzz", URL: url}, page, ts)
		if (a == nil) == (err == nil) {
			t.Fatalf("article %v, error %v", a, err)
		}
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
