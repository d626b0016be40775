// Package tongue names the language of an article by its function words and letter groups.
//
// In go the text, the languages that are served (their page.txt) and priors: the language the caller or the page claims. Out comes
// an ISO 639-1 code, "" when nothing speaks for any. Languages without a folder are known just well enough to be named: others.txt.
//
//	"Les deux pays ont rappelé leurs ambassadeurs."   ->  "fr"
//	"Los dos países retiraron a sus embajadores."     ->  "es", which nobody serves
//
// A claim tips the balance where the text is short and is overruled where the text is plain. It reads the first 6,000 characters.
package tongue

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/entente-project/entente/lang"
)

//go:embed others.txt
var others string

// window is how many characters are read: hundreds of words are plenty.
const window = 6000

// prior is what one claim is worth, as a share of the words. A running text has 30 to 50 % function words. Guess, not measured.
const prior = 0.08

// profile is what a language is known by.
type profile struct {
	code, name string
	words      map[string]bool
	letters    []string
}

var rest = sync.OnceValue(func() []profile {
	var ps []profile
	for line := range strings.Lines(others) {
		head, tail, ok := strings.Cut(line, "|")
		code, name, _ := strings.Cut(strings.TrimSpace(head), " ")
		switch {
		case strings.HasPrefix(line, "#"):
		case ok:
			ps = append(ps, profile{code: code, name: name, words: set(strings.Fields(tail))})
		case strings.HasPrefix(name, "~"):
			ps[len(ps)-1].letters = strings.Fields(name[1:])
		}
	}
	return ps
})

func set(ws []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range ws {
		m[w] = true
	}
	return m
}

// Name is the language's own name, for messages; the code itself when it is not known.
func Name(code string) string {
	for _, p := range rest() {
		if p.code == code {
			return p.name
		}
	}
	return code
}

// Of names the language of a text. claims are codes such as "fr" or "fr-FR"; empty ones are ignored.
func Of(text string, pages []*lang.Page, claims ...string) string {
	text = cut(text)
	if code := byScript(text); code != "" {
		return code
	}
	profiles := append(served(pages), rest()...)
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' })
	best, bestScore := "", 0.0
	for _, p := range profiles {
		s := p.score(words)
		if s == 0 && len(words) > 20 {
			continue
		}
		for _, c := range claims {
			if Base(c) == p.code {
				s += prior
			}
		}
		if s > bestScore {
			best, bestScore = p.code, s
		}
	}
	if bestScore < 0.05 {
		return ""
	}
	return best
}

// Base is the language of a tag: "fr" of "fr-FR" and "FR_ca".
func Base(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i > 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 {
		return ""
	}
	return tag
}

func served(pages []*lang.Page) []profile {
	var ps []profile
	for _, p := range pages {
		ps = append(ps, profile{code: p.Lang, name: p.Lang, words: set(p.Words), letters: p.Letters})
	}
	return ps
}

func cut(text string) string {
	n := 0
	for i := range text {
		if n++; n > window {
			return text[:i]
		}
	}
	return text
}

// score is the share of words that are function words, and a fifth of the share that hold a letter group.
func (p profile) score(words []string) float64 {
	if len(words) == 0 {
		return 0
	}
	hits, groups := 0, 0
	for _, w := range words {
		w = strings.ReplaceAll(w, "’", "'")
		if head, tail, ok := strings.Cut(w, "'"); ok && !p.words[w] { // l'ambassadeur
			if p.words[head+"'"] || contains(p.letters, head+"'") {
				hits++
			}
			w = tail
		}
		if p.words[w] {
			hits++
			continue
		}
		for _, g := range p.letters {
			if strings.Contains(w, g) {
				groups++
				break
			}
		}
	}
	return (float64(hits) + float64(groups)/5) / float64(len(words))
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// byScript names the language of a text whose script decides it alone.
func byScript(text string) string {
	counts := map[string]int{}
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			counts["ja"]++
		case unicode.Is(unicode.Han, r):
			counts["zh"]++
		case unicode.Is(unicode.Hangul, r):
			counts["ko"]++
		case unicode.Is(unicode.Greek, r):
			counts["el"]++
		case unicode.Is(unicode.Hebrew, r):
			counts["he"]++
		case unicode.Is(unicode.Devanagari, r):
			counts["hi"]++
		case unicode.Is(unicode.Cyrillic, r):
			counts["ru"]++
		case unicode.Is(unicode.Arabic, r):
			counts["ar"]++
		}
	}
	if counts["ja"]*10 > letters {
		return "ja"
	}
	for code, n := range counts {
		if n*2 > letters {
			return sibling(code, text, n)
		}
	}
	return ""
}

// own are letters that one language of a script writes and its larger sibling does not.
var own = []struct{ sibling, code, letters string }{
	{"ar", "ur", "ےٹڈڑں"}, {"ar", "fa", "پچژگ"}, {"ru", "uk", "іїєґ"},
}

// sibling tells languages of one script apart: one own letter in a hundred is enough, the larger language has none.
func sibling(code, text string, letters int) string {
	for _, o := range own {
		n := 0
		if o.sibling == code {
			for _, r := range strings.ToLower(text) {
				if strings.ContainsRune(o.letters, r) {
					n++
				}
			}
		}
		if n*100 > letters {
			return o.code
		}
	}
	return code
}
