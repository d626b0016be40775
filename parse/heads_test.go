package parse

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
)

// made is a small network of random weights.
type made struct {
	r    *rand.Rand
	dim  int
	bent string // a layer that comes one output too wide
	gone string // a tensor that is not there
}

var madeLabels = map[string][]string{
	"upos": {"NOUN", "VERB", "ADP"}, "feats": {"_", "Number=Sing"}, "lemma": {"L-0+", "=de", "K-1+r"},
	"deprel": {"nsubj", "root", "obl:mod"},
}

func (m made) Labels(head string) []string { return madeLabels[head] }

func (m made) Floats(name string) ([]float32, []int, error) {
	shape := map[string][]int{"heads.arc": {7, 5}, "heads.second": {m.dim}}[name]
	if name == m.gone || shape == nil {
		return nil, nil, entente.ErrDamaged
	}
	n := 1
	for _, d := range shape {
		n *= d
	}
	return m.draw(n), shape, nil
}

func (m made) Linear(name string) (*mat.Linear, error) {
	out := map[string]int{"split": 2, "upos": 3, "feats": 2, "lemma": 3, "arc_dep": 6, "arc_head": 5, "lab_dep": 4, "lab_head": 4, "lab_out": 3}
	in := m.dim
	if name == "heads.lab_out" {
		in = 4
	}
	n := out[strings.TrimPrefix(name, "heads.")]
	if name == m.bent {
		n++
	}
	if name == m.gone || n == 0 {
		return nil, entente.ErrDamaged
	}
	return mat.NewLinear(m.draw(n*in), m.draw(n), n, in), nil
}

func (m made) draw(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(m.r.NormFloat64())
	}
	return out
}

func TestTreeOfRandomNetworks(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	p := tokens(t)
	text := "L'Iran a rappelé des ambassadeurs du Caire. Il part. Non !\nDes soldats, des mots"
	for range 60 {
		m := made{r: r, dim: 8}
		var err error
		if p.heads, err = newHeads(m, m.dim); err != nil {
			t.Fatal(err)
		}
		s := p.Tokens("fr", text)
		for i := range s {
			v := entente.Vectors{Dim: m.dim, Data: m.draw(m.dim * (len(s[i].Tokens) + 1))}
			p.Tree("fr", &s[i], v)
			grown(t, &s[i])
			before := len(s[i].Words)
			p.TreeFromWords(&s[i], v)
			grown(t, &s[i])
			if len(s[i].Words) != before {
				t.Fatal("TreeFromWords changed the words")
			}
		}
		whole(t, text, s)
	}
}

// grown checks that the words of a sentence hold a tree with known labels.
func grown(t *testing.T, s *entente.Sentence) {
	t.Helper()
	head := []int{0}
	for _, w := range s.Words {
		head = append(head, w.Head)
		if w.UPOS == "" || w.Lemma == "" || w.Feats == "_" || (w.Head == 0) != (w.Deprel == "root") {
			t.Fatalf("word %+v", w)
		}
	}
	if !isTree(head) {
		t.Fatalf("%v is no tree", head)
	}
}

func TestSplitDecidesAboutDes(t *testing.T) {
	m := made{r: rand.New(rand.NewPCG(7, 8)), dim: 8}
	p := tokens(t)
	var err error
	if p.heads, err = newHeads(m, m.dim); err != nil {
		t.Fatal(err)
	}
	for want, bias := range map[int][]float32{1: {9, 0}, 2: {0, 9}} {
		p.heads.split = mat.NewLinear(make([]float32, 16), bias, 2, 8)
		s := p.Tokens("fr", "des soldats")[0]
		p.Tree("fr", &s, entente.Vectors{Dim: 8, Data: m.draw(24)})
		if got := s.Tokens[0].Last - s.Tokens[0].First + 1; got != want {
			t.Errorf("des has %d words, the network says %d", got, want)
		}
	}
}

func TestWithoutVectorsTheTreeIsFlat(t *testing.T) {
	s := tokens(t).Tokens("en", "They don't know.")[0]
	tokens(t).Tree("en", &s, entente.Vectors{})
	if len(s.Words) != 5 {
		t.Fatalf("%d words, want 5", len(s.Words))
	}
	grown(t, &s)
	if s.Words[4].Head != 1 || s.Words[4].UPOS != "X" {
		t.Errorf("last word %+v", s.Words[4])
	}
}

func TestMisfitsAreRefused(t *testing.T) {
	for _, name := range []string{"split", "upos", "feats", "lemma", "arc_dep", "arc_head", "lab_dep", "lab_head", "lab_out", "second", "arc"} {
		r := rand.New(rand.NewPCG(9, 9))
		if _, err := newHeads(made{r: r, dim: 8, gone: "heads." + name}, 8); !errors.Is(err, entente.ErrDamaged) {
			t.Errorf("without %s: %v", name, err)
		}
		if name == "second" || name == "arc" {
			continue
		}
		if _, err := newHeads(made{r: r, dim: 8, bent: "heads." + name}, 8); !errors.Is(err, entente.ErrDamaged) {
			t.Errorf("%s too wide: %v", name, err)
		}
	}
}

func TestNames(t *testing.T) {
	words := []entente.Word{
		{Form: "leader", UPOS: "NOUN", Head: 3, Deprel: "nsubj"}, {Form: "Dole", UPOS: "PROPN", Head: 3, Deprel: "nsubj"}, {Form: "left", UPOS: "VERB", Deprel: "root"},
		{Form: "town", UPOS: "NOUN", Head: 3, Deprel: "obj"}, {Form: "today", UPOS: "NOUN", Head: 3, Deprel: "obl"},
	}
	names(words)
	if words[1].Head != 1 || words[1].Deprel != "flat" || words[0].Head != 3 || words[4].Deprel != "obl" {
		t.Errorf("got %+v", words)
	}
}

func TestSubjects(t *testing.T) {
	words := []entente.Word{
		{Form: "Oslo", UPOS: "PROPN", Head: 2, Deprel: "nsubj"}, {Form: "urges", UPOS: "VERB", Deprel: "root"}, {Form: "Chad", UPOS: "PROPN", Head: 2, Deprel: "nsubj"},
		{Form: "says", UPOS: "VERB", Head: 2, Deprel: "parataxis"}, {Form: "it", UPOS: "PRON", Head: 4, Deprel: "nsubj"},
	}
	subjects(words)
	if words[0].Deprel != "nsubj" || words[2].Deprel != "obj" || words[4].Deprel != "nsubj" {
		t.Errorf("got %+v", words)
	}
}
