package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read/draft"
)

// What makes a paragraph count as running text when the story is looked for, and how sure the descent must be.
const (
	minRunning = 60   // characters; shorter blocks are labels and links as often as text
	descend    = 0.80 // share of the running text that one child must hold for the story to lie in it
	mostOf     = 0.50 // share of the running text that an element must hold to be kept in spite of its name
)

// weight is what an element holds.
type weight struct {
	running int  // characters of paragraphs that read as text
	own     int  // characters of text in all
	linked  int  // of them, in links
	junk    bool // by its tag or names
}

// page is a tree with the weights of its elements.
type page struct {
	weights map[*html.Node]weight
	total   int // running text of the whole page, furniture left out
}

// weigh computes the weights bottom up, once.
func weigh(doc *html.Node) *page {
	p := &page{weights: map[*html.Node]weight{}}
	w := p.weigh(doc, false)
	p.weights[doc] = w
	p.total = w.running
	return p
}

func (p *page) weigh(n *html.Node, inLink bool) weight {
	var w weight
	switch n.Type {
	case html.TextNode:
		w.own = utf8.RuneCountInString(strings.TrimSpace(n.Data))
		if inLink {
			w.linked = w.own
		}
		return w
	case html.ElementNode, html.DocumentNode:
	default:
		return w
	}
	loose := weight{} // text of the element that no block child holds
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		cw := p.weigh(c, inLink || is(n, "a"))
		w.running += cw.running
		w.own += cw.own
		w.linked += cw.linked
		if c.Type == html.TextNode || c.Type == html.ElementNode && !blockTags[c.Data] {
			loose.own += cw.own
			loose.linked += cw.linked
		}
	}
	if n.Type == html.ElementNode {
		if blockTags[n.Data] && loose.own >= minRunning && loose.linked*3 < loose.own && n.Data != "figcaption" {
			w.running += loose.own
		}
		w.junk = isJunk(n)
		p.weights[n] = w
		if w.junk && !is(n, "form") { // what it holds is no evidence of where the story lies
			w.running /= 4
		}
	}
	return w
}

// left tells whether an element is left out: furniture that does not hold most of the page's text.
func (p *page) left(n *html.Node) bool {
	w := p.weights[n]
	return w.junk && float64(w.running) < mostOf*float64(p.total)
}

// story is the element that holds the story: from the root down as long as one child holds nearly all running text.
// An element that is named as the story's body is taken before, when it holds at least half of the text. A live blog is many
// article elements side by side: there the descent ends above them.
func (p *page) story(doc *html.Node, live bool) *html.Node {
	var marked *html.Node
	walk(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		w := p.weights[n]
		if float64(w.running) < mostOf*float64(p.total) || p.left(n) {
			return false
		}
		if strings.EqualFold(attr(n, "itemprop"), "articleBody") || named(names(n), "body") || n.Data == "article" && marked == nil && !live {
			marked = n
		}
		return true
	})
	at := doc
	if marked != nil {
		at = marked
	}
	for {
		next := (*html.Node)(nil)
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && !p.left(c) && float64(p.weights[c].running) >= descend*float64(p.runningOf(at)) {
				next = c
			}
		}
		if next == nil || next.Data == "p" || live && next.Data == "article" || p.weights[next].running == 0 {
			return at
		}
		at = next
	}
}

func (p *page) runningOf(n *html.Node) int {
	if n.Type == html.DocumentNode {
		return p.total
	}
	return p.weights[n].running
}

// blocks are the captions, then the paragraphs of the story, each in page order.
func (p *page) blocks(story *html.Node) []draft.Block {
	r := renderer{page: p, out: p.captions(story)}
	r.walk(story, false)
	r.flush()
	if len(r.out) == len(captionsOf(r.out)) { // a link that is never closed makes all of the page a link
		r.keepLinks = true
		r.walk(story, false)
		r.flush()
	}
	return r.out
}

// renderer turns a tree into paragraphs.
type renderer struct {
	*page
	out    []draft.Block
	text   strings.Builder
	linked int // bytes of the text that stand in links
	inside *html.Node

	keepLinks bool // take sentences that stand in links
}

func (r *renderer) walk(n *html.Node, inLink bool) {
	switch n.Type {
	case html.TextNode:
		r.text.WriteString(n.Data)
		if inLink {
			r.linked += len(squeeze(n.Data))
		}
		return
	case html.ElementNode:
		if r.left(n) {
			return
		}
		if n.Data == "figcaption" || named(names(n), "caption") && r.weights[n].own < 800 {
			r.flush() // captions are taken apart, see captions
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	block := blockTags[n.Data]
	if block {
		r.flush()
		r.inside = n
	}
	if n.Data == "br" {
		r.lineBreak(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, inLink || is(n, "a"))
	}
	if block {
		r.inside = n
		r.flush()
	}
}

// lineBreak ends the paragraph at a double break, else it is a space.
func (r *renderer) lineBreak(n *html.Node) {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.TextNode && strings.TrimSpace(s.Data) == "" {
			continue
		}
		if is(s, "br") {
			r.flush()
		}
		break
	}
	r.text.WriteByte(' ')
}

// flush ends a paragraph and keeps it unless it is a list of links or a label.
func (r *renderer) flush() {
	s := squeeze(r.text.String())
	linked := r.linked
	r.text.Reset()
	r.linked = 0
	if s == "" {
		return
	}
	tag := ""
	if r.inside != nil {
		tag = r.inside.Data
	}
	if r.keepLinks {
		if linked*10 > len(s)*6 && (len(s) < minRunning || !endsSentence(s)) {
			return
		}
	} else if linked*10 > len(s)*6 && (tag != "p" || !endsSentence(s) || linked*10 > len(s)*9) {
		return
	}
	r.out = append(r.out, draft.Block{Kind: entente.Body, Text: s})
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \u00a0»”\"’')]")
	if s == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;؟。。！", last)
}
