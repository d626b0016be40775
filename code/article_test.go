package code

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/entente-project/entente"
)

// documentOf makes a document of hand-made sentences, one after the other.
func documentOf(t testing.TB, code string, trees ...string) Document {
	t.Helper()
	doc := Document{Lang: code, Published: time.Date(2024, 1, 19, 15, 52, 0, 0, time.UTC)}
	for _, tree := range trees {
		s, text := plant(t, tree)
		at := len(doc.Text)
		s.Span = s.Span.Shift(at)
		for i := range s.Tokens {
			s.Tokens[i].Span = s.Tokens[i].Span.Shift(at)
		}
		doc.Text += text
		doc.Sentences = append(doc.Sentences, *s)
	}
	return doc
}

// own is a coder of the hand-made rules alone.
func own(t testing.TB, code, acts string) *Coder {
	t.Helper()
	speech := *tongueOf(t, code)
	speech.rules = newRules(rulesOf(t, acts))
	return &Coder{ontology: ontologyOf(t), tongues: map[string]*tongue{code: &speech}, mute: silentTongue()}
}

func TestAQuotationThatGoesOnKeepsItsSpeaker(t *testing.T) {
	doc := documentOf(t, "fr", `
« « PUNCT 2 punct
frappé frapper VERB 0 root VerbForm=Part
Israël Israël PROPN 2 obj
» » PUNCT 2 punct
a avoir AUX 6 aux:tense
dit dire VERB 2 parataxis VerbForm=Part
Téhéran Téhéran PROPN 6 nsubj`, `
« « PUNCT 3 punct
Israël Israël PROPN 3 nsubj
frappe frapper VERB 0 root VerbForm=Fin
Damas Damas PROPN 3 obj
» » PUNCT 3 punct`, `
Israël Israël PROPN 2 nsubj
frappe frapper VERB 0 root VerbForm=Fin
Damas Damas PROPN 2 obj`)
	got := own(t, "fr", frenchRules).Article(doc)
	if len(got) != 3 {
		t.Fatalf("%d reports, want three: %+v", len(got), got)
	}
	for i, want := range []string{"IRN", "IRN", ""} {
		said := ""
		if got[i].Said != nil {
			said = got[i].Said.ID
		}
		if said != want {
			t.Errorf("sentence %d: said by %q, want %q", i+1, said, want)
		}
	}
}

func TestEveryReportRestsOnItsSentence(t *testing.T) {
	doc := documentOf(t, "fr", sideCases[0].tree, sideCases[2].tree, sideCases[10].tree)
	got := own(t, "fr", frenchRules).Article(doc)
	if len(got) != 3 {
		t.Fatalf("%d reports, want three: %+v", len(got), got)
	}
	for i, r := range got {
		if r.Evidence != doc.Sentences[i].Span || !r.Evidence.Holds(r.Trigger) || !strings.HasPrefix(r.Rule, "lang/xx/acts.txt:") {
			t.Errorf("report %d: evidence %v trigger %q rule %q", i, r.Evidence, r.Trigger.Of(doc.Text), r.Rule)
		}
		if r.Date.From != "published" || r.Date.Start.Format(time.DateOnly) != "2024-01-19" {
			t.Errorf("report %d: date %+v", i, r.Date)
		}
	}
}

func TestAPairAlwaysGetsOneReport(t *testing.T) {
	doc := documentOf(t, "fr", sideCases[0].tree, `
Ciel ciel NOUN 0 root`)
	c := own(t, "fr", frenchRules)
	actor, recipient := entente.Span{Start: 0, End: 4}, doc.Sentences[0].Tokens[6].Span
	if r := c.Pair(doc, actor, recipient); r.Act != "ambassador.recall" || ids(r.Actors) != "IRN" || ids(r.Recipients) != "PAK" {
		t.Errorf("pair: %+v", r)
	}
	empty := c.Pair(doc, doc.Sentences[1].Tokens[0].Span, entente.Span{})
	if empty.Evidence != doc.Sentences[1].Span || len(empty.Actors) != 1 {
		t.Errorf("pair in a sentence without an act: %+v", empty)
	}
}

func TestExplainTellsWhichConditionFailed(t *testing.T) {
	doc := documentOf(t, "fr", `
Iran Iran PROPN 3 nsubj
a avoir AUX 3 aux
rappelé rappeler VERB 0 root VerbForm=Part
ceci ceci PRON 3 obj`)
	e := own(t, "fr", frenchRules).Explain(doc, 0)
	if len(e.Tried) != 1 || e.Tried[0].Held || e.Tried[0].Miss != "obj=ambassadeur|chargé" || e.Tried[0].Rule != "lang/xx/acts.txt:3" || len(e.Reports) != 0 {
		t.Errorf("got %+v", e)
	}
}

// Trees as no parser should make them: Article must end without panic and keep its spans inside the text.
func FuzzArticle(f *testing.F) {
	f.Add("L'Iran a rappelé son ambassadeur à Islamabad selon lui.", int64(1))
	f.Add("« Nous frappons » mardi 31 février, 14 morts et 2 blessés", int64(2))
	f.Add("The army said on Monday that at least 1,200 were killed if not", int64(3))
	c, err := everything()
	if err != nil {
		f.Fatal(err)
	}
	rels := strings.Fields("root nsubj nsubj:pass obj iobj obl obl:agent obl:arg nmod nmod:poss amod acl acl:relcl advcl ccomp xcomp conj cc case mark " +
		"aux aux:pass aux:tense cop det nummod flat fixed parataxis advmod punct appos compound")
	tags := strings.Fields("NOUN VERB PROPN ADJ AUX DET PRON NUM ADP PUNCT ADV SCONJ")
	feats := []string{"", "VerbForm=Part", "VerbForm=Inf", "VerbForm=Fin|Tense=Fut", "Mood=Cnd|VerbForm=Fin", "PronType=Rel", "Poss=Yes"}
	f.Fuzz(func(t *testing.T, text string, seed int64) {
		random := rand.New(rand.NewSource(seed))
		code := []string{"fr", "en", "xx"}[random.Intn(3)]
		doc := Document{Lang: code, Text: text, Published: time.Date(2024, 1, 19, 0, 0, 0, 0, time.UTC)}
		s := entente.Sentence{Span: entente.Span{End: len(text)}}
		at := 0
		for _, form := range strings.Fields(text) {
			at += strings.Index(text[at:], form)
			n := len(s.Words)
			s.Tokens = append(s.Tokens, entente.Token{Form: form, Span: entente.Span{Start: at, End: at + len(form)}, First: n, Last: n})
			s.Words = append(s.Words, entente.Word{Form: form, Lemma: strings.ToLower(form), UPOS: tags[random.Intn(len(tags))],
				Feats: feats[random.Intn(len(feats))], Deprel: rels[random.Intn(len(rels))], Token: n})
			at += len(form)
		}
		for i := range s.Words {
			s.Words[i].Head = random.Intn(len(s.Words)+3) - 1 // cycles, several roots and heads outside are all possible
		}
		doc.Sentences = []entente.Sentence{s, s}
		for _, r := range c.Article(doc) {
			for _, m := range append(r.Actors, r.Recipients...) {
				if m.Span.Of(text) == "" {
					t.Errorf("mention %+v outside of the text", m)
				}
			}
			if r.Trigger.Of(text) == "" || r.Date.End.Before(r.Date.Start) {
				t.Errorf("report %+v", r)
			}
		}
		if len(s.Words) > 0 {
			c.Pair(doc, s.Tokens[0].Span, entente.Span{})
			c.Explain(doc, 1)
		}
	})
}

func BenchmarkSentence(b *testing.B) {
	c := own(b, "fr", frenchRules)
	doc := documentOf(b, "fr", sideCases[1].tree)
	for b.Loop() {
		c.Article(doc)
	}
}
