package mat

// GELU puts x/2 (1 + erf(x/sqrt 2)) in place of each x; the kernel's error is under 1e-6.
func GELU(x []float32) {
	n := 0
	if Accelerated() {
		if n = len(x) &^ 15; n > 0 {
			gelu16(n, &x[0])
		}
	}
	plainGELU(x[n:])
}

// Softmax puts exp(x) / sum exp(x) in place of each x.
func Softmax(x []float32) {
	if len(x) == 0 {
		return
	}
	if len(x)%8 == 0 && Accelerated() {
		softmax8(len(x), &x[0])
		return
	}
	plainSoftmax(x)
}

// Padding is what stands in a row for Softmax where there is nothing: its share is zero.
const Padding = -1e30

// AddNorm is y = LayerNorm(x + r) w + b over one row, y may be x. eps is added to the variance.
func AddNorm(y, x, r, w, b []float32, eps float32) {
	n := len(y)
	_, _, _, _ = x[n-1], r[n-1], w[n-1], b[n-1]
	if n%8 == 0 && Accelerated() {
		addNorm8(n, &x[0], &r[0], &w[0], &b[0], &y[0], eps, 1/float32(n))
		return
	}
	plainAddNorm(y, x, r, w, b, eps)
}

// Dot is the sum of products of two rows of the same length.
func Dot(a, b []float32) float32 {
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
