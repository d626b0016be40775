package code

import "testing"

// TestLongDocuments: a document of twice as many sentences takes twice as many allocations, coded or explained: no sentence is read again
// for another, and the memory of the article is bounded.
func TestLongDocuments(t *testing.T) {
	c := own(t, "fr", frenchRules)
	everyone := func(int) bool { return true }
	took := func(n int) (coded, explained float64) {
		var trees []string
		for len(trees) < n {
			trees = append(trees, sideCases[0].tree, sideCases[2].tree, sideCases[10].tree, sideCases[len(trees)%len(sideCases)].tree)
		}
		doc := documentOf(t, "fr", trees...)
		coded = testing.AllocsPerRun(1, func() { c.Article(doc) })
		return coded, testing.AllocsPerRun(1, func() { c.Explanations(doc, everyone) })
	}
	for n := 100; n <= 400; n *= 2 {
		coded, explained := took(n)
		twice, twiceExplained := took(2 * n)
		if twice > 2.3*coded || twiceExplained > 2.3*explained {
			t.Errorf("%d sentences: %.0f allocations to code, %.0f to explain; %d sentences: %.0f and %.0f", n, coded, explained, 2*n, twice, twiceExplained)
		}
	}
}

// TestExplanationsAreOfTheirSentences: one pass tells of each sentence what it is asked alone, and nothing of those that nobody asked for.
func TestExplanationsAreOfTheirSentences(t *testing.T) {
	c := own(t, "fr", frenchRules)
	doc := documentOf(t, "fr", sideCases[0].tree, sideCases[2].tree, sideCases[10].tree)
	got := c.Explanations(doc, func(i int) bool { return i != 1 })
	if len(got) != 3 || got[1].Sentence != (Explanation{}.Sentence) || got[1].Reports != nil {
		t.Fatalf("explanations %+v", got)
	}
	for _, i := range []int{0, 2} {
		alone := c.Explain(doc, i)
		if got[i].Sentence != doc.Sentences[i].Span || len(got[i].Reports) != 1 || len(got[i].Tried) == 0 {
			t.Errorf("sentence %d: %+v", i, got[i])
		}
		if len(alone.Reports) != len(got[i].Reports) || len(alone.Tried) != len(got[i].Tried) || alone.Sentence != got[i].Sentence {
			t.Errorf("sentence %d alone: %+v, among others %+v", i, alone, got[i])
		}
	}
	for _, i := range []int{-1, 3} {
		if x := c.Explain(doc, i); len(x.Tried) != 0 || len(x.Reports) != 0 || !x.Sentence.Empty() {
			t.Errorf("sentence %d of three: %+v", i, x)
		}
	}
}
