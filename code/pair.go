package code

import (
	"math"
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
)

// yields are the two types that the fifteen roots of the pair head hold as one.
var yields = map[string]string{"CONCEDE": "YIELD", "RETREAT": "YIELD"}

func rootOf(eventType string) string {
	if r, ok := yields[eventType]; ok {
		return r
	}
	return eventType
}

// typeOf is the type that stands for a root when no reading of the sentence is of it.
func typeOf(root string) string {
	if root == "YIELD" {
		return "RETREAT"
	}
	return root
}

// rootsOf gives the share of each root for what the actor does to the recipient, both as lists of tokens; an empty list is "not said".
func (n *network) rootsOf(v entente.Vectors, actor, recipient []int) []float32 {
	a, r, rows := pool(v, actor), pool(v, recipient), v.Rows()
	query := two(n.query0, n.query2, slices.Concat(a, r), 1)
	keys := of(n.key, v.Data, rows)
	in := slices.Concat(a, r, mean(v))
	for at := 0; at < len(query); at += roleWide {
		scores := make([]float32, rows)
		for i := range scores {
			scores[i] = mat.Dot(query[at:at+roleWide], keys[i*n.key.Out+at:i*n.key.Out+at+roleWide]) / rootOfWidth
		}
		in = append(in, mixture(v, shares(scores))...)
	}
	return shares(two(n.pair0, n.pair2, in, 1))
}

// mixture is the sum of the rows, weighed.
func mixture(v entente.Vectors, weights []float32) []float32 {
	out := make([]float32, v.Dim)
	for i, w := range weights {
		for j, x := range v.Row(i) {
			out[j] += w * x
		}
	}
	return out
}

// mean is the mean of all rows.
func mean(v entente.Vectors) []float32 {
	weights := make([]float32, v.Rows())
	for i := range weights {
		weights[i] = 1 / float32(len(weights))
	}
	return mixture(v, weights)
}

// pool is the mean row of the tokens; the row of the sentence when there are none.
func pool(v entente.Vectors, tokens []int) []float32 {
	if len(tokens) == 0 {
		return slices.Clone(v.Row(0))
	}
	out := make([]float32, v.Dim)
	for _, t := range tokens {
		for j, x := range v.Row(min(t+1, v.Rows()-1)) {
			out[j] += x / float32(len(tokens))
		}
	}
	return out
}

// Pair is the best reading of what the actor does to the recipient, both as spans of the text (an empty span is "not said"). It is
// always one report, however low its confidence. The pair head decides the event type; of the readings of the sentence with that type
// the one about these two parties gives the act, a rule's before the network's; else the type's own act stands for it.
func (c *Coder) Pair(doc Document, actor, recipient entente.Span) entente.Report {
	var out entente.Report
	done := false
	c.each(&doc, func(i int, s *scene, all []reading, carried *entente.Mention) {
		if done || !s.s.Span.Meets(actor) && !s.s.Span.Meets(recipient) && i < len(doc.Sentences)-1 {
			return
		}
		done = true
		r := c.pairReading(&doc, i, s, all, actor, recipient)
		r.actors, r.recipients = s.spanned(actor), s.spanned(recipient)
		out = s.report(r, s.about(all), &doc, carried)
	})
	return out
}

// pairReading chooses the reading that the report of a pair is made of.
func (c *Coder) pairReading(doc *Document, i int, s *scene, all []reading, actor, recipient entente.Span) reading {
	root, sure := "", 0.0
	if v := doc.vectors(i); c.network != nil && v.Rows() == len(s.s.Tokens)+1 && v.Dim == c.network.dim {
		p := c.network.rootsOf(v, s.tokensIn(actor), s.tokensIn(recipient))
		c.heed(p, all, actor, recipient)
		top := best(p, 0)
		root, sure = c.network.roots[top], float64(p[top])
	}
	var chosen *reading
	bestScore := -1
	for j := range all {
		r := &all[j]
		now := rootOf(c.ontology.Code(r.act, r.standing.status).EventType)
		if root != "" && now != root {
			continue
		}
		score := 2 * r.sides(actor, recipient)
		if r.rule != nil {
			score++
		}
		if score > bestScore {
			chosen, bestScore = r, score
		}
	}
	if chosen != nil {
		out := *chosen
		out.confidence = max(sure, out.confidence*float64(bestScore)/5)
		return out
	}
	kind := typeOf(root)
	if kind == "" { // no model was given
		kind = "CONSULT"
	}
	trigger := s.loudest(kind)
	return reading{act: c.ontology.OfType(kind), base: kind, trigger: trigger, words: []int{trigger},
		standing: standing{status: entente.Actual}, said: s.said(trigger), confidence: sure}
}

// heedReading is what a reading about both parties adds to the log of its root's share, times its confidence. See docs/decisions/rules-and-network.md.
const heedReading = 5

// heed moves the pair head's shares towards the readings of the sentence that are about the two parties, and makes them sum to one again.
func (c *Coder) heed(p []float32, all []reading, actor, recipient entente.Span) {
	bonus := make([]float64, len(p))
	for j := range all {
		r := &all[j]
		k := slices.Index(c.network.roots, rootOf(c.ontology.Code(r.act, r.standing.status).EventType))
		if k < 0 {
			continue
		}
		bonus[k] = max(bonus[k], heedReading*r.confidence*float64(r.sides(actor, recipient))/2)
	}
	var sum float32
	for k := range p {
		p[k] *= float32(math.Exp(bonus[k]))
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// sides is how many of the two given sides a reading is about.
func (r *reading) sides(actor, recipient entente.Span) int {
	n := 0
	if touches(r.actors, actor) || touches(r.recipients, actor) && r.mutual {
		n++
	}
	if touches(r.recipients, recipient) {
		n++
	}
	return n
}

// touches tells whether one of the mentions shares text with the span.
func touches(mentions []entente.Mention, span entente.Span) bool {
	return slices.ContainsFunc(mentions, func(m entente.Mention) bool { return m.Span.Meets(span) })
}

// tokensIn are the tokens of the sentence inside the span.
func (s *scene) tokensIn(span entente.Span) []int {
	var out []int
	for i, t := range s.s.Tokens {
		if t.Span.Meets(span) {
			out = append(out, i)
		}
	}
	return out
}

// spanned is the party that the words of a span name, or the words themselves.
func (s *scene) spanned(span entente.Span) []entente.Mention {
	if span.Empty() {
		return nil
	}
	var found []entente.Mention
	if s.inside != nil {
		found = s.inside(span)
	}
	if len(found) == 0 {
		return []entente.Mention{{Text: span.Of(s.text), Span: span}}
	}
	return found
}

// loudest is the word at which the network hears the type best; the main word of the sentence when it was not asked. 0 only for a
// sentence without words.
func (s *scene) loudest(kind string) int {
	at, most := 0, float32(-1)
	if s.heard != nil {
		k := slices.Index(s.heard.kinds, kind)
		for w := 1; w <= s.len() && k > 0; w++ {
			if p := s.heard.at(s.token(w))[k]; p > most {
				at, most = w, p
			}
		}
	}
	if at == 0 && len(s.kids[0]) > 0 {
		at = s.kids[0][0]
	}
	return max(at, min(1, s.len()))
}
