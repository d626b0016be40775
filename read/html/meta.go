package html

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// meta is what the head of a page says.
type meta struct {
	values    map[string][]string // by property, name or itemprop, lower case
	title     string
	canonical string
	lang      string
	h1        []string
	authors   []string // rel=author, itemprop=author, class byline and author
	times     []string // datetime of time elements, those of the article first
	crumbs    []string
	bylines   []string // text of byline elements
}

// get is the first value of the first key that has one.
func (m *meta) get(keys ...string) string {
	for _, k := range keys {
		for _, v := range m.values[k] {
			if v != "" {
				return v
			}
		}
	}
	return ""
}

// readMeta reads the head and the marked elements of the body in one walk.
func readMeta(doc *html.Node, page string) *meta {
	m := &meta{values: map[string][]string{}}
	base, _ := url.Parse(page)
	var later []string
	walk(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		switch n.Data {
		case "html":
			m.lang = attr(n, "lang")
		case "meta":
			m.metaTag(n)
			return false
		case "title":
			if m.title == "" {
				m.title = textOf(n)
			}
			return false
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.canonical == "" {
				m.canonical = absolute(base, attr(n, "href"))
			}
		case "h1":
			if s := short(n); s != "" && len(m.h1) < 8 {
				m.h1 = append(m.h1, s)
			}
		case "time":
			if s := attr(n, "datetime"); s != "" {
				if p := strings.ToLower(attr(n, "itemprop")); p == "datepublished" || attr(n, "pubdate") != "" || strings.Contains(attr(n, "class"), "publi") {
					m.times = append(m.times, s)
				} else {
					later = append(later, s)
				}
			}
		}
		m.marked(n)
		return true
	})
	m.times = append(m.times, later...)
	return m
}

func (m *meta) metaTag(n *html.Node) {
	v := squeeze(attr(n, "content"))
	if v == "" {
		return
	}
	for _, k := range []string{"property", "name", "itemprop"} {
		if key := strings.ToLower(attr(n, k)); key != "" && len(m.values[key]) < 60 {
			m.values[key] = append(m.values[key], v)
		}
	}
}

// marked reads the elements that say by attribute what they are.
func (m *meta) marked(n *html.Node) {
	if len(n.Attr) == 0 || len(m.authors) > 40 {
		return
	}
	prop, rel := attr(n, "itemprop"), attr(n, "rel")
	switch {
	case rel == "author" || prop == "author":
		if s := short(n); s != "" && len(s) < 200 {
			m.authors = append(m.authors, s)
		}
	case prop == "datePublished" && attr(n, "content") != "":
		m.times = append([]string{attr(n, "content")}, m.times...)
	}
	if is(n, "body") || is(n, "html") || is(n, "article") || is(n, "main") {
		return
	}
	for _, w := range names(n) {
		switch w {
		case "byline", "author", "authors", "signature", "auteur", "auteurs", "by":
			if s := short(n); s != "" && len(s) < 200 && len(m.bylines) < 12 {
				m.bylines = append(m.bylines, s)
			}
			return
		case "breadcrumb", "breadcrumbs":
			if len(m.crumbs) == 0 {
				m.crumbs = trail(n)
			}
			return
		}
	}
}

// trail are the steps of a breadcrumb element: its links and list items, in order.
func trail(n *html.Node) []string {
	var out []string
	if short(n) == "" {
		return nil
	}
	walk(n, func(c *html.Node) bool {
		if c.Type != html.TextNode {
			return true
		}
		for _, s := range strings.FieldsFunc(c.Data, func(r rune) bool { return strings.ContainsRune("»›>→/|", r) }) {
			if s = squeeze(s); s != "" {
				out = append(out, s)
			}
		}
		return false
	})
	return out
}

// labels are the short texts of the page outside captions, navigation and footer, where a source may be named.
func labels(doc *html.Node) []string {
	var out []string
	walk(doc, func(n *html.Node) bool {
		switch {
		case len(out) > 600 || is(n, "head") || is(n, "figcaption") || is(n, "nav") || is(n, "footer") || is(n, "aside") || is(n, "a"):
			return false
		case n.Type != html.TextNode || len(n.Data) > 300:
			return true
		}
		for _, s := range strings.FieldsFunc(n.Data, func(r rune) bool { return strings.ContainsRune("|•·\n", r) }) {
			if s = squeeze(s); len(s) > 3 && len(s) < 160 {
				out = append(out, s)
			}
		}
		return true
	})
	return out
}

// absolute resolves an address against the page's; "" if it is none of http or https.
func absolute(base *url.URL, href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}
