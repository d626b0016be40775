package parse

import (
	"math"
	"slices"
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
)

// heads are the parser's part of the network; docs/formats/model.md describes them.
type heads struct {
	dim                            int
	second                         []float32
	split, upos, feats, lemma      *mat.Linear
	arcDep, arcHead                *mat.Linear
	arc, bias                      *mat.Linear // the first 256 rows of heads.arc, and its last
	labDep, labHead, labOut        *mat.Linear
	uposNames, featNames, relNames []string
	scripts                        []script
	lexicon                        map[string]map[string]bool     // the treebanks' lemmas by tag; empty in a model without them
	irregular                      map[string]map[string][]string // tag, lower-case form: its lemmas; empty in a model without them
	root                           int                            // "root" among relNames, -1 if it is not there
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
	out := rows(h.split, row, 1)
	return out[1] > out[0]
}

// parse fills all but the forms of the words.
func (h *heads) parse(s *entente.Sentence, v entente.Vectors) {
	n := len(s.Words) + 1
	w := h.vectors(s, v)
	words := w[h.dim:]
	upos, feats, lemma := best(h.upos, words, n-1), best(h.feats, words, n-1), rows(h.lemma, words, n-1)
	head := tree(h.arcs(w, n))
	rel := h.labels(w, head)
	for i := range s.Words {
		x := &s.Words[i]
		x.UPOS, x.Feats, x.Lemma = h.uposNames[upos[i]], h.featNames[feats[i]], ""
		x.Lemma = h.lemmaOf(x.Form, x.UPOS, lemma[i*len(h.scripts):(i+1)*len(h.scripts)])
		if x.Feats == "_" {
			x.Feats = ""
		}
		x.Head, x.Deprel = head[i+1], h.relNames[rel[i+1]]
	}
	passives(s.Words)
	names(s.Words)
	subjects(s.Words)
}

// subjects makes a second subject behind its verb the object: a verb has one subject, and the labels are chosen one by one.
func subjects(words []entente.Word) {
	first := map[int]bool{} // heads that have a subject before them
	for i := range words {
		if w := &words[i]; w.Deprel == "nsubj" {
			if i+1 < w.Head {
				first[w.Head] = true
			} else if first[w.Head] && words[w.Head-1].UPOS == "VERB" {
				w.Deprel = "obj"
			}
		}
	}
}

// names hangs a name on the noun or name right before it where both came out as subjects or objects of one verb ("former leader Ines Dole
// left"), and a noun on the noun right behind it ("a ceasefire agreement was read").
func names(words []entente.Word) {
	for i := 1; i < len(words); i++ {
		a, b := &words[i-1], &words[i]
		if a.Head == b.Head && a.Deprel == b.Deprel && (a.UPOS == "NOUN" || a.UPOS == "PROPN") && b.UPOS == "PROPN" && (strings.HasPrefix(a.Deprel, "nsubj") || a.Deprel == "obj") {
			b.Head, b.Deprel = i, "flat"
		}
		if a.Head == b.Head && a.Deprel == b.Deprel && a.UPOS == "NOUN" && b.UPOS == "NOUN" && strings.HasPrefix(a.Deprel, "nsubj") {
			a.Head, a.Deprel = i+1, "compound"
		}
	}
}

// passives makes the subject of a verb with a passive auxiliary a passive subject: the labels are chosen one by one and may disagree.
func passives(words []entente.Word) {
	for i := range words {
		if words[i].Deprel != "aux:pass" {
			continue
		}
		for k := range words {
			if words[k].Head == words[i].Head && words[k].Deprel == "nsubj" {
				words[k].Deprel = "nsubj:pass"
			}
		}
	}
}

// lemmaTries is how many of the likeliest scripts are asked for a lemma that the treebanks know.
const lemmaTries = 5

// lemmaOf is the lemma by the likeliest script, but one of the next likely where that makes a word the treebanks know and the first does
// not: the row of a word's first piece does not spell its end ("attacke" for "attacked"). An irregular form has one of the lemmas that
// the treebanks give it: "met" is "meet" or "mettre".
func (h *heads) lemmaOf(form, upos string, score []float32) string {
	if lemmas := h.irregular[upos][plain(form)]; len(lemmas) > 0 {
		return h.likeliest(lemmas, form, score)
	}
	top := h.scripts[argmax(score)].of(form)
	known := h.lexicon[upos]
	if len(known) == 0 || known[top] || upos == "PROPN" {
		return top
	}
	score = slices.Clone(score)
	for range lemmaTries {
		k := argmax(score)
		if lemma := h.scripts[k].of(form); known[lemma] && h.scripts[k].whole == "" {
			return lemma
		}
		score[k] = float32(math.Inf(-1))
	}
	return top
}

// likeliest is the lemma whose script has the greatest score; the first where no script makes any of them.
func (h *heads) likeliest(lemmas []string, form string, score []float32) string {
	at, top := 0, float32(math.Inf(-1))
	for k, s := range h.scripts {
		if i := slices.Index(lemmas, s.of(form)); i >= 0 && score[k] > top {
			at, top = i, score[k]
		}
	}
	return lemmas[at]
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
	dep, head := rows(h.arcDep, w, n), rows(h.arcHead, w, n)
	mat.GELU(dep)
	mat.GELU(head)
	// arc is asked of the heads once; what results is the weight, and for the constant 1 of the dependent the bias.
	score := rows(mat.NewLinear(rows(h.arc, head, n), rows(h.bias, head, n), n, h.arc.Out), dep, n)
	out := make([][]float32, n)
	for d := range n {
		out[d] = score[d*n : (d+1)*n]
	}
	return out
}

// labels are the best relations of the words to their heads; the root relation goes with the root and with nothing else.
func (h *heads) labels(w []float32, head []int) []int {
	n := len(head)
	dep, top := rows(h.labDep, w, n), rows(h.labHead, w, n)
	k := h.labDep.Out
	for d := 1; d < n; d++ {
		g := top[head[d]*k : (head[d]+1)*k]
		row := dep[d*k : (d+1)*k]
		for i := range row {
			row[i] += g[i]
		}
	}
	mat.GELU(dep)
	score := rows(h.labOut, dep, n)
	out := make([]int, n)
	for d := 1; d < n; d++ {
		row := score[d*h.labOut.Out : (d+1)*h.labOut.Out]
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

// rows is what a layer makes of n rows.
func rows(l *mat.Linear, x []float32, n int) []float32 {
	y := make([]float32, n*l.Out)
	l.Apply(y, x, n)
	return y
}

// best is the index of the highest output for each of n rows.
func best(l *mat.Linear, x []float32, n int) []int {
	y := rows(l, x, n)
	out := make([]int, n)
	for r := range n {
		out[r] = argmax(y[r*l.Out : (r+1)*l.Out])
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
