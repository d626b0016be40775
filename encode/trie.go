package encode

import "bytes"

// trie finds all strings of a sorted list that begin a text, byte by byte. The children of a node stand next to each other.
type trie struct {
	first []int32 // of a node: its first child
	count []int16 // its number of children
	label []byte  // the byte that leads to it
	value []int32 // index in the list of the string that ends here, none if no string does
}

const (
	root = 0
	none = -1
)

// newTrie builds the trie of strings sorted by bytes, without doubles.
func newTrie(sorted []string) *trie {
	t := &trie{}
	t.add(0)
	type part struct{ node, from, to, depth int } // strings [from, to) share their first depth bytes and lead to node
	todo := []part{{root, 0, len(sorted), 0}}
	for len(todo) > 0 {
		p := todo[0]
		todo = todo[1:]
		if p.from < p.to && len(sorted[p.from]) == p.depth {
			t.value[p.node] = int32(p.from)
			p.from++
		}
		t.first[p.node] = int32(len(t.label))
		for i := p.from; i < p.to; {
			j, c := i, sorted[i][p.depth]
			for j < p.to && sorted[j][p.depth] == c {
				j++
			}
			todo = append(todo, part{t.add(c), i, j, p.depth + 1})
			t.count[p.node]++
			i = j
		}
	}
	return t
}

func (t *trie) add(label byte) int {
	t.first, t.count = append(t.first, 0), append(t.count, 0)
	t.label, t.value = append(t.label, label), append(t.value, none)
	return len(t.label) - 1
}

// step is the node that byte c leads to, none if there is no such string.
func (t *trie) step(node int32, c byte) int32 {
	first := t.first[node]
	i := bytes.IndexByte(t.label[first:first+int32(t.count[node])], c)
	if i < 0 {
		return none
	}
	return first + int32(i)
}

// shortest is the index of the shortest string that begins s, none if there is none.
func (t *trie) shortest(s string) int32 {
	node := int32(root)
	for i := range len(s) {
		if node = t.step(node, s[i]); node == none {
			return none
		}
		if v := t.value[node]; v != none {
			return v
		}
	}
	return none
}
