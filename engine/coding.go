package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/export"
	"github.com/entente-project/entente/read/charset"
)

// MostText is the longest text of one coding request, in bytes.
const MostText = 1 << 20

// Coding answers one line of the coding exchange format (docs/formats/coding.md): an export.Reply, or an export.Failure when the
// line cannot be coded. It never fails otherwise.
func (e *Engine) Coding(line []byte, defaults export.Request) any {
	req := defaults
	fail := func(kind, format string, args ...any) any {
		return export.Failure{ID: req.ID, Error: export.Problem{Kind: kind, Detail: fmt.Sprintf(format, args...)}}
	}
	if !utf8.Valid(line) {
		return fail("utf8", "not UTF-8 at byte %d; convert the input to UTF-8", charset.Invalid(line))
	}
	if err := json.Unmarshal(line, &req); err != nil {
		return fail("json", "%s; want an object with id and text", jsonFault(err))
	}
	if len(req.Text) > MostText || len(req.Context) > MostText {
		return fail("length", "%d bytes of text, at most %d; cut it into articles", max(len(req.Text), len(req.Context)), MostText)
	}
	if strings.TrimSpace(req.Text) == "" {
		return fail("length", "no text; give the sentence in \"text\"")
	}
	var published time.Time
	if req.Date != "" {
		var err error
		if published, err = time.Parse(time.DateOnly, req.Date[:min(10, len(req.Date))]); err != nil {
			return fail("date", "date %q; want a day as 2024-01-17", req.Date)
		}
	}
	if req.Lang == "" {
		req.Lang = e.reader.Language(req.Text)
	}
	text, offset := req.Text, 0
	if strings.TrimSpace(req.Context) != "" {
		text = req.Context + "\n" + req.Text
		offset = len(req.Context) + 1
	}
	doc := e.Document(req.Lang, text, published)
	reply := export.Reply{ID: req.ID, Lang: req.Lang, Reports: []export.Coded{}}
	if req.Actor != nil || req.Recipient != nil {
		a, r := find(req.Text, req.Actor, offset), find(req.Text, req.Recipient, offset)
		reply.Reports = append(reply.Reports, export.Coding(e.Pair(doc, a, r), text, offset, e.Ontology))
		return reply
	}
	for _, r := range e.Code(doc) {
		if r.Evidence.Start >= offset {
			reply.Reports = append(reply.Reports, export.Coding(r, text, offset, e.Ontology))
		}
	}
	return reply
}

// find is where the words of a side stand, first occurrence; the empty span when they are not given or do not stand in the text ("a
// recipient" is how some sets write that none is said).
func find(text string, words *string, offset int) entente.Span {
	if words == nil || *words == "" {
		return entente.Span{}
	}
	at := strings.Index(text, *words)
	if at < 0 {
		return entente.Span{}
	}
	return entente.Span{Start: at + offset, End: at + offset + len(*words)}
}

func jsonFault(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("not JSON at byte %d: %v", syntax.Offset, err)
	}
	return fmt.Sprintf("not the object expected: %v", err)
}
