package model

import (
	"encoding/binary"
	"math"
)

// Pieces is the vocabulary: pieces of words with their log-probabilities, the map that normalises text before it is cut, and the
// embedding rows, kept in the 4-bit blocks of the base.
type Pieces struct {
	Dim    int       // numbers in a row
	Names  []string  // by id; ids 0..3 are <s> <pad> </s> <unk> and have empty names
	Scores []float32 // by id; 0 for the first four
	Rules  map[string]string

	blocks []byte
}

const (
	piecesMagic = "entpiece"
	blockWide   = 32 // weights of a block: an fp16 scale and 16 bytes
	blockSize   = 18

	// Bounds of a sane file, so that no size overflows.
	mostPieces = 1 << 24
	mostDim    = 1 << 14
)

// ReadPieces reads pieces.bin.
func ReadPieces(b []byte) (*Pieces, error) {
	const name, head = "model/pieces.bin", len(piecesMagic) + 32
	body, err := open(name, b, piecesMagic, 1, head)
	if err != nil {
		return nil, err
	}
	var f [8]int
	for i := range f {
		f[i] = int(binary.LittleEndian.Uint32(body[len(piecesMagic)+4*i:]))
	}
	count, special, dim, names, keys, rules, targets := f[1], f[2], f[3], f[4], f[5], f[6], f[7]
	row := dim / blockWide * blockSize
	fits := count <= mostPieces && special < count && dim > 0 && dim <= mostDim && dim%blockWide == 0 && keys <= rules
	if !fits || head+names+4*(count-special)+rules+targets+count*row != len(body) {
		return nil, damaged(name, "%d pieces of %d numbers do not fill %d bytes", count, dim, len(b))
	}
	p := &Pieces{Dim: dim, Rules: make(map[string]string, keys)}
	rest := body[head:]
	take := func(n int) []byte { part := rest[:n]; rest = rest[n:]; return part }

	list, ok := frontCoded(take(names), count-special)
	if !ok {
		return nil, damaged(name, "list of pieces is broken")
	}
	p.Names = append(make([]string, special), list...)
	p.Scores = append(make([]float32, special), floats(take(4*(count-special)))...)
	from, ok := frontCoded(take(rules), keys)
	if !ok {
		return nil, damaged(name, "list of normalised characters is broken")
	}
	to := take(targets)
	for _, k := range from {
		if len(to) == 0 || len(to) < 1+int(to[0]) {
			return nil, damaged(name, "list of normal forms is broken")
		}
		n := 1 + int(to[0])
		p.Rules[k] = string(to[1:n])
		to = to[n:]
	}
	p.blocks = rest
	return p, nil
}

// frontCoded reads n strings, each as the length of the prefix shared with the one before, the length of the rest, and the rest. They
// must stand in the order of their bytes, without doubles: encode builds its trie on that.
func frontCoded(b []byte, n int) ([]string, bool) {
	out := make([]string, 0, n)
	before := ""
	for range n {
		if len(b) < 2 || int(b[0]) > len(before) || len(b) < 2+int(b[1]) {
			return nil, false
		}
		end := 2 + int(b[1])
		s := before[:b[0]] + string(b[2:end])
		if s <= before {
			return nil, false
		}
		out, before, b = append(out, s), s, b[end:]
	}
	return out, len(b) == 0
}

// Len is the number of pieces; ids are 0..Len-1.
func (p *Pieces) Len() int { return len(p.Names) }

// Row writes the embedding row of a piece into out, Dim numbers.
func (p *Pieces) Row(id int, out []float32) {
	row := p.blocks[id*p.Dim/blockWide*blockSize:]
	for i := 0; i < p.Dim; i += blockWide {
		scale := half(binary.LittleEndian.Uint16(row))
		for j, b := range row[2:blockSize] {
			out[i+j] = float32(int(b&15)-8) * scale
			out[i+j+16] = float32(int(b>>4)-8) * scale
		}
		row = row[blockSize:]
	}
}

// half is an IEEE 754 number of 16 bits.
func half(h uint16) float32 {
	sign, exp, frac := uint32(h>>15)<<31, uint32(h>>10&31), uint32(h&1023)
	switch exp {
	case 0:
		v := float32(frac) / (1 << 24)
		if sign != 0 {
			v = -v
		}
		return v
	case 31:
		return math.Float32frombits(sign | 255<<23 | frac<<13)
	}
	return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
}
