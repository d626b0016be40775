// Package text reads a news page that was saved or scraped as plain text.
//
// In comes decoded text; out comes an article. Above the story it knows a breadcrumb, a headline and its repetitions, writers,
// whose story it is, the lines with the dates, and captions; below it hashtags and furniture. Which words announce these is said
// in each language's page.txt. Text that has none of this is a story without furniture: its first line is the headline if it is
// short and does not end like a sentence, the rest is body.
//
//	Home » Monde » Accord à Bichkek        section Monde, headline Accord à Bichkek
//	Par Awa Sow                            byline
//	2 mai 2024, 10h15 GMT                  published 2024-05-02T10:15:00Z
//
// It refuses text without letters (entente.ErrNoBody). One pass over the lines, linear in the text.
package text

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/byline"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/tongue"
)

// page is the state of one walk down the lines.
type page struct {
	draft.Draft
	tables  draft.Tables
	bylines []string // names as printed, without "Par"
	clues   byline.Clues
	ago     time.Duration // "updated 2 hours ago"
	meta    int           // lines that held a field: the text is a page, not bare prose
	labels  []string      // short lines among the fields above the story: menus, the outlet's name
	caption bool          // the next line is a caption
	started bool          // a paragraph of the story was met
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\f", "\n")

// Read reads one article. src gives address, time and language; text is its decoded form.
func Read(src draft.Source, text string, tables draft.Tables) (*entente.Article, error) {
	p := &page{tables: tables}
	p.URL, p.Draft.Read, p.Raw = src.URL, src.Read, src.Bytes
	lines := unwrap(strings.Split(lineEnds.Replace(text), "\n"))
	p.head(lines)
	for _, line := range lines {
		p.take(line)
	}
	p.close(src)
	if p.BodyLength() == 0 && p.Headline != "" { // one line is a sentence, not a headline without a story
		p.Blocks, p.Headline = append(p.Blocks, draft.Block{Kind: entente.Body, Text: p.Headline}), ""
	}
	a := p.Article()
	if strings.IndexFunc(a.Text, unicode.IsLetter) < 0 {
		return nil, fmt.Errorf("read text %s: %w: %d lines, none with a letter of a story; want at least one paragraph", src.Label(), entente.ErrNoBody, len(lines))
	}
	a.Lang = tongue.Of(a.Text, tables, src.Lang)
	return a, nil
}

// head finds the headline: the last step of a breadcrumb, or a line that stands twice, or the first line that is none of the others.
func (p *page) head(lines []string) {
	counts := map[string]int{}
	for _, l := range lines[:min(len(lines), 40)] {
		if steps := p.crumb(l); steps != nil {
			if last := steps[len(steps)-1]; len(last) > 20 {
				p.Headline = last
				return
			}
		}
		if len(l) > 20 && len(l) < 300 {
			counts[l]++
		}
	}
	for _, l := range lines[:min(len(lines), 12)] {
		if counts[l] > 1 {
			p.Headline = l
			return
		}
	}
	for _, l := range lines[:min(len(lines), 12)] {
		if p.isField(l) || p.tables.Any(l, draft.Furniture) || p.tables.Any(l, draft.End) {
			continue
		}
		if len([]rune(l)) <= 200 && len(lines) > 1 && !endsSentence(l) {
			p.Headline = l
		}
		return
	}
}

// take sorts one line.
func (p *page) take(line string) {
	switch {
	case p.caption:
		p.caption = false
		p.Blocks = append(p.Blocks, draft.Block{Kind: entente.Caption, Text: line})
	case p.isHeadline(line):
	case p.field(line):
		p.meta++
	case !p.started && p.meta > 0 && len([]rune(line)) < 30 && !endsSentence(line): // a menu, a label
		p.clues.Lines = append(p.clues.Lines, line)
		p.labels = append(p.labels, line)
	default:
		p.started = p.started || len([]rune(line)) >= 60 || endsSentence(line)
		p.Blocks = append(p.Blocks, draft.Block{Kind: entente.Body, Text: line})
	}
}

func (p *page) isHeadline(line string) bool {
	return p.Headline != "" && lang.FoldLine(line) == lang.FoldLine(p.Headline)
}

// isField tells whether a line would be taken as a field, without taking it.
func (p *page) isField(line string) bool {
	probe := &page{tables: p.tables}
	return probe.field(line)
}

// close sets the fields that need the whole page.
func (p *page) close(src draft.Source) {
	p.clues.Lines = append(p.clues.Lines, p.Shed(p.tables)...)
	p.publisher()
	persons, agencies := byline.Names(p.bylines, p.tables, p.Publisher)
	p.Byline = persons
	p.clues.Bylines = append(p.clues.Bylines, p.bylines...)
	p.clues.Agencies, p.clues.URL, p.clues.Publisher, p.clues.Body = agencies, src.URL, p.Publisher, p.Bodies()
	p.From = byline.Origin(p.clues, p.tables)
	if !src.Read.IsZero() && p.Published.After(src.Read.Add(24*time.Hour)) {
		p.Published = time.Time{}
	}
	// "an hour ago" counts from when the page was read, and means something only while the page is fresh.
	if p.ago > 0 && p.Updated.IsZero() && !src.Read.IsZero() && !p.Published.IsZero() {
		if t := src.Read.Add(-p.ago); !t.Before(p.Published) && src.Read.Sub(p.Published) < 48*time.Hour {
			p.Updated = t.In(p.Published.Location())
		}
	}
	if p.Updated.Before(p.Published) {
		p.Updated = time.Time{}
	}
}

// publisher takes the page's own name out of the writers: a poster that is a section of the page, or one word before the real writer; else
// the only label among the fields, if it is written like a name.
func (p *page) publisher() {
	for i, b := range p.bylines {
		section := false
		for _, s := range p.Section {
			section = section || lang.FoldLine(s) == lang.FoldLine(b)
		}
		if section || i == 0 && len(p.bylines) > 1 && !strings.Contains(b, " ") {
			p.Publisher = b
			p.bylines = append(p.bylines[:i:i], p.bylines[i+1:]...)
			return
		}
	}
	if len(p.labels) == 1 && strings.Contains(p.labels[0], " ") && len(p.bylines) > 0 && !p.Published.IsZero() && byline.LooksNamed(p.labels[0]) {
		p.Publisher = p.labels[0]
	}
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \u00a0»”\"’')]")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…")
}
