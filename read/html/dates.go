package html

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/when"
	"golang.org/x/net/html"
)

var publishedKeys = []string{"article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
	"publishdate", "pubdate", "publish-date", "publish_date", "article_date_original", "cxenseparse:recs:publishtime", "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime",
	"article.published", "published-date", "date.created", "datecreated", "last-modified-date", "bt:pubdate", "creation_date", "article:created", "rnews:datepublished", "vr:published_time"}

var modifiedKeys = []string{"article:modified_time", "og:updated_time", "datemodified", "og:modified_time", "article:modified", "dcterms.modified", "last-modified", "lastmod", "article.updated", "moddate", "revisiondate"}

// pathDate is the day in an address: /2024/01/19/ or /2024-01-19-.
var pathDate = regexp.MustCompile(`[/-](20[0-4]\d|199\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)

// dates gives the instants of publication and change: markup with a time first, then markup with a day, then the visible line.
func dates(m *meta, ld ldArticle, doc *html.Node, src draft.Source, tables draft.Tables) (published, updated time.Time) {
	cands := []string{ld.Published}
	for _, k := range publishedKeys {
		cands = append(cands, m.values[k]...)
	}
	cands = append(cands, m.times...)
	published = choose(cands, src.Read)
	visible, changed := visibleDates(doc, tables)
	if ok(published, src.Read) && published.Equal(midnight(published)) && visible.Sub(published) > 0 && visible.Sub(published) < 24*time.Hour {
		published = visible
	}
	if published.IsZero() && ok(visible, src.Read) {
		published = visible
	}
	if published.IsZero() {
		published = fromPath(src.URL, m.canonical)
	}
	mods := []string{ld.Modified}
	for _, k := range modifiedKeys {
		mods = append(mods, m.values[k]...)
	}
	if updated = choose(mods, src.Read); updated.IsZero() && ok(changed, src.Read) {
		updated = changed
	}
	if published.IsZero() {
		published = updated
	}
	if !updated.After(published) {
		updated = time.Time{}
	}
	return published, updated
}

// choose takes the first instant that can be read; one that gives only the day gives way to a later candidate of the same day with a time.
func choose(cands []string, read time.Time) time.Time {
	var best time.Time
	for _, c := range cands {
		t := when.Machine(c)
		if !ok(t, read) {
			continue
		}
		if best.IsZero() {
			best = t
		} else if best.Equal(midnight(best)) && !t.Equal(midnight(t)) && t.Format(time.DateOnly) == best.Format(time.DateOnly) {
			return t
		}
		if !best.Equal(midnight(best)) {
			break
		}
	}
	return best
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// ok tells whether an instant may be that of a page that was read at read: not in the future, a day of grace for wrong zones.
func ok(t, read time.Time) bool {
	return !t.IsZero() && t.Year() >= 1990 && (read.IsZero() || t.Before(read.Add(24*time.Hour)))
}

// visibleDates reads the first short lines with a date: one that says "updated" apart from the others.
func visibleDates(doc *html.Node, tables draft.Tables) (published, updated time.Time) {
	seen := 0
	walk(doc, func(n *html.Node) bool {
		if seen > 6000 || is(n, "head") || is(n, "footer") {
			return false
		}
		seen++
		if n.Type != html.TextNode || len(n.Data) < 8 || len(n.Data) > 160 || !strings.ContainsAny(n.Data, "0123456789") {
			return true
		}
		line := squeeze(n.Data)
		t, hasTime := when.Visible(line, tables)
		if t.IsZero() || len(strings.Fields(line)) > 16 {
			return true
		}
		switch {
		case tables.Any(line, func(p *lang.Page) lang.Phrases { return p.Updated }):
			if updated.IsZero() {
				updated = t
			}
		case published.IsZero(), hasTime && published.Equal(midnight(published)) && midnight(t).Equal(published):
			published = t
		}
		return true
	})
	return published, updated
}

func fromPath(addrs ...string) time.Time {
	for _, a := range addrs {
		if m := pathDate.FindStringSubmatch(a); m != nil {
			y, _ := strconv.Atoi(m[1])
			mo, _ := strconv.Atoi(m[2])
			d, _ := strconv.Atoi(m[3])
			return time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
		}
	}
	return time.Time{}
}
