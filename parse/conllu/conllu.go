// Package conllu reads and writes CoNLL-U, the tab-separated format of Universal Dependencies (universaldependencies.org/format).
//
//	# text = Il revient du Caire.
//	1	Il	il	PRON	_	Gender=Masc|Number=Sing	2	nsubj	_	_
//	2	revient	revenir	VERB	_	_	0	root	_	_
//	3-4	du	_	_	_	_	_	_	_	_
//	3	de	de	ADP	_	_	5	case	_	_
//	4	le	le	DET	_	_	5	det	_	_
//	5	Caire	Caire	PROPN	_	_	2	obl	_	SpaceAfter=No
//	6	.	.	PUNCT	_	_	2	punct	_	_
//
// Multiword tokens, SpaceAfter=No and comments are kept; XPOS, DEPS, other MISC and empty nodes are passed over when
// reading and "_" when writing. The text is put together from the tokens, so that spans point into Document.Text. A file
// is refused, with file:line:column, where it is no CoNLL-U: columns missing, numbers out of order, heads that are not
// there or run in a circle. Reading costs time and memory in proportion to the file.
package conllu

import "github.com/entente-project/entente"

// Document is a file: its sentences and the text they were cut from.
type Document struct {
	Text      string // sentences one after another, with a space or, where a paragraph begins, a line end between them
	Sentences []Sentence
}

// Sentence is a sentence with the comments that stand above it. Its spans point into Document.Text. A word without
// syntax has Deprel "" and Head 0.
type Sentence struct {
	Comments []string // without "#" and the space behind it: "sent_id = 12"
	entente.Sentence
}

// Value is the value of a comment "key = value"; "" if there is none.
func (s *Sentence) Value(key string) string {
	for _, c := range s.Comments {
		if k, v, ok := cutComment(c); ok && k == key {
			return v
		}
	}
	return ""
}
