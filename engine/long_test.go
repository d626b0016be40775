package engine_test

import (
	"fmt"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente/export"
)

// run is 24 words without a stop, as a page without punctuation gives them: ten of them make a sentence.
const run = "the ministry of Kenya said that soldiers from Chad left the port near Oslo while an envoy met the governor who recalled nobody there "

// TestTreesAreParse: the trees without the vectors are the same trees.
func TestTreesAreParse(t *testing.T) {
	e := house(t)
	for i, text := range own() {
		lang := []string{"fr", "en"}[i%2]
		want, _ := e.Parse(lang, text)
		if got := e.Trees(lang, text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: other trees", text)
		}
	}
}

// TestTextWithoutEnd: twice the text takes twice the memory on the way from text to reports and explanations, and no sentence is over the bound
// that makes it so.
func TestTextWithoutEnd(t *testing.T) {
	e := house(t)
	allocated := func(f func()) float64 {
		var a, b runtime.MemStats
		runtime.ReadMemStats(&a)
		f()
		runtime.ReadMemStats(&b)
		return float64(b.TotalAlloc - a.TotalAlloc)
	}
	everyone := func(int) bool { return true }
	took := func(sentences int) [3]float64 {
		doc := e.Document("en", strings.Repeat(run, 10*sentences), time.Time{})
		for i := range doc.Sentences {
			if k := len(doc.Sentences[i].Tokens); k > 250 {
				t.Errorf("a sentence of %d tokens, at most 250", k)
			}
		}
		return [3]float64{
			allocated(func() { e.Trees("en", doc.Text) }),
			allocated(func() { e.Code(doc) }),
			allocated(func() { e.Explanations(doc, everyone) }),
		}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // a collection empties the encoder's pool, which then is paid for again
	took(1)
	small, large := took(2), took(4)
	t.Logf("bytes for trees, reports and explanations: %.0f, twice the text %.0f", small, large)
	for i, name := range []string{"trees", "reports", "explanations"} {
		if large[i] > 2.3*small[i] {
			t.Errorf("%s: twice the text takes %.1f times the memory", name, large[i]/small[i])
		}
	}
}

// BenchmarkTextWithoutEnd is the coding of texts without a stop: the figure for a byte is the same for every size when time grows with the text.
func BenchmarkTextWithoutEnd(b *testing.B) {
	e := house(b)
	for _, kb := range []int{5, 10, 20, 40, 80} {
		line := fmt.Appendf(nil, `{"id":"1","lang":"en","text":%q}`, strings.Repeat(run, kb<<10/len(run)))
		b.Run(fmt.Sprintf("%dKB", kb), func(b *testing.B) {
			for b.Loop() {
				e.Coding(line, export.Request{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(line)), "ns/byte")
		})
	}
}
