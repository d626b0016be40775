package code

import (
	"github.com/entente-project/entente/lang"
)

// vocabulary are the lemmas that the rules and cues of a language name.
func vocabulary(acts *lang.Acts, t *tongue) map[string]bool {
	out := map[string]bool{}
	add := func(terms []lang.Term) {
		for _, term := range terms {
			out[term.Lemma] = true
		}
	}
	for _, b := range acts.Blocks {
		for _, p := range b.Phrasings {
			add(p.Heads)
			for _, c := range p.Conditions {
				for _, s := range c.Steps {
					add(s.Terms)
				}
			}
		}
	}
	for _, list := range []map[string]bool{
		t.speech.Verb, t.speech.Denial, t.speech.Claim, t.speech.Noun, t.mood.Light, t.mood.Present, t.counts.Dead, t.counts.Injured,
	} {
		for w := range list {
			out[w] = true
		}
	}
	for w := range t.mood.Over {
		out[w] = true
	}
	for w := range t.mood.Aux {
		out[w] = true
	}
	for w := range t.counts.Group {
		out[w] = true
	}
	return out
}

// mend puts a known lemma in the place of one that no rule names, where the form allows it.
func (s *scene) mend() {
	if s.inflection == nil {
		return
	}
	known := func(lemma string) bool { return s.known[lemma] }
	for n := 1; n <= s.len(); n++ {
		tag := map[string]string{"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "NOUN"}[s.word(n).UPOS]
		if tag == "" || s.known[s.lemma(n)] && !s.foreign(n) {
			continue
		}
		lemma := s.inflection.Lemma(s.form(n), tag, known)
		if lemma == "" && s.participle(n) {
			lemma = s.inflection.Lemma(s.form(n), "VERB", known)
		}
		if lemma != "" {
			if s.mended == nil {
				s.mended = map[int]string{}
			}
			s.mended[n] = lemma
		}
	}
}

// foreign tells whether a word and its lemma begin differently, as when the network falls back on its most frequent lemma:
// "échangé" with "être". Where the form truly is of that lemma ("sont"), no known lemma fits the form and nothing is mended.
func (s *scene) foreign(n int) bool {
	form, lemma := []rune(s.form(n)), []rune(s.lemma(n))
	return len(form) > 0 && len(lemma) > 0 && form[0] != lemma[0]
}
