// Package engine walks an article through the rooms, in order. It is the only place that knows the order.
//
//	read    bytes                 -> Article
//	parse   text                  -> Sentences, cut into tokens
//	encode  tokens                -> Vectors
//	parse   Sentences, Vectors    -> words, tags, tree
//	code    Sentences, Vectors    -> Reports
//
// Everything else (the command line, the ledger, the API) calls it. An Engine is made once, takes about a quarter of a second and 120 MB
// for the model, does not change, and may be used by many goroutines at once.
package engine

import (
	"fmt"
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/code"
	"github.com/entente-project/entente/encode"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
	"github.com/entente-project/entente/model"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/parse"
	"github.com/entente-project/entente/read"
	"github.com/entente-project/entente/world"
)

// Engine is all rooms, ready.
type Engine struct {
	Ontology *ontology.Ontology
	Parties  *world.Parties

	langs   []lang.Language
	model   *model.Model
	reader  *read.Reader
	encoder *encode.Encoder
	parser  *parse.Parser
	coder   *code.Coder
}

// New makes the engine of the data and the model that are part of the program.
func New() (*Engine, error) {
	m, err := model.Load()
	if err != nil {
		return nil, err
	}
	return With(m)
}

// With makes the engine of another model.
func With(m *model.Model) (e *Engine, err error) {
	e = &Engine{langs: all.Languages(), model: m}
	if e.Ontology, err = ontology.Load(); err != nil {
		return nil, err
	}
	if e.Parties, err = world.Builtin(); err != nil {
		return nil, err
	}
	people, err := world.BuiltinPeople(e.Parties)
	if err != nil {
		return nil, err
	}
	if e.reader, err = read.New(e.langs); err != nil {
		return nil, err
	}
	if e.encoder, err = encode.New(m); err != nil {
		return nil, err
	}
	if e.parser, err = parse.New(e.langs, m); err != nil {
		return nil, err
	}
	if e.coder, err = code.New(e.langs, e.Ontology, e.Parties, people, m); err != nil {
		return nil, err
	}
	return e, nil
}

// Languages are the codes of the languages that have a folder.
func (e *Engine) Languages() []string {
	out := make([]string, len(e.langs))
	for i, l := range e.langs {
		out[i] = l.Code
	}
	return out
}

// Model names the model in use: its checksum, 16 hexadecimal digits.
func (e *Engine) Model() string { return e.model.Sum() }

// Read turns bytes into articles; see package read.
func (e *Engine) Read(src read.Source) ([]*entente.Article, []read.Reject) { return e.reader.Read(src) }

// Each is Read with the place of each article and reject in its source.
func (e *Engine) Each(src read.Source) []read.Found { return e.reader.Each(src) }

// Served is nil when a folder in lang/ serves the article's language; the error names the article as name.
func (e *Engine) Served(name string, a *entente.Article) error { return e.reader.Served(name, a) }

// Parse cuts a text into sentences and words and draws their trees. Spans point into the text.
func (e *Engine) Parse(lang, text string) ([]entente.Sentence, []entente.Vectors) {
	sentences := e.parser.Tokens(lang, text)
	vectors := make([]entente.Vectors, len(sentences))
	for i := range sentences {
		vectors[i] = e.encoder.Tokens(forms(&sentences[i]))
		e.parser.Tree(lang, &sentences[i], vectors[i])
	}
	return sentences, vectors
}

// Trees is Parse for those who want the trees alone: it keeps no vectors, of which a megabyte of text has a quarter of a gigabyte.
func (e *Engine) Trees(lang, text string) []entente.Sentence {
	sentences := e.parser.Tokens(lang, text)
	for i := range sentences {
		e.parser.Tree(lang, &sentences[i], e.encoder.Tokens(forms(&sentences[i])))
	}
	return sentences
}

// Tree draws the tree of a sentence whose tokens and words are given.
func (e *Engine) Tree(s *entente.Sentence) {
	e.parser.TreeFromWords(s, e.encoder.Tokens(forms(s)))
}

func forms(s *entente.Sentence) []string {
	out := make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		out[i] = t.Form
	}
	return out
}

// Document is a text parsed and ready to be coded.
func (e *Engine) Document(lang, text string, published time.Time) code.Document {
	s, v := e.Parse(lang, text)
	return code.Document{Lang: lang, Text: text, Published: published, Sentences: s, Vectors: v}
}

// Article parses an article, sentence by sentence, each with the kind of paragraph it stands in.
func (e *Engine) Article(a *entente.Article) code.Document {
	doc := e.Document(a.Lang, a.Text, a.Published)
	doc.Outlet = a.Publisher
	k := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		for k < len(a.Paragraphs) && a.Paragraphs[k].Span.End <= s.Span.Start {
			k++
		}
		if k < len(a.Paragraphs) && a.Paragraphs[k].Span.Meets(s.Span) {
			s.Kind = a.Paragraphs[k].Kind
		}
	}
	return doc
}

// Code reads the reports out of a document.
func (e *Engine) Code(doc code.Document) []entente.Report { return e.coder.Article(doc) }

// Explain tells how the i-th sentence of a document was read.
func (e *Engine) Explain(doc code.Document, i int) code.Explanation { return e.coder.Explain(doc, i) }

// Explanations tells how each wanted sentence of a document was read, in one pass over it; the zero Explanation for the others.
func (e *Engine) Explanations(doc code.Document, wanted func(i int) bool) []code.Explanation {
	return e.coder.Explanations(doc, wanted)
}

// Pair is the best reading of what one party does to another in the last sentences of a document: exactly one report.
// Spans point into the document's text.
func (e *Engine) Pair(doc code.Document, actor, recipient entente.Span) entente.Report {
	return e.coder.Pair(doc, actor, recipient)
}

// CheckSpans is a promise kept: every span of a report lies inside the text it was read from.
func CheckSpans(text string, r *entente.Report) error {
	for _, s := range []struct {
		name string
		span entente.Span
	}{{"evidence", r.Evidence}, {"trigger", r.Trigger}} {
		if s.span.Empty() || s.span.End > len(text) || s.span.Start < 0 {
			return fmt.Errorf("report %s: %s [%d,%d) does not lie in a text of %d bytes", r.Act, s.name, s.span.Start, s.span.End, len(text))
		}
	}
	return nil
}

// Language is the language of a text, as far as its words tell: ISO 639-1, "" if it cannot be told.
func (e *Engine) Language(text string) string { return e.reader.Language(text) }
