package conllu

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/entente-project/entente"
)

const caire = "# newpar\n# sent_id = 1\n# text = Il revient du Caire.\n" +
	"1\tIl\til\tPRON\t_\tGender=Masc|Number=Sing\t2\tnsubj\t_\t_\n" +
	"2\trevient\trevenir\tVERB\t_\t_\t0\troot\t_\t_\n" +
	"3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_\n" +
	"4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_\n" +
	"5\tCaire\tCaire\tPROPN\t_\t_\t2\tobl:mod\t_\tSpaceAfter=No\n" +
	"6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"

func read(t *testing.T, s string) Document {
	t.Helper()
	d, err := Read(strings.NewReader(s), "x.conllu")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t *testing.T, s []Sentence) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReadKeepsTokensWordsAndText(t *testing.T) {
	d := read(t, caire+strings.Replace(caire, "# newpar\n", "", 1))
	if want := "Il revient du Caire. Il revient du Caire."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	s := d.Sentences[0]
	if len(s.Tokens) != 5 || len(s.Words) != 6 {
		t.Fatalf("%d tokens and %d words, want 5 and 6", len(s.Tokens), len(s.Words))
	}
	du := s.Tokens[2]
	if du.Form != "du" || du.First != 2 || du.Last != 3 || du.Span != (entente.Span{Start: 11, End: 13}) {
		t.Errorf("third token is %+v", du)
	}
	if w := s.Words[4]; w.Token != 3 || w.Head != 2 || w.Deprel != "obl:mod" || w.Feats != "" {
		t.Errorf("fifth word is %+v", w)
	}
	if s.Tokens[3].SpaceAfter || !s.Tokens[4].SpaceAfter {
		t.Error("SpaceAfter=No is lost")
	}
	if got := s.Value("sent_id"); got != "1" {
		t.Errorf("sent_id is %q", got)
	}
	if got := written(t, d.Sentences[:1]); got != caire {
		t.Errorf("written again:\n%s\nwant\n%s", got, caire)
	}
}

func TestParagraphsAreLines(t *testing.T) {
	if got := read(t, caire+caire).Text; got != "Il revient du Caire.\nIl revient du Caire." {
		t.Errorf("text %q", got)
	}
}

func TestOfNamesSentences(t *testing.T) {
	d := read(t, caire+caire)
	plain := []entente.Sentence{d.Sentences[0].Sentence, d.Sentences[1].Sentence}
	got := Of(d.Text, plain)
	want := []string{"newpar", "sent_id = 2", "text = Il revient du Caire."}
	if !reflect.DeepEqual(got.Sentences[1].Comments, want) {
		t.Errorf("comments %q, want %q", got.Sentences[1].Comments, want)
	}
}

func TestRefusals(t *testing.T) {
	row := func(id, form, head, rel string) string {
		return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t" + rel + "\t_\t_\n"
	}
	for _, c := range []struct{ name, in, want string }{
		{"columns", "1\tIl\til\n", "x.conllu:1:1: 3 columns"},
		{"number", row("2", "Il", "0", "root"), "x.conllu:1:1: \"2\": want word 1"},
		{"form", row("1", "", "0", "root"), "x.conllu:1:3: a token without a form"},
		{"head", row("1", "Il", "x", "root"), "x.conllu:1:14: head \"x\""},
		{"itself", row("1", "Il", "1", "dep"), "x.conllu:1:14: head \"1\""},
		{"no head", row("1", "Il", "_", "dep"), "a relation without a head"},
		{"absent", row("1", "Il", "7", "dep"), "x.conllu:1:1: the sentence that begins here has 1 words, but word 1 hangs on 7"},
		{"circle", row("1", "a", "2", "dep") + row("2", "b", "1", "dep"), "run in a circle"},
		{"range", row("2-3", "du", "_", "_"), "want a range that begins with word 1"},
		{"open range", row("1-2", "du", "_", "_") + row("1", "de", "_", "_"), "inside a token that goes to word 2"},
		{"nested", row("1-2", "du", "_", "_") + row("1-2", "du", "_", "_"), "begins inside the token"},
		{"bytes", "1\t\xff", "not UTF-8"},
		{"long", strings.Repeat("x", maxLine+1), "too long"},
	} {
		_, err := Read(strings.NewReader(c.in), "x.conllu")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	_, err := Read(strings.NewReader("1\t\xff"), "x.conllu")
	if !errors.Is(err, entente.ErrNotText) {
		t.Errorf("%v is not ErrNotText", err)
	}
}

func TestEmptyNodesArePassedOver(t *testing.T) {
	in := strings.Replace(caire, "6\t.", "5.1\trevient\t_\t_\t_\t_\t_\t_\t_\t_\n6\t.", 1)
	if got := written(t, read(t, in).Sentences); got != caire {
		t.Errorf("got\n%s", got)
	}
}

// FuzzRead: whatever is read can be written and read again, and is the same.
func FuzzRead(f *testing.F) {
	f.Add(caire)
	f.Add(caire + caire + "# end\n")
	f.Add("1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Add("1-2\ta b\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\ta\t\t_\t_\t_\t0\troot\t_\t_\n2\tb\t_\t_\t_\t_\t1\tx\t_\t_")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Read(strings.NewReader(s), "f")
		if err != nil {
			return
		}
		for _, x := range d.Sentences {
			for _, tok := range x.Tokens {
				if tok.Span.Of(d.Text) != tok.Form || !x.Span.Holds(tok.Span) {
					t.Fatalf("token %+v does not lie in its sentence or text %q", tok, d.Text)
				}
			}
		}
		once := written(t, d.Sentences)
		again := written(t, read(t, once).Sentences)
		if once != again {
			t.Fatalf("written:\n%q\nread and written again:\n%q", once, again)
		}
	})
}
