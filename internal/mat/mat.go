// Package mat multiplies matrices and runs the small functions between them, as a transformer on one CPU core needs it: float32 for
// heads and attention, 8 bits for the layers. Assembly for amd64 with AVX2 and FMA is chosen at run time; elsewhere, and where
// Portable asks for it, plain Go gives the same results within rounding.
//
//	l := mat.NewLinear(weight, bias, 2, 3)  // weight [2][3], row by row, as PyTorch keeps it
//	l.Apply(y, x, 1)                        // y [1][2] = x [1][3] weight^T + bias
//
// All matrices are row by row. Shapes are the caller's promise: a slice that is too short is a bug and panics. Nothing is kept between calls but
// what NewLinear and NewBytes packed, which does not change and may be shared by goroutines.
package mat

import (
	"sync/atomic"
)

// wide is the number of columns of a tile, of all kernels.
const wide = 16

var portable atomic.Bool

// Portable makes the package use plain Go, or the machine's kernels again. It is meant for tests and for finding a fault.
func Portable(yes bool) { portable.Store(yes) }

// Accelerated tells whether assembly is in use.
func Accelerated() bool { return machine && !portable.Load() }

// Linear is a layer y = x W^T + b in float32, packed for the kernels.
type Linear struct {
	In, Out int
	packed  []float32 // [ceil(Out/16)][In][16], zero in the columns past Out
	bias    []float32 // padded to whole tiles
}

// NewLinear packs weight [out][in] and bias [out]; a nil bias is zero.
func NewLinear(weight, bias []float32, out, in int) *Linear {
	tiles := (out + wide - 1) / wide
	l := &Linear{In: in, Out: out, packed: make([]float32, tiles*in*wide), bias: make([]float32, tiles*wide)}
	copy(l.bias, bias)
	for o := range out {
		column := l.packed[o/wide*in*wide+o%wide:]
		for k, w := range weight[o*in : (o+1)*in] {
			column[k*wide] = w
		}
	}
	return l
}

// Apply computes y [rows][Out] of x [rows][In].
func (l *Linear) Apply(y, x []float32, rows int) {
	full := l.Out &^ (wide - 1)
	for j := 0; j < full; j += wide {
		product(y[j:], l.Out, x, l.In, l.packed[j*l.In:], wide, rows, l.In, l.bias[j:])
	}
	if full == l.Out {
		return
	}
	var edge [8 * wide]float32
	for i := 0; i < rows; i += 8 { // the last tile is wider than the result: by way of a buffer
		n := min(8, rows-i)
		product(edge[:], wide, x[i*l.In:], l.In, l.packed[full*l.In:], wide, n, l.In, l.bias[full:])
		for r := range n {
			copy(y[(i+r)*l.Out+full:(i+r+1)*l.Out], edge[r*wide:])
		}
	}
}

// product is one tile column: c [m][16] = a [m][k] b [k][16] + bias [16]; ld* are the distances of rows.
func product(c []float32, ldc int, a []float32, lda int, b []float32, ldb, m, k int, bias []float32) {
	if m == 0 || k == 0 {
		return
	}
	_, _, _, _ = c[(m-1)*ldc+wide-1], a[(m-1)*lda+k-1], b[(k-1)*ldb+wide-1], bias[wide-1]
	if !Accelerated() {
		plainProduct(c, ldc, a, lda, b, ldb, m, k, bias)
		return
	}
	for i := 0; i < m; {
		r := min(6, m-i)
		if left := m - i; left == 7 || left == 8 {
			r = (left + 1) / 2 // two even tiles rather than a full and a thin one
		}
		tile(r, k, &a[i*lda], 4*lda, &b[0], 4*ldb, &c[i*ldc], 4*ldc, &bias[0])
		i += r
	}
}

var noBias [wide]float32

// Times16 is one tile column without bias, for attention: c [m][16] = a [m][k] b [k][16]; ld* are the distances of rows in
// numbers. b may lie anywhere, packed or not.
func Times16(c []float32, ldc int, a []float32, lda int, b []float32, ldb, m, k int) {
	product(c, ldc, a, lda, b, ldb, m, k, noBias[:])
}
