package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/entente-project/entente/parse/conllu"
)

// bank is a treebank of three invented sentences in two paragraphs; the first two stand together without a space.
const bank = `# newdoc id = lake
# newpar
# sent_id = 1
# text = The lake is low.
1	The	the	DET	_	_	2	det	_	_
2	lake	lake	NOUN	_	_	4	nsubj	_	_
3	is	be	AUX	_	_	4	cop	_	_
4	low	low	ADJ	_	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	_	_	4	punct	_	SpaceAfter=No

# sent_id = 2
# text = Boats wait.
1	Boats	boat	NOUN	_	_	2	nsubj	_	_
2	wait	wait	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_

# newpar
# sent_id = 3
# text = It rains.
1	It	it	PRON	_	_	2	nsubj	_	_
2	rains	rain	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_

`

// TestUD: the bank is parsed from its raw text, and the answer is CoNLL-U over the same characters.
func TestUD(t *testing.T) {
	s := sets(t, map[string]string{
		"data/ud/en/test-lake.conllu.xz": bank,
		"tools/score_ud.py":              `{"Words":{"f1":0.9,"precision":1},"LAS":{"f1":0.7},"UAS":{"f1":0.8},"MLAS":{"f1":0.1}}`,
	})
	got, err := s.UD("en", "test-lake")
	if err != nil {
		t.Fatal(err)
	}
	if want := (Scores{"ud.en-lake.Words": .9, "ud.en-lake.LAS": .7, "ud.en-lake.UAS": .8}); !reflect.DeepEqual(got, want) {
		t.Errorf("scores %v, want %v: what the scorer does not give is left out", got, want)
	}
	gold, err := os.ReadFile(filepath.Join(s.Work, "en-test-lake.gold.conllu"))
	if err != nil || string(gold) != bank {
		t.Errorf("the gold file is not as it was: %v", err)
	}
	f, err := os.Open(filepath.Join(s.Work, "en-test-lake.system.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	answer, err := conllu.Read(f, "system")
	if err != nil {
		t.Fatal(err)
	}
	var forms []string
	for _, sentence := range answer.Sentences {
		for _, tok := range sentence.Tokens {
			forms = append(forms, tok.Form)
		}
	}
	if want := []string{"The", "lake", "is", "low", ".", "Boats", "wait", ".", "It", "rains", "."}; !slices.Equal(forms, want) {
		t.Errorf("tokens %q, want %q", forms, want)
	}
}

// TestParagraphs: sentences are joined by the spaces they are written with; a document or paragraph begins a text of its own.
func TestParagraphs(t *testing.T) {
	row := func(misc string) string { return "1\tx\tx\tX\t_\t_\t0\troot\t_\t" + misc + "\n" }
	for name, c := range map[string]struct {
		gold string
		want []string
	}{
		"nothing":               {"", nil},
		"no text":               {"# sent_id = 1\n" + row("_"), nil},
		"a space between":       {"# text = A.\n" + row("_") + "\n# text = B.\n" + row("_"), []string{"A. B."}},
		"no space between":      {"# text = A.\n" + row("SpaceAfter=No") + "\n# text = B.\n" + row("_"), []string{"A.B."}},
		"no space, among other": {"# text = A.\n" + row("Gloss=a|SpaceAfter=No") + "\n# text = B.\n" + row("_"), []string{"A.B."}},
		"a paragraph":           {"# text = A.\n" + row("_") + "\n# newpar id = 2\n# text = B.\n" + row("_"), []string{"A.", "B."}},
		"a document":            {"# text = A.\n" + row("SpaceAfter=No") + "\n# newdoc\n# newpar\n# text = B.\n" + row("_"), []string{"A.", "B."}},
		"a sharp in a word":     {"# text = #a\n" + "1\t#a\t#a\tX\t_\t_\t0\troot\t_\tSpaceAfter=No\n" + "\n# text = B\n" + row("_"), []string{"#aB"}},
	} {
		if got := paragraphs(c.gold); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestUDWithFaults: a bank that is not there, holds no text or is not scored is named.
func TestUDWithFaults(t *testing.T) {
	const scores = `{"LAS":{"f1":1}}`
	_, err := sets(t, map[string]string{"tools/score_ud.py": scores}).UD("en", "test-lake")
	mustSay(t, err, "data/ud/en/test-lake.conllu.xz")
	_, err = sets(t, map[string]string{"tools/score_ud.py": scores, "data/ud/en/test-lake.conllu.xz": "no treebank\n"}).UD("en", "test-lake")
	mustSay(t, err, "data/ud/en/test-lake.conllu.xz", "no sentence")
	_, err = sets(t, map[string]string{"tools/score_ud.py": "!line 3: no such head", "data/ud/en/test-lake.conllu.xz": bank}).UD("en", "test-lake")
	mustSay(t, err, "score_ud.py", "line 3: no such head")
}
