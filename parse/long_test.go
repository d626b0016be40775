package parse

import (
	"runtime"
	"strings"
	"testing"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/en"
	"github.com/entente-project/entente/lang/fr"
)

// TestCuttingLongText: text of any kind is cut with memory that grows with the text, into sentences of at most maxTokens, and no byte is lost.
func TestCuttingLongText(t *testing.T) {
	p, err := NewTokens([]lang.Language{fr.Language(), en.Language()})
	if err != nil {
		t.Fatal(err)
	}
	bare := func(s string) int { return len(strings.Join(strings.Fields(s), "")) }
	cut := func(code, text string) float64 {
		var a, b runtime.MemStats
		runtime.ReadMemStats(&a)
		sentences := p.Tokens(code, text)
		runtime.ReadMemStats(&b)
		seen := 0
		for i := range sentences {
			if k := len(sentences[i].Tokens); k > maxTokens {
				t.Errorf("%s %.20q: a sentence of %d tokens", code, text, k)
			}
			for _, tok := range sentences[i].Tokens {
				seen += bare(tok.Form) // a number may hold spaces: "12 000"
			}
		}
		if want := bare(text); seen != want {
			t.Errorf("%s %.20q: tokens of %d bytes, the text has %d", code, text, seen, want)
		}
		return float64(b.TotalAlloc - a.TotalAlloc)
	}
	for _, unit := range []string{"word ", "mot et mot, ", "x", "x-", "( [ ", "...", ". ", "\" he said ", "« il dit ", "l' d' qu'", "'s ", "'", "a.b.c. ", "J. U.S. ",
		"http://a.example/(b,", "www.a ", "#tag", "@", "12 000 ", "1.", "a@b", ":-)", "\n", "é", "国", "\xff"} {
		for _, code := range []string{"en", "fr", ""} {
			cut(code, strings.Repeat(unit, 1+1000/len(unit)))
			small, large := cut(code, strings.Repeat(unit, (8<<10)/len(unit))), cut(code, strings.Repeat(unit, 2*((8<<10)/len(unit))))
			if large > 2.3*small+1<<14 {
				t.Errorf("%q %.20q: %.0f bytes for one length, %.0f for twice that", code, unit, small, large)
			}
		}
	}
}
