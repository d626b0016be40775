package parse

import (
	"fmt"
	"strings"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
)

// network is what the parser needs to know of the model.
type network interface {
	Linear(name string) (*mat.Linear, error)
	Floats(name string) (data []float32, shape []int, err error)
	Labels(head string) []string
}

// newHeads takes the parser's layers and label lists (upos, feats, lemma, deprel) out of the network, whose rows have dim
// numbers.
func newHeads(m network, dim int) (*heads, error) {
	h := &heads{dim: dim, uposNames: m.Labels("upos"), featNames: m.Labels("feats"), relNames: m.Labels("deprel"), root: -1}
	for _, s := range m.Labels("lemma") {
		sc, ok := readScript(s)
		if !ok {
			return nil, fmt.Errorf("read heads.lemma: unknown lemma script %q: %w", s, entente.ErrDamaged)
		}
		h.scripts = append(h.scripts, sc)
	}
	for i, r := range h.relNames {
		if r == "root" {
			h.root = i
		}
	}
	h.lexicon, h.irregular = map[string]map[string]bool{}, map[string]map[string][]string{}
	for _, upos := range h.uposNames {
		h.irregular[upos] = map[string][]string{}
		for _, pair := range m.Labels("forms." + upos) {
			form, lemma, ok := strings.Cut(pair, " ")
			if !ok || lemma == "" {
				return nil, fmt.Errorf("read forms.%s: %q is no form with its lemma: %w", upos, pair, entente.ErrDamaged)
			}
			h.irregular[upos][form] = append(h.irregular[upos][form], lemma)
		}
		for _, lemma := range m.Labels("lexicon." + upos) {
			if h.lexicon[upos] == nil {
				h.lexicon[upos] = map[string]bool{}
			}
			h.lexicon[upos][lemma] = true
		}
	}
	arc, shape, err := m.Floats("heads.arc")
	if err != nil {
		return nil, err
	}
	if len(shape) != 2 || shape[0] < 2 {
		return nil, misfit("heads.arc", shape)
	}
	a, b := shape[0]-1, shape[1]
	h.arc, h.bias = mat.NewLinear(arc[:a*b], nil, a, b), mat.NewLinear(arc[a*b:], nil, 1, b)
	if h.second, shape, err = m.Floats("heads.second"); err != nil {
		return nil, err
	}
	if len(h.second) != dim {
		return nil, misfit("heads.second", shape)
	}
	return h, h.layers(m, a, b)
}

// layers takes the linear layers; a and b are the sizes of the arc scorer's two sides.
func (h *heads) layers(m network, a, b int) error {
	for _, l := range []struct {
		to   **mat.Linear
		name string
		out  int // 0: any
	}{
		{&h.split, "split", 2}, {&h.upos, "upos", len(h.uposNames)}, {&h.feats, "feats", len(h.featNames)},
		{&h.lemma, "lemma", len(h.scripts)}, {&h.arcDep, "arc_dep", a}, {&h.arcHead, "arc_head", b},
		{&h.labDep, "lab_dep", 0}, {&h.labHead, "lab_head", 0},
	} {
		got, err := m.Linear("heads." + l.name)
		if err != nil {
			return err
		}
		if got.In != h.dim || l.out != 0 && got.Out != l.out || got.Out == 0 {
			return misfit("heads."+l.name, []int{got.Out, got.In})
		}
		*l.to = got
	}
	out, err := m.Linear("heads.lab_out")
	if err != nil {
		return err
	}
	if out.Out != len(h.relNames) || out.In != h.labDep.Out || out.In != h.labHead.Out || len(h.relNames) < 2 {
		return misfit("heads.lab_out", []int{out.Out, out.In})
	}
	h.labOut = out
	return nil
}

func misfit(name string, shape []int) error {
	return fmt.Errorf("read %s: shape %v does not fit the other layers or the labels: %w", name, shape, entente.ErrDamaged)
}
