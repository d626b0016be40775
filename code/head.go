package code

import "math"

// linear is one layer: out = W in + b, W row after row.
type linear struct {
	in, out int
	w, b    []float32
}

// apply writes the layer's answer to one input.
func (l *linear) apply(x, y []float32) {
	for o := range l.out {
		y[o] = l.b[o] + dot(l.w[o*l.in:(o+1)*l.in], x)
	}
}

// of is apply into a new slice.
func (l *linear) of(x []float32) []float32 {
	y := make([]float32, l.out)
	l.apply(x, y)
	return y
}

// dot multiplies two rows of one length; four sums at a time let the processor overlap them.
func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
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

// gelu is the exact Gaussian error linear unit, in place.
func gelu(x []float32) []float32 {
	for i, v := range x {
		x[i] = v * 0.5 * float32(1+math.Erf(float64(v)/math.Sqrt2))
	}
	return x
}

// softmax turns scores into shares that sum to one, in place.
func softmax(x []float32) []float32 {
	if len(x) == 0 {
		return x
	}
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float64
	for i, v := range x {
		e := math.Exp(float64(v - top))
		x[i] = float32(e)
		sum += e
	}
	for i := range x {
		x[i] = float32(float64(x[i]) / sum)
	}
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
