package mat

import "math"

func plainProduct(c []float32, ldc int, a []float32, lda int, b []float32, ldb, m, k int, bias []float32) {
	for i := range m {
		row := (*[wide]float32)(c[i*ldc:])
		sum := *(*[wide]float32)(bias)
		for q, x := range a[i*lda : i*lda+k] {
			w := (*[wide]float32)(b[q*ldb:])
			for j := range sum {
				sum[j] += x * w[j]
			}
		}
		*row = sum
	}
}

func plainQuantise(x []float32, q []uint8, s *rowScale) {
	var low, high float32
	for _, v := range x {
		low, high = min(low, v), max(high, v)
	}
	span := high - low + 1e-20
	s.scale = span / 255
	inverse := 255 / span
	s.zero = -int32(math.RoundToEven(float64(low * inverse)))
	for i, v := range x {
		q[i] = uint8(min(max(int32(math.RoundToEven(float64(v*inverse)))+s.zero, 0), 255))
	}
}

func (l *Bytes) plain(y []float32, rows int, s *Scratch) {
	for i := range rows {
		x, r := s.bytes[i*l.In:(i+1)*l.In], s.rows[i]
		for o := range l.Out {
			w := l.packed[o/wide*l.In*wide+o%wide*4:]
			var sum int32
			for k := 0; k < l.In; k += 4 {
				p := w[k/4*64 : k/4*64+4]
				sum += int32(x[k])*int32(p[0]) + int32(x[k+1])*int32(p[1]) + int32(x[k+2])*int32(p[2]) + int32(x[k+3])*int32(p[3])
			}
			y[i*l.Out+o] = float32(sum-r.zero*l.sum[o])*l.scale[o]*r.scale + l.bias[o]
		}
	}
}

func plainGELU(x []float32) {
	for i, v := range x {
		x[i] = float32(0.5 * float64(v) * (1 + math.Erf(float64(v)/math.Sqrt2)))
	}
}

func plainSoftmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

func plainAddNorm(y, x, r, w, b []float32, eps float32) {
	var sum float32
	for i := range y {
		y[i] = x[i] + r[i]
		sum += y[i]
	}
	mean := sum / float32(len(y))
	var square float32
	for _, v := range y {
		square += (v - mean) * (v - mean)
	}
	scale := float32(1 / math.Sqrt(float64(square/float32(len(y))+eps)))
	for i, v := range y {
		y[i] = (v-mean)*scale*w[i] + b[i]
	}
}
