package encode

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"testing"
)

// The texts here and how the reference library cuts them come from train/check_pieces.py; after a change of the vocabulary it is run again.

var cutFile = flag.String("cut", "", "file of texts and their pieces, made by train/check_pieces.py --data")

type reference struct {
	Seed  uint64
	Odd   []string
	Texts []struct {
		Text string
		IDs  []int
	}
	Sums string // of each mutation, CRC-32 of its ids as little-endian uint32, in hexadecimal
}

func readReference(t testing.TB) reference {
	b, err := os.ReadFile("testdata/pieces.json")
	if err != nil {
		t.Fatal(err)
	}
	var r reference
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func ids(ps []Piece) []int {
	var out []int
	for _, p := range ps {
		out = append(out, p.ID)
	}
	return out
}

func names(e *Encoder, ids []int) []string {
	var out []string
	for _, id := range ids {
		out = append(out, e.embedding.Names[id])
	}
	return out
}

func TestReferenceTexts(t *testing.T) {
	e := encoder()
	for _, x := range readReference(t).Texts {
		if got := ids(e.Pieces(x.Text)); !slices.Equal(got, x.IDs) {
			t.Errorf("%q:\n got %q\nwant %q", x.Text, names(e, got), names(e, x.IDs))
		}
	}
}

func TestReferenceMutations(t *testing.T) {
	e, r := encoder(), readReference(t)
	d, wrong := dice{r.Seed}, 0
	n := len(r.Sums) / 8
	for i := range n {
		text := mutate(r.Texts[i%len(r.Texts)].Text, r.Odd, &d)
		var b []byte
		ps := e.Pieces(text)
		for _, p := range ps {
			b = binary.LittleEndian.AppendUint32(b, uint32(p.ID))
		}
		if got := fmt.Sprintf("%08x", crc32.ChecksumIEEE(b)); got != r.Sums[8*i:8*i+8] {
			if wrong++; wrong < 10 {
				t.Errorf("mutation %d, %q: other pieces than the reference: %q", i, text, names(e, ids(ps)))
			}
		}
		checkSpans(t, text, ps)
	}
	if wrong > 0 || n < 10_000 {
		t.Errorf("%d of %d mutations differ", wrong, n)
	}
}

// dice gives the same numbers as Dice in train/check_pieces.py.
type dice struct{ x uint64 }

func (d *dice) below(n int) int {
	d.x = d.x*6364136223846793005 + 1442695040888963407
	return int((d.x >> 33) % uint64(n))
}

// mutate is mutate of train/check_pieces.py.
func mutate(text string, odd []string, d *dice) string {
	t := []rune(text)
	start := d.below(len(t))
	t = t[start:min(len(t), start+1+d.below(40))]
	for range 1 + d.below(4) {
		at, what := d.below(len(t)+1), d.below(4)
		t = slices.Clone(t)
		switch {
		case what == 1 || at >= len(t):
			t = slices.Insert(t, at, []rune(odd[d.below(len(odd))])...)
		case what == 0:
			t = slices.Delete(t, at, at+1)
		case what == 2 && at > 0:
			t[at-1], t[at] = t[at], t[at-1]
		default:
			t = slices.Insert(t, at, slices.Repeat(t[at:at+1], 1+d.below(3))...)
		}
	}
	return string(t)
}

// checkSpans: spans lie inside the text, in order.
func checkSpans(t testing.TB, text string, ps []Piece) {
	at := 0
	for _, p := range ps {
		if p.Span.Start < 0 || p.Span.End > len(text) || p.Span.Start > p.Span.End || p.Span.Start < at {
			t.Fatalf("%q: span %v of piece %d", text, p.Span, p.ID)
		}
		at = p.Span.Start
	}
}

// TestReferenceOfFile compares every text of a file made for the purpose: go test ./encode -run Reference -cut FILE -v
func TestReferenceOfFile(t *testing.T) {
	if *cutFile == "" {
		t.Skip("no -cut FILE")
	}
	f, err := os.Open(*cutFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := encoder()
	in := bufio.NewReaderSize(f, 1<<20)
	texts, pieces, wrong, moved := 0, 0, 0, 0
	for dec := json.NewDecoder(in); dec.More(); {
		var x struct {
			Text  string
			IDs   []int
			Spans [][2]int
		}
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		texts, pieces = texts+1, pieces+len(x.IDs)
		ps := e.Pieces(x.Text)
		checkSpans(t, x.Text, ps)
		if got := ids(ps); !slices.Equal(got, x.IDs) {
			if wrong++; wrong < 10 {
				t.Errorf("%.200q:\n got %.200q\nwant %.200q", x.Text, names(e, got), names(e, x.IDs))
			}
			continue
		}
		for i, s := range x.Spans {
			if p := ps[i].Span; p.End != s[1] && !p.Empty() {
				if moved++; moved < 10 {
					t.Logf("%.80q: piece %q ends at %d, the reference's at %d", x.Text, e.embedding.Names[ps[i].ID], p.End, s[1])
				}
			}
		}
	}
	t.Logf("%d texts, %d pieces, %d texts differ, %d pieces end elsewhere", texts, pieces, wrong, moved)
}
