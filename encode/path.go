package encode

import (
	"bytes"
	"unicode/utf8"
)

// node is the end of the best path to a place in a word.
type node struct {
	score float64
	from  int // where its last piece begins; unreached if no path comes here
	id    int32
}

const unreached = -1

// words cuts marked text word by word, each beginning at a mark, and yields id and bytes of every piece in order.
func (c *cutter) words(text []byte, yield func(id int32, from, to int)) {
	var best []node
	var back []int
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.Index(text[start+1:], []byte(mark)); i >= 0 {
			end = start + 1 + i
		}
		best = c.path(best[:0], text[start:end])
		back = back[:0]
		for i := end - start; i > 0; i = best[i].from {
			if n := len(back); n > 0 && best[i].id == unknown && best[back[n-1]].id == unknown {
				best[back[n-1]].from = best[i].from // unknown characters side by side are one piece
				continue
			}
			back = append(back, i)
		}
		for i := len(back) - 1; i >= 0; i-- {
			n := best[back[i]]
			yield(n.id, start+n.from, start+back[i])
		}
		start = end
	}
}

// path finds the best path to every place of a word: the sum of scores is greatest; of two equal ones, the one met first.
func (c *cutter) path(best []node, word []byte) []node {
	for range len(word) + 1 {
		best = append(best, node{from: unreached})
	}
	best[0].from = 0
	for i := 0; i < len(word); {
		_, size := utf8.DecodeRune(word[i:])
		single, at := false, int32(root)
		for j := i; j < len(word); {
			if at = c.pieces.step(at, word[j]); at == none {
				break
			}
			j++
			if v := c.pieces.value[at]; v != none {
				best[j].offer(best[i].score+c.scores[v], i, c.first+v)
				single = single || j == i+size
			}
		}
		if !single {
			best[i+size].offer(best[i].score+c.least, i, unknown)
		}
		i += size
	}
	return best
}

func (n *node) offer(score float64, from int, id int32) {
	if n.from == unreached || score > n.score {
		*n = node{score, from, id}
	}
}
