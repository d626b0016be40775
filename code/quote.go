package code

import (
	"strings"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// voice remembers whose quotation the text is in, across sentences. A quotation that goes on in the next sentence, or a new one right
// after it that names nobody, keeps its speaker.
//
//	« Nous avons frappé trois bases », a déclaré l'armée. « Nous frapperons encore. »
type voice struct {
	open    bool             // a quotation is open at the start of the sentence
	speaker *entente.Mention // of the last quotation; nil when it had none
}

// enter tells who speaks the sentence when the sentence itself does not say; nil when it is not a quotation that goes on.
func (v *voice) enter(text string, sp *lang.Speech) *entente.Mention {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
	if v.open || strings.ContainsRune(sp.Open, r) {
		return v.speaker
	}
	return nil
}

// leave moves the memory past a sentence: spoken is who the sentence says speaks, nil when it does not.
func (v *voice) leave(text string, sp *lang.Speech, spoken *entente.Mention) {
	quoted := v.open
	for _, r := range text {
		opens, closes := strings.ContainsRune(sp.Open, r), strings.ContainsRune(sp.Close, r)
		switch {
		case opens && closes:
			v.open, quoted = !v.open, true
		case opens:
			v.open, quoted = true, true
		case closes:
			v.open = false
		}
	}
	if strings.Contains(text, "\n") { // a paragraph that forgot its closing mark does not put the rest of the article into a mouth
		v.open = false
	}
	switch {
	case !quoted:
		v.speaker = nil
	case spoken != nil:
		v.speaker = spoken
	}
}

// quoteSpeaker is who the sentence says speaks its quotation: the sayer over or beside its first quoted word, else of the main clause.
func (s *scene) quoteSpeaker() *entente.Mention {
	for n := 1; n <= s.len(); n++ {
		r, _ := utf8.DecodeRuneInString(s.word(n).Form)
		if strings.ContainsRune(s.speech.Open, r) && n < s.len() {
			if m := s.said(n + 1); m != nil {
				return m
			}
		}
	}
	for _, root := range s.kids[0] {
		if sp := s.sourceBelow(root); sp != 0 {
			return s.mention(sp)
		}
		if s.speech.Verb[s.lemma(root)] {
			if sp := s.sayer(root); sp != 0 {
				return s.mention(sp)
			}
		}
	}
	return nil
}
