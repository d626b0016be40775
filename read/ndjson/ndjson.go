// Package ndjson reads articles kept one to a line as JSON objects: exports, feeds of other programs, archives.
//
// In comes a stream of lines; out comes for each line an article, or why it gave none, with line, column and byte offset. A broken
// line never takes its neighbours with it. A line holds "text" or "html" ("body" and "content" are taken as text), and any of
// url, title, lang, date, updated, publisher, authors, section, tags; what the line says goes before what the page says.
//
//	{"url":"https://example.org/1","title":"Accord à Bichkek","text":"Les deux pays ...","lang":"fr","date":"2024-05-02"}
//
// It refuses lines that are not one JSON object, hold no text (entente.ErrNoBody) or are over 16 MiB (entente.ErrTooLong).
package ndjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read/charset"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/when"
)

// line is one line of the stream, in the words that exports use.
type line struct {
	ID        string    `json:"id"`
	URL       string    `json:"url"`
	Canonical string    `json:"canonical"`
	Title     string    `json:"title"`
	Headline  string    `json:"headline"`
	Text      string    `json:"text"`
	Body      string    `json:"body"`
	Content   string    `json:"content"`
	HTML      string    `json:"html"`
	Lang      string    `json:"lang"`
	Language  string    `json:"language"`
	Date      string    `json:"date"`
	Published string    `json:"published"`
	Updated   string    `json:"updated"`
	Publisher string    `json:"publisher"`
	Authors   stringSet `json:"authors"`
	Author    stringSet `json:"author"`
	Byline    stringSet `json:"byline"`
	Section   stringSet `json:"section"`
	Tags      stringSet `json:"tags"`
}

// stringSet is a string or a list of strings; null and "" are none.
type stringSet []string

func (s *stringSet) UnmarshalJSON(b []byte) error {
	var one string
	if err := json.Unmarshal(b, &one); err == nil {
		if one != "" {
			*s = stringSet{one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(s))
}

// Page reads the page of a line: html.Read or text.Read with the tables of the languages.
type Page func(src draft.Source, text string) (*entente.Article, error)

// Readers are how the pages in the lines are read.
type Readers struct{ HTML, Text Page }

// Found is what one line came to: an article, or why it gave none.
type Found struct {
	Where   string // "file.ndjson:12:5", line and column counted from 1, the column in bytes
	Line    int    // counted from 1, blank lines too
	Offset  int    // of the line's first byte in the stream
	Article *entente.Article
	Err     error // nil if there is an article
}

// Sniff tells whether the text is NDJSON: its first line with anything on it begins an object and names a field of an article.
func Sniff(text string) bool {
	head := bytes.TrimSpace([]byte(text[:min(len(text), 4096)]))
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	if i := bytes.IndexByte(head, '\n'); i > 0 {
		head = head[:i]
	}
	rest := bytes.TrimLeft(head[1:], " \t")
	return len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// Read reads all lines of the stream that have anything on them.
func Read(src draft.Source, stream []byte, readers Readers) []Found {
	var found []Found
	for n, offset := 1, 0; offset < len(stream); n++ {
		raw, _, _ := bytes.Cut(stream[offset:], []byte("\n"))
		if len(bytes.TrimSpace(raw)) > 0 {
			a, column, err := one(src, raw, n, readers)
			found = append(found, Found{Where: fmt.Sprintf("%s:%d:%d", src.Label(), n, column), Line: n, Offset: offset, Article: a, Err: err})
		}
		offset += len(raw) + 1
	}
	return found
}

// one reads one line; column is where a fault lies, 1 if it is the whole line's or there is none.
func one(src draft.Source, raw []byte, n int, readers Readers) (a *entente.Article, column int, err error) {
	at := func(column int) string { return fmt.Sprintf("read ndjson %s:%d:%d", src.Label(), n, column) }
	if len(raw) > charset.MaxBytes {
		return nil, 1, fmt.Errorf("%s: %w: %d bytes, want at most %d", at(1), entente.ErrTooLong, len(raw), charset.MaxBytes)
	}
	if !utf8.Valid(raw) {
		c := charset.Invalid(raw) + 1
		return nil, c, fmt.Errorf("%s: %w: byte %#x is not UTF-8; NDJSON is UTF-8 by definition", at(c), entente.ErrNotText, raw[c-1])
	}
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		c := columnOf(err, raw)
		return nil, c, fmt.Errorf("%s: %w: %s; want one JSON object to a line", at(c), entente.ErrNotText, cause(err))
	}
	page := draft.Source{Name: fmt.Sprintf("%s:%d", src.Label(), n), URL: l.URL, Bytes: raw, Read: src.Read, Known: true, Lang: pick(l.Lang, l.Language, src.Lang)}
	text := pick(l.Text, l.Body, l.Content)
	switch {
	case l.HTML != "":
		a, err = readers.HTML(page, l.HTML)
	case text != "":
		a, err = readers.Text(page, text)
	default:
		return nil, 1, fmt.Errorf("%s: %w: neither \"text\" nor \"html\" has any; want one of them", at(1), entente.ErrNoBody)
	}
	if err != nil {
		return nil, 1, fmt.Errorf("%s: %w", at(1), err)
	}
	return l.over(a), 1, nil
}

// over puts what the line says over what its page says.
func (l line) over(a *entente.Article) *entente.Article {
	d := draft.Draft{URL: a.URL, Canonical: pick(l.Canonical, a.Canonical), Headline: pick(l.Title, l.Headline, a.Headline),
		Publisher: pick(l.Publisher, a.Publisher), Lang: a.Lang, From: a.From, Read: a.Read, Raw: a.Raw,
		Byline: list(a.Byline, l.Authors, l.Author, l.Byline), Section: list(a.Section, l.Section), Tags: list(a.Tags, l.Tags),
		Published: instant(a.Published, l.Published, l.Date), Updated: instant(a.Updated, l.Updated)}
	for _, p := range a.Paragraphs {
		b := draft.Block{Kind: p.Kind, Text: p.Span.Of(a.Text)}
		if b.Kind == entente.Headline { // the page's own headline, where the line gives another, is a line of the text
			if d.Headline == a.Headline || l.HTML != "" {
				continue
			}
			b.Kind = entente.Body
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d.Article()
}

func pick(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

func list(page []string, given ...stringSet) []string {
	for _, g := range given {
		if len(g) > 0 {
			return g
		}
	}
	return page
}

func instant(page time.Time, given ...string) time.Time {
	for _, g := range given {
		if t := when.Machine(g); !t.IsZero() {
			return t
		}
	}
	return page
}

// cause is what is wrong with a line, in words of JSON instead of Go.
func cause(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		if kind.Field == "" {
			return "the line is a JSON " + kind.Value
		}
		return fmt.Sprintf("field %q is a JSON %s", kind.Field, kind.Value)
	}
	return err.Error()
}

func columnOf(err error, raw []byte) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	c := int64(1)
	switch {
	case errors.As(err, &syntax):
		c = syntax.Offset
	case errors.As(err, &kind):
		c = kind.Offset
	}
	return int(max(1, min(c, int64(len(raw)))))
}
