// Package draft is an article in the making: what the readers of every format find on a page, before it is one text.
//
// In go the fields and the blocks of a page in page order; out comes an Article: headline, captions and body one paragraph to a
// line, in NFC, without control and invisible characters, with a span and a kind for each paragraph and the article's id.
// A headline or caption that the page repeats is kept once. It refuses nothing; the readers decide what is an article.
//
//	Draft{Headline: "A", Blocks: {Body "A"}, {Body "B."}}   ->   Text "A\nB."
package draft

import (
	"strings"
	"time"
	"unicode"

	"github.com/entente-project/entente"
	"golang.org/x/text/unicode/norm"
)

// Block is a paragraph as the page has it.
type Block struct {
	Kind entente.ParagraphKind
	Text string
}

// Draft is what was found so far. Names and instants are those of entente.Article.
type Draft struct {
	URL, Canonical, Headline, Publisher, Lang string

	Byline, Section, Tags    []string
	From                     *entente.Original
	Published, Updated, Read time.Time
	Blocks                   []Block
	Raw                      []byte
}

// Article joins the blocks into one text.
func (d *Draft) Article() *entente.Article {
	a := &entente.Article{URL: Clean(d.URL), Canonical: Clean(d.Canonical), Headline: Clean(d.Headline), Publisher: Clean(d.Publisher),
		Byline: cleanAll(d.Byline), Section: cleanAll(d.Section), Tags: cleanAll(d.Tags), From: d.From,
		Published: d.Published, Updated: d.Updated, Read: d.Read, Lang: d.Lang, Raw: d.Raw}
	var text strings.Builder
	seen := map[string]bool{}
	put := func(kind entente.ParagraphKind, s string) {
		if s = Clean(s); s == "" || kind != entente.Body && seen[s] || s == a.Headline && seen[s] {
			return
		}
		seen[s] = true
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		start := text.Len()
		text.WriteString(s)
		a.Paragraphs = append(a.Paragraphs, entente.Paragraph{Span: entente.Span{Start: start, End: text.Len()}, Kind: kind})
	}
	put(entente.Headline, d.Headline)
	for _, kind := range []entente.ParagraphKind{entente.Caption, entente.Body} {
		for _, b := range d.Blocks {
			if b.Kind == kind {
				put(kind, b.Text)
			}
		}
	}
	a.Text = text.String()
	a.ID = a.Hash()
	return a
}

// Clean is one line of text as an Article holds it: NFC, single spaces, no control, soft hyphen or zero-width character.
// The zero-width joiners stay: Persian and Indic spelling needs them.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

func cleanAll(in []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range in {
		if s = Clean(s); s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// BodyLength is the number of characters of the body blocks.
func (d *Draft) BodyLength() int {
	n := 0
	for _, b := range d.Blocks {
		if b.Kind == entente.Body {
			n += len([]rune(b.Text))
		}
	}
	return n
}
