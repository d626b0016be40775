package html

import (
	"golang.org/x/net/html"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read/draft"
)

// around is how much more running text an element may hold than the story and still be the same article: its lead picture stands beside
// the text as often as in it.
const around = 1.3

// captions are the captions of the article's pictures. A caption inside a link belongs to a teaser of another story.
func (p *page) captions(story *html.Node) []draft.Block {
	scope := story
	for up := story.Parent; up != nil && up.Type == html.ElementNode; up = up.Parent {
		if float64(p.weights[up].running) > around*float64(p.runningOf(story)) {
			break
		}
		scope = up
	}
	var out []draft.Block
	walk(scope, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		words := names(n)
		if is(n, "a") || junkTags[n.Data] || n != scope && named(words, "junk") && p.left(n) {
			return false
		}
		if n.Data != "figcaption" && !(named(words, "caption") && p.weights[n].own < 800) {
			return true
		}
		if s := textOf(n); len(s) > 12 && len(s) < 1500 {
			out = append(out, draft.Block{Kind: entente.Caption, Text: s})
		}
		return false
	})
	return out
}
