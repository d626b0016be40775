package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// attr is an attribute of a node, "" if it has none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// is tells whether a node is an element of that name.
func is(n *html.Node, name string) bool { return n.Type == html.ElementNode && n.Data == name }

// walk visits a tree in page order; visit says whether to go down. The parser bounds the depth at 512.
func walk(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

// textOf is the text under a node, spaces squeezed; block elements part words.
func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if c.Type == html.ElementNode && (blockTags[c.Data] || c.Data == "br") {
			b.WriteByte(' ')
		}
		return true
	})
	return squeeze(b.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// blockTags part paragraphs.
var blockTags = set(`address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
	header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul body html amp-list amp-sidebar`)

// names are the words of an element's class and id, lower case: "c-Article__relatedLinks" gives c, article, related, links.
func names(n *html.Node) []string {
	var out []string
	for _, a := range n.Attr {
		if a.Key == "class" || a.Key == "id" || a.Key == "data-component" || a.Key == "data-testid" || a.Key == "data-type" {
			out = append(out, nameWords(a.Val[:min(len(a.Val), 400)])...)
		}
	}
	return out
}

func nameWords(s string) []string {
	var out []string
	var w []rune
	flush := func() {
		if len(w) > 0 {
			out = append(out, strings.ToLower(string(w)))
			w = w[:0]
		}
	}
	var last rune
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
			flush()
		case unicode.IsUpper(r) && unicode.IsLower(last):
			flush()
			w = append(w, r)
		default:
			w = append(w, r)
		}
		last = r
	}
	flush()
	return out
}

// short is the text under a node that holds a label: "" when there is more than a label would hold. It looks at 80 nodes at most,
// so that a page of nested labels costs no more than its length.
func short(n *html.Node) string {
	var b strings.Builder
	budget := 80
	if !gather(n, &b, &budget) {
		return ""
	}
	return squeeze(b.String())
}

func gather(n *html.Node, b *strings.Builder, budget *int) bool {
	if *budget--; *budget < 0 || b.Len() > 600 {
		return false
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return true
	}
	if blockTags[n.Data] || n.Data == "br" {
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !gather(c, b, budget) {
			return false
		}
	}
	return true
}
