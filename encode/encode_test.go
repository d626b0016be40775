package encode

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/mat"
	"github.com/entente-project/entente/model"
)

var encoder = sync.OnceValue(func() *Encoder {
	m, err := model.Load()
	if err != nil {
		panic(err)
	}
	e, err := New(m)
	if err != nil {
		panic(err)
	}
	return e
})

type fixture struct {
	Tokens []string
	Pieces []int32 // of the whole sentence, with <s> and </s>
	Rows   string  // float16, base64
}

func fixtures(t testing.TB) []fixture {
	b, err := os.ReadFile("testdata/hidden.json")
	if err != nil {
		t.Fatal(err)
	}
	var fs []fixture
	if err := json.Unmarshal(b, &fs); err != nil {
		t.Fatal(err)
	}
	return fs
}

func half(b []byte) float64 {
	h := binary.LittleEndian.Uint16(b)
	v := math.Ldexp(float64(h&1023)/1024+1, int(h>>10&31)-15)
	if h>>10&31 == 0 {
		v = math.Ldexp(float64(h&1023)/1024, -14)
	}
	if h>>15 == 1 {
		return -v
	}
	return v
}

// cosine of a row and PyTorch's, and its square-free parts.
func cosine(row []float32, want []byte) float64 {
	var ab, aa, bb float64
	for i, x := range row {
		y := half(want[2*i:])
		ab, aa, bb = ab+float64(x)*y, aa+float64(x)*float64(x), bb+y*y
	}
	return ab / math.Sqrt(aa*bb)
}

// TestHiddenStatesOfPyTorch holds 8-bit weights against float32. Tolerance: mean cosine .997, least .985, over all rows (measured on the
// shipped model: see docs/benchmarks.md).
func TestHiddenStatesOfPyTorch(t *testing.T) {
	for _, plain := range []bool{false, true} {
		mat.Portable(plain)
		var sum, n float64
		fs := fixtures(t)
		if plain {
			fs = fs[:2] // a hundred times slower
		}
		for _, f := range fs {
			want, err := base64.StdEncoding.DecodeString(f.Rows)
			if err != nil {
				t.Fatal(err)
			}
			v := encoder().Tokens(f.Tokens)
			if v.Rows() != len(f.Tokens)+1 || len(want) != 2*len(v.Data) {
				t.Fatalf("%v: %d rows, %d numbers; want %d", f.Tokens, v.Rows(), len(v.Data), len(want)/2)
			}
			for i := range v.Rows() {
				c := cosine(v.Row(i), want[2*i*v.Dim:])
				if c < .985 {
					t.Errorf("plain %v, row %d of %v: cosine %.4f", plain, i, f.Tokens, c)
				}
				sum, n = sum+c, n+1
			}
		}
		t.Logf("plain Go %v: mean cosine %.5f over %.0f rows", plain, sum/n, n)
		if sum/n < .997 {
			t.Errorf("plain %v: mean cosine %.5f, want .997", plain, sum/n)
		}
	}
	mat.Portable(false)
}

func TestPiecesOfTheReference(t *testing.T) {
	for _, f := range fixtures(t) {
		got := []int32{begin}
		for _, tok := range f.Tokens {
			got = append(got, encoder().cutter.token(tok)...)
		}
		if got = append(got, end); !slices.Equal(got, f.Pieces) {
			t.Errorf("%v: pieces %v, want %v", f.Tokens, got, f.Pieces)
		}
	}
}

// TestLongSentences: every token gets a row however long the sentence is, and the first ones hardly change.
func TestLongSentences(t *testing.T) {
	e := encoder()
	short := strings.Fields("The president of Chad met the prime minister of Sudan in the capital on Monday to discuss the border .")
	var long []string
	for range 60 {
		long = append(long, short...)
	}
	v := e.Tokens(long)
	if v.Rows() != len(long)+1 {
		t.Fatalf("%d rows for %d tokens", v.Rows(), len(long))
	}
	for i := 1; i < v.Rows(); i++ {
		if slices.IndexFunc(v.Row(i), func(x float32) bool { return x != 0 }) < 0 {
			t.Fatalf("token %d of %d has no row", i-1, len(long))
		}
	}
}

func TestAnythingIsEncoded(t *testing.T) {
	for _, tokens := range [][]string{nil, {""}, {" "}, {"\xff\xfe"}, {strings.Repeat("a", 5000)}, {"\x00"}, {"🤖🤖", "ꙮ"}} {
		if v := encoder().Tokens(tokens); v.Rows() != len(tokens)+1 {
			t.Errorf("%q: %d rows", tokens, v.Rows())
		}
	}
}

// TestSharedByGoroutines: the same sentences give the same rows whoever asks.
func TestSharedByGoroutines(t *testing.T) {
	e, fs := encoder(), fixtures(t)
	want := make([]entente.Vectors, len(fs))
	for i, f := range fs {
		want[i] = e.Tokens(f.Tokens)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, f := range fs {
				if !slices.Equal(e.Tokens(f.Tokens).Data, want[i].Data) {
					t.Errorf("%v: other rows in another goroutine", f.Tokens)
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkSentence is one sentence of 40 pieces on one core.
func BenchmarkSentence(b *testing.B) {
	e := encoder()
	tokens := strings.Fields("Pakistan struck hideouts of armed separatists in the east of Iran with drones and rockets early on Thursday , two days after a strike on its own land that killed two children , the army said in a statement .")
	w := 0
	for _, t := range tokens {
		w += len(e.cutter.token(t))
	}
	b.ReportAllocs()
	for b.Loop() {
		e.Tokens(tokens)
	}
	b.ReportMetric(float64(w+2), "pieces")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}
