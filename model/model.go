// Package model holds what was learnt: the vocabulary with its embedding rows (pieces.bin) and the transformer with its heads
// (encoder.bin), both part of the program. CARD.md says what they were made of; docs/formats/model.md how they are laid out.
//
//	m, err := model.Load()
//	l, err := m.Linear("heads.upos")   // 384 -> 17, ready for internal/mat
//	m.Labels("upos")                   // the 17 names
//
// A file that is cut, flipped or of another version is refused with entente.ErrDamaged or entente.ErrNewer: nothing is ever computed with
// weights that fail their checksum. Reading the built-in model takes about 0.2 s, most of it the checksums, and 60 MB.
package model

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
)

//go:embed pieces.bin
var piecesFile []byte

//go:embed encoder.bin
var encoderFile []byte

// Config is the shape of the transformer.
type Config struct {
	Hidden    int     `json:"hidden"`
	Layers    int     `json:"layers"`
	Heads     int     `json:"heads"`
	FFN       int     `json:"ffn"`
	Positions int     `json:"positions"`
	Eps       float32 `json:"eps"` // of LayerNorm
}

// Model is the two files, read and checked. It does not change and may be shared.
type Model struct {
	Config Config
	Pieces *Pieces

	labels  map[string][]string
	tensors map[string]tensor
	sum     string
}

// tensor is one entry of encoder.bin's table.
type tensor struct {
	Name   string `json:"name"`
	Kind   string `json:"kind"`  // "f32"; "i8": scale of each row, then rows of signed bytes
	Shape  []int  `json:"shape"` // at most two numbers
	Offset int    `json:"offset"`
	data   []byte
}

const (
	magic   = "ententem"
	version = 1
	sumSize = sha256.Size

	mostLayers = 256 // bound of a sane file
)

// Load reads the model that is part of the program.
func Load() (*Model, error) { return Read(piecesFile, encoderFile) }

// Read reads a model from the bytes of pieces.bin and encoder.bin. The slices must not change afterwards.
func Read(pieces, encoder []byte) (*Model, error) {
	p, err := ReadPieces(pieces)
	if err != nil {
		return nil, err
	}
	body, err := open("model/encoder.bin", encoder, magic, version, len(magic)+8)
	if err != nil {
		return nil, err
	}
	head := int(binary.LittleEndian.Uint32(body[len(magic)+4:]))
	rest := body[len(magic)+8:]
	if head > len(rest) {
		return nil, damaged("model/encoder.bin", "header of %d bytes in a file of %d", head, len(encoder))
	}
	var h struct {
		Config  Config              `json:"config"`
		Labels  map[string][]string `json:"labels"`
		Tensors []tensor            `json:"tensors"`
	}
	if err := json.Unmarshal(rest[:head], &h); err != nil {
		return nil, damaged("model/encoder.bin", "header: %v", err)
	}
	m := &Model{Config: h.Config, Pieces: p, labels: h.Labels, tensors: map[string]tensor{}, sum: hex.EncodeToString(encoder[len(encoder)-sumSize:][:8])}
	for _, t := range h.Tensors {
		if err := t.cut(rest[head:]); err != nil {
			return nil, err
		}
		m.tensors[t.Name] = t
	}
	if c := m.Config; c.Layers < 1 || c.Layers > mostLayers || c.Heads < 1 || c.FFN < 1 || c.Positions < 1 || !(c.Eps >= 0) {
		return nil, damaged("model/encoder.bin", "a shape of %+v", c)
	}
	if m.Config.Hidden != p.Dim {
		return nil, damaged("model/encoder.bin", "hidden size %d, pieces.bin has %d", m.Config.Hidden, p.Dim)
	}
	return m, nil
}

// open checks magic, version and checksum, and gives the file without its checksum.
func open(name string, b []byte, magic string, version, least int) ([]byte, error) {
	if len(b) < least+sumSize || !bytes.HasPrefix(b, []byte(magic)) {
		return nil, damaged(name, "not a model file (%d bytes)", len(b))
	}
	if v := int(binary.LittleEndian.Uint32(b[len(magic):])); v > version {
		return nil, fmt.Errorf("read %s: format %d, this program knows %d: %w; update entente", name, v, version, entente.ErrNewer)
	}
	body := b[:len(b)-sumSize]
	if sha256.Sum256(body) != [sumSize]byte(b[len(b)-sumSize:]) || binary.LittleEndian.Uint32(b[len(magic):]) == 0 {
		return nil, damaged(name, "checksum does not fit %d bytes", len(b))
	}
	return body, nil
}

func damaged(name, format string, args ...any) error {
	return fmt.Errorf("read %s: %s: %w; build entente again from a clean checkout", name, fmt.Sprintf(format, args...), entente.ErrDamaged)
}

// cut takes the tensor's bytes out of the data.
func (t *tensor) cut(data []byte) error {
	n, rows := 1, 1
	if len(t.Shape) == 0 || len(t.Shape) > 2 {
		return damaged("model/encoder.bin", "tensor %s: %d dimensions", t.Name, len(t.Shape))
	}
	for i, d := range t.Shape {
		if d < 1 || d > 1<<24 || n > 1<<28/d {
			return damaged("model/encoder.bin", "tensor %s: shape %v", t.Name, t.Shape)
		}
		n *= d
		if i == 0 {
			rows = d
		}
	}
	size := 4 * n
	switch t.Kind {
	case "f32":
	case "i8":
		size = 4*rows + n
	default:
		return damaged("model/encoder.bin", "tensor %s: unknown kind %q", t.Name, t.Kind)
	}
	if t.Offset < 0 || size > len(data) || t.Offset > len(data)-size {
		return damaged("model/encoder.bin", "tensor %s lies outside the file", t.Name)
	}
	t.data = data[t.Offset : t.Offset+size]
	return nil
}

// Sum names the model: the first 16 hexadecimal digits of encoder.bin's checksum.
func (m *Model) Sum() string { return m.sum }

// Labels are the names of a head's outputs, in order: upos, feats, lemma, deprel, split, types, status, roots. Nil if there are none.
func (m *Model) Labels(head string) []string { return m.labels[head] }

// Has tells whether the model holds a tensor.
func (m *Model) Has(name string) bool { _, ok := m.tensors[name]; return ok }

// Floats gives a tensor as float32, row by row, with its shape of one or two numbers.
func (m *Model) Floats(name string) (data []float32, shape []int, err error) {
	t, ok := m.tensors[name]
	if !ok {
		return nil, nil, damaged("model/encoder.bin", "no tensor %q", name)
	}
	if t.Kind == "f32" {
		return floats(t.data), t.Shape, nil
	}
	rows := t.Shape[0]
	wide := (len(t.data) - 4*rows) / rows
	out := make([]float32, 0, rows*wide)
	for r, s := range floats(t.data[:4*rows]) {
		for _, b := range t.data[4*rows+r*wide : 4*rows+(r+1)*wide] {
			out = append(out, float32(int8(b))*s)
		}
	}
	return out, t.Shape, nil
}

// Linear is the layer of "name.weight" and "name.bias" in float32.
func (m *Model) Linear(name string) (*mat.Linear, error) {
	w, shape, err := m.Floats(name + ".weight")
	if err != nil {
		return nil, err
	}
	b, _, err := m.Floats(name + ".bias")
	if err != nil {
		return nil, err
	}
	if len(shape) != 2 || len(b) != shape[0] {
		return nil, damaged("model/encoder.bin", "layer %s: weight %v, bias %d", name, shape, len(b))
	}
	return mat.NewLinear(w, b, shape[0], shape[1]), nil
}

// Bytes is the layer of "name.weight" and "name.bias" in 8 bits.
func (m *Model) Bytes(name string) (*mat.Bytes, error) {
	t, ok := m.tensors[name+".weight"]
	if !ok || t.Kind != "i8" || len(t.Shape) != 2 {
		return nil, damaged("model/encoder.bin", "no 8-bit layer %q", name)
	}
	b, _, err := m.Floats(name + ".bias")
	if err != nil {
		return nil, err
	}
	out, in := t.Shape[0], t.Shape[1]
	if len(b) != out {
		return nil, damaged("model/encoder.bin", "layer %s: %d outputs, bias %d", name, out, len(b))
	}
	w := make([]int8, out*in)
	for i, x := range t.data[4*out:] {
		w[i] = int8(x)
	}
	l, err := mat.NewBytes(w, floats(t.data[:4*out]), b, out, in)
	if err != nil {
		return nil, damaged("model/encoder.bin", "layer %s: %v", name, err)
	}
	return l, nil
}

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
