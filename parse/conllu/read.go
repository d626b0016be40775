package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/entente-project/entente"
)

// maxLine is the longest line read, in bytes: far over any word, and a bound on what a hostile file can make us keep.
const maxLine = 1 << 20

// Read reads a whole file; name stands in errors.
func Read(r io.Reader, name string) (Document, error) {
	p := reader{name: name}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	for in.Scan() {
		p.line++
		if err := p.take(strings.TrimSuffix(in.Text(), "\r")); err != nil {
			return Document{}, err
		}
	}
	switch err := in.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return Document{}, fmt.Errorf("%s:%d:1: %w: a line of more than %d bytes", name, p.line+1, entente.ErrTooLong, maxLine)
	case err != nil:
		return Document{}, fmt.Errorf("read conllu %s: %w", name, err)
	}
	if err := p.close(); err != nil {
		return Document{}, err
	}
	p.doc.Text = strings.TrimSuffix(string(p.text), " ")
	return p.doc, nil
}

// reader keeps what is read of the file and of the sentence in hand.
type reader struct {
	name string
	line int
	doc  Document
	text []byte

	cur   Sentence
	begun int // line of the first word
	until int // last word of the last multiword token; 0 before any
}

// bad is an error at a column of the line in hand, 1-based bytes.
func (p *reader) bad(column int, format string, a ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", p.name, p.line, column, fmt.Sprintf(format, a...))
}

// take takes one line.
func (p *reader) take(line string) error {
	if !utf8.ValidString(line) {
		return fmt.Errorf("%s:%d:1: %w: not UTF-8", p.name, p.line, entente.ErrNotText)
	}
	if k := strings.IndexFunc(line, control); k >= 0 {
		return p.bad(k+1, "a control character stands in the line")
	}
	switch {
	case strings.TrimSpace(line) == "":
		return p.close()
	case line[0] == '#':
		p.cur.Comments = append(p.cur.Comments, strings.TrimPrefix(line[1:], " "))
		return nil
	}
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return p.bad(1, "%d columns; CoNLL-U has 10, with tabs between them", len(col))
	}
	if len(p.cur.Tokens) == 0 {
		p.begun = p.line
		p.begin()
	}
	switch {
	case strings.Contains(col[0], "."):
		return nil // an empty node
	case strings.Contains(col[0], "-"):
		return p.multi(col)
	}
	return p.word(col)
}

// control tells whether a character can break a line or a column.
func control(r rune) bool {
	return r < ' ' && r != '\t' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029
}

// begin puts a line end for the space before a sentence that begins a paragraph.
func (p *reader) begin() {
	last := len(p.text) - 1
	if last < 0 || p.text[last] == '\n' {
		return
	}
	for _, c := range p.cur.Comments {
		key, _, _ := cutComment(c)
		if key = strings.TrimSuffix(key, " id"); key != "newpar" && key != "newdoc" {
			continue
		}
		if p.text[last] == ' ' {
			p.text[last] = '\n'
		} else {
			p.text = append(p.text, '\n')
		}
		return
	}
}

// cutComment takes "key = value" apart; a comment without "=" is a key.
func cutComment(c string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(c, "=")
	return strings.TrimSpace(key), strings.TrimSpace(value), ok
}

// multi takes the line of a multiword token.
func (p *reader) multi(col []string) error {
	a, b, _ := strings.Cut(col[0], "-")
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	n := len(p.cur.Words)
	switch {
	case err1 != nil || err2 != nil:
		return p.bad(1, "%q is no range of words such as 3-4", col[0])
	case p.until > n:
		return p.bad(1, "%q begins inside the token that ends with word %d", col[0], p.until)
	case from != n+1 || to < from || to-from > 64:
		return p.bad(1, "%q: want a range that begins with word %d", col[0], n+1)
	}
	p.until = to
	return p.token(col, n, to-1)
}

// word takes the line of a word.
func (p *reader) word(col []string) error {
	n := len(p.cur.Words)
	if id, err := strconv.Atoi(col[0]); err != nil || id != n+1 {
		return p.bad(1, "%q: want word %d", col[0], n+1)
	}
	if p.until <= n {
		if err := p.token(col, n, n); err != nil {
			return err
		}
	} else if col[1] == "" {
		return p.bad(len(col[0])+2, "a word without a form")
	}
	w := entente.Word{
		Form: col[1], Lemma: filled(col[2]), UPOS: filled(col[3]), Feats: filled(col[5]), Deprel: filled(col[7]),
		Token: len(p.cur.Tokens) - 1,
	}
	if col[1] == "_" && col[2] == "_" {
		w.Lemma = "_"
	}
	if col[6] != "_" {
		head, err := strconv.Atoi(col[6])
		if err != nil || head < 0 || head == n+1 {
			return p.bad(len(strings.Join(col[:6], "\t"))+2, "head %q: want the number of another word, or 0", col[6])
		}
		w.Head = head
	} else if w.Deprel != "" {
		return p.bad(len(strings.Join(col[:6], "\t"))+2, "a relation without a head")
	}
	p.cur.Words = append(p.cur.Words, w)
	return nil
}

// filled is a column's value, "" for "_".
func filled(s string) string {
	if s = strings.TrimSpace(s); s == "_" {
		return ""
	}
	return s
}

// token begins a token that holds the words first..last, and writes it to the text.
func (p *reader) token(col []string, first, last int) error {
	form := col[1]
	if strings.TrimSpace(form) == "" {
		return p.bad(len(col[0])+2, "a token without a form")
	}
	t := entente.Token{Form: form, First: first, Last: last, SpaceAfter: true}
	t.Span.Start = len(p.text)
	p.text = append(p.text, form...)
	t.Span.End = len(p.text)
	for _, m := range strings.Split(col[9], "|") {
		if m == "SpaceAfter=No" {
			t.SpaceAfter = false
		}
	}
	if t.SpaceAfter {
		p.text = append(p.text, ' ')
	}
	p.cur.Tokens = append(p.cur.Tokens, t)
	return nil
}
