// Package byline reads who wrote a page and whose story it is.
//
//	"Par Awa Sow et Jean Petit (avec AFP)"   ->  persons Awa Sow, Jean Petit; agency AFP
//	"NIAMEY (AFP) - Le gouvernement ..."     ->  republished from AFP, by dateline
//	"• nouvelles de la BBC"                  ->  republished from BBC, by byline
//
// Persons go into Article.Byline; agencies and the page's own name do not. Outlets are a table, outlets.txt; the phrases that
// announce a source are each language's page.txt. A name that is only printed beside a photo says nothing about the story.
package byline

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/entente-project/entente/lang"
)

//go:embed outlets.txt
var outlets string

// Outlet is a publisher that others copy from.
type Outlet struct {
	Name   string // as shown: "AFP"
	Agency bool   // a wire service, not a paper or station
}

var table = sync.OnceValue(func() map[string]Outlet {
	m := map[string]Outlet{}
	for line := range strings.Lines(outlets) {
		fields := strings.Split(strings.TrimSpace(line), "|")
		if len(fields) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		o := Outlet{Name: strings.TrimSpace(fields[1]), Agency: strings.TrimSpace(fields[0]) == "agency"}
		for _, alias := range fields[1:] {
			m[key(alias)] = o
		}
	}
	return m
})

// Known is the outlet of that name, "the" and case aside; ok is false for any other name.
func Known(name string) (Outlet, bool) {
	o, ok := table()[key(name)]
	if !ok {
		o, ok = table()[strings.TrimPrefix(key(name), "the ")]
	}
	// An abbreviation in lower case is a word: "pa", "app", "map".
	if ok && len(key(name)) <= 4 && name == strings.ToLower(name) && o.Name != name {
		return Outlet{}, false
	}
	return o, ok
}

// key is a name as the table has it; a language's article before it ("l'AFP", "la BBC") is the phrase's business.
func key(s string) string {
	s = lang.FoldLine(s)
	for _, article := range []string{"l'", "la ", "le ", "d'"} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			if _, isName := map[string]bool{"monde": true, "figaro": true, "presse canadienne": true}[rest]; !isName {
				s = rest
			}
		}
	}
	return s
}

// Same tells whether two names, or a name and a host, are one publisher.
func Same(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	ka, kb := squeeze(a), squeeze(b)
	if ka == kb || len(ka) > 3 && strings.Contains(kb, ka) || len(kb) > 3 && strings.Contains(ka, kb) {
		return true
	}
	oa, okA := Known(a)
	ob, okB := Known(b)
	return okA && okB && oa == ob
}

func squeeze(s string) string {
	s = lang.FoldLine(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "www."), "the ")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-_'&", r) {
			return -1
		}
		return r
	}, s)
}
