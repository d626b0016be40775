package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/entente-project/entente"
)

// little makes two small files: three pieces "a", "ab", "▁" of 32 numbers, one rule, and two tensors.
func little() (pieces, encoder []byte) {
	u32 := func(b []byte, vs ...uint32) []byte {
		for _, v := range vs {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
		return b
	}
	names := []byte("\x00\x01a\x01\x01b\x00\x03▁")
	rules, targets := []byte("\x00\x01\t"), []byte("\x01 ")
	p := u32([]byte(piecesMagic), 1, 7, 4, 32, uint32(len(names)), 1, uint32(len(rules)), uint32(len(targets)))
	p = append(p, names...)
	p = u32(p, math.Float32bits(-1), math.Float32bits(-2), math.Float32bits(-3))
	p = append(append(p, rules...), targets...)
	for id := range 7 {
		p = binary.LittleEndian.AppendUint16(p, 0x3c00) // the scale 1
		p = append(p, bytes.Repeat([]byte{byte(id) | 15<<4}, 16)...)
	}

	head, err := json.Marshal(map[string]any{
		"config": Config{Hidden: 32, Layers: 1, Heads: 2, FFN: 64, Positions: 256, Eps: 1e-12},
		"labels": map[string][]string{"upos": {"NOUN", "VERB"}},
		"tensors": []tensor{
			{Name: "heads.upos.weight", Kind: "i8", Shape: []int{2, 4}},
			{Name: "heads.upos.bias", Kind: "f32", Shape: []int{2}, Offset: 16},
		},
	})
	if err != nil {
		panic(err)
	}
	e := u32([]byte(magic), version, uint32(len(head)))
	e = append(e, head...)
	e = u32(e, math.Float32bits(.5), math.Float32bits(2))
	e = append(e, 1, 2, 3, 4, 0xff, 0xfe, 0xfd, 0xfc)
	e = u32(e, math.Float32bits(10), math.Float32bits(20))
	return seal(p), seal(e)
}

// seal ends a file with its checksum.
func seal(b []byte) []byte {
	sum := sha256.Sum256(b)
	return append(b[:len(b):len(b)], sum[:]...)
}

func unseal(b []byte) []byte { return b[:len(b)-sumSize] }

func TestReadLittle(t *testing.T) {
	m, err := Read(little())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Pieces.Names, "|"); got != "||||a|ab|▁" || m.Pieces.Len() != 7 {
		t.Errorf("pieces %q", got)
	}
	if m.Pieces.Scores[5] != -2 || m.Pieces.Rules["\t"] != " " {
		t.Errorf("score %v, rules %v", m.Pieces.Scores[5], m.Pieces.Rules)
	}
	row := make([]float32, 32)
	if m.Pieces.Row(6, row); row[0] != 6-8 || row[16] != 15-8 {
		t.Errorf("row of piece 6: %v", row)
	}
	w, shape, err := m.Floats("heads.upos.weight")
	if err != nil || shape[1] != 4 || w[3] != 2 || w[4] != -2 {
		t.Errorf("weights %v %v, %v", w, shape, err)
	}
	l, err := m.Linear("heads.upos")
	if err != nil {
		t.Fatal(err)
	}
	y := make([]float32, 2)
	if l.Apply(y, []float32{1, 0, 0, 1}, 1); y[0] != 10+.5+2 || y[1] != 20-2-8 {
		t.Errorf("heads.upos gives %v", y)
	}
	if m.Labels("upos")[1] != "VERB" || m.Labels("none") != nil || len(m.Sum()) != 16 {
		t.Errorf("labels %v, sum %q", m.labels, m.Sum())
	}
	if _, err := m.Bytes("heads.upos"); !errors.Is(err, entente.ErrDamaged) {
		t.Errorf("a layer that does not suit the kernels: %v", err)
	}
	if _, _, err := m.Floats("heads.none"); !errors.Is(err, entente.ErrDamaged) {
		t.Errorf("a tensor that is missing: %v", err)
	}
}

// refused tells that an error is one clear line and one of ours.
func refused(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, entente.ErrDamaged) && !errors.Is(err, entente.ErrNewer) {
		t.Fatalf("%s: %v, want damaged or newer", what, err)
	}
	if s := err.Error(); strings.Contains(s, "\n") || !strings.Contains(s, "model/") || !strings.Contains(s, ";") {
		t.Fatalf("%s: the error does not name file, cause and remedy in a line: %s", what, s)
	}
}

func TestEveryCutIsRefused(t *testing.T) {
	p, e := little()
	for n := range p {
		_, err := Read(p[:n], e)
		refused(t, "pieces.bin cut", err)
	}
	for n := range e {
		_, err := Read(p, e[:n])
		refused(t, "encoder.bin cut", err)
	}
	_, err := Read(append(p[:len(p):len(p)], 0), e)
	refused(t, "pieces.bin with a byte too many", err)
}

func TestEveryFlippedBitIsRefused(t *testing.T) {
	p, e := little()
	for i := range 8 * len(p) {
		b := bytes.Clone(p)
		b[i/8] ^= 1 << (i % 8)
		_, err := Read(b, e)
		refused(t, "pieces.bin flipped", err)
	}
	for i := range 8 * len(e) {
		b := bytes.Clone(e)
		b[i/8] ^= 1 << (i % 8)
		_, err := Read(p, b)
		refused(t, "encoder.bin flipped", err)
	}
}

func TestNewerVersionsAreNamed(t *testing.T) {
	p, e := little()
	b := unseal(e)
	b[len(magic)] = version + 1
	if _, err := Read(p, seal(b)); !errors.Is(err, entente.ErrNewer) {
		t.Errorf("encoder.bin of the next version: %v", err)
	}
	p, e = little()
	b = unseal(p)
	b[len(piecesMagic)] = 2
	if _, err := Read(seal(b), e); !errors.Is(err, entente.ErrNewer) {
		t.Errorf("pieces.bin of the next version: %v", err)
	}
}

// TestLies: files whose checksum is right and whose content is not.
func TestLies(t *testing.T) {
	for _, c := range []struct{ name, old, new string }{
		{"a tensor beyond the end", `"offset":16`, `"offset":17`},
		{"a negative offset", `"offset":16`, `"offset":-1`},
		{"an unknown kind", `"kind":"f32"`, `"kind":"f64"`},
		{"no dimension", `"shape":[2]`, `"shape":[] `},
		{"a dimension of nothing", `"shape":[2]`, `"shape":[0]`},
		{"a shape that overflows", `"shape":[2]`, `"shape":[16777216,16777216]`},
		{"no layer", `"layers":1`, `"layers":0`},
		{"layers without end", `"layers":1`, `"layers":100000000`},
		{"another hidden size", `"hidden":32`, `"hidden":64`},
		{"no JSON", `{"config"`, `["config"`},
	} {
		p, e := little()
		n := len(magic) + 8
		size := int(binary.LittleEndian.Uint32(e[n-4:]))
		head := bytes.Replace(e[n:n+size], []byte(c.old), []byte(c.new), 1)
		if bytes.Equal(head, e[n:n+size]) {
			t.Fatalf("%s: the header has no %s", c.name, c.old)
		}
		b := binary.LittleEndian.AppendUint32(bytes.Clone(e[:n-4]), uint32(len(head)))
		_, err := Read(p, seal(append(append(b, head...), unseal(e)[n+size:]...)))
		refused(t, c.name, err)
	}
	p, e := little()
	b := bytes.Replace(unseal(p), []byte("\x00\x01a"), []byte("\x00\x01z"), 1) // then "zb", then "▁": in order; but then
	b = bytes.Replace(b, []byte("\x00\x03▁"), []byte("\x00\x03abc"), 1)        // "abc" after "zb" is not
	_, err := Read(seal(b), e)
	refused(t, "pieces out of order", err)
}

func TestBuiltInModel(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if m.Pieces.Len() < 70_000 || m.Pieces.Dim != 384 || m.Config.Layers != 12 {
		t.Errorf("%d pieces of %d numbers, %d layers", m.Pieces.Len(), m.Pieces.Dim, m.Config.Layers)
	}
	for head, labels := range map[string]string{"upos": "upos", "feats": "feats", "lemma": "lemma", "lab_out": "deprel", "trig.2": "types", "status.2": "status", "pair.out.2": "roots"} {
		l, err := m.Linear("heads." + head)
		if err != nil {
			t.Error(err)
		} else if l.Out != len(m.Labels(labels)) {
			t.Errorf("head %s has %d outputs, labels %s are %d", head, l.Out, labels, len(m.Labels(labels)))
		}
	}
}

// FuzzRead changes the content of the files under a right checksum: they are read or refused, and what is read can be used.
func FuzzRead(f *testing.F) {
	p, e := little()
	f.Add(unseal(p), unseal(e))
	f.Fuzz(func(t *testing.T, p, e []byte) {
		m, err := Read(seal(p), seal(e))
		if err != nil {
			refused(t, "fuzzed", err)
			return
		}
		row := make([]float32, m.Pieces.Dim)
		for id := range m.Pieces.Len() {
			m.Pieces.Row(id, row)
		}
		for name := range m.tensors {
			if _, _, err := m.Floats(name); err != nil {
				t.Fatal(err)
			}
			layer := strings.TrimSuffix(name, ".weight")
			m.Linear(layer)
			m.Bytes(layer)
		}
	})
}
