package parse

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// isTree tells whether every word of head reaches the root and one word hangs on it.
func isTree(head []int) bool {
	roots := 0
	for d := 1; d < len(head); d++ {
		if head[d] == 0 {
			roots++
		}
		h := d
		for range head {
			if h == 0 {
				break
			}
			h = head[h]
		}
		if h != 0 || head[d] == d {
			return false
		}
	}
	return roots == 1
}

// optimum tries all head assignments.
func optimum(score [][]float32) float64 {
	n := len(score)
	head := make([]int, n)
	top := math.Inf(-1)
	var try func(d int, sum float64)
	try = func(d int, sum float64) {
		if d == n {
			if sum > top && isTree(head) {
				top = sum
			}
			return
		}
		for h := range n {
			head[d] = h
			try(d+1, sum+float64(score[d][h]))
		}
	}
	try(1, 0)
	return top
}

func random(r *rand.Rand, n int, draw func() float32) [][]float32 {
	s := make([][]float32, n)
	for d := range s {
		s[d] = make([]float32, n)
		for h := range s[d] {
			s[d][h] = draw()
		}
	}
	return s
}

func TestTreeIsTheBestOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 2000 {
		s := random(r, 2+r.IntN(4), func() float32 { return float32(r.NormFloat64() * 10) })
		head := tree(s)
		if !isTree(head) {
			t.Fatalf("case %d: %v is no tree", i, head)
		}
		sum := 0.0
		for d := 1; d < len(head); d++ {
			sum += float64(s[d][head[d]])
		}
		if want := optimum(s); sum < want-1e-6 {
			t.Fatalf("case %d: %v sums to %g, the best tree to %g; scores %v", i, head, sum, want, s)
		}
	}
}

func TestTreeOfAnyScores(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	odd := []float32{0, 1, float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), math.MaxFloat32, -math.MaxFloat32}
	for _, draw := range []func() float32{
		r.Float32,
		func() float32 { return 0 },
		func() float32 { return odd[r.IntN(len(odd))] },
		func() float32 { return float32(math.NaN()) },
		func() float32 { return float32(r.IntN(2)) },
	} {
		for range 200 {
			if head := tree(random(r, 2+r.IntN(40), draw)); !isTree(head) {
				t.Fatalf("%v is no tree", head)
			}
		}
	}
	if got := tree(nil); len(got) != 0 {
		t.Errorf("no words: %v", got)
	}
}

// circles are scores of words that want one another in pairs, and the pairs one another, which makes one group after another.
func circles(words int) [][]float32 {
	n := 1 + words
	s := random(nil, n, func() float32 { return 0 })
	for d := 1; d < n; d++ {
		for h := range n {
			s[d][h] = -float32(d + h)
		}
		s[d][min(words, 1+((d-1)^1))] = 100
	}
	return s
}

func TestTreeOfManyCircles(t *testing.T) {
	if !isTree(tree(circles(250))) {
		t.Error("no tree")
	}
}

// TestTreeWorksInPlace: a tree of twice as many words takes twice as many allocations, not four times: no group copies the scores.
func TestTreeWorksInPlace(t *testing.T) {
	took := func(words int) float64 {
		s := circles(words)
		return testing.AllocsPerRun(3, func() { tree(s) })
	}
	for n := 50; n <= 400; n *= 2 {
		if a, b := took(n), took(2*n); b > 2.3*a {
			t.Errorf("%d words take %.0f allocations, %d words %.0f", n, a, 2*n, b)
		}
	}
}

// BenchmarkTree is the tree of a sentence in which every word stands in circles.
func BenchmarkTree(b *testing.B) {
	for _, n := range []int{30, 60, 120, 240, 480} {
		s := circles(n)
		b.Run(fmt.Sprintf("words=%d", n), func(b *testing.B) {
			for b.Loop() {
				tree(s)
			}
		})
	}
}
