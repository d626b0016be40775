package encode

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/model"
)

const (
	unknown = 3   // <unk>
	mark    = "▁" // stands for the space before a word

	unknownCost = 10 // an unknown character is this much unlikelier than the rarest piece (SentencePiece)

	mostBytes  = 4096    // of one token are looked at; 12 pieces have at most 576
	mostCached = 1 << 17 // tokens, about 20 MB; a full cache is thrown away and grows again
	longCached = 64      // bytes; longer tokens hardly come twice
)

// Piece is one piece of a text.
type Piece struct {
	ID   int          // in the vocabulary: model.Pieces.Names[ID]; 3 is the unknown piece
	Span entente.Span // the text it stands for, without the space before; a space, or nothing, for a mark alone
}

// cutter cuts text into the pieces of the vocabulary that are likeliest together (SentencePiece unigram, Viterbi), exactly as the
// reference library does with the same vocabulary (train/check_pieces.py). Its time grows with the length of the text.
type cutter struct {
	normal *normaliser
	pieces *trie
	scores []float64 // of the trie's pieces
	first  int32     // id of the first piece that text can hold
	least  float64   // score of an unknown character

	mu    sync.RWMutex
	cache map[string][]int32
}

func newCutter(p *model.Pieces) *cutter {
	first := slices.IndexFunc(p.Names, func(s string) bool { return s != "" })
	first = max(first, 0)
	c := &cutter{normal: newNormaliser(p.Rules), pieces: newTrie(p.Names[first:]), first: int32(first), cache: map[string][]int32{}}
	for _, s := range p.Scores[first:] {
		// Six decimals, as in the reference's file (train/pieces.py): so sums are the same in both, to the last bit, and so are ties.
		short := math.RoundToEven(float64(s)*1e6) / 1e6
		c.scores = append(c.scores, short)
		c.least = min(c.least, short)
	}
	c.least -= unknownCost
	return c
}

// Pieces cuts a text as a whole, words at its spaces. Tokens does not use it: there each token is cut by itself.
func (e *Encoder) Pieces(text string) []Piece {
	o := normal{at: true}
	e.cutter.normal.rewrite(&o, text)
	var out []Piece
	e.cutter.words(o.text, func(id int32, from, to int) {
		if to-from > len(mark) && strings.HasPrefix(string(o.text[from:to]), mark) {
			from += len(mark)
		}
		p := Piece{ID: int(id), Span: entente.Span{Start: int(o.from[2*from]), End: int(o.from[2*to-1])}}
		out = append(out, p)
	})
	return out
}

// token is the pieces of one token that stands alone, at most mostPieces and at least one. The caller must not change them.
func (c *cutter) token(t string) []int32 {
	c.mu.RLock()
	ids, ok := c.cache[t]
	c.mu.RUnlock()
	if ok {
		return ids
	}
	var o normal
	c.normal.rewrite(&o, t[:cutBefore(t, mostBytes)])
	c.words(o.text, func(id int32, _, _ int) { ids = append(ids, id) })
	if len(ids) == 0 {
		ids = []int32{unknown}
	}
	ids = slices.Clip(ids[:min(len(ids), mostPieces)])
	if len(t) > longCached {
		return ids
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.cache) >= mostCached {
		clear(c.cache)
	}
	c.cache[strings.Clone(t)] = ids
	return ids
}

// cutBefore is the greatest n <= most at which s can be cut between characters.
func cutBefore(s string, most int) int {
	if len(s) <= most {
		return len(s)
	}
	n := most
	for n > most-utf8.UTFMax && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
