package parse

import (
	"fmt"
	"math"

	"github.com/entente-project/entente"
)

// linear is a matrix of out rows and in columns with a bias, as PyTorch keeps it.
type linear struct {
	in, out int
	w, b    []float32
}

// heads are the parser's part of the network; docs/formats/model.md describes them.
type heads struct {
	dim                             int
	second                          []float32
	split, upos, feats, lemma       linear
	arcDep, arcHead, labDep, labOut linear
	labHead                         linear
	arc                             []float32 // [arcDep.out+1, arcHead.out]
	uposNames, featNames, relNames  []string
	scripts                         []script
	root                            int // "root" among relNames, -1 if it is not there
}

// fit tells whether there is a row for the sentence and each token, and every word has its token.
func (h *heads) fit(s *entente.Sentence, v entente.Vectors) bool {
	if len(s.Tokens) == 0 || v.Dim != h.dim || v.Rows() != len(s.Tokens)+1 {
		return false
	}
	for i := range s.Words {
		if t := s.Words[i].Token; t < 0 || t >= len(s.Tokens) {
			return false
		}
	}
	return true
}

// several tells whether the token of the row is a multiword token.
func (h *heads) several(row []float32) bool {
	out := h.split.of(row, 1)
	return out[1] > out[0]
}

// parse fills all but the forms of the words.
func (h *heads) parse(s *entente.Sentence, v entente.Vectors) {
	n := len(s.Words) + 1
	w := h.vectors(s, v)
	words := w[h.dim:]
	upos, feats, lemma := h.upos.best(words, n-1), h.feats.best(words, n-1), h.lemma.best(words, n-1)
	head := tree(h.arcs(w, n))
	rel := h.labels(w, head)
	for i := range s.Words {
		x := &s.Words[i]
		x.UPOS, x.Feats, x.Lemma = h.uposNames[upos[i]], h.featNames[feats[i]], h.scripts[lemma[i]].of(x.Form)
		x.Head, x.Deprel = head[i+1], h.relNames[rel[i+1]]
	}
}

// vectors are the rows of the words, word 0 the sentence's: the row of the word's token, moved by the "second" vector for
// the second word of a token and those after it.
func (h *heads) vectors(s *entente.Sentence, v entente.Vectors) []float32 {
	out := make([]float32, 0, (len(s.Words)+1)*h.dim)
	out = append(out, v.Row(0)...)
	for i := range s.Words {
		t := s.Words[i].Token
		out = append(out, v.Row(t+1)...)
		if i > 0 && s.Words[i-1].Token == t {
			row := out[len(out)-h.dim:]
			for k, x := range h.second {
				row[k] += x
			}
		}
	}
	return out
}

// arcs are the scores [dependent][head] of n words, the root among them.
func (h *heads) arcs(w []float32, n int) [][]float32 {
	dep, head := gelu(h.arcDep.of(w, n)), gelu(h.arcHead.of(w, n))
	a, b := h.arcDep.out, h.arcHead.out
	// mid[h] = arc @ head[h]: a+1 numbers for each head, the last one for the constant 1 of the dependent.
	mid := (&linear{in: b, out: a + 1, w: h.arc}).of(head, n)
	out := make([][]float32, n)
	for d := range n {
		out[d] = make([]float32, n)
		for g := range n {
			m := mid[g*(a+1) : (g+1)*(a+1)]
			out[d][g] = dot(dep[d*a:(d+1)*a], m[:a]) + m[a]
		}
	}
	return out
}

// labels are the best relations of the words to their heads; the root relation goes with the root and with nothing else.
func (h *heads) labels(w []float32, head []int) []int {
	n := len(head)
	dep, top := h.labDep.of(w, n), h.labHead.of(w, n)
	k := h.labDep.out
	for d := 1; d < n; d++ {
		g := top[head[d]*k : (head[d]+1)*k]
		row := dep[d*k : (d+1)*k]
		for i := range row {
			row[i] += g[i]
		}
	}
	score := h.labOut.of(gelu(dep), n)
	out := make([]int, n)
	for d := 1; d < n; d++ {
		row := score[d*h.labOut.out : (d+1)*h.labOut.out]
		if h.root >= 0 {
			if head[d] == 0 {
				out[d] = h.root
				continue
			}
			row[h.root] = float32(math.Inf(-1))
		}
		out[d] = argmax(row)
	}
	return out
}

// of is x @ w.T + b for n rows.
func (l *linear) of(x []float32, n int) []float32 {
	out := make([]float32, n*l.out)
	for r := range n {
		row := x[r*l.in : (r+1)*l.in]
		for o := range l.out {
			v := dot(row, l.w[o*l.in:(o+1)*l.in])
			if l.b != nil {
				v += l.b[o]
			}
			out[r*l.out+o] = v
		}
	}
	return out
}

// best is the index of the highest output for each of n rows.
func (l *linear) best(x []float32, n int) []int {
	y := l.of(x, n)
	out := make([]int, n)
	for r := range n {
		out[r] = argmax(y[r*l.out : (r+1)*l.out])
	}
	return out
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// dot is the inner product, in four sums.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

// gelu is x * Phi(x), exact, in place.
func gelu(x []float32) []float32 {
	for i, v := range x {
		x[i] = float32(float64(v) * .5 * (1 + math.Erf(float64(v)/math.Sqrt2)))
	}
	return x
}

// source gives a tensor of the network by its name, in rows, and refuses one of another size.
type source func(name string, size ...int) ([]float32, error)

// newHeads takes the parser's tensors and label lists (upos, feats, lemma, deprel) out of the network.
func newHeads(dim int, from source, labels func(kind string) []string) (*heads, error) {
	h := &heads{dim: dim, uposNames: labels("upos"), featNames: labels("feats"), relNames: labels("deprel"), root: -1}
	for _, s := range labels("lemma") {
		sc, ok := readScript(s)
		if !ok {
			return nil, fmt.Errorf("read heads.lemma: unknown lemma script %q", s)
		}
		h.scripts = append(h.scripts, sc)
	}
	names := make([]string, len(h.featNames))
	for i, f := range h.featNames {
		if f != "_" {
			names[i] = f
		}
	}
	h.featNames = names
	for i, r := range h.relNames {
		if r == "root" {
			h.root = i
		}
	}
	const arc = 256
	var err error
	for _, l := range []struct {
		to      *linear
		name    string
		in, out int
	}{
		{&h.split, "split", dim, 2}, {&h.upos, "upos", dim, len(h.uposNames)}, {&h.feats, "feats", dim, len(h.featNames)},
		{&h.lemma, "lemma", dim, len(h.scripts)}, {&h.arcDep, "arc_dep", dim, arc}, {&h.arcHead, "arc_head", dim, arc},
		{&h.labDep, "lab_dep", dim, arc}, {&h.labHead, "lab_head", dim, arc}, {&h.labOut, "lab_out", arc, len(h.relNames)},
	} {
		if l.out == 0 {
			return nil, fmt.Errorf("read heads.%s: the network names no labels for it", l.name)
		}
		*l.to = linear{in: l.in, out: l.out}
		if l.to.w, err = from("heads."+l.name+".weight", l.out, l.in); err != nil {
			return nil, err
		}
		if l.to.b, err = from("heads."+l.name+".bias", l.out); err != nil {
			return nil, err
		}
	}
	if h.second, err = from("heads.second", dim); err != nil {
		return nil, err
	}
	h.arc, err = from("heads.arc", arc+1, arc)
	return h, err
}
