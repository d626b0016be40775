package engine_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/engine"
	"github.com/entente-project/entente/engine/rules"
	"github.com/entente-project/entente/export"
	"github.com/entente-project/entente/read"
	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/memory"
)

var made = sync.OnceValues(engine.New)

func house(t testing.TB) *engine.Engine {
	t.Helper()
	e, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// page is an article of an invented outlet about an invented crisis.
const page = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Crise entre voisins - La Gazette du Fleuve</title>
<meta property="og:site_name" content="La Gazette du Fleuve"></head><body><nav><a href="/">Accueil</a></nav><article>
<h1>Crise entre voisins</h1><time datetime="2024-05-02T10:15:00+02:00">2 mai 2024</time>
<p>Le Mali a rappelé son ambassadeur au Niger. La décision a surpris les habitants des deux capitales, où les marchés sont restés ouverts.</p>
<p>Les écoles ont fermé plus tôt que prévu à cause de la chaleur, et le fleuve est au plus bas depuis dix ans.</p>
</article><footer>Tous droits réservés</footer></body></html>`

// TestPageToRelation walks a page through every room, into a ledger, and asks how the two parties stand.
func TestPageToRelation(t *testing.T) {
	e := house(t)
	articles, rejects := e.Read(read.Source{Name: "page.html", URL: "https://gazette.example/1", Bytes: []byte(page), Read: time.Date(2024, 5, 3, 0, 0, 0, 0, time.UTC)})
	if len(articles) != 1 || len(rejects) != 0 {
		t.Fatalf("%d articles, rejects %v", len(articles), rejects)
	}
	a := articles[0]
	if a.Lang != "fr" || a.Publisher != "La Gazette du Fleuve" || a.Headline != "Crise entre voisins" || a.Published.IsZero() {
		t.Errorf("article %+v", a)
	}
	doc := e.Article(a)
	if first, last := doc.Sentences[0], doc.Sentences[len(doc.Sentences)-1]; first.Kind != entente.Headline || last.Kind != entente.Body {
		t.Errorf("sentences are of the kinds %q .. %q", first.Kind, last.Kind)
	}
	l := memory.New(rules.Of(e.Ontology))
	ctx := context.Background()
	fresh, reports, err := e.Put(ctx, l, a)
	if !fresh || err != nil {
		t.Fatal(fresh, err)
	}
	recall := 0
	for i := range reports {
		r := &reports[i]
		if err := engine.CheckSpans(a.Text, r); err != nil {
			t.Error(err)
		}
		if r.Act == "ambassador.recall" {
			recall++
			if got := r.Evidence.Of(a.Text); got != "Le Mali a rappelé son ambassadeur au Niger." || !strings.HasPrefix(r.Rule, "lang/fr/acts.txt:") {
				t.Errorf("the recall rests on %q, rule %q", got, r.Rule)
			}
		}
	}
	if recall != 1 {
		t.Errorf("%d recalls among %d reports, want 1", recall, len(reports))
	}
	rel, err := l.Relation(ctx, "MLI", "NER")
	if err != nil {
		t.Fatal(err)
	}
	state := ""
	for _, s := range rel.Aspects {
		if s.Aspect == entente.Diplomatic {
			state = s.State + " since " + s.Since.Format(time.DateOnly)
		}
	}
	if state != "ambassadors withdrawn since 2024-05-02" {
		t.Errorf("Mali and Niger: %q", state)
	}
	before, _ := l.Digest(ctx)
	if fresh, _, err := e.Put(ctx, l, a); fresh || err != nil {
		t.Errorf("the same article again: %v, %v", fresh, err)
	}
	if after, _ := l.Digest(ctx); after != before {
		t.Error("the same article again changed the ledger")
	}
	if faults, err := l.Check(ctx, true); len(faults) > 0 || err != nil {
		t.Error(faults, err)
	}
	if c, _ := l.Counts(ctx); c.Articles != 1 || c.Reports == 0 {
		t.Errorf("counts %+v", c)
	}
	if events, err := l.Events(ctx, store.Filter{Act: "ambassador.recall"}); len(events) != 1 || err != nil {
		t.Errorf("%d recalls in the ledger, %v", len(events), err)
	}
}

// pieces are what random texts are made of: words that rules know, marks, white space, other scripts, broken characters.
var pieces = strings.Split("Iran|Pakistan|a|rappelé|son|ambassadeur|à|Islamabad|.|. |, |« |» |\"|'|’|recalled|its|ambassador|to|the|army|said|that|will|not|"+
	"\n|\n\n|\t|\u00a0|\u202f|-|–|(|)|[1]|12|1 000|50 morts|killed|wounded|hier|on Tuesday|2024-01-17|d'|qu'|du|des|aux|É|ﬁ|e\u0301|\u200b|\u202e|\x00|\x7f|\xff|\xc3|\ufffd|"+
	"中国|الجيش|Россия|😀|👩‍👩‍👧|https://a.example/b?c=d|@who|#what|...|…|?!|M.|U.S.|A|"+strings.Repeat("x", 300), "|")

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(60) {
		b.WriteString(pieces[r.IntN(len(pieces))])
		if r.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// TestSpansOfRandomText: whatever the text, no panic, and every span lies in it and falls between its characters.
func TestSpansOfRandomText(t *testing.T) {
	e := house(t)
	r := rand.New(rand.NewPCG(1, 2))
	n := 150
	if testing.Short() {
		n = 20
	}
	found := 0
	for range n {
		text, lang := randomText(r), []string{"fr", "en", "de", ""}[r.IntN(4)]
		doc := e.Document(lang, text, time.Date(2024, 1, 17, 0, 0, 0, 0, time.UTC))
		for i, s := range doc.Sentences {
			inside(t, text, "sentence", s.Span)
			e.Explain(doc, i)
		}
		for _, rep := range e.Code(doc) {
			found++
			checkReport(t, text, &rep)
		}
	}
	if found == 0 {
		t.Error("the random texts hold no report: this proves nothing")
	}
}

func checkReport(t *testing.T, text string, r *entente.Report) {
	t.Helper()
	if err := engine.CheckSpans(text, r); err != nil {
		t.Error(err)
	}
	inside(t, text, "evidence", r.Evidence)
	inside(t, text, "trigger", r.Trigger)
	mentions := append(append([]entente.Mention{}, r.Actors...), r.Recipients...)
	if r.Said != nil {
		mentions = append(mentions, *r.Said)
	}
	for _, m := range mentions {
		inside(t, text, "party "+m.ID, m.Span)
	}
	if r.Place != nil {
		inside(t, text, "place", r.Place.Span)
	}
	if !r.Evidence.Holds(r.Trigger) || r.Confidence < 0 || r.Confidence > 1 {
		t.Errorf("%q: evidence %v, trigger %v, confidence %v", text, r.Evidence, r.Trigger, r.Confidence)
	}
}

func inside(t *testing.T, text, what string, s entente.Span) {
	t.Helper()
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		t.Errorf("%s %v lies outside a text of %d bytes: %q", what, s, len(text), text)
		return
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
			t.Errorf("%s %v cuts a character of %q", what, s, text)
		}
	}
}

// TestSharedByGoroutines: one engine, many at once, the same answers as one after the other.
func TestSharedByGoroutines(t *testing.T) {
	e := house(t)
	texts := append(own(), page)
	want := make([][]entente.Report, len(texts))
	read := func(i int) []entente.Report {
		return e.Code(e.Document([]string{"fr", "en"}[i%2], texts[i], time.Date(2024, 1, 17, 0, 0, 0, 0, time.UTC)))
	}
	for i := range texts {
		want[i] = read(i)
	}
	var wg sync.WaitGroup
	for k := range 4 {
		wg.Go(func() {
			for j := range texts {
				if i := (j + k*5) % len(texts); !reflect.DeepEqual(read(i), want[i]) {
					t.Errorf("%q is read otherwise beside others", texts[i])
				}
			}
		})
	}
	wg.Wait()
}

// own are sentences of our own, French at even places, English at odd ones.
func own() []string {
	return []string{
		"Le Tchad a rappelé son ambassadeur à Khartoum après l'incident de mardi à la frontière.",
		"Kenya closed its embassy in Oslo on Friday and gave the staff three days to leave.",
		"Selon l'armée, deux soldats ont été tués lundi dans une attaque contre un poste près de la rivière.",
		"The two presidents spoke by phone for an hour and agreed to meet again before the summer.",
		"La chaleur a fait fermer les écoles de la capitale, et le fleuve est au plus bas depuis dix ans.",
		"Shares of the country's largest bank fell sharply after the central bank raised its rate.",
		"Le ministre a déclaré que son pays ne rétablirait pas ses relations avec Bamako tant que la base ne serait pas évacuée.",
		"Rebels of the northern front released twelve prisoners, the Red Cross said in a statement on Sunday.",
		"Des milliers de personnes ont manifesté samedi devant le parlement pour demander le départ du gouvernement.",
		"Canada imposed sanctions on nine officials it accuses of ordering the arrests of journalists.",
	}
}

// TestCodingAnswersEveryLine: what cannot be coded is named by its kind, and the id comes back.
func TestCodingAnswersEveryLine(t *testing.T) {
	e := house(t)
	for line, want := range map[string]string{
		`{"id":"a","text":"Kenya closed its embassy in Oslo."`: "json",
		`{"id":"a","text":7}`:              "json",
		`[]`:                               "json",
		"":                                 "json",
		"{\"id\":\"a\",\"text\":\"\xff\"}": "utf8",
		`{"id":"a"}`:                       "length",
		`{"id":"a","text":" \n "}`:         "length",
		`{"id":"a","text":"` + strings.Repeat("x", engine.MostText+1) + `"}`:       "length",
		`{"id":"a","text":"x","context":"` + strings.Repeat("x", 1<<20+1) + `"}`:   "length",
		`{"id":"a","text":"x","date":"17 January"}`:                                "date",
		`{"id":"a","text":"x","date":"2024-02-30"}`:                                "date",
		`{"id":"a","text":"Kenya closed its embassy.","date":"2024-02-28T10:00Z"}`: "",
		`{"id":"a","text":"Kenya closed its embassy.","new":"field"}`:              "",
	} {
		got, failed := "", false
		switch a := e.Coding([]byte(line), export.Request{}).(type) {
		case export.Failure:
			got, failed = a.Error.Kind, true
			if a.Error.Detail == "" || want != "json" && want != "utf8" && a.ID != "a" {
				t.Errorf("%.60s: %+v", line, a)
			}
		case export.Reply:
			if a.ID != "a" || a.Reports == nil {
				t.Errorf("%.60s: %+v", line, a)
			}
		}
		if got != want || failed != (want != "") {
			t.Errorf("%.60s: kind %q, want %q", line, got, want)
		}
	}
}

// FuzzCoding: any text gets an answer that is JSON, with spans inside the text that was asked about, and one report when a party was given.
func FuzzCoding(f *testing.F) {
	f.Add("L'Iran a rappelé son ambassadeur à Islamabad.", "", "")
	f.Add("It said so.", "The army of Chad killed two soldiers on Tuesday.", "It")
	f.Add("\u0000 « Kenya »", "\n\n", "Kenya")
	f.Add("He recalled him, he said.", "President Ruto met the ambassador of Chad. The ministry of Chad said that it had recalled its envoy.", "")
	f.Fuzz(func(t *testing.T, text, before, actor string) {
		if len(text)+len(before) > 1000 {
			return
		}
		req := export.Request{ID: "1", Text: text, Context: before}
		if actor != "" {
			req.Actor = &actor
		}
		line, err := json.Marshal(req)
		if err != nil {
			t.Fatal(err)
		}
		json.Unmarshal(line, &req) // what is no UTF-8 was replaced on the way
		answer := house(t).Coding(line, export.Request{})
		if b, err := json.Marshal(answer); err != nil || !utf8.Valid(b) {
			t.Fatalf("no JSON: %v", err)
		}
		reply, ok := answer.(export.Reply)
		if !ok {
			return
		}
		if actor != "" && len(reply.Reports) != 1 {
			t.Errorf("%d reports for a given party", len(reply.Reports))
		}
		for _, r := range reply.Reports {
			spans := [][2]int{r.Evidence, r.Trigger.Span}
			for _, p := range append(append([]export.CodedParty{}, r.Actor...), r.Recipient...) {
				spans = append(spans, p.Span)
			}
			if r.Attribution != nil {
				spans = append(spans, r.Attribution.Span)
			}
			if r.Place != nil {
				spans = append(spans, r.Place.Span)
			}
			for _, s := range spans {
				inside(t, req.Text, "span", entente.Span{Start: s[0], End: s[1]})
			}
		}
	})
}

// BenchmarkSentences is the way from text to reports, on one core: parse, encode, tree, rules and heads.
func BenchmarkSentences(b *testing.B) {
	e := house(b)
	texts := own()
	n := 0
	for b.Loop() {
		for i, text := range texts {
			doc := e.Document([]string{"fr", "en"}[i%2], text, time.Time{})
			e.Code(doc)
			n += len(doc.Sentences)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}
