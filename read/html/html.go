// Package html reads news pages.
//
// In comes a page as decoded text; out comes an article. What markup says (JSON-LD, meta, time elements) is taken where several
// places agree or one is known to be right; the story itself is found by its paragraphs: the element that holds nearly all running
// text, less what its tag, its names (junk.txt) or its words (page.txt of each language) mark as furniture.
//
//	<h1>Accord à Bichkek</h1><p>BICHKEK (AFP) - Les deux pays ...</p>   ->   headline, body, republished from AFP
//
// It refuses pages that hold no article with entente.ErrNoBody and the numbers that say so: lists of links, consent walls, error
// pages, products. Hostile pages are bounded: formatting tags are dropped before a tree is built; a page with over 150,000 elements
// or nested over 512 deep is read by its tokens alone, losing the fields that need a tree but not the text. Cost: linear in the
// page; 8 to 12 ms of CPU a page over 72 news pages. Known loss: a link that is opened thousands of times and never closed hides the text.
package html

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/byline"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/tongue"
)

// Read reads the article of one page. src gives address, time and language; text is its decoded form.
func Read(src draft.Source, text string, tables draft.Tables) (*entente.Article, error) {
	p := pruned{tooBig: true}
	var doc *html.Node
	if p = prune(text); !p.tooBig {
		var err error
		if doc, err = html.Parse(bytes.NewReader(p.html)); err != nil {
			doc = nil // nested too deep
		}
	}
	if doc == nil {
		return flat(src, text, tables)
	}
	m, ld := readMeta(doc, src.URL), readLD(p.ld)
	d := &draft.Draft{URL: src.URL, Read: src.Read, Raw: src.Bytes, Canonical: m.canonical}
	own := ownNames(m, ld, src.URL)
	d.Publisher = publisher(m, ld, src.URL)
	d.Headline = headline(m, ld, own)
	d.Published, d.Updated = dates(m, ld, doc, src, tables)
	d.Section = section(m, ld, d.Headline, tables)
	d.Tags = tags(m, ld, own, d.Section)

	w := weigh(doc)
	story := w.story(doc, ld.Kind == "LiveBlogPosting")
	d.Blocks = w.blocks(story)
	if len(ld.Body) > 2*d.BodyLength() && len(ld.Body) > 500 { // the text stands in a script alone
		d.Blocks = append(captionsOf(d.Blocks), paragraphs(ld.Body)...)
	}
	c := byline.Clues{Publisher: d.Publisher, URL: src.URL, Canonical: m.canonical, Syndicated: m.get("syndication-source", "original-source")}
	c.Bylines = printed(m, ld)
	d.Byline, c.Agencies = byline.Names(authors(m, ld, tables), tables, own...)
	d.Blocks = trimHead(d, tables, own)
	c.Body = d.Bodies()
	dropped := d.Shed(tables)
	c.Lines = append(labels(doc), dropped...)
	d.From = byline.Origin(c, tables)
	d.Lang = tongue.Of(strings.Join(d.Bodies(), "\n"), tables, m.lang, src.Lang, ld.Lang)
	if err := check(src, d, m, ld, p.ld, w, story, tables, dropped); err != nil {
		return nil, err
	}
	return d.Article(), nil
}

func captionsOf(bs []draft.Block) (out []draft.Block) {
	for _, b := range bs {
		if b.Kind == entente.Caption {
			out = append(out, b)
		}
	}
	return out
}

func paragraphs(s string) (out []draft.Block) {
	for line := range strings.SplitSeq(s, "\n") {
		if line = squeeze(line); line != "" {
			out = append(out, draft.Block{Kind: entente.Body, Text: line})
		}
	}
	return out
}

// trimHead drops what repeats the head of the article inside its body: headline, byline, date lines, labels.
func trimHead(d *draft.Draft, tables draft.Tables, own []string) []draft.Block {
	out := d.Blocks[:0:0]
	for i, b := range d.Blocks {
		if b.Kind == entente.Body {
			if lang.FoldLine(b.Text) == lang.FoldLine(d.Headline) || isOwn(b.Text, own) {
				continue
			}
			if (i < 8 || i >= len(d.Blocks)-3) && len([]rune(b.Text)) < 120 && (isDateLine(b.Text, tables) || isByline(b.Text, d.Byline, tables)) {
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// noBody is the refusal of a page without an article.
func noBody(src draft.Source, format string, args ...any) error {
	return fmt.Errorf("read html %s: %w: %s", src.Label(), entente.ErrNoBody, fmt.Sprintf(format, args...))
}
