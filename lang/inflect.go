package lang

import "strings"

// Inflection is inflect.txt of one language: which words the forms of a text may belong to. It mends the parser's lemma where that is
// no word of the language's own rules and cues, but a form of one.
type Inflection struct {
	Form    map[string][]string // irregular forms: "said" is say
	Endings []Ending
}

// Ending turns a form into a lemma: "frappé" -é +er.
type Ending struct {
	Tag   string // "VERB" or "NOUN"; adjectives go with nouns, auxiliaries with verbs
	Form  string // the ending of the form
	Lemma string // the ending of the lemma
}

// ReadInflection reads inflect.txt. Its lines are "form LEMMA FORM..." and "verb|noun ENDING FORM-ENDING..." with "-" for nothing.
func ReadInflection(l Language) (*Inflection, error) {
	lines, err := readLines(l, "inflect.txt")
	if err != nil {
		return nil, err
	}
	in := &Inflection{Form: map[string][]string{}}
	for _, ln := range lines {
		kind := ln.fields[0]
		if len(ln.fields) < 3 {
			return nil, ln.errorf(kind.column, "a line says KIND LEMMA FORM...; this one is cut short")
		}
		lemma := strings.Trim(ln.fields[1].text, "-")
		for _, f := range ln.fields[2:] {
			switch kind.text {
			case "form":
				in.Form[f.text] = append(in.Form[f.text], lemma)
			case "verb", "noun":
				in.Endings = append(in.Endings, Ending{Tag: strings.ToUpper(kind.text), Form: strings.Trim(f.text, "-"), Lemma: lemma})
			default:
				return nil, ln.errorf(kind.column, "unknown kind %q; use form, verb or noun", kind.text)
			}
		}
	}
	return in, nil
}

// Lemma is the lemma among the known ones that a form with this tag may have: an irregular one first, else by the longest ending; ""
// if there is none.
func (in *Inflection) Lemma(form, tag string, known func(string) bool) string {
	for _, lemma := range in.Form[form] {
		if known(lemma) {
			return lemma
		}
	}
	best, length := "", -1
	for _, e := range in.Endings {
		stem, ok := strings.CutSuffix(form, e.Form)
		if !ok || e.Tag != tag || len(e.Form) <= length || len(stem) < 2 {
			continue
		}
		if lemma := stem + e.Lemma; known(lemma) {
			best, length = lemma, len(e.Form)
		}
	}
	return best
}
