package html

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read/byline"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/tongue"
)

// flat reads a page by its tokens, where no tree can be built: every block element parts paragraphs, and a paragraph is kept if it
// reads as running text. The fields are the title, the first h1 and what the text itself tells.
func flat(src draft.Source, text string, tables draft.Tables) (*entente.Article, error) {
	d := &draft.Draft{URL: src.URL, Read: src.Read, Raw: src.Bytes}
	var para, title strings.Builder
	linked, inLink, inHead, skip := 0, false, "", ""
	flush := func() {
		s := squeeze(para.String())
		if len(s) >= 40 && linked*2 < len(s) {
			d.Blocks = append(d.Blocks, draft.Block{Kind: entente.Body, Text: s})
		}
		para.Reset()
		linked = 0
	}
	z := html.NewTokenizer(strings.NewReader(text))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch kind {
		case html.TextToken:
			s := string(z.Text())
			switch {
			case skip != "":
			case inHead != "":
				title.WriteString(s)
			default:
				para.WriteString(s)
				if inLink {
					linked += len(s)
				}
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			b, _ := z.TagName()
			name, start := string(b), kind == html.StartTagToken
			switch {
			case name == "script" || name == "style" || name == "noscript" || name == "textarea" || name == "iframe":
				skip = map[bool]string{true: name}[start]
			case name == "a":
				inLink = start
			case name == "title" || name == "h1":
				if inHead = ""; start && title.Len() == 0 {
					inHead = name
				}
				flush()
			case blockTags[name]:
				flush()
			}
		}
	}
	flush()
	d.Headline = squeeze(title.String())
	c := byline.Clues{URL: src.URL, Body: d.Bodies(), Lines: d.Shed(tables)}
	d.From = byline.Origin(c, tables)
	if n := d.BodyLength(); n < minBare {
		return nil, noBody(src, "%d characters of text in a page too deep or too large for a tree, want at least %d", n, minBare)
	}
	d.Lang = tongue.Of(strings.Join(d.Bodies(), "\n"), tables, src.Lang)
	return d.Article(), nil
}
