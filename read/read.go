// Package read turns the bytes of pages and messages into articles.
//
// In come bytes with what the caller knows of them; out come articles and rejects, and nothing in between is lost: a source gives
// at least one of the two. The format is chosen by the content (HTML, NDJSON, else plain text), not by the file's name; the encoding
// by package charset. One format, one folder: html/, text/, ndjson/.
//
//	r, err := read.New(all.Languages())
//	articles, rejects := r.Read(read.Source{Name: "page.html", URL: "https://example.org/1", Bytes: b, Read: now})
//
// Refused, each with an error that names the source, the cause and the remedy: binary data and text in no known encoding
// (entente.ErrNotText), over 16 MiB for one page (entente.ErrTooLong), pages without an article (entente.ErrNoBody). An article
// in a language that has no folder in lang/ is read all the same; Served tells it apart with entente.ErrUnknownLang.
package read

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/charset"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/html"
	"github.com/entente-project/entente/read/ndjson"
	"github.com/entente-project/entente/read/text"
	"github.com/entente-project/entente/read/tongue"
)

// Source is what is to be read, with what the caller knows of it.
type Source = draft.Source

// Reject is what gave no article, and why.
type Reject struct {
	Where string // the source's name or address, with ":line:column" for a line of NDJSON
	Err   error  // wraps a sentinel of package entente
}

// Found is what a page, or a line of NDJSON, came to: an article, or why there is none.
type Found struct {
	Where   string // as in Reject
	Line    int    // of NDJSON, counted from 1; 0 for a source that is one page
	Offset  int    // of the line's first byte in Source.Bytes; 0 for a source that is one page
	Article *entente.Article
	Err     error // as in Reject; nil if there is an article
}

// Reader reads with the tables of some languages. It may be used by many goroutines at once.
type Reader struct {
	tables draft.Tables
	served []lang.Language
}

// New reads the page tables of the languages.
func New(languages []lang.Language) (*Reader, error) {
	r := &Reader{served: languages}
	for _, l := range languages {
		p, err := lang.ReadPage(l)
		if err != nil {
			return nil, err
		}
		r.tables = append(r.tables, p)
	}
	return r, nil
}

// Read is Each with the articles and the rejects apart.
func (r *Reader) Read(src Source) (articles []*entente.Article, rejects []Reject) {
	for _, f := range r.Each(src) {
		if f.Err != nil {
			rejects = append(rejects, Reject{Where: f.Where, Err: f.Err})
		} else {
			articles = append(articles, f.Article)
		}
	}
	return articles, rejects
}

// Each reads one source. It is never empty: a file of NDJSON gives an article or a reject for each line, any other source one of the two.
func (r *Reader) Each(src Source) []Found {
	if looksNDJSON(src) {
		return r.lines(src)
	}
	a, err := r.one(src)
	return []Found{{Where: src.Label(), Article: a, Err: err}}
}

func looksNDJSON(src Source) bool {
	head := bytes.TrimPrefix(src.Bytes, []byte("\xef\xbb\xbf"))
	return strings.Contains(src.ContentType, "ndjson") || ndjson.Sniff(string(head[:min(len(head), 8192)]))
}

func (r *Reader) one(src Source) (*entente.Article, error) {
	if len(bytes.TrimSpace(src.Bytes)) == 0 {
		return nil, fmt.Errorf("read %s: %w: empty, 0 characters of text", src.Label(), entente.ErrNoBody)
	}
	s, _, err := charset.Decode(src.Label(), src.Bytes, src.ContentType, tongue.Base(src.Lang))
	if err != nil {
		return nil, err
	}
	if isHTML(s, src.ContentType) {
		return html.Read(src, s, r.tables)
	}
	return text.Read(src, s, r.tables)
}

func (r *Reader) lines(src Source) []Found {
	stream := bytes.TrimPrefix(src.Bytes, []byte("\xef\xbb\xbf"))
	lines := ndjson.Read(src, stream, ndjson.Readers{
		HTML: func(s Source, page string) (*entente.Article, error) { return html.Read(s, page, r.tables) },
		Text: func(s Source, page string) (*entente.Article, error) { return text.Read(s, page, r.tables) },
	})
	if len(lines) == 0 {
		return []Found{{Where: src.Label(), Err: fmt.Errorf("read %s: %w: empty, no line of JSON", src.Label(), entente.ErrNoBody)}}
	}
	out := make([]Found, len(lines))
	for i, l := range lines {
		out[i] = Found(l)
		out[i].Offset += len(src.Bytes) - len(stream)
	}
	return out
}

// isHTML looks for markup near the start; a declared content type decides only where there is some anywhere.
func isHTML(s, contentType string) bool {
	head := strings.ToLower(s[:min(len(s), 4096)])
	head = strings.TrimLeft(head, " \t\r\n\ufeff")
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html") {
		return true
	}
	for _, tag := range []string{"<html", "<head", "<body", "<p>", "<p ", "<div", "<article", "<title", "<meta ", "<h1", "<!--"} {
		if strings.Contains(head, tag) && (strings.HasPrefix(head, "<") || strings.Count(head, "</") > 1) {
			return true
		}
	}
	return strings.Contains(contentType, "html") && strings.Contains(s, "</")
}

// Served is nil when a folder in lang/ serves the article's language, else an entente.ErrUnknownLang. The error calls the article by
// name, the file or address it was read from.
func (r *Reader) Served(name string, a *entente.Article) error {
	var codes []string
	for _, l := range r.served {
		if l.Code == a.Lang {
			return nil
		}
		codes = append(codes, l.Code)
	}
	what := "of no language that can be told"
	if a.Lang != "" {
		what = fmt.Sprintf("%q (%s)", a.Lang, tongue.Name(a.Lang))
	}
	return fmt.Errorf("read %s: %w: the text is %s, served are %s; say --lang if it is one of them, else leave the source out", name, entente.ErrUnknownLang, what, strings.Join(codes, ", "))
}
