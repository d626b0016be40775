package byline

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/entente-project/entente/lang"
)

var (
	parens   = regexp.MustCompile(`\(([^()]*)\)`)
	marks    = regexp.MustCompile(`\s*(?:[;|•·/\n]|,| - | – | — | & |\\u0026)\s*`)
	handle   = regexp.MustCompile(`\s*(?:@\w+|https?://\S+|\S+@\S+\.\w+)`)
	spaces   = regexp.MustCompile(`\s+`)
	trailing = regexp.MustCompile(`(?i)\s+(?:in|à|for|pour|au|en)\s+\p{Lu}.*$`)
)

// Names takes apart byline strings: the persons, and the agencies that stand among them. own are the page's names for itself.
func Names(raw []string, pages []*lang.Page, own ...string) (persons, agencies []string) {
	seen := map[string]bool{}
	keep := func(s string) {
		s = tidy(s, pages)
		if o, ok := Known(s); ok && o.Agency {
			agencies = append(agencies, o.Name)
			return
		}
		if k := lang.FoldLine(s); !seen[k] && isName(s, pages, own) && !announces(s, pages) {
			seen[k] = true
			persons = append(persons, s)
		}
	}
	for _, s := range raw {
		var later []string
		s = strings.TrimSpace(spaces.ReplaceAllString(s, " "))
		for _, m := range parens.FindAllStringSubmatch(s, -1) {
			in := m[1]
			if name, ok := with(in, pages); ok {
				in = name
			}
			if o, ok := Known(in); ok && o.Agency {
				agencies = append(agencies, o.Name)
			} else if in != m[1] { // "(with Ana Silva and Lee Park)"
				for _, name := range conjoined(in, pages) {
					later = append(later, name)
				}
			}
		}
		s = parens.ReplaceAllString(s, " ")
		if o, ok := Known(s); ok && o.Agency { // "dpa/lby" is one name
			agencies = append(agencies, o.Name)
			continue
		}
		for _, part := range marks.Split(s, -1) {
			for _, name := range conjoined(part, pages) {
				keep(name)
			}
		}
		for _, name := range later {
			keep(name)
		}
	}
	return persons, agencies
}

// announces tells whether the words only say that a name follows: "By".
func announces(s string, pages []*lang.Page) bool {
	for _, p := range pages {
		if name, ok := p.By.Fill(s + " Xx"); ok && name == "Xx" {
			return true
		}
	}
	return false
}

func with(s string, pages []*lang.Page) (string, bool) {
	for _, p := range pages {
		if name, ok := p.With.Fill(s); ok {
			return name, true
		}
	}
	return "", false
}

// conjoined splits "A and B", "A et B", "A avec AFP".
func conjoined(s string, pages []*lang.Page) []string {
	ws := strings.Fields(s)
	var parts []string
	start := 0
	for i, w := range ws {
		for _, p := range pages {
			if i > start && contains(p.Connect, strings.ToLower(w)) {
				parts = append(parts, strings.Join(ws[start:i], " "))
				start = i + 1
				break
			}
		}
	}
	return append(parts, strings.Join(ws[min(start, len(ws)):], " "))
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// tidy drops "By", e-mail and handles, places after the name, and marks at the ends.
func tidy(s string, pages []*lang.Page) string {
	s = strings.Trim(handle.ReplaceAllString(s, ""), " .:,•·*–—-|\"")
	for range 2 {
		for _, p := range pages {
			if name, ok := p.By.Fill(s); ok {
				s = name
			}
		}
	}
	if i := strings.Index(strings.ToLower(s), "by "); i == 0 && len(s) > 3 {
		s = s[3:]
	}
	return strings.Trim(trailing.ReplaceAllString(s, ""), " .:,•·*–—-|\"")
}

// isName tells whether a string may be a person's or a desk's name: two to five words, capitals, no digits, not the page's own.
func isName(s string, pages []*lang.Page, own []string) bool {
	ws := strings.Fields(s)
	if len(ws) == 0 || len(ws) > 5 || len(s) > 60 || strings.ContainsAny(s, "0123456789@<>{}=") {
		return false
	}
	for _, o := range own {
		if Same(s, o) && (len(ws) == 1 || squeeze(s) == squeeze(o)) {
			return false
		}
	}
	for _, p := range pages {
		if contains(p.Role, lang.FoldLine(s)) && len(ws) == 1 {
			return false
		}
		for _, r := range p.Role { // "Senior Political Editor" is a job
			if len(ws) > 1 && strings.HasSuffix(lang.FoldLine(s), " "+r) && !strings.Contains(r, " ") && len(ws) <= 4 && jobs[r] {
				return false
			}
		}
	}
	upper := 0
	for _, w := range ws {
		if r := []rune(w)[0]; unicode.IsUpper(r) || !unicode.IsLower(r) {
			upper++
		}
	}
	return upper > 0 && (len(ws) > 1 || !unicode.IsLower([]rune(s)[0]))
}

// jobs end a description that stands after a name, apart from the desks that may sign.
var jobs = map[string]bool{"editor": true, "correspondent": true, "contributor": true, "journaliste": true, "correspondant": true, "correspondante": true}
