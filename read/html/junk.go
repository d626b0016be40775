package html

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

//go:embed junk.txt
var junkTable string

// marks are the name words of one section of junk.txt, single and in pairs "a+b".
var marks = sync.OnceValue(func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	section := ""
	for line := range strings.Lines(junkTable) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#") || line == "":
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
			m[section] = map[string]bool{}
		default:
			for _, w := range strings.Fields(line) {
				m[section][w] = true
			}
		}
	}
	return m
})

// named tells whether the words of an element's names hold a mark of the section.
func named(words []string, section string) bool {
	table := marks()[section]
	for i, w := range words {
		if table[w] || i+1 < len(words) && table[w+"+"+words[i+1]] {
			return true
		}
	}
	return false
}

// junkTags are never part of a story.
var junkTags = set("nav aside footer form button input label menu link meta amp-sidebar amp-list amp-ad amp-social-share amp-consent amp-accordion datalist head")

// isJunk tells whether an element is furniture by its tag, its role, its being hidden, or its names.
func isJunk(n *html.Node) bool {
	if junkTags[n.Data] {
		return true
	}
	switch n.Data {
	case "html", "body", "main", "p", "h1":
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			switch a.Val {
			case "navigation", "complementary", "banner", "contentinfo", "dialog", "search", "menu", "toolbar", "alert":
				return true
			}
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			s := strings.ReplaceAll(a.Val, " ", "")
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return named(names(n), "junk") || named(names(n), "pictures")
}
