package code

import (
	"math"
	"slices"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
)

// The network's own bars.
const (
	netHeard = 0.32 // below this a word fires no type at all; between here and netAlone it can only back a rule. .10 .20 .32 .50: quiet fr .919 .919 .935 .935
	netAlso  = 0.23 // a second word of an argument counts from this share. .18 .23 .25: triple en .443 .450 .453, fr .391 .373 .364
	roleWide = 96   // width of one role's vectors, as trained
)

var rootOfWidth = float32(math.Sqrt(roleWide))

// heard is what the network makes of one sentence. It hears tokens as written: row 0 is the sentence, row i+1 token i.
type heard struct {
	kinds []string // the names of the types; the first is NONE
	v     entente.Vectors
	types []float32 // for each token the share of each type, row after row
	to    []float32 // for each row what arguments look at; made when the first trigger fires
}

func (n *network) listen(v entente.Vectors) *heard {
	tokens := v.Rows() - 1
	h := &heard{kinds: n.types, v: v, types: two(n.trig0, n.trig2, v.Data[v.Dim:], tokens)}
	for t := range tokens {
		shares(h.at(t))
	}
	return h
}

// at are the shares of the types at a token.
func (h *heard) at(token int) []float32 {
	k := len(h.kinds)
	token = min(token, len(h.types)/k-1)
	return h.types[token*k : (token+1)*k]
}

// silence is how sure the network is that the token tells nothing.
func (h *heard) silence(token int) float64 { return float64(h.at(token)[0]) }

// role is one of the arguments that a trigger points at.
type role int

const (
	actorRole role = iota
	recipientRole
	claimantRole
)

// point gives for each role the share of each row; row 0 is nobody.
func (n *network) point(h *heard, token int) [3][]float32 {
	rows, wide := h.v.Rows(), n.argWord.Out
	if h.to == nil {
		h.to = of(n.argWord, h.v.Data, rows)
	}
	from := of(n.argTrig, h.v.Row(token+1), 1)
	var out [3][]float32
	for r := range out {
		at := r * roleWide
		out[r] = make([]float32, rows)
		for w := range rows {
			out[r][w] = mat.Dot(from[at:at+roleWide], h.to[w*wide+at:w*wide+at+roleWide]) / rootOfWidth
		}
		shares(out[r])
	}
	return out
}

// netReadings are the acts that the network hears in the sentence: each fires at a token; neighbours that say the same of the same
// are one.
func (s *scene) netReadings(n *network, h *heard, o codes) []reading {
	var out []reading
	var points [][3]int
	for token := range s.s.Tokens {
		p := h.at(token)
		w := s.wordOf(token)
		if 1-p[0] < netHeard || w == 0 {
			continue
		}
		kind := best(p, 1)
		share := n.point(h, token)
		at := [3]int{s.top(share[0]), s.top(share[1]), s.top(share[2])}
		if last := len(out) - 1; last >= 0 && out[last].base == n.types[kind] && s.near(out[last].words, w) && points[last] == at {
			out[last].words = append(out[last].words, w)
			if sure := float64(1 - p[0]); sure > out[last].netP {
				out[last].trigger, out[last].netP, out[last].confidence = w, sure, sure
			}
			continue
		}
		out = append(out, s.hear(n, h, o, token, n.types[kind], share))
		points = append(points, at)
	}
	return out
}

// wordOf is the last word of a token: the noun or the article of a contraction; 0 for a token without words.
func (s *scene) wordOf(token int) int {
	if n := s.s.Tokens[token].Last + 1; n >= 1 && n <= s.len() {
		return n
	}
	return 0
}

// near tells whether word w touches the words, or has one other word between.
func (s *scene) near(words []int, w int) bool { return w-words[len(words)-1] <= 2 }

// hear makes a reading of one firing token.
func (s *scene) hear(n *network, h *heard, o codes, token int, kind string, share [3][]float32) reading {
	w := s.wordOf(token)
	sure := 1 - h.silence(token)
	st := shares(two(n.status0, n.status2, h.v.Row(token+1), 1))
	top := best(st, 0)
	r := reading{
		act: o.OfType(kind), base: kind, net: true, trigger: w, words: []int{w}, standing: s.standing(w),
		confidence: sure, netP: sure, netStatus: entente.Status(n.statuses[top]), statusP: float64(st[top]),
	}
	r.actors, r.recipients = s.pointed(share[actorRole], w), s.pointed(share[recipientRole], w)
	s.turn(&r)
	r.mutual = o.Mutual(r.act) || s.reciprocal(w)
	r.settle(r.mutual, true)
	if r.said = s.said(w); r.said == nil {
		if c := s.top(share[claimantRole]); c != 0 {
			r.said = s.mention(c)
		}
	}
	r.settleStatus(r)
	return r
}

// turn puts the subject of a passive among the recipients where the network took it for the actor. A headline's participle is a passive too:
// "two smugglers held in Oran".
func (s *scene) turn(r *reading) {
	n := r.trigger
	bare := s.participle(n) && s.word(n).UPOS == "VERB" && s.first(n, "aux", "obj") == 0
	if !s.passive(n) && !bare {
		return
	}
	for _, k := range s.below(n, "nsubj") {
		subject := s.who(k)
		if !known(subject) || !overlap(subject, r.actors) {
			continue
		}
		r.actors = slices.DeleteFunc(slices.Clone(r.actors), func(m entente.Mention) bool { return overlap(subject, []entente.Mention{m}) })
		r.recipients = subject
	}
}

// top is the head of the noun phrase that an argument points at; 0 is nobody. The network points at any word of a phrase.
func (s *scene) top(share []float32) int {
	row := best(share, 0)
	if row == 0 || row > len(s.s.Tokens) {
		return 0
	}
	return s.phraseHead(s.wordOf(row-1), 0)
}

// phraseHead climbs from a word inside a noun phrase to the noun that heads it, never to the trigger.
func (s *scene) phraseHead(n, trigger int) int {
	for range s.len() {
		h := s.head(n)
		if n == 0 || h == 0 || h == trigger {
			break
		}
		inside := s.isAny(n, "amod", "compound", "flat", "det", "nummod", "case", "fixed", "punct")
		owner := s.is(n, "nmod") && s.hasCase(n, s.roles.Of) && s.isNoun(h)
		if !inside && !owner || !s.isNoun(h) || !s.named(h) && s.named(n) {
			break
		}
		n = h
	}
	return n
}

// pointed is the side that an argument points at: the parties of the phrase whose words have the greatest share together, and of others with
// a good one; nobody where nobody has more.
func (s *scene) pointed(share []float32, trigger int) []entente.Mention {
	total := make([]float32, s.len()+1) // by head of phrase
	for row := 1; row < len(share) && row <= len(s.s.Tokens); row++ {
		if w := s.wordOf(row - 1); w != 0 {
			total[s.phraseHead(w, trigger)] += share[row]
		}
	}
	total[trigger] = 0
	top := best(total, 1)
	if total[top] <= share[0] {
		return nil
	}
	var out []entente.Mention
	for w, p := range total {
		if (w == top || p >= netAlso) && !s.hasCase(w, s.roles.Place) && !s.hasCase(w, s.speech.Prep) {
			out = union(out, s.who(w))
		}
	}
	return out
}
