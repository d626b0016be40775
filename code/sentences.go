package code

import (
	"github.com/entente-project/entente"
)

// each reads the sentences of a document in order, with one memory for all: visit gets the readings of a sentence, the rules' and the
// network's joined, and who speaks when the sentence does not say it, nil when it is no quotation that goes on.
func (c *Coder) each(doc *Document, visit func(i int, s *scene, all []reading, carried *entente.Mention)) {
	t := c.tongues[doc.Lang]
	if t == nil {
		t = c.mute
	}
	people := t.begin(doc.Published)
	var v voice
	for i := range doc.Sentences {
		sentence := &doc.Sentences[i]
		if !sound(sentence, doc.Text) {
			continue
		}
		s := newScene(sentence, doc.Text, t, nil)
		leave := people(s)
		text := sentence.Span.Of(doc.Text)
		carried := v.enter(text, t.speech)
		visit(i, s, c.readings(s, doc.vectors(i)), carried)
		v.leave(text, t.speech, s.quoteSpeaker())
		leave()
	}
}

// readings are what the rules and, where there are vectors, the network make of a sentence.
func (c *Coder) readings(s *scene, v entente.Vectors) []reading {
	rules := s.ruleReadings(c.ontology)
	if c.network == nil || v.Dim != c.network.dim || v.Rows() != len(s.s.Tokens)+1 {
		return join(s, rules, nil, nil)
	}
	s.heard = c.network.listen(v)
	silence := func(word int) float64 { return s.heard.silence(s.token(word)) }
	return join(s, rules, s.netReadings(c.network, s.heard, c.ontology), silence)
}

// sound tells whether the sentence can be read at all: it has words and its tokens lie inside the text.
func sound(s *entente.Sentence, text string) bool {
	if len(s.Words) == 0 || len(s.Tokens) == 0 || s.Span.Start < 0 || s.Span.End > len(text) || s.Span.Empty() {
		return false
	}
	for _, t := range s.Tokens {
		if t.Span.Start < 0 || t.Span.End > len(text) || t.Span.Start > t.Span.End || t.First < 0 || t.Last >= len(s.Words) {
			return false
		}
	}
	return true
}
