// Package encode turns the tokens of a sentence into vectors: pieces of words first, then one pass through a small multilingual
// transformer with 8-bit weights, in pure Go.
//
//	e, err := encode.New(m)
//	v := e.Tokens([]string{"L'", "Iran", "a", "rappelé", "son", "ambassadeur", "."})
//	v.Row(0)   // the sentence; v.Row(2) is "Iran"
//
// Each token is cut into pieces by itself, as if it stood alone; its row is the hidden state of its first piece. It refuses nothing: bytes that
// are no UTF-8 and characters the vocabulary lacks become the unknown piece. A sentence of over 256 pieces is read in windows that
// overlap, so that time grows with length and not faster. An Encoder does not change but for a bounded cache of tokens, keeps its
// working memory in a pool, and may be used by many goroutines at once. docs/benchmarks.md has its speed.
package encode

import (
	"fmt"
	"strings"
	"sync"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
	"github.com/entente-project/entente/model"
)

const (
	begin = 0 // <s>
	end   = 2 // </s>

	mostPieces = 12  // of one token; as in training (train/batches.py)
	window     = 256 // pieces of one pass, with <s> and </s>
	overlap    = 64  // pieces that a window shares with the one before; half of them on each side are context only
)

// Encoder is the transformer, ready to run.
type Encoder struct {
	config    model.Config
	cutter    *cutter
	embedding *model.Pieces
	positions []float32 // [positions][hidden], with the one token type added
	norm      norm
	layers    []layer
	pool      sync.Pool // *work
}

type norm struct{ weight, bias []float32 }

type layer struct {
	qkv, out, up, down *mat.Bytes
	norm1, norm2       norm
}

// New makes an encoder of a model.
func New(m *model.Model) (*Encoder, error) {
	e := &Encoder{config: m.Config, embedding: m.Pieces, cutter: newCutter(m.Pieces)}
	if c := e.config; c.Heads < 1 || c.Hidden%c.Heads != 0 || c.Hidden/c.Heads%16 != 0 || c.Positions < window {
		return nil, fmt.Errorf("make encoder: a hidden size of %d with %d heads and %d positions does not suit the kernels: %w", c.Hidden, c.Heads, c.Positions, entente.ErrDamaged)
	}
	var err error
	if e.positions, err = vector(m, "positions", m.Config.Positions*m.Config.Hidden); err != nil {
		return nil, err
	}
	if e.norm, err = readNorm(m, "norm"); err != nil {
		return nil, err
	}
	e.layers = make([]layer, m.Config.Layers)
	for i := range e.layers {
		if err := e.layers[i].read(m, fmt.Sprintf("layers.%d.", i)); err != nil {
			return nil, err
		}
	}
	e.pool.New = func() any { return new(work) }
	return e, nil
}

// vector reads a tensor of n numbers.
func vector(m *model.Model, name string, n int) ([]float32, error) {
	v, _, err := m.Floats(name)
	if err == nil && len(v) != n {
		err = misfit(name, len(v), n)
	}
	return v, err
}

func misfit(name string, have, want int) error {
	return fmt.Errorf("make encoder: %s has %d numbers, want %d: %w", name, have, want, entente.ErrDamaged)
}

func readNorm(m *model.Model, name string) (n norm, err error) {
	if n.weight, err = vector(m, name+".weight", m.Config.Hidden); err == nil {
		n.bias, err = vector(m, name+".bias", m.Config.Hidden)
	}
	return n, err
}

func (l *layer) read(m *model.Model, prefix string) (err error) {
	h, f := m.Config.Hidden, m.Config.FFN
	for _, b := range []struct {
		to      **mat.Bytes
		name    string
		out, in int
	}{{&l.qkv, "qkv", 3 * h, h}, {&l.out, "out", h, h}, {&l.up, "up", f, h}, {&l.down, "down", h, f}} {
		if *b.to, err = m.Bytes(prefix + b.name); err != nil {
			return err
		}
		if have, want := (*b.to).Out*(*b.to).In, b.out*b.in; (*b.to).Out != b.out || have != want {
			return misfit(prefix+b.name, have, want)
		}
	}
	if l.norm1, err = readNorm(m, prefix+"norm1"); err == nil {
		l.norm2, err = readNorm(m, prefix+"norm2")
	}
	return err
}

// Tokens gives one row for the sentence and one for each token.
func (e *Encoder) Tokens(tokens []string) entente.Vectors {
	w := e.pool.Get().(*work)
	defer e.pool.Put(w)
	w.ids, w.first = append(w.ids[:0], begin), append(w.first[:0], 0)
	for _, t := range tokens {
		w.first = append(w.first, len(w.ids))
		w.ids = append(w.ids, e.cutter.token(strings.ReplaceAll(t, "’", "'"))...)
	}
	v := entente.Vectors{Dim: e.config.Hidden, Data: make([]float32, (len(tokens)+1)*e.config.Hidden)}
	if len(w.ids)+1 <= window {
		e.rows(w, v, w.ids, 0, 0, len(w.first))
		return v
	}
	e.windows(w, v)
	return v
}

// rows runs one pass over pieces that start at piece `from` of the sentence, and takes the rows of tokens [a, b) from it.
func (e *Encoder) rows(w *work, v entente.Vectors, ids []int32, from, a, b int) {
	w.run = append(append(w.run[:0], ids...), end)
	h := e.forward(w)
	for r := a; r < b; r++ {
		copy(v.Row(r), h[(w.first[r]-from)*v.Dim:])
	}
}

// windows reads a long sentence in parts that begin at a token, each with half an overlap of context around the rows it gives.
func (e *Encoder) windows(w *work, v entente.Vectors) {
	rows, n := len(w.first), len(w.ids)
	for a := 0; a < rows; {
		start := a
		for start > 0 && w.first[a]-w.first[start-1] <= overlap/2 {
			start--
		}
		stop, b := start, a
		for stop < rows && pieceEnd(w.first, stop, n)-w.first[start] <= window-2 {
			if stop == rows-1 || pieceEnd(w.first, stop, n)-w.first[start] <= window-2-overlap/2 {
				b = stop + 1
			}
			stop++
		}
		if stop == rows {
			b = rows
		}
		b = max(b, a+1)
		from := w.first[start]
		ids := w.ids[from:pieceEnd(w.first, max(stop, b)-1, n)]
		if from > 0 {
			w.part = append(append(w.part[:0], begin), ids...)
			ids, from = w.part, from-1
		}
		e.rows(w, v, ids, from, a, b)
		a = b
	}
}

// pieceEnd is where the pieces of row r end.
func pieceEnd(first []int, r, n int) int {
	if r+1 < len(first) {
		return first[r+1]
	}
	return n
}
