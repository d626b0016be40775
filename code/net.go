package code

import (
	"math"
	"slices"

	"github.com/entente-project/entente"
)

// The network's own bars.
const (
	netHeard = 0.20 // below this a word fires no type at all; between here and netAlone it can only back a rule. Guess, not measured
	netAlso  = 0.25 // a second word of an argument counts from this share. Guess, not measured
	roleWide = 96   // width of one role's vectors, as trained
)

// network is the heads of the model that this room asks.
type network struct {
	dim                               int
	second                            []float32
	trig0, trig2                      linear
	argTrig, argWord                  linear
	status0, status2                  linear
	query0, query2, key, pair0, pair2 linear
	types, statuses, roots            []string
}

// rows are the word vectors: 0 for the sentence, i for word i; a later word of a token has the token's row moved by "second".
func (n *network) rows(t *tree, v entente.Vectors) [][]float32 {
	out := make([][]float32, t.len()+1)
	out[0] = v.Row(0)
	for i := 1; i <= t.len(); i++ {
		tok := t.token(i)
		row := v.Row(min(tok+1, v.Rows()-1))
		if t.s.Tokens[tok].First != i-1 {
			moved := slices.Clone(row)
			for j := range moved {
				moved[j] += n.second[j]
			}
			row = moved
		}
		out[i] = row
	}
	return out
}

// heard is what the network makes of one sentence.
type heard struct {
	rows  [][]float32
	kinds []string    // the names of the types; the first is NONE
	types [][]float32 // for each word 1..n the share of each type; index 0 is unused
}

func (n *network) listen(t *tree, v entente.Vectors) *heard {
	h := &heard{kinds: n.types, rows: n.rows(t, v), types: make([][]float32, t.len()+1)}
	for i := 1; i <= t.len(); i++ {
		h.types[i] = softmax(n.trig2.of(gelu(n.trig0.of(h.rows[i]))))
	}
	return h
}

// silence is how sure the network is that the word tells nothing.
func (h *heard) silence(word int) float64 { return float64(h.types[word][0]) }

// role is one of the arguments that a trigger points at.
type role int

const (
	actorRole role = iota
	recipientRole
	claimantRole
)

// point gives for each role the share of each word 0..n; 0 is nobody.
func (n *network) point(h *heard, trigger int) [3][]float32 {
	from := n.argTrig.of(h.rows[trigger])
	var out [3][]float32
	for r := range out {
		out[r] = make([]float32, len(h.rows))
	}
	to := make([]float32, n.argWord.out)
	for w, row := range h.rows {
		n.argWord.apply(row, to)
		for r := range out {
			at := r * roleWide
			out[r][w] = dot(from[at:at+roleWide], to[at:at+roleWide]) / float32(math.Sqrt(roleWide))
		}
	}
	for r := range out {
		softmax(out[r])
	}
	return out
}

// netReadings are the acts that the network hears in the sentence: each fires at a word; neighbours that say the same of the same are
// one.
func (s *scene) netReadings(n *network, h *heard, o codes) []reading {
	var out []reading
	var points []([3]int)
	for w := 1; w <= s.len(); w++ {
		p := h.types[w]
		if 1-p[0] < netHeard {
			continue
		}
		kind := best(p, 1)
		share := n.point(h, w)
		at := [3]int{best(share[0], 0), best(share[1], 0), best(share[2], 0)}
		if last := len(out) - 1; last >= 0 && out[last].base == n.types[kind] && s.near(out[last].words, w) && points[last] == at {
			out[last].words = append(out[last].words, w)
			if sure := float64(1 - p[0]); sure > out[last].netP {
				out[last].trigger, out[last].netP, out[last].confidence = w, sure, sure
			}
			continue
		}
		out = append(out, s.hear(n, h, o, w, n.types[kind], share))
		points = append(points, at)
	}
	return out
}

// near tells whether word w touches the words, or has one other word between.
func (s *scene) near(words []int, w int) bool { return w-words[len(words)-1] <= 2 }

// hear makes a reading of one firing word.
func (s *scene) hear(n *network, h *heard, o codes, w int, kind string, share [3][]float32) reading {
	sure := 1 - h.silence(w)
	st := softmax(n.status2.of(gelu(n.status0.of(h.rows[w]))))
	top := best(st, 0)
	r := reading{
		act: o.OfType(kind), base: kind, net: true, trigger: w, words: []int{w}, standing: s.standing(w),
		confidence: sure, netP: sure, netStatus: entente.Status(n.statuses[top]), statusP: float64(st[top]),
	}
	r.actors, r.recipients = s.pointed(share[actorRole]), s.pointed(share[recipientRole])
	r.mutual = o.Mutual(r.act)
	r.settle(r.mutual, true)
	if r.said = s.said(w); r.said == nil {
		if c := best(share[claimantRole], 0); c != 0 {
			r.said = s.mention(c)
		}
	}
	r.settleStatus(r)
	return r
}

// pointed are the parties at the words that an argument points at: the first, and others with a good share.
func (s *scene) pointed(share []float32) []entente.Mention {
	top := best(share, 0)
	if top == 0 {
		return nil
	}
	out := s.whoAround(top)
	for w := 1; w < len(share); w++ {
		if w != top && share[w] >= netAlso {
			out = union(out, s.whoAround(w))
		}
	}
	return out
}

// whoAround is who the noun phrase of word n names; a word inside a phrase that names nobody by itself stands for its phrase.
func (s *scene) whoAround(n int) []entente.Mention {
	for range 3 {
		if m := s.who(n); len(m) > 0 {
			return m
		}
		h := s.head(n)
		if h == 0 || !s.isAny(n, "amod", "compound", "flat", "nmod", "det", "appos", "nummod", "case") {
			return nil
		}
		n = h
	}
	return nil
}
