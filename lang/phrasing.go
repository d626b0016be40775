package lang

import (
	"strings"

	"github.com/entente-project/entente"
)

// readPhrasing reads "HEAD CONDITION... DIRECTIVE...".
func readPhrasing(ln line) (Phrasing, error) {
	p := Phrasing{At: ln.at(), Text: strings.TrimSpace(ln.text)}
	heads, err := readTerms(ln, ln.fields[0], ln.fields[0].text)
	if err != nil {
		return p, err
	}
	p.Heads = heads
	for _, h := range heads {
		if h.Kind != "" {
			return p, ln.errorf(ln.fields[0].column, "head %q: a head is a lemma; ask for a party with a relation such as nsubj=@party", "@"+h.Kind)
		}
	}
	for _, f := range ln.fields[1:] {
		if err := p.read(ln, f); err != nil {
			return p, err
		}
	}
	return p, nil
}

// read adds one condition or directive.
func (p *Phrasing) read(ln line, f field) error {
	name, value, _ := strings.Cut(f.text, "=")
	var err error
	switch name {
	case "actor":
		p.Actor, err = readRoute(ln, f, value)
	case "to":
		p.To, err = readRoute(ln, f, value)
	case "status":
		p.Status = entente.Status(value)
		if !statuses[p.Status] {
			return ln.errorf(f.column, "unknown status %q; use actual, ongoing, planned, demanded, hypothetical, negated or historical", value)
		}
	default:
		c := Condition{Text: f.text, Not: strings.HasPrefix(f.text, "!")}
		c.Steps, err = readSteps(ln, f, strings.TrimPrefix(f.text, "!"))
		p.Conditions = append(p.Conditions, c)
	}
	return err
}

var statuses = map[entente.Status]bool{
	entente.Actual: true, entente.Ongoing: true, entente.Planned: true, entente.Demanded: true,
	entente.Hypothetical: true, entente.Negated: true, entente.Historical: true,
}

// readRoute reads "-" or paths separated by commas.
func readRoute(ln line, f field, value string) (Route, error) {
	if value == "-" {
		return Route{Never: true}, nil
	}
	var r Route
	for _, path := range strings.Split(value, ",") {
		steps, err := readSteps(ln, f, path)
		if err != nil {
			return r, err
		}
		r.Paths = append(r.Paths, steps)
	}
	return r, nil
}

// readSteps reads "rel(case)=lemma|lemma>rel2=...".
func readSteps(ln line, f field, text string) ([]Step, error) {
	var steps []Step
	for _, part := range strings.Split(text, ">") {
		step, err := readStep(ln, f, part)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step)
	}
	return steps, nil
}

func readStep(ln line, f field, text string) (Step, error) {
	s := Step{Up: strings.HasPrefix(text, "^")}
	rel, value, valued := strings.Cut(strings.TrimPrefix(text, "^"), "=")
	if name, cases, ok := strings.Cut(rel, "("); ok {
		if !strings.HasSuffix(cases, ")") {
			return s, ln.errorf(f.column, "%q: the bracket of %q is not closed", f.text, rel)
		}
		rel, s.Cased = name, true
		for _, c := range strings.Split(strings.TrimSuffix(cases, ")"), "|") {
			if c != "" {
				s.Cases = append(s.Cases, strings.ToLower(c))
			}
		}
	}
	for i, rel := range strings.Split(rel, "|") {
		if base, _, _ := strings.Cut(rel, ":"); !relations[base] {
			return s, ln.errorf(f.column, "unknown relation %q in %q; use a UD relation such as obj, nsubj, obl", rel, f.text)
		}
		if i == 0 {
			s.Rel = rel
		} else {
			s.Or = append(s.Or, rel)
		}
	}
	if !valued || value == "*" {
		return s, nil
	}
	var err error
	s.Terms, err = readTerms(ln, f, value)
	return s, err
}

// readTerms reads "lemma|lemma/NOUN|@party".
func readTerms(ln line, f field, text string) ([]Term, error) {
	var terms []Term
	for _, t := range strings.Split(text, "|") {
		lemma, upos, _ := strings.Cut(t, "/")
		term := Term{Lemma: strings.ToLower(lemma), UPOS: upos}
		if kind, ok := strings.CutPrefix(t, "@"); ok {
			if !kinds[kind] {
				return nil, ln.errorf(f.column, "unknown kind %q; use @party, @state, @armed or @people", t)
			}
			term = Term{Kind: kind}
		} else if lemma == "" {
			return nil, ln.errorf(f.column, "empty alternative in %q", f.text)
		} else if upos != "" && !tags[upos] {
			return nil, ln.errorf(f.column, "unknown tag %q in %q; use a UD tag such as NOUN, VERB, ADJ", upos, f.text)
		}
		terms = append(terms, term)
	}
	if last := terms[len(terms)-1].UPOS; last != "" { // "frappe|raid/NOUN": the tag goes for all that have none of their own
		for i := range terms {
			if terms[i].UPOS == "" && terms[i].Kind == "" {
				terms[i].UPOS = last
			}
		}
	}
	return terms, nil
}

var kinds = set("party state armed people")

var tags = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")

var relations = set("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated " +
	"expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// cutStep parts "appeler>obl(à)" into the lemma and the step.
func cutStep(text string) (lemma, step string, ok bool) { return strings.Cut(text, ">") }
