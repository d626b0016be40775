package parse

import (
	"strings"
	"unicode"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// maxTokens bounds a sentence: a longer stretch without an end is cut, behind a comma or semicolon where one stands in
// its second half. The longest sentence of the French and English treebanks has 190 tokens.
const maxTokens = 250

// maxClosers bounds the quotation marks, brackets and notes that a sentence takes with it behind its last stop.
const maxClosers = 9

// ends says where the sentences of a paragraph end: for each of them, the index behind its last token.
func (c *cutter) ends(s string, toks []entente.Span) []int {
	w := walker{cutter: c, s: s, toks: toks}
	var out []int
	begin := 0
	for k := 0; k < len(toks); {
		w.see(k)
		m := w.mark(begin, k)
		e := k + 1
		if m != noMark {
			for n := w.closers(e); n > 0 && e+n <= k+1+maxClosers; n = w.closers(e) {
				for ; n > 0; n-- {
					w.see(e)
					e++
				}
			}
		}
		end := 0
		switch {
		case e == len(toks):
			end = e
		case m != noMark && w.begins(m, begin, k, e), m == noMark && (w.heading(begin, e) || w.topic(e)):
			end = e
		case e-begin >= maxTokens-maxClosers-1:
			end = w.bound(begin, e)
		}
		if end > 0 {
			out, begin = append(out, end), end
		}
		k = e
	}
	return out
}

// mark is what a token does towards the end of its sentence.
type mark int

const (
	noMark     mark = iota
	fullStop        // "."
	shortStop       // the stop of an abbreviation or of letters: "etc.", "U.S."
	dots            // "..."
	asked           // "?" or "!"
	semicolon       // where the language lets it end a sentence
	faceMark        // an emoticon
	alwaysMark      // the stops of scripts that write them for nothing else: "。", "۔", "।"
)

// walker goes over the tokens of one paragraph and remembers whether a quotation is open.
type walker struct {
	*cutter
	s       string
	toks    []entente.Span
	quoting bool // a straight quotation mark is open
}

// form is token k as written; "" outside the paragraph.
func (w *walker) form(k int) string {
	if k < 0 || k >= len(w.toks) {
		return ""
	}
	return w.toks[k].Of(w.s)
}

// glued tells whether no white space stands before token k.
func (w *walker) glued(k int) bool {
	return k > 0 && k < len(w.toks) && w.toks[k-1].End == w.toks[k].Start
}

// see follows straight quotation marks.
func (w *walker) see(k int) {
	if w.form(k) != `"` {
		return
	}
	left, right := w.glued(k), w.glued(k+1)
	w.quoting = right && !left || left == right && !w.quoting
}

// mark says what token k is.
func (w *walker) mark(begin, k int) mark {
	f := w.form(k)
	switch f {
	case ".":
		if k-begin == 1 && digits(w.form(begin), 0) == len(w.form(begin)) {
			return noMark // "1. First item"
		}
		return fullStop
	case "…":
		return dots
	case ";":
		if w.EndSemicolons {
			return semicolon
		}
	case "。", "！", "？", "۔", "।", "؟", "｡", "።":
		return alwaysMark
	}
	switch r := first(f); {
	case r == '!' || r == '?':
		return asked
	case r == '.' && len(f) > 1 && f[1] == '.':
		return dots
	case len(f) > 1 && f[len(f)-1] == '.':
		if w.Abbreviations[f] == lang.StopInside || w.Abbreviations[f] == lang.StopNumber {
			return noMark
		}
		return shortStop
	case len(f) > 1 && signs()["face"][f]:
		return faceMark
	}
	return noMark
}

// closers counts the tokens from k on that belong to the sentence which a mark has just ended: a closing quotation mark
// or bracket, a note number in brackets, an emoticon.
func (w *walker) closers(k int) int {
	f := w.form(k)
	switch f {
	case "»", "”", "’", ")", "]", "}", "’’", "''", "'":
		if f == "»" || w.glued(k) {
			return 1
		}
	case `"`:
		next := k+1 >= len(w.toks) || !w.glued(k+1)
		if w.quoting && (w.glued(k) || next) || w.glued(k) && next {
			return 1
		}
	case "[":
		if n := w.form(k + 1); n != "" && digits(n, 0) == len(n) && w.form(k+2) == "]" {
			return 3
		}
	}
	if len(f) > 1 && signs()["face"][f] {
		return 1
	}
	return 0
}

// begins tells whether token e begins a sentence after the mark at token k.
func (w *walker) begins(m mark, begin, k, e int) bool {
	if m == alwaysMark {
		return true
	}
	n := e
	for n < e+3 && opening(w.form(n)) {
		n++
	}
	f := w.form(n)
	r := first(f)
	big := unicode.IsUpper(r) || unicode.IsTitle(r)
	if unicode.IsLetter(r) && !unicode.IsLower(r) && !big {
		big = true // a script without capitals
	}
	dash := n < len(w.toks) && (f == "-" || f == "–" || f == "—" || f == "--")
	switch {
	case n == e && continues(r):
		return false
	case m == shortStop:
		return (big && w.Openers[plain(f)]) || n > e && big
	case m == faceMark:
		return big
	case dash:
		o := first(w.form(n + 1))
		return unicode.IsUpper(o) || digit(o)
	case unicode.IsLower(r):
		return (m == fullStop || m == semicolon || m == asked && w.SmallOpeners && !w.quoting) && e == k+1 && !w.glued(e)
	}
	return true
}

// opening tells whether a token opens a quotation or bracket.
func opening(f string) bool {
	switch f {
	case `"`, "«", "“", "‘", "'", "(", "[", "``", "„", "''":
		return true
	}
	return false
}

// continues tells whether a sign can only go on with what stands before it.
func continues(r rune) bool {
	switch r {
	case ',', ';', ':', ')', ']', '}', '.', '!', '?', '%', '…', '»', '”', '/':
		return true
	}
	return false
}

// heading tells whether a word that plainly begins a sentence stands at token e behind a word, as where a heading and the
// text below it have run together.
func (w *walker) heading(begin, e int) bool {
	f := w.form(e)
	r := first(f)
	if !unicode.IsUpper(r) || !w.Bare[plain(f)] {
		return false
	}
	p := w.form(e - 1)
	return len(p) > 1 && wordly(before(p, len(p))) && f != strings.ToUpper(f)
}

// maxTopic bounds the words of a headline's topic. Guess, not measured.
const maxTopic = 4

// topic tells whether a headline's topic ends before token e: "Syrie : l'armée avance vers Alep". A quotation after it is the topic's own.
func (w *walker) topic(e int) bool {
	end := len(w.toks) - 1
	if e < 2 || e > maxTopic+1 || e+3 > end || w.form(e-1) != ":" || w.glued(e) || opening(w.form(e)) || !unicode.IsUpper(first(w.form(0))) {
		return false
	}
	return w.mark(0, end) == noMark && w.closers(end) == 0
}

// bound is where an endless sentence is cut: behind the last comma or semicolon of its second half, else at e.
func (w *walker) bound(begin, e int) int {
	for k := e; k > begin+maxTokens/2; k-- {
		if f := w.form(k - 1); f == "," || f == ";" {
			return k
		}
	}
	return e
}
