package encode

import "github.com/entente-project/entente/internal/mat"

// work is the memory of one pass; it grows to the longest sentence seen and is used again.
type work struct {
	ids   []int32 // pieces of the whole sentence, <s> first
	first []int   // where each row's first piece stands among them
	part  []int32
	run   []int32 // pieces of this pass

	x, qkv, context, up, sum []float32
	keys, scores             []float32
	bytes                    mat.Scratch
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

// forward gives the hidden states [pieces][hidden] of w.run; they lie in w and are lost with the next pass.
func (e *Encoder) forward(w *work) []float32 {
	n, h, f := len(w.run), e.config.Hidden, e.config.FFN
	w.x, w.sum, w.context = grow(w.x, n*h), grow(w.sum, n*h), grow(w.context, n*h)
	w.qkv, w.up = grow(w.qkv, 3*n*h), grow(w.up, n*f)
	for i, id := range w.run {
		row := w.x[i*h : (i+1)*h]
		e.embedding.Row(int(id), row)
		mat.AddNorm(row, row, e.positions[i*h:(i+1)*h], e.norm.weight, e.norm.bias, e.config.Eps)
	}
	for i := range e.layers {
		l := &e.layers[i]
		l.qkv.Apply(w.qkv, w.x, n, &w.bytes)
		e.attend(w, n)
		l.out.Apply(w.sum, w.context, n, &w.bytes)
		e.addNorm(w, &l.norm1, n)
		l.up.Apply(w.up, w.x, n, &w.bytes)
		mat.GELU(w.up)
		l.down.Apply(w.sum, w.up, n, &w.bytes)
		e.addNorm(w, &l.norm2, n)
	}
	return w.x
}

// addNorm is x = LayerNorm(x + sum), row by row.
func (e *Encoder) addNorm(w *work, by *norm, n int) {
	h := e.config.Hidden
	for i := 0; i < n*h; i += h {
		mat.AddNorm(w.x[i:i+h], w.x[i:i+h], w.sum[i:i+h], by.weight, by.bias, e.config.Eps)
	}
}

// attend fills w.context with what each piece takes from the others, head by head. The queries are scaled already (train/export.py).
func (e *Encoder) attend(w *work, n int) {
	const lane = 16
	h := e.config.Hidden
	size, row := h/e.config.Heads, 3*h
	wide := (n + lane - 1) &^ (lane - 1)
	w.keys, w.scores = grow(w.keys, wide*size), grow(w.scores, n*wide)
	for head := range e.config.Heads {
		q, k, v := w.qkv[head*size:], w.qkv[h+head*size:], w.qkv[2*h+head*size:]
		clear(w.keys[(wide-lane)*size:])
		for t := range n { // keys as columns of tiles: [n/16][size][16]
			column := w.keys[t/lane*lane*size+t%lane:]
			for i, x := range k[t*row : t*row+size] {
				column[i*lane] = x
			}
		}
		for j := 0; j < wide; j += lane {
			mat.Times16(w.scores[j:], wide, q, row, w.keys[j*size:], lane, n, size)
		}
		for t := range n {
			r := w.scores[t*wide : (t+1)*wide]
			for i := n; i < wide; i++ {
				r[i] = mat.Padding
			}
			mat.Softmax(r)
		}
		for j := 0; j < size; j += lane {
			mat.Times16(w.context[head*size+j:], h, w.scores, wide, v[j:], row, n, n)
		}
	}
}
