package conllu

import (
	"fmt"

	"github.com/entente-project/entente"
)

// close ends the sentence in hand, if there is one, and looks at it as a whole.
func (p *reader) close() error {
	s := &p.cur
	n := len(s.Words)
	switch {
	case p.until > n:
		return fmt.Errorf("%s:%d:1: the sentence ends with word %d, inside a token that goes to word %d", p.name, p.line, n, p.until)
	case n == 0:
		// Comments with no sentence below them stand for nothing.
	default:
		if err := p.check(); err != nil {
			return err
		}
		s.Span = entente.Span{Start: s.Tokens[0].Span.Start, End: s.Tokens[len(s.Tokens)-1].Span.End}
		p.doc.Sentences = append(p.doc.Sentences, *s)
	}
	p.cur, p.until = Sentence{}, 0
	return nil
}

// check refuses heads that are not there and heads that run in a circle. Sentences without any syntax pass.
func (p *reader) check() error {
	words := p.cur.Words
	way := make([]int, len(words)+1) // the walk on which a word was met
	for i, w := range words {
		if h := w.Head; h > len(words) {
			return fmt.Errorf("%s:%d:1: the sentence that begins here has %d words, but word %d hangs on %d", p.name, p.begun, len(words), i+1, h)
		}
	}
	for i := range words {
		for d := i + 1; d != 0; d = words[d-1].Head {
			if way[d] == i+1 {
				return fmt.Errorf("%s:%d:1: in the sentence that begins here the heads of word %d run in a circle", p.name, p.begun, i+1)
			}
			if way[d] != 0 {
				break
			}
			way[d] = i + 1
		}
	}
	return nil
}
