// Package parse turns text and what the encoder makes of it into Universal Dependencies: sentences, tokens, words with
// lemma, tag and features, and a tree over them.
//
//	Tokens  "Il revient du Caire. Elle part." -> [Il revient du Caire .] [Elle part .]
//	Tree    du -> de + le;  revient/VERB -root-> 0, Il -nsubj-> revient, Caire -obl-> revient, ...
//
// Between the two the caller asks the encoder for the vectors of each sentence: one row for the sentence and one for each
// token. Any bytes are taken: what is no UTF-8 counts as a sign. Every byte of the text lies in exactly one token or is
// white space. A line end always ends a sentence; a stretch without any end is cut at 250 tokens, so that the time grows
// with the text and not faster. Where a language has no folder, text is cut by spaces, punctuation and the stops of the
// world's scripts.
//
// What it does not do: headings run together with the text below them stay one sentence unless a plain opener such as
// "Cette" follows; words that belong apart ("alot") or together are left as written; Chinese is cut into characters.
package parse

import (
	"fmt"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/model"
)

// Parser cuts text and grows trees. It is safe for many goroutines at once.
type Parser struct {
	cutters map[string]*cutter
	heads   *heads // nil: only Tokens
}

// New makes a parser of the languages' text files and the network's heads. It fails where a text file has a mistake (with
// file, line and column) or the heads do not fit one another (entente.ErrDamaged). It takes some milliseconds.
func New(langs []lang.Language, m *model.Model) (*Parser, error) {
	p, err := NewTokens(langs)
	if err != nil {
		return nil, err
	}
	if p.heads, err = newHeads(m, m.Config.Hidden); err != nil {
		return nil, fmt.Errorf("new parser: %w", err)
	}
	return p, nil
}

// NewTokens makes a parser that only cuts: Tokens works, Tree gives every word the tag X and a flat tree.
func NewTokens(langs []lang.Language) (*Parser, error) {
	p := &Parser{cutters: make(map[string]*cutter, len(langs))}
	for _, l := range langs {
		t, err := l.Text()
		if err != nil {
			return nil, fmt.Errorf("new parser: %w", err)
		}
		p.cutters[l.Code] = &cutter{Text: t}
	}
	return p, nil
}

// Tokens cuts a text of the language (ISO 639-1; "" or one without a folder is cut by the signs all languages share) into
// sentences and tokens, with spans in bytes of text. Words have their forms only, and a token that may be one word or two
// ("des") counts as two until Tree decides.
func (p *Parser) Tokens(code, text string) []entente.Sentence { return p.cutter(code).sentences(text) }

// Tree fills Words from the vectors of the sentence's tokens: forms, lemmas, tags, features and a tree with one root.
// The vectors must have one row more than there are tokens; with any others, or none, the tree is flat and tags are X.
func (p *Parser) Tree(code string, s *entente.Sentence, v entente.Vectors) {
	c := p.cutter(code)
	if p.heads == nil || !p.heads.fit(s, v) {
		c.words(s, nil)
		flat(s)
		return
	}
	c.words(s, func(token int) bool { return p.heads.several(v.Row(token + 1)) })
	p.heads.parse(s, v)
}

// TreeFromWords fills in all but the forms of a sentence whose words are given, as in CoNLL-U with gold words.
func (p *Parser) TreeFromWords(s *entente.Sentence, v entente.Vectors) {
	if p.heads == nil || !p.heads.fit(s, v) {
		flat(s)
		return
	}
	p.heads.parse(s, v)
}

// cutter is the cutter of a language, or the neutral one.
func (p *Parser) cutter(code string) *cutter {
	if c := p.cutters[code]; c != nil {
		return c
	}
	return &cutter{neutral: true}
}

// flat hangs all words on the first.
func flat(s *entente.Sentence) {
	for i := range s.Words {
		w := &s.Words[i]
		w.Lemma, w.UPOS, w.Feats, w.Head, w.Deprel = w.Form, "X", "", 1, "dep"
		if i == 0 {
			w.Head, w.Deprel = 0, "root"
		}
	}
}
