package eval

import (
	"reflect"
	"testing"
)

// pairs are rows as PLV has them, of invented sentences; the second sentence is quoted because a quotation mark stands in it.
const pairs = "uid\tsentence\tsource\ttarget\tgold_root\tgold_penta\n" +
	"x-1\tKenya expelled the Norwegian ambassador.\tKenya\tthe Norwegian ambassador\tSANCTION\t4\n" +
	"x-2\t\"Chad sent \"\"two trucks\"\" of rice to Niger.\"\tChad\tNiger\tAID\t2\n" +
	"x-3\tThe lake fell to its lowest level in ten years.\tThe lake\t\tAID\t2\n"

const pairScores = `{"gold_file":"x.tsv","root":{"macro_f1":0.6,"micro_f1":0.7},"penta":{"macro_f1":0.8},"binary":{"macro_f1":0.9}}`

const pairFile = "data/event-coding/dev/plv_train.tsv"

// TestPLV: every pair is answered with one of the fifteen roots, in order, even where the sentence tells nothing of it.
func TestPLV(t *testing.T) {
	s := sets(t, map[string]string{pairFile: pairs, "tools/score_plv.py": pairScores})
	got, err := s.PLV()
	if err != nil {
		t.Fatal(err)
	}
	if want := (Scores{"plv.root": .6, "plv.penta": .8, "plv.binary": .9}); !reflect.DeepEqual(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
	answers := left[rootAnswer](t, s, "plv.system.ndjson")
	if len(answers) != 3 {
		t.Fatalf("answers %+v", answers)
	}
	for i, uid := range []string{"x-1", "x-2", "x-3"} {
		if answers[i].UID != uid || answers[i].Root == "" {
			t.Errorf("answer %d: %+v, want a root for %s", i, answers[i], uid)
		}
	}
	if answers[0].Root != "SANCTION" {
		t.Errorf("an expelled ambassador is %s", answers[0].Root)
	}
}

// TestReadPairs: rows are read as the scorer reads them, each with its line.
func TestReadPairs(t *testing.T) {
	s := sets(t, map[string]string{"rows.tsv": pairs})
	rows, err := readPairs(s.Folder + "/rows.tsv")
	if err != nil || len(rows) != 3 {
		t.Fatal(rows, err)
	}
	want := pairRow{"x-2", `Chad sent "two trucks" of rice to Niger.`, "Chad", "Niger", s.Folder + "/rows.tsv:3"}
	if rows[1] != want {
		t.Errorf("%+v, want %+v", rows[1], want)
	}
}

// TestPairsWithFaults: what is wrong with the rows is named by file and line, and a scorer's answer must hold all levels.
func TestPairsWithFaults(t *testing.T) {
	const header = "uid\tsentence\tsource\ttarget\n"
	for name, c := range map[string]struct {
		rows, script string
		words        []string
	}{
		"empty":          {"", pairScores, []string{pairFile, "no rows"}},
		"header only":    {header, pairScores, []string{pairFile, "no rows"}},
		"other columns":  {"id\ttext\ta\tb\nx\ty\tz\tw\n", pairScores, []string{pairFile + ":1: ", "want uid, sentence, source, target"}},
		"a short row":    {header + "x-1\tChad waits.\tChad\t\nx-2\tNiger waits.\n", pairScores, []string{pairFile + ":3: ", "2 columns"}},
		"an open quote":  {header + "x-1\t\"Chad waits.\tChad\t\n", pairScores, []string{pairFile + ":2: ", "2 columns"}},
		"no text":        {header + "x-1\t\tChad\tNiger\n", pairScores, []string{pairFile + ":2: ", "no text"}},
		"a level short":  {pairs, `{"root":{"macro_f1":1},"penta":{"macro_f1":1}}`, []string{"score_plv.py", `"binary"`}},
		"another figure": {pairs, `{"root":{"accuracy":1}}`, []string{"score_plv.py", `"root"`}},
		"a complaint":    {pairs, "!unknown root", []string{"score_plv.py", "unknown root"}},
	} {
		t.Log(name)
		_, err := sets(t, map[string]string{pairFile: c.rows, "tools/score_plv.py": c.script}).PLV()
		mustSay(t, err, c.words...)
	}
	_, err := sets(t, nil).PLV()
	mustSay(t, err, pairFile, "no such file")
}
