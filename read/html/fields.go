package html

import (
	"net/url"
	"strings"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/byline"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/when"
)

// publisher is whose page it is: as markup names it, else the host without "www.".
func publisher(m *meta, ld ldArticle, page string) string {
	for _, s := range []string{m.get("og:site_name"), ld.Publisher, m.get("application-name", "publisher", "dc.publisher", "copyright")} {
		if s != "" && len(s) < 80 && !strings.Contains(s, "://") {
			return s
		}
	}
	for _, addr := range []string{page, m.canonical} {
		if u, err := url.Parse(addr); err == nil && u.Hostname() != "" {
			return strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	return ""
}

// authors are the byline strings of the first place that has any.
func authors(m *meta, ld ldArticle, tables draft.Tables) []string {
	if len(ld.Authors) > 0 {
		return append(ld.Authors[:len(ld.Authors):len(ld.Authors)], agencyNotes(m, tables)...)
	}
	var meta []string
	for _, k := range []string{"author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "byl", "dcterms.creator"} {
		for _, v := range m.values[k] {
			if !strings.Contains(v, "://") && len(v) < 200 {
				meta = append(meta, v)
			}
		}
		if len(meta) > 0 {
			return append(meta, agencyNotes(m, tables)...)
		}
	}
	if len(m.authors) > 0 {
		return m.authors
	}
	for _, b := range m.bylines {
		if persons, agencies := byline.Names(lines(b), tables); len(persons)+len(agencies) > 0 {
			return lines(b)
		}
	}
	return nil
}

// agencyNotes are bylines that name an agency beside or in place of the writer that markup names.
func agencyNotes(m *meta, tables draft.Tables) (out []string) {
	for _, b := range m.bylines {
		if _, agencies := byline.Names(lines(b), tables); len(agencies) > 0 {
			out = append(out, agencies...)
		}
	}
	return out
}

func lines(s string) []string { return strings.Split(s, "\n") }

// printed are the byline strings as they stand on the page.
func printed(m *meta, ld ldArticle) []string {
	out := append([]string{}, ld.Authors...)
	out = append(out, m.values["author"]...)
	for _, b := range m.bylines {
		out = append(out, lines(b)...)
	}
	return out
}

// section is the way to the page: its breadcrumb without the home page and the page itself, else the section that markup names.
func section(m *meta, ld ldArticle, headline string, tables draft.Tables) []string {
	for _, steps := range [][]string{ld.Crumbs, m.crumbs} {
		var out []string
		for i, s := range steps {
			if i == 0 && isHome(s, tables) || lang.FoldLine(s) == lang.FoldLine(headline) || len(s) > 50 {
				continue
			}
			out = append(out, s)
		}
		if len(out) > 0 && len(out) < 7 {
			return out
		}
	}
	if ld.Section != "" {
		return strings.Split(ld.Section, "\x00")[:1]
	}
	if s := m.get("article:section", "section", "og:article:section", "parsely-section"); s != "" {
		return []string{s}
	}
	return nil
}

func isHome(s string, tables draft.Tables) bool {
	for _, p := range tables {
		for _, h := range p.Home {
			if lang.FoldLine(s) == h {
				return true
			}
		}
	}
	return false
}

// tags are the keywords of the first place that has any.
func tags(m *meta, ld ldArticle, own []string, section []string) []string {
	lists := [][]string{ld.Keywords, m.values["article:tag"], m.values["news_keywords"], m.values["keywords"], m.values["parsely-tags"]}
	for _, list := range lists {
		var out []string
		for _, s := range list {
			for _, t := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '،' }) {
				if t = strings.TrimLeft(squeeze(t), "#"); t != "" && len(t) < 80 && !isOwn(t, own) {
					out = append(out, t)
				}
			}
		}
		if len(out) > 0 && len(out) <= 60 {
			return out
		}
	}
	return nil
}

// isDateLine tells whether a short line says only when the page appeared.
func isDateLine(s string, tables draft.Tables) bool {
	t, _ := when.Visible(s, tables)
	return !t.IsZero() && len(strings.Fields(s)) <= 12 && !endsSentence(s) ||
		tables.Any(s, func(p *lang.Page) lang.Phrases { return p.Updated }) && len(strings.Fields(s)) <= 12 && strings.ContainsAny(s, "0123456789")
}

// isByline tells whether a short line says only who wrote it.
func isByline(s string, persons []string, tables draft.Tables) bool {
	for _, p := range persons {
		if strings.HasPrefix(s, p) && len(strings.Fields(s)) <= len(strings.Fields(p))+6 && !endsSentence(s) {
			return true
		}
	}
	if endsSentence(s) || len(strings.Fields(s)) > 12 {
		return false
	}
	for _, t := range tables {
		if name, ok := t.By.Fill(s); ok {
			names, agencies := byline.Names([]string{name}, tables)
			return len(names)+len(agencies) > 0
		}
	}
	return false
}
