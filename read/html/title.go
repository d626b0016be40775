package html

import (
	"net/url"
	"slices"
	"strings"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/byline"
)

// candidate is one place where a page gives its headline.
type candidate struct {
	text   string
	weight float64
}

// headline is the winner of a vote: equal texts add up, and the places are trusted by what 258 pages of known headline showed
// (one of h1, JSON-LD headline and og:title is right on 254 of them; the title element often carries the site and search words).
func headline(m *meta, ld ldArticle, own []string) string {
	var cs []candidate
	add := func(s string, w float64) {
		if s = stripSite(squeeze(s), own); s != "" && len(s) < 500 && !isOwn(s, own) {
			cs = append(cs, candidate{s, w})
		}
	}
	title := m.title
	for i, h := range m.h1 {
		if slices.Contains(m.h1[:i], h) {
			continue
		}
		w := 3.0
		if len(m.h1) > 1 && overlap(h, title+" "+m.get("og:title")+" "+ld.Headline) < 0.5 {
			w = 0.6
		}
		add(h, w-0.2*float64(i))
	}
	add(ld.Headline, 2.4)
	add(m.get("og:title"), 2.0)
	add(m.get("twitter:title", "dc.title", "title"), 0.8)
	add(title, 1.0)
	best, bestWeight := "", 0.0
	for i, c := range cs {
		total := 0.0
		for _, o := range cs {
			if lang.FoldLine(o.text) == lang.FoldLine(c.text) {
				total += o.weight
			}
		}
		total -= 0.01 * float64(i)
		if total > bestWeight {
			best, bestWeight = c.text, total
		}
	}
	return best
}

// stripSite takes the site's name off the end or the start of a title.
func stripSite(s string, own []string) string {
	for range 2 {
		for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « "} {
			if i := strings.LastIndex(s, sep); i > 0 && isOwn(s[i+len(sep):], own) {
				s = s[:i]
			}
			if i := strings.Index(s, sep); i > 0 && slices.ContainsFunc(own, func(o string) bool { return lang.FoldLine(o) == lang.FoldLine(s[:i]) }) {
				s = s[i+len(sep):]
			}
		}
	}
	return strings.TrimSpace(s)
}

// isOwn tells whether a text is the site's name for itself.
func isOwn(s string, own []string) bool {
	for _, o := range own {
		if o != "" && len(s) <= 2*len(o) && byline.Same(s, o) {
			return true
		}
	}
	return false
}

// ownNames are the names by which a page calls its site: what markup says and the labels of its address.
func ownNames(m *meta, ld ldArticle, page string) []string {
	own := []string{m.get("og:site_name", "application-name", "al:android:app_name", "apple-mobile-web-app-title"), ld.Publisher}
	if t := m.get("twitter:site"); strings.HasPrefix(t, "@") {
		own = append(own, t[1:])
	}
	for _, addr := range []string{page, m.canonical} {
		if u, err := url.Parse(addr); err == nil && u.Hostname() != "" {
			host := strings.TrimPrefix(u.Hostname(), "www.")
			own = append(own, host)
			if parts := strings.Split(host, "."); len(parts) > 1 {
				own = append(own, parts[len(parts)-2])
			}
		}
	}
	return own
}

// overlap is the share of the words of a that stand in b.
func overlap(a, b string) float64 {
	in := set(strings.ToLower(b))
	ws := strings.Fields(strings.ToLower(a))
	n := 0
	for _, w := range ws {
		if in[w] {
			n++
		}
	}
	if len(ws) == 0 {
		return 0
	}
	return float64(n) / float64(len(ws))
}
