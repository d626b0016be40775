package mat

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int, scale float64) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64() * scale)
	}
	return x
}

// far is the greatest difference, relative to the greatest value.
func far(a, b []float32) float64 {
	var d, top float64
	for i := range a {
		d = max(d, math.Abs(float64(a[i]-b[i])))
		top = max(top, math.Abs(float64(b[i])))
	}
	return d / max(top, 1e-9)
}

// both runs the same work with the machine's kernels and in plain Go, on equal input.
func both(work func() []float32) (fast, plain []float32) {
	fast = work()
	Portable(true)
	defer Portable(false)
	return fast, work()
}

// weights8 makes 8-bit weights that keep the promise of Bytes.
func weights8(r *rand.Rand, n int) []int8 {
	w := make([]int8, n)
	for i := range w {
		w[i] = int8(r.IntN(33) - 16)
	}
	return w
}

func TestKernelsEqualPlainGo(t *testing.T) {
	if !machine {
		t.Skip("this machine has no kernels: plain Go is all there is")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		rows, in, out := 1+r.IntN(40), 1+r.IntN(130), 1+r.IntN(90)
		x, l := random(r, rows*in, 1), NewLinear(random(r, out*in, .3), random(r, out, 1), out, in)
		fast, plain := both(func() []float32 { y := make([]float32, rows*out); l.Apply(y, x, rows); return y })
		if d := far(fast, plain); d > 1e-5 {
			t.Fatalf("Linear %d x %d, %d rows: %g apart", out, in, rows, d)
		}

		in, out = 32*(1+r.IntN(6)), 16*(1+r.IntN(5))
		q, err := NewBytes(weights8(r, out*in), random(r, out, .01), random(r, out, 1), out, in)
		if err != nil {
			t.Fatal(err)
		}
		x = random(r, rows*in, 2)
		fast, plain = both(func() []float32 { y := make([]float32, rows*out); q.Apply(y, x, rows, &Scratch{}); return y })
		if d := far(fast, plain); d > 1e-5 {
			t.Fatalf("Bytes %d x %d, %d rows: %g apart", out, in, rows, d)
		}

		n := 1 + r.IntN(200)
		x = random(r, n, 3)
		work := map[string]func() []float32{
			"GELU":    func() []float32 { y := append([]float32{}, x...); GELU(y); return y },
			"Softmax": func() []float32 { y := append([]float32{}, x...); Softmax(y); return y },
			"AddNorm": func() []float32 {
				y := make([]float32, n)
				AddNorm(y, x, x[:n], x, x, 1e-5)
				return y
			},
		}
		for name, f := range work {
			if fast, plain := both(f); far(fast, plain) > 1e-5 {
				t.Fatalf("%s of %d: %g apart", name, n, far(fast, plain))
			}
		}
	}
}

// TestLinearIsTheProduct checks against the definition, with the smallest loop.
func TestLinearIsTheProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, s := range [][3]int{{1, 1, 1}, {3, 5, 17}, {7, 384, 45}, {8, 33, 16}, {50, 64, 31}} {
		rows, in, out := s[0], s[1], s[2]
		x, w, b := random(r, rows*in, 1), random(r, out*in, 1), random(r, out, 1)
		y, want := make([]float32, rows*out), make([]float32, rows*out)
		NewLinear(w, b, out, in).Apply(y, x, rows)
		for i := range rows {
			for o := range out {
				s := float64(b[o])
				for k := range in {
					s += float64(x[i*in+k]) * float64(w[o*in+k])
				}
				want[i*out+o] = float32(s)
			}
		}
		if d := far(y, want); d > 1e-5 {
			t.Errorf("%v: %g apart", s, d)
		}
	}
}

func TestBytesRefuseWeightsThatOverflow(t *testing.T) {
	w := make([]int8, 16*32)
	for i := range w {
		w[i] = 20 // eight of one sign: 160
	}
	if _, err := NewBytes(w, make([]float32, 16), make([]float32, 16), 16, 32); err == nil {
		t.Fatal("weights that can overflow 16 bits were taken")
	}
}

func BenchmarkBytes(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	l, err := NewBytes(weights8(r, 1536*384), random(r, 1536, .01), random(r, 1536, 1), 1536, 384)
	if err != nil {
		b.Fatal(err)
	}
	x, y, s := random(r, 40*384, 1), make([]float32, 40*1536), &Scratch{}
	b.ReportAllocs()
	for b.Loop() {
		l.Apply(y, x, 40, s)
	}
	b.ReportMetric(float64(b.N)*2*40*384*1536/b.Elapsed().Seconds()/1e9, "GOP/s")
}
