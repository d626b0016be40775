package code

import (
	"fmt"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
	"github.com/entente-project/entente/model"
)

// network is the heads of the model that this room asks. docs/formats/model.md lists them.
type network struct {
	dim                               int
	trig0, trig2                      *mat.Linear
	argTrig, argWord                  *mat.Linear
	status0, status2                  *mat.Linear
	query0, query2, key, pair0, pair2 *mat.Linear
	types, statuses, roots            []string
}

// newNetwork takes the heads out of a model and refuses one whose heads do not fit their labels.
func newNetwork(m *model.Model) (*network, error) {
	n := &network{dim: m.Config.Hidden, types: m.Labels("types"), statuses: m.Labels("status"), roots: m.Labels("roots")}
	for name, l := range map[string]**mat.Linear{
		"trig.0": &n.trig0, "trig.2": &n.trig2, "arg_trig": &n.argTrig, "arg_word": &n.argWord, "status.0": &n.status0, "status.2": &n.status2,
		"pair.query.0": &n.query0, "pair.query.2": &n.query2, "pair.key": &n.key, "pair.out.0": &n.pair0, "pair.out.2": &n.pair2,
	} {
		var err error
		if *l, err = m.Linear("heads." + name); err != nil {
			return nil, fmt.Errorf("code heads: %w", err)
		}
	}
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"trig.2", n.trig2.Out, len(n.types)}, {"status.2", n.status2.Out, len(n.statuses)}, {"pair.out.2", n.pair2.Out, len(n.roots)},
		{"arg_trig", n.argTrig.Out, 3 * roleWide}, {"arg_word", n.argWord.Out, 3 * roleWide}, {"pair.key", n.key.Out, n.query2.Out},
		{"pair.out.0", n.pair0.In, 7 * n.dim}, {"pair.key", n.key.Out, 4 * roleWide}, {"trig.0", n.trig0.In, n.dim},
	} {
		if c.got != c.want || c.want == 0 {
			return nil, fmt.Errorf("code heads: heads.%s has %d numbers, want %d: %w; build entente again from a clean checkout", c.name, c.got, c.want,
				entente.ErrDamaged)
		}
	}
	return n, nil
}

// of is a layer's answer to rows of input.
func of(l *mat.Linear, x []float32, rows int) []float32 {
	y := make([]float32, rows*l.Out)
	l.Apply(y, x, rows)
	return y
}

// two is a layer, GELU, and a second layer.
func two(a, b *mat.Linear, x []float32, rows int) []float32 {
	h := of(a, x, rows)
	mat.GELU(h)
	return of(b, h, rows)
}

// shares turns scores into shares that sum to one, in place.
func shares(x []float32) []float32 {
	mat.Softmax(x)
	return x
}

// best is the index of the largest value at or after from.
func best(x []float32, from int) int {
	at := from
	for i := from; i < len(x); i++ {
		if x[i] > x[at] {
			at = i
		}
	}
	return at
}
