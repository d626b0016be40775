package encode

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entente-project/entente/model"
)

// tiny is a cutter over a vocabulary one can hold in the head.
func tiny() *cutter {
	return newCutter(&model.Pieces{
		Names:  []string{"", "", "", "", "a", "ab", "b", "c", "▁", "▁a"},
		Scores: []float32{0, 0, 0, 0, -2, -3, -2, -2, -1, -4},
		Rules:  map[string]string{"\t": " ", "ﬁ": "ab", "\u00ad": ""},
	})
}

func TestCutTiny(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a", "▁ a"},          // -1-2 beats -4
		{"ab", "▁ ab"},        // -1-3 beats -4-2
		{"abc", "▁ ab c"},     //
		{"xyz", "▁ ?"},        // unknown characters side by side are one piece
		{"xay", "▁ ? a ?"},    //
		{"x y", "▁ ? ▁ ?"},    // but not across words
		{"a  b", "▁ a ▁ b"},   // spaces are one
		{"\ta ", "▁ a ▁"},     // the last one stays
		{"ﬁ", "▁ ab"},         // rules first
		{"\u00ad", ""},        // nothing left
		{"a\xffb", "▁ a ? b"}, // no UTF-8
		{"", ""},
	} {
		k := tiny()
		var o normal
		k.normal.rewrite(&o, c.text)
		var got []string
		k.words(o.text, func(id int32, from, to int) {
			name := string(o.text[from:to])
			if id == unknown {
				name = "?"
			}
			got = append(got, name)
		})
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

func TestTokenIsBounded(t *testing.T) {
	k := tiny()
	if got := k.token(strings.Repeat("c", 1<<20)); len(got) != mostPieces {
		t.Errorf("a token of a million characters: %d pieces", len(got))
	}
	if got := k.token("\u00ad"); !slices.Equal(got, []int32{unknown}) {
		t.Errorf("a token of nothing: %v, want the unknown piece", got)
	}
	if len(k.cache) != 1 {
		t.Errorf("%d tokens cached, want the short one only", len(k.cache))
	}
}

// TestSpansOfPieces: each span is the text the piece stands for.
func TestSpansOfPieces(t *testing.T) {
	text := "L'œuvre  de l’ﬁn… à １２ €"
	var got []string
	for _, p := range encoder().Pieces(text) {
		got = append(got, p.Span.Of(text))
	}
	if s := strings.Join(got, ""); s != strings.ReplaceAll(text, " ", "") {
		t.Errorf("spans join to %q", s)
	}
}

func TestTrie(t *testing.T) {
	list := []string{"a", "abc", "abd", "b", "é", "éa"}
	k := newTrie(list)
	for i, s := range list {
		at := int32(root)
		for j := range len(s) {
			if at = k.step(at, s[j]); at == none {
				t.Fatalf("%q is not found", s)
			}
		}
		if k.value[at] != int32(i) {
			t.Errorf("%q is string %d, want %d", s, k.value[at], i)
		}
	}
	for s, want := range map[string]int32{"abd": 0, "bx": 3, "éa": 4, "x": none, "": none} {
		if got := k.shortest(s); got != want {
			t.Errorf("shortest that begins %q: %d, want %d", s, got, want)
		}
	}
	if newTrie(nil).shortest("a") != none {
		t.Error("an empty list holds something")
	}
}

// FuzzPieces: any bytes are cut, spans lie in the text and in order, cut between characters, and a token is its text alone.
func FuzzPieces(f *testing.F) {
	for _, x := range readReference(f).Texts {
		f.Add(x.Text)
	}
	f.Add("\xff\xe2\x96")
	f.Fuzz(func(t *testing.T, text string) {
		e := encoder()
		ps := e.Pieces(text)
		checkSpans(t, text, ps)
		for _, p := range ps {
			if utf8.ValidString(text) && !utf8.ValidString(p.Span.Of(text)) {
				t.Fatalf("%q: span %v splits a character", text, p.Span)
			}
			if p.ID < 0 || p.ID >= len(e.embedding.Names) {
				t.Fatalf("%q: piece %d", text, p.ID)
			}
		}
		want := ids(ps)
		want = want[:min(len(want), mostPieces)]
		if len(want) == 0 {
			want = []int{unknown}
		}
		got := e.cutter.token(text)
		if len(text) <= mostBytes && !slices.EqualFunc(got, want, func(a int32, b int) bool { return int(a) == b }) {
			t.Fatalf("%q: as a token %v, as a text %v", text, got, want)
		}
	})
}

// BenchmarkPieces is the cutting alone, nothing cached.
func BenchmarkPieces(b *testing.B) {
	e := encoder()
	text := strings.Repeat("Le ministère des Affaires étrangères a annoncé mercredi le rappel de son ambassadeur en Iran. ", 10)
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		n += len(e.Pieces(text))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pieces/s")
}
