package parse

import "math"

// arborescence is the best tree over s[d][h], all roots allowed; row 0 is not read, the diagonal is not used, and s is written over.
//
// Every word takes its best head. Where the heads run in a circle, the circle becomes one group, which may take the place of any of its
// words below another head: its row of scores is, head by head, the best of what its words gain over the heads they have. A group that
// is entered at a word gives that word's head back. A word joins a group at most once for each group that closes, and a group reuses the row of one
// of its members, so that all of it costs a constant number of steps for each score (Tarjan's way for dense scores).
func arborescence(s [][]float64) []int {
	n := len(s)
	if n == 0 {
		return []int{}
	}
	f := newForest(s)
	for d := 1; d < n; d++ {
		f.walk(d)
	}
	return f.open()
}

// forest is the groups made so far. Nodes 0..n-1 are the words, those from n on the groups in the order of their making.
type forest struct {
	rows   [][]float64 // of each node: the scores of the heads 0..n-1 for it; nil once it is part of a group
	enter  [][]int     // of each node: the word in it that a head would take; nil for a word, which takes it itself
	parent []int       // the group that a node is part of, 0 for none
	top    []int       // of each word: the outermost node around it
	words  [][]int     // of each node: the words in it
	head   []int       // of each node: the word that was taken for its head
	into   []int       // of each node: the word in it that hangs on that head
	state  []int       // of each node: untouched, walked, settled
}

const (
	untouched = iota
	walked    // on the way that is being walked
	settled   // its way reaches the root
)

func newForest(s [][]float64) *forest {
	n := len(s)
	f := &forest{rows: s, enter: make([][]int, n), parent: make([]int, n), top: make([]int, n), words: make([][]int, n),
		head: make([]int, n), into: make([]int, n), state: make([]int, n)}
	for d := range n {
		f.top[d], f.words[d] = d, []int{d}
	}
	f.state[0] = settled
	return f
}

// walk goes from a word up the best heads until it meets what is settled. Where it meets its own way, the circle is made a group and
// the walk goes on from there.
func (f *forest) walk(word int) {
	var way []int
	at := f.top[word]
	for f.state[at] != settled {
		if f.state[at] == untouched {
			f.state[at] = walked
			way = append(way, at)
			f.choose(at)
			at = f.top[f.head[at]]
			continue
		}
		k := len(way) - 1
		for way[k] != at {
			k--
		}
		at = f.group(way[k:])
		way = way[:k]
	}
	for _, d := range way {
		f.state[d] = settled
	}
}

// choose takes the best head outside of a node, of equals the first.
func (f *forest) choose(node int) {
	best := math.Inf(-1)
	for h, x := range f.rows[node] {
		if x > best && f.top[h] != node {
			best, f.head[node] = x, h
		}
	}
	f.into[node] = node
	if f.enter[node] != nil {
		f.into[node] = f.enter[node][f.head[node]]
	}
}

// group makes one node of a circle.
func (f *forest) group(ring []int) int {
	id := len(f.rows)
	row := f.rows[ring[0]]
	enter := f.enter[ring[0]]
	if enter == nil {
		enter = make([]int, len(row))
		for h := range enter {
			enter[h] = ring[0]
		}
	}
	var words []int
	for i, node := range ring {
		gained := f.rows[node][f.head[node]]
		for h, x := range f.rows[node] {
			switch x -= gained; {
			case i == 0:
				row[h] = x
			case x > row[h]:
				row[h], enter[h] = x, node
				if f.enter[node] != nil {
					enter[h] = f.enter[node][h]
				}
			}
		}
		f.rows[node], f.enter[node], f.parent[node] = nil, nil, id
		words = append(words, f.words[node]...)
		f.words[node] = nil
	}
	for _, w := range words {
		f.top[w] = id
	}
	f.rows, f.enter, f.parent, f.words = append(f.rows, row), append(f.enter, enter), append(f.parent, 0), append(f.words, words)
	f.head, f.into, f.state = append(f.head, 0), append(f.into, 0), append(f.state, untouched)
	return id
}

// open gives every word its head: the outermost groups first, each opened at the word where its head enters it.
func (f *forest) open() []int {
	out := make([]int, len(f.top))
	opened := make([]bool, len(f.rows))
	for node := len(f.rows) - 1; node > 0; node-- {
		if opened[node] {
			continue
		}
		w := f.into[node]
		out[w] = f.head[node]
		for at := w; at != node; at = f.parent[at] {
			opened[at] = true
		}
	}
	return out
}
