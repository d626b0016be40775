package mat

import (
	"fmt"
	"unsafe"
)

// group is how many neighbouring 4-weight steps of one column are added in 16 bits before they are widened.
const group = 4

// Bytes is a layer y = x W^T + b with weights of 8 bits and one scale for each output; x is turned into bytes row by row.
//
// In 16 bits, eight products of an unsigned byte (<= 255) with weights that share a lane are added. That cannot overflow when, among each such eight
// weights, those of one sign sum to at most 128 (255 x 128 < 32768): train/export.py scales every output so that it holds, and NewBytes refuses
// weights for which it does not.
type Bytes struct {
	In, Out int
	packed  []int8    // [Out/16][In/4][16][4]
	scale   []float32 // [Out]
	bias    []float32 // [Out]
	sum     []int32   // [Out] sum of the weights, for the zero point
}

// NewBytes packs weight [out][in], scale [out] and bias [out]. In and out must be multiples of 16.
func NewBytes(weight []int8, scale, bias []float32, out, in int) (*Bytes, error) {
	if out%wide != 0 || in%(4*group) != 0 || in%32 != 0 {
		return nil, fmt.Errorf("pack 8-bit layer %d x %d: want multiples of 16 and 32", out, in)
	}
	l := &Bytes{In: in, Out: out, packed: make([]int8, out*in), scale: scale, bias: bias, sum: make([]int32, out)}
	for o := range out {
		row := weight[o*in : (o+1)*in]
		if k := overflow(row); k >= 0 {
			return nil, fmt.Errorf("pack 8-bit layer: output %d, weights from %d on sum to more than 128; export the model again with train/export.py", o, k)
		}
		for k, w := range row {
			l.packed[o/wide*in*wide+k/4*64+o%wide*4+k%4] = w
			l.sum[o] += int32(w)
		}
	}
	return l, nil
}

// overflow is the first group of weights whose sum could overflow, -1 if none.
func overflow(row []int8) int {
	for g := 0; g < len(row); g += 4 * group {
		for h := 0; h < 4; h += 2 {
			up, down := 0, 0
			for j := range group {
				for e := range 2 {
					if w := int(row[g+4*j+h+e]); w > 0 {
						up += w
					} else {
						down -= w
					}
				}
			}
			if up > 128 || down > 128 {
				return g
			}
		}
	}
	return -1
}

// rowScale is how a row was turned into bytes: x = scale * (byte - zero).
type rowScale struct {
	scale float32
	zero  int32
}

// tileBytes is what the kernels take; the order of fields is known to them.
type tileBytes struct {
	k     int // turns of 16
	a     *uint8
	lda   int
	b     *int8
	c     *float32
	ldc   int
	scale *float32
	bias  *float32
	sum   *int32
	rows  *rowScale
	ahead uintptr // what to bring into the cache for the next column
}

// Scratch holds rows turned into bytes; it grows to the largest size asked and is kept by the caller.
type Scratch struct {
	bytes []uint8
	rows  []rowScale
	tile  tileBytes
}

func (s *Scratch) fit(n, rows int) {
	if cap(s.bytes) < n {
		s.bytes = make([]uint8, n)
	}
	if cap(s.rows) < rows {
		s.rows = make([]rowScale, rows)
	}
	s.bytes, s.rows = s.bytes[:n], s.rows[:rows]
}

// Apply computes y [rows][Out] of x [rows][In].
func (l *Bytes) Apply(y, x []float32, rows int, s *Scratch) {
	if rows == 0 {
		return
	}
	s.fit(rows*l.In, rows)
	_ = y[rows*l.Out-1]
	fast := Accelerated()
	for i := range rows {
		in, out := x[i*l.In:(i+1)*l.In], s.bytes[i*l.In:(i+1)*l.In]
		if fast {
			quantise32(l.In, &in[0], &out[0], &s.rows[i])
		} else {
			plainQuantise(in, out, &s.rows[i])
		}
	}
	if !fast {
		l.plain(y, rows, s)
		return
	}
	t := &s.tile // on the heap already: a local would escape into the kernel at every call
	t.k, t.lda, t.ldc = l.In/16, l.In, 4*l.Out
	for j := 0; j < l.Out; j += wide {
		t.b = &l.packed[j*l.In]
		t.scale, t.bias, t.sum = &l.scale[j], &l.bias[j], &l.sum[j]
		next := uintptr(unsafe.Pointer(t.b))
		if j+wide < l.Out {
			next += uintptr(l.In * wide)
		}
		for i, block := 0, 0; i < rows; block++ {
			r := min(3, rows-i)
			if rows-i == 4 {
				r = 2
			}
			t.a, t.rows, t.c = &s.bytes[i*l.In], &s.rows[i], &y[i*l.Out+j]
			t.ahead = next + uintptr(block%4*t.k*64)
			tileOfBytes(r, t)
			i += r
		}
	}
}
