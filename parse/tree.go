package parse

import "math"

// tree finds the heads that give the highest sum of scores under the condition that they form a tree with one root
// (maximum spanning arborescence after Chu-Liu and Edmonds). score[d][h] is the score of word h as head of word d, both
// 1-based; h = 0 is the root; row 0 is not read. The answer has the head of word d at d; 0 is the root. Scores that are
// no numbers count as very low. One word of the sentence costs a row; the worst case is cubic in the number of words.
func tree(score [][]float32) []int {
	n := len(score)
	if n < 2 {
		return make([]int, n)
	}
	s := make([][]float64, n)
	low, high := math.MaxFloat64, -math.MaxFloat64
	for d := 1; d < n; d++ {
		for _, x := range score[d] {
			if v := float64(x); !math.IsNaN(v) && !math.IsInf(v, 0) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if low > high {
		low, high = 0, 0
	}
	// Scores are counted from the lowest up, so that small differences between large numbers are not lost. A root arc
	// costs more than any change among the other arcs can gain, so that the best tree has only one.
	wide := high - low + 1
	fine := 4 * wide * float64(n)
	for d := 1; d < n; d++ {
		s[d] = make([]float64, n)
		for h := range n {
			v := min(float64(score[d][h]), high) - low
			if math.IsNaN(v) || v < 0 {
				v = -wide
			}
			if h == 0 {
				v -= fine
			}
			s[d][h] = v
		}
	}
	return arborescence(s)
}

// arborescence is the best tree over s[d][h], all roots allowed; row 0 is not read, the diagonal is not used.
func arborescence(s [][]float64) []int {
	n := len(s)
	head := make([]int, n)
	for d := 1; d < n; d++ {
		best := math.Inf(-1)
		for h := range n {
			if h != d && s[d][h] > best {
				best, head[d] = s[d][h], h
			}
		}
	}
	ring := cycle(head)
	if ring == nil {
		return head
	}
	return expand(s, head, ring)
}

// cycle is the words of one cycle among the heads; nil if there is none.
func cycle(head []int) []int {
	seen := make([]int, len(head)) // the walk that came by, 0 none
	for start := 1; start < len(head); start++ {
		d := start
		for d != 0 && seen[d] == 0 {
			seen[d] = start
			d = head[d]
		}
		if d == 0 || seen[d] != start {
			continue
		}
		ring := []int{d}
		for x := head[d]; x != d; x = head[x] {
			ring = append(ring, x)
		}
		return ring
	}
	return nil
}

// expand takes a cycle for one word, finds the best tree of what results, and opens the cycle where that tree enters it.
func expand(s [][]float64, head, ring []int) []int {
	in := make([]bool, len(s))
	for _, d := range ring {
		in[d] = true
	}
	var old []int // the words outside, by their new number; the cycle is the last word
	for d := range s {
		if !in[d] {
			old = append(old, d)
		}
	}
	m := len(old)
	small := make([][]float64, m+1)
	enter, leave := make([]int, m), make([]int, m)
	for i := 1; i <= m; i++ {
		small[i] = make([]float64, m+1)
	}
	for i, u := range old {
		into, out := math.Inf(-1), math.Inf(-1)
		for _, v := range ring {
			if x := s[v][u] - s[v][head[v]]; x > into {
				into, enter[i] = x, v
			}
			if i > 0 && s[u][v] > out {
				out, leave[i] = s[u][v], v
			}
		}
		small[m][i] = into
		if i > 0 {
			small[i][m] = out
			for j, h := range old {
				small[i][j] = s[u][h]
			}
		}
	}
	got := arborescence(small)
	for i := 1; i < m; i++ {
		if got[i] == m {
			head[old[i]] = leave[i]
		} else {
			head[old[i]] = old[got[i]]
		}
	}
	head[enter[got[m]]] = old[got[m]]
	return head
}
