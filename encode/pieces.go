package encode

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/entente-project/entente/model"
)

const unknown = 3 // <unk>

// cutter cuts text into the pieces of the vocabulary that are likeliest together (SentencePiece unigram, Viterbi).
type cutter struct {
	ids    map[string]int32
	scores []float32
	rules  map[string]string
	most   int     // bytes of the longest piece
	least  float32 // score of an unknown character

	mu    sync.RWMutex
	cache map[string][]int32
}

// mostCached bounds the cache of tokens: about 20 MB. When it is full it is thrown away and grows again.
const mostCached = 1 << 17

func newCutter(p *model.Pieces) *cutter {
	c := &cutter{ids: make(map[string]int32, p.Len()), scores: p.Scores, rules: p.Rules, cache: map[string][]int32{}}
	for id, name := range p.Names {
		if name == "" {
			continue
		}
		c.ids[name] = int32(id)
		c.most = max(c.most, len(name))
		c.least = min(c.least, p.Scores[id])
	}
	c.least -= 10
	return c
}

// token is the pieces of one token that stands alone, at most mostPieces and at least one.
func (c *cutter) token(t string) []int32 {
	c.mu.RLock()
	ids, ok := c.cache[t]
	c.mu.RUnlock()
	if ok {
		return ids
	}
	ids = c.cut("▁" + strings.ReplaceAll(strings.TrimSpace(c.normal(t)), " ", "▁"))
	if len(ids) == 0 {
		ids = []int32{unknown}
	}
	ids = ids[:min(len(ids), mostPieces)]
	c.mu.Lock()
	if len(c.cache) >= mostCached {
		clear(c.cache)
	}
	c.cache[strings.Clone(t)] = ids
	c.mu.Unlock()
	return ids
}

func (c *cutter) normal(t string) string {
	var b strings.Builder
	for _, r := range t {
		s := string(r)
		if to, ok := c.rules[s]; ok {
			s = to
		}
		b.WriteString(s)
	}
	return b.String()
}

// cut finds the best path through the text; characters without a piece are unknown, neighbouring ones together.
func (c *cutter) cut(s string) []int32 {
	type node struct {
		score float32
		from  int
		id    int32
	}
	best := make([]node, len(s)+1)
	for i := range best {
		best[i].from = -1
	}
	best[0].from = 0
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		if best[i].from >= 0 {
			single := false
			for j := i + n; j <= len(s) && j-i <= c.most; {
				if id, ok := c.ids[s[i:j]]; ok {
					single = single || j == i+n
					if x := best[i].score + c.scores[id]; best[j].from < 0 || x > best[j].score {
						best[j] = node{x, i, id}
					}
				}
				if j == len(s) {
					break
				}
				_, m := utf8.DecodeRuneInString(s[j:])
				j += m
			}
			if !single {
				if x := best[i].score + c.least; best[i+n].from < 0 || x > best[i+n].score {
					best[i+n] = node{x, i, unknown}
				}
			}
		}
		i += n
	}
	var back []int32
	for i := len(s); i > 0; i = best[i].from {
		if id := best[i].id; id != unknown || len(back) == 0 || back[len(back)-1] != unknown {
			back = append(back, id)
		}
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}
