package lang

import "github.com/entente-project/entente"

// Mood is mood.txt of one language: what makes an act ongoing, planned, demanded, hypothetical or negated.
type Mood struct {
	Aux     map[string]entente.Status // auxiliaries and modal verbs of the act, by lemma
	Below   map[string]entente.Status // adverbs, determiners, particles and adjectives that hang on the act
	Mark    map[string]entente.Status // subordinators over the act's clause; parts joined by "_"
	Over    map[string][]Operator     // words that govern the act, by lemma
	Form    []FormMood                // features of the finite verb
	Present map[string]bool           // lasting acts, by lemma: their present tense tells what goes on: "négocier", "médiation"
	Light   map[string]bool           // verbs that only carry a noun's act: "mener une frappe"
}

// Operator is a word that changes the status of an act it governs: "refuse to", "plans", "demand for".
type Operator struct {
	Status entente.Status
	By     *Step // the relation by which the act hangs on it; nil: any argument (obj, xcomp, ccomp, nmod, ...)
}

// FormMood is a feature that tells a status: "Tense=Fut".
type FormMood struct {
	Feature string
	Status  entente.Status
	Place   FormPlace
}

// FormPlace is the word that must carry the feature.
type FormPlace string

const (
	Finite   FormPlace = "form"     // the finite verb of a simple tense, or the modal
	Compound FormPlace = "compound" // the auxiliary of a compound tense: "aurait frappé"
	Reported FormPlace = "reported" // the finite verb inside a reported clause: "a dit qu'il frapperait"
	Aspect   FormPlace = "aspect"   // the act's own word, when an auxiliary stands beside it: "is shelling"
)

// ReadMood reads mood.txt. Its lines are STATUS PLACE WORD...; docs/formats/mood.md has them.
func ReadMood(l Language) (*Mood, error) {
	lines, err := readLines(l, "mood.txt")
	if err != nil {
		return nil, err
	}
	m := &Mood{
		Aux: map[string]entente.Status{}, Below: map[string]entente.Status{}, Mark: map[string]entente.Status{},
		Over: map[string][]Operator{}, Light: map[string]bool{}, Present: map[string]bool{},
	}
	for _, ln := range lines {
		if err := m.read(ln); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *Mood) read(ln line) error {
	first := ln.fields[0]
	if list := map[string]map[string]bool{"light": m.Light, "lasting": m.Present}[first.text]; list != nil {
		for _, f := range ln.fields[1:] {
			list[f.text] = true
		}
		return nil
	}
	status := entente.Status(first.text)
	if !statuses[status] {
		return ln.errorf(first.column, "unknown status %q; use light, lasting, actual, ongoing, planned, demanded, hypothetical or negated", first.text)
	}
	if len(ln.fields) < 3 {
		return ln.errorf(first.column, "a line says STATUS PLACE WORD...; this one is cut short")
	}
	place := ln.fields[1]
	for _, f := range ln.fields[2:] {
		switch place.text {
		case "aux":
			m.Aux[f.text] = status
		case "below":
			m.Below[f.text] = status
		case "mark":
			m.Mark[f.text] = status
		case "over":
			if err := m.operator(ln, f, status); err != nil {
				return err
			}
		case "form", "compound", "reported", "aspect":
			m.Form = append(m.Form, FormMood{Feature: f.text, Status: status, Place: FormPlace(place.text)})
		default:
			return ln.errorf(place.column, "unknown place %q; use aux, below, mark, over, form, compound, reported or aspect", place.text)
		}
	}
	return nil
}

// operator reads "refuser" or "appeler>obl(à)".
func (m *Mood) operator(ln line, f field, status entente.Status) error {
	lemma, rel, by := cutStep(f.text)
	op := Operator{Status: status}
	if by {
		step, err := readStep(ln, f, rel)
		if err != nil {
			return err
		}
		op.By = &step
	}
	m.Over[lemma] = append(m.Over[lemma], op)
	return nil
}
