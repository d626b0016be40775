package ontology

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/entente-project/entente"
)

func load(t *testing.T) *Ontology {
	t.Helper()
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestEveryActIsCoded(t *testing.T) {
	o := load(t)
	if n := len(o.Acts()); n < 150 {
		t.Fatalf("%d acts, want at least 150", n)
	}
	for _, a := range o.Acts() {
		c := o.Code(a.ID, entente.Actual)
		if c.EventType == "" || c.Cameo == "" || c.EventType != c.BaseType {
			t.Errorf("%s: act %s codes as %+v", a.Line, a.ID, c)
		}
		if !strings.HasPrefix(a.Line, "ontology/acts.txt:") || a.Gloss == "" {
			t.Errorf("act %s: line %q, gloss %q", a.ID, a.Line, a.Gloss)
		}
	}
}

// The types and modes of PLOVER 2.0, as a user of the scheme expects to meet them.
var plover20 = map[string]string{
	"AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
	"RETREAT":  "withdraw release disarm ceasefire access resign",
	"REQUEST":  "assist change yield meet",
	"ACCUSE":   "disapprove investigate allege",
	"REJECT":   "assist change yield meet",
	"THREATEN": "restrict arrest relations expel territory violence",
	"PROTEST":  "demo riot strike hunger boycott obstruct vandalize",
	"SANCTION": "convict expel withdraw discontinue",
	"MOBILIZE": "troops weapons police militia",
	"COERCE":   "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
	"ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone " +
		"heavy-weapons crowd-control unconventional",
}

func TestEveryTypeAndModeIsReachable(t *testing.T) {
	o := load(t)
	reached := map[typeMode]bool{}
	for _, a := range o.Acts() {
		c := o.Code(a.ID, entente.Actual)
		reached[typeMode{c.EventType, ""}] = true
		for _, m := range c.Mode {
			reached[typeMode{c.EventType, m}] = true
		}
	}
	for kind, modes := range plover20 {
		if !reached[typeMode{kind, ""}] {
			t.Errorf("no act is %s", kind)
		}
		for m := range strings.FieldsSeq(modes) {
			if !reached[typeMode{kind, m}] {
				t.Errorf("no act is %s %s", kind, m)
			}
		}
	}
	for got := range reached {
		modes, ok := plover20[got.kind]
		if !ok || got.mode != "" && !slices.Contains(strings.Fields(modes), got.mode) {
			t.Errorf("PLOVER 2.0 has no %s %s", got.kind, got.mode)
		}
	}
}

func TestEveryCameoRootIsReachable(t *testing.T) {
	o := load(t)
	roots := map[string]bool{}
	for _, a := range o.Acts() {
		roots[o.Code(a.ID, entente.Actual).Cameo[:2]] = true
	}
	for root := range strings.FieldsSeq("03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20") {
		if !roots[root] {
			t.Errorf("no act has CAMEO root %s", root)
		}
	}
}

func TestCode(t *testing.T) {
	o := load(t)
	for _, c := range []struct {
		act   string
		st    entente.Status
		event string
		base  string
		mode  string
		cameo string
		score float64
	}{
		{"ambassador.recall", entente.Actual, "SANCTION", "SANCTION", "withdraw", "161", -6},
		{"ambassador.recall", entente.Planned, "THREATEN", "SANCTION", "relations", "131", -3.5},
		{"ambassador.return", entente.Planned, "AGREE", "SUPPORT", "", "032", 2.5},
		{"talks.phone", entente.Actual, "CONSULT", "CONSULT", "phone", "041", 1.5},
		{"talks.phone", entente.Negated, "REJECT", "CONSULT", "meet", "125", -2},
		{"troops.withdraw", entente.Demanded, "REQUEST", "RETREAT", "yield", "105", -1},
		{"strike.missile", entente.Ongoing, "ASSAULT", "ASSAULT", "heavy-weapons", "194", -9.5},
		{"strike.missile", entente.Negated, "ASSAULT", "ASSAULT", "heavy-weapons", "194", -9.5},
		{"no.such", entente.Actual, "", "", "", "", 0},
	} {
		got := o.Code(c.act, c.st)
		if got.EventType != c.event || got.BaseType != c.base || strings.Join(got.Mode, " ") != c.mode || got.Score != c.score || got.Cameo != c.cameo {
			t.Errorf("Code(%s, %s) = %+v, want %+v", c.act, c.st, got, c)
		}
	}
}

func TestDefaultActIsOfItsType(t *testing.T) {
	o := load(t)
	for _, kind := range o.Types() {
		if c := o.Code(o.OfType(kind), entente.Actual); c.BaseType != kind {
			t.Errorf("OfType(%s) = %s, which is %s", kind, o.OfType(kind), c.BaseType)
		}
	}
	if got := o.OfType("NONE"); got != "" {
		t.Errorf("OfType(NONE) = %q, want none", got)
	}
}

func TestFlags(t *testing.T) {
	o := load(t)
	for act, want := range map[string][2]bool{ // mutual, tie
		"talks.phone": {true, false}, "ambassador.recall": {false, false}, "party.back": {false, true},
		"strike.missile": {false, false}, "strikes.exchange": {true, false}, "no.such": {false, false},
	} {
		if got := [2]bool{o.Mutual(act), o.Tie(act)}; got != want {
			t.Errorf("%s: mutual, tie = %v, want %v", act, got, want)
		}
	}
}

func TestCloses(t *testing.T) {
	o := load(t)
	for _, c := range []struct {
		aspect      entente.Aspect
		name, other string
		want        bool
	}{
		{entente.Diplomatic, "relations restored", "ambassadors withdrawn", true},
		{entente.Diplomatic, "ambassadors back", "ambassadors withdrawn", true},
		{entente.Diplomatic, "ambassadors back", "relations restored", true},
		{entente.Diplomatic, "border open", "ambassadors withdrawn", false},
		{entente.Diplomatic, "ambassador summoned", "ambassadors withdrawn", false},
		{entente.Hostilities, "ceasefire", "hostilities", true},
		{entente.Hostilities, "hostilities", "hostilities", false},
		{entente.Sanctions, "sanctions lifted", "embargo in force", true},
		{entente.Sanctions, "sanctions lifted", "no such", false},
	} {
		if got := o.Closes(c.aspect, c.name, c.other); got != c.want {
			t.Errorf("Closes(%s, %s, %s) = %v", c.aspect, c.name, c.other, got)
		}
	}
	if m := o.Moves("ambassador.return"); len(m) != 1 || m[0] != (Move{entente.Diplomatic, "ambassadors back"}) {
		t.Errorf("Moves(ambassador.return) = %v", m)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct{ file, add, want string }{
		{"acts.txt", "no-verb . does something", `act id "no-verb"`},
		{"acts.txt", "talks.hold = holds talks with", "listed twice"},
		{"acts.txt", "a.b ! does", "unknown flag"},
		{"plover.txt", "act no.such AGREE -", `unknown act "no.such"`},
		{"plover.txt", "when sometime AGREE -> REJECT -", "unknown status"},
		{"plover.txt", "score AGREE - eleven", "want a number"},
		{"plover.txt", "ask AGREE", "unknown line"},
		{"cameo.txt", "talks.hold 04x", "3 or 4 digits"},
		{"families.txt", "family new talks.hold", "in the family"},
		{"families.txt", "family new violence.use talks.phone", "not ASSAULT"},
		{"relations.txt", "talks.hold  diplomatic  no such state", "unknown state"},
		{"relations.txt", "state  diplomatic  0  new state  no such state", "closes the unknown state"},
		{"relations.txt", "state  military  0  new state", "unknown aspect"},
	} {
		fsys, n := withLine(t, c.file, c.add)
		_, err := LoadFS(fsys)
		at := "ontology/" + c.file + ":" + n + ": "
		if err == nil || !strings.HasPrefix(err.Error(), at) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s + %q: error %v, want %s... %s", c.file, c.add, err, at, c.want)
		}
	}
}

func TestActWithoutCodeIsRefused(t *testing.T) {
	fsys, n := withLine(t, "acts.txt", "cake.bake . bakes a cake for")
	_, err := LoadFS(fsys)
	if err == nil || !strings.HasPrefix(err.Error(), "ontology/acts.txt:"+n+": ") {
		t.Errorf("error %v, want one at ontology/acts.txt:%s", err, n)
	}
}

// withLine is the ontology with a line added at the end of a file, and the number of that line.
func withLine(t *testing.T, file, add string) (fs.FS, string) {
	t.Helper()
	out := fstest.MapFS{}
	n := 0
	for _, name := range []string{"acts.txt", "plover.txt", "cameo.txt", "families.txt", "relations.txt"} {
		raw, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == file {
			raw = append([]byte(strings.TrimRight(string(raw), "\n")+"\n"), add+"\n"...)
			n = strings.Count(string(raw), "\n")
		}
		out[name] = &fstest.MapFile{Data: raw}
	}
	return out, strconv.Itoa(n)
}

func TestFamilies(t *testing.T) {
	o := load(t)
	if a, b, c := o.Family("strike.air"), o.Family("strike.missile"), o.Family("ambassador.recall"); a != b || a == c || c != "ambassador.recall" {
		t.Errorf("families %q, %q, %q", a, b, c)
	}
	if !o.General("violence.use") || !o.General("person.kill") || o.General("strike.air") || o.General("no.such") {
		t.Error("violence.use and person.kill stand for any assault; strike.air does not")
	}
}
