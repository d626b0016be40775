package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Bounds of one page. x/net/html has no budget of its own: 86 KB of misnested formatting tags make 4.8 million nodes. Without
// formatting tags a page makes at most about two nodes a tag. (A tree deeper than 512 is refused by the parser itself.)
const (
	maxElements = 150_000 // start tags; guess: some times the largest news page
	maxScripts  = 40      // JSON-LD scripts
)

// formatting tags say nothing about paragraphs, and misnested they make the parser copy them without end.
var formatting = set("b big code em font i nobr s small strike strong tt u")

// skipped elements have no text of the story; they are left out whole.
var skipped = set("script style svg math template iframe object embed canvas noscript noembed noframes select textarea audio video map applet dialog xmp")

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, t := range strings.Fields(list) {
		m[t] = true
	}
	return m
}

// pruned is a page without formatting, scripts and other dead weight.
type pruned struct {
	html   []byte
	ld     []string // the texts of JSON-LD scripts
	tooBig bool     // over maxElements: no tree may be built of it
}

// prune copies the tokens of a page that matter. It is linear in the page and builds nothing.
func prune(page string) pruned {
	p, open := pruneWith(page, skipped)
	if open { // an element that never ends would swallow the rest of the page
		p, _ = pruneWith(page, set("script style noscript iframe noembed noframes textarea xmp"))
	}
	return p
}

func pruneWith(page string, skipped map[string]bool) (p pruned, open bool) {
	var out bytes.Buffer
	out.Grow(len(page) / 2)
	z := html.NewTokenizer(strings.NewReader(page))
	elements, skip, depth, isLD := 0, "", 0, false
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		switch kind {
		case html.TextToken:
			if skip == "" {
				out.Write(raw)
			} else if isLD && len(p.ld) < maxScripts {
				p.ld = append(p.ld, string(raw))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			whole := len(out.Bytes())
			out.Write(raw) // TagName moves on in the same bytes
			b, attrs := z.TagName()
			name := string(b)
			switch {
			case skip == "" && skipped[name]:
				out.Truncate(whole)
				if kind == html.StartTagToken && name != "embed" {
					skip, depth, isLD = name, 1, name == "script" && attrs && ldScript(z)
				}
			case skip != "":
				out.Truncate(whole)
				if name == skip && kind == html.StartTagToken {
					depth++
				}
			case formatting[name]:
				out.Truncate(whole)
			default:
				if elements++; elements > maxElements {
					p.tooBig = true
					return p, false
				}
			}
		case html.EndTagToken:
			b, _ := z.TagName()
			name := string(b)
			switch {
			case skip == "" && !formatting[name] && !skipped[name]:
				out.WriteString("</" + name + ">")
			case name == skip:
				if depth--; depth == 0 {
					skip, isLD = "", false
				}
			}
		}
	}
	p.html = out.Bytes()
	return p, skip != ""
}

// ldScript tells whether the attributes of a script say that it is JSON-LD.
func ldScript(z *html.Tokenizer) bool {
	for {
		k, v, more := z.TagAttr()
		if string(k) == "type" && strings.Contains(strings.ToLower(string(v)), "ld+json") {
			return true
		}
		if !more {
			return false
		}
	}
}
