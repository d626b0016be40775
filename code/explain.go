package code

import "github.com/entente-project/entente"

// Explanation tells how one sentence was read: for an editor of rules, not for a ledger.
type Explanation struct {
	Sentence entente.Span
	Tried    []Tried // the rules tried at words of the sentence, in its order
	Heard    []Heard // what the network made of the words at which it heard anything
	Reports  []entente.Report
}

// Tried is a rule tried at a word.
type Tried struct {
	Word entente.Span
	Rule string // "lang/fr/acts.txt:12"
	Text string // the phrasing as written
	Act  string
	Held bool
	Miss string // the first condition that was not met; "" when it held
	Beat string // the rule that spoke in its place, "" if it was used or did not hold
}

// Heard is what the network makes of a word.
type Heard struct {
	Word      entente.Span
	Type      string // PLOVER type, or NONE
	Share     float64
	RunnerUp  string
	RunnerUpP float64
}

// Explain reads the document and tells how its i-th sentence was read. The zero Explanation for a sentence that does not exist.
func (c *Coder) Explain(doc Document, i int) Explanation {
	if i < 0 || i >= len(doc.Sentences) {
		return Explanation{}
	}
	return c.Explanations(doc, func(j int) bool { return i == j })[i]
}

// Explanations reads the document once and tells how each of its sentences was read: the zero Explanation for one that is not wanted or
// cannot be read.
func (c *Coder) Explanations(doc Document, wanted func(i int) bool) []Explanation {
	out := make([]Explanation, len(doc.Sentences))
	c.each(&doc, func(i int, s *scene, all []reading, carried *entente.Mention) {
		if wanted(i) {
			out[i] = Explanation{Sentence: s.s.Span, Tried: s.explainRules(), Heard: s.explainNet(c.network), Reports: s.reports(all, &doc, carried)}
		}
	})
	return out
}

func (s *scene) explainRules() []Tried {
	used := map[int]*rule{}
	for _, m := range s.matches() {
		used[m.trigger] = m.rule
	}
	var out []Tried
	for n := 1; n <= s.len(); n++ {
		for _, t := range s.tried(n) {
			tried := Tried{Word: s.span(n), Rule: t.At, Text: t.Text, Act: t.act, Held: t.held}
			if t.miss != nil {
				tried.Miss = t.miss.Text
			}
			if u := used[n]; t.held && u != nil && u != t.rule {
				tried.Beat = u.At
			}
			out = append(out, tried)
		}
	}
	return out
}

// explainNet lists the words at which the network is less than sure of nothing.
func (s *scene) explainNet(n *network) []Heard {
	if n == nil || s.heard == nil {
		return nil
	}
	var out []Heard
	for token, t := range s.s.Tokens {
		p := s.heard.at(token)
		if p[0] > netSilence {
			continue
		}
		top := best(p, 0)
		second := -1
		for k := range p {
			if k != top && (second < 0 || p[k] > p[second]) {
				second = k
			}
		}
		out = append(out, Heard{t.Span, n.types[top], float64(p[top]), n.types[second], float64(p[second])})
	}
	return out
}
