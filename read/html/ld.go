package html

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// ldArticle is what JSON-LD says of the article, in schema.org's words.
type ldArticle struct {
	Found                                      bool
	Kind, Headline, Published, Modified        string
	Section, Publisher, Lang, Based, Body, URL string
	Authors, Keywords, Crumbs                  []string
	Locked                                     bool // isAccessibleForFree is false
}

// articleKinds are the types that are a story; the value ranks them when a page has several.
var articleKinds = map[string]int{"NewsArticle": 5, "ReportageNewsArticle": 5, "LiveBlogPosting": 5, "AnalysisNewsArticle": 5, "OpinionNewsArticle": 5,
	"BackgroundNewsArticle": 5, "AskPublicNewsArticle": 5, "ReviewNewsArticle": 5, "Article": 4, "BlogPosting": 4, "Report": 3, "SocialMediaPosting": 2, "TechArticle": 2, "WebPage": 1}

// readLD reads the JSON-LD scripts of a page. Broken scripts are passed over: many pages have one.
func readLD(scripts []string) ldArticle {
	var a ldArticle
	best := 0
	for _, s := range scripts {
		for _, v := range ldValues(s) {
			ldWalk(v, 0, func(m map[string]any) {
				for _, kind := range texts(m["@type"]) {
					if kind == "BreadcrumbList" && len(a.Crumbs) == 0 {
						a.Crumbs = crumbs(m)
					}
					if rank := articleKinds[kind]; rank > best && (rank > 1 || m["datePublished"] != nil) {
						best = rank
						a.fill(m, kind)
					}
				}
			})
		}
	}
	return a
}

// ldValues parses one script, with the repairs that real pages need: raw line ends in strings, HTML comments around.
func ldValues(s string) []any {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<!--"), "-->")
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "//<![CDATA["), "//]]>")
	var v any
	if err := json.Unmarshal([]byte(s), &v); err == nil {
		return []any{v}
	}
	s = strings.Map(func(r rune) rune {
		if r < 0x20 {
			return ' '
		}
		return r
	}, s)
	if err := json.Unmarshal([]byte(strings.TrimRight(s, "; ")), &v); err == nil {
		return []any{v}
	}
	return nil
}

// ldWalk visits the objects of a value, outermost first, at most 8 deep: below are images and ratings.
func ldWalk(v any, depth int, visit func(map[string]any)) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			ldWalk(x, depth+1, visit)
		}
	case map[string]any:
		visit(v)
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "breadcrumb"} {
			if v[k] != nil {
				ldWalk(v[k], depth+1, visit)
			}
		}
	}
}

func (a *ldArticle) fill(m map[string]any, kind string) {
	crumbs := a.Crumbs
	*a = ldArticle{Found: true, Kind: kind, Crumbs: crumbs, Headline: first(m["headline"]), Published: first(m["datePublished"]), Modified: first(m["dateModified"]),
		Section: strings.Join(texts(m["articleSection"]), "\x00"), Publisher: strings.Join(ldNames(m["publisher"]), " "), Lang: first(m["inLanguage"]),
		Based: first(m["isBasedOn"]), Body: first(m["articleBody"]), URL: first(m["url"])}
	a.Authors = ldNames(m["author"])
	if len(a.Authors) == 0 {
		a.Authors = ldNames(m["creator"])
	}
	for _, k := range texts(m["keywords"]) {
		a.Keywords = append(a.Keywords, strings.Split(k, ",")...)
	}
	switch v := m["isAccessibleForFree"].(type) {
	case bool:
		a.Locked = !v
	case string:
		a.Locked = strings.EqualFold(v, "false")
	}
}

// texts are the strings of a value that may be a string, a list, or objects with a name.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if s := squeeze(html.UnescapeString(v)); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, texts(x)...)
		}
		return out
	case map[string]any:
		for _, k := range []string{"name", "@value", "url", "@id"} {
			if s := texts(v[k]); len(s) > 0 {
				return s
			}
		}
	}
	return nil
}

func first(v any) string {
	if s := texts(v); len(s) > 0 {
		return s[0]
	}
	return ""
}

// ldNames are names of persons or organisations; an address is no name.
func ldNames(v any) []string {
	var out []string
	for _, s := range texts(v) {
		if !strings.Contains(s, "://") && !strings.HasPrefix(s, "#") {
			out = append(out, s)
		}
	}
	return out
}

// crumbs are the names of a BreadcrumbList, in the list's order.
func crumbs(m map[string]any) []string {
	list, _ := m["itemListElement"].([]any)
	var out []string
	for _, x := range list {
		o, _ := x.(map[string]any)
		name := first(o["name"])
		if name == "" {
			if item, ok := o["item"].(map[string]any); ok {
				name = first(item["name"])
			}
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}
