package parse

import "math"

// tree finds the heads that give the highest sum of scores under the condition that they form a tree with one root
// (maximum spanning arborescence after Chu-Liu and Edmonds). score[d][h] is the score of word h as head of word d, both
// 1-based; h = 0 is the root; row 0 is not read. The answer has the head of word d at d; 0 is the root. Scores that are
// no numbers count as very low. Time and memory grow with the number of scores, whatever they are.
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
