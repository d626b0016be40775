package html

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/draft"
)

// The shortest story, in characters: of a page that calls itself an article, and of one that does not. Paywalls leave a sentence.
const (
	minMarked = 60
	minBare   = 250
	// Of a page that has neither date nor writer; course and company pages are like that.
	minUndated = 1500
)

// check refuses a page that holds no article.
func check(src draft.Source, d *draft.Draft, m *meta, ld ldArticle, scripts []string, w *page, story *html.Node, tables draft.Tables, dropped []string) error {
	n := d.BodyLength()
	if u, err := url.Parse(src.URL); err == nil && !src.Known && u.Host != "" && (u.Path == "" || u.Path == "/") && u.RawQuery == "" {
		return noBody(src, "the front page of %s, %d characters in teasers; read the articles it links to", u.Hostname(), n)
	}
	marked := src.Known || ld.Found && articleKinds[ld.Kind] > 1 || strings.EqualFold(m.get("og:type"), "article") || m.get("article:published_time") != "" || !d.Published.IsZero() && len(m.h1) > 0
	if kind := otherKind(m, ld, scripts); kind != "" && !src.Known {
		return noBody(src, "the page calls itself a %s", kind)
	}
	want := minBare
	switch {
	case marked:
		want = minMarked
	case d.Published.IsZero() && len(d.Byline) == 0 && m.get("og:type") == "website":
		return noBody(src, "no date, no writer, and the page calls itself a website; %d characters of text", n)
	case d.Published.IsZero() && len(d.Byline) == 0:
		want = minUndated
	}
	for _, s := range append(m.h1[:len(m.h1):len(m.h1)], m.title) {
		if tables.Any(s, draft.Missing) && n < 4*minBare {
			return noBody(src, "an error page: %q", s)
		}
	}
	consent := 0
	for _, s := range append(d.Bodies(), dropped...) {
		if anyLong(s, tables, func(p *lang.Page) lang.Phrases { return p.Consent }) {
			consent += len([]rune(s))
		}
	}
	if consent*2 > n && n < 2000 {
		return noBody(src, "a consent wall: %d of %d characters ask for consent; read it again with the consent given", consent, n)
	}
	if body := w.weights[story]; n < want && body.linked*2 > body.own {
		return noBody(src, "a list of links: %d of %d characters are links, %d are text, want at least %d", body.linked, body.own, n, want)
	}
	if n < want {
		return noBody(src, "%d characters of text, want at least %d", n, want)
	}
	return listing(src, d, m, ld, w, story, marked)
}

// otherKinds are types of schema.org and Open Graph that are no story.
var otherKinds = set("product product.item product.group course jobposting recipe qapage discussionforumposting itemlist collectionpage searchresultspage book movie event profilepage profile video.movie music.song faqpage softwareapplication")

var ldType = regexp.MustCompile(`"@type"\s*:\s*\[?\s*"([A-Za-z]+)"`)

// otherKind is what the page calls itself when that is no article; "" if it says nothing of the kind.
func otherKind(m *meta, ld ldArticle, scripts []string) string {
	if ld.Found && articleKinds[ld.Kind] > 1 {
		return ""
	}
	if t := strings.ToLower(m.get("og:type")); otherKinds[t] {
		return t
	} else if t == "article" {
		return ""
	}
	for _, s := range scripts {
		if t := ldType.FindStringSubmatch(s); t != nil && otherKinds[strings.ToLower(t[1])] {
			return t[1]
		}
	}
	return ""
}

// anyLong is Any for lines of every length: it looks at the first 200 bytes.
func anyLong(s string, tables draft.Tables, table func(*lang.Page) lang.Phrases) bool {
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "")
	}
	return tables.Any(s, table)
}

// listing refuses pages whose text is mostly links or labels.
func listing(src draft.Source, d *draft.Draft, m *meta, ld ldArticle, w *page, story *html.Node, marked bool) error {
	if marked {
		return nil
	}
	sw := w.weights[story]
	if sw.own > 0 && sw.linked*2 > sw.own && d.BodyLength() < 3000 {
		return noBody(src, "a list of links: %d of %d characters are links", sw.linked, sw.own)
	}
	return nil
}
