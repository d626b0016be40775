package code

import (
	"math"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// Iran a frappé Pakistan, read by a rule or the network at word 3.
const struck = `
Iran Iran PROPN 3 nsubj
a avoir AUX 3 aux:tense
frappé frapper VERB 0 root VerbForm=Part
Pakistan Pakistan PROPN 3 obj`

func byRule(weight int, base string, words ...int) reading {
	return reading{act: "rule.act", base: base, rule: &rule{Phrasing: &lang.Phrasing{At: "lang/xx/acts.txt:1"}, weight: weight}, trigger: words[0],
		words: words, standing: standing{status: entente.Actual}, confidence: 0.7}
}

func byNet(base string, p float64, words ...int) reading {
	return reading{act: "net.act", base: base, net: true, trigger: words[0], words: words, standing: standing{status: entente.Actual}, confidence: p,
		netP: p, netStatus: entente.Planned, statusP: 0.9}
}

func TestJoin(t *testing.T) {
	loud, quiet, hushed := func(int) float64 { return 0 }, func(int) float64 { return 0.99 }, func(int) float64 { return 0.75 }
	for _, c := range []struct {
		name       string
		rules, net []reading
		silence    func(int) float64
		acts       []string
		confidence float64
		status     entente.Status
	}{
		{"both on one word are one, surer than each", []reading{byRule(5, "ASSAULT", 3)}, []reading{byNet("ASSAULT", .9, 3)}, loud, []string{"rule.act"}, .97, entente.Planned},
		{"a rule that asks for something keeps its act", []reading{byRule(5, "ASSAULT", 3)}, []reading{byNet("COERCE", .99, 3)}, loud, []string{"rule.act"}, .7, entente.Actual},
		{"a lone lemma gives way to a sure network", []reading{byRule(1, "ASSAULT", 3)}, []reading{byNet("COERCE", .9, 3)}, loud, []string{"net.act"}, .9, entente.Planned},
		{"a lone lemma stands against an unsure one", []reading{byRule(1, "ASSAULT", 3)}, []reading{byNet("COERCE", .5, 3)}, loud, []string{"rule.act"}, .7, entente.Actual},
		{"a lone lemma is silenced", []reading{byRule(1, "ASSAULT", 3)}, nil, quiet, nil, 0, ""},
		{"a rule that asks for something is too", []reading{byRule(5, "ASSAULT", 3)}, nil, quiet, nil, 0, ""},
		{"a lone lemma is silenced sooner", []reading{byRule(1, "ASSAULT", 3)}, nil, hushed, nil, 0, ""},
		{"than a rule that asks for something", []reading{byRule(5, "ASSAULT", 3)}, nil, hushed, []string{"rule.act"}, .7, entente.Actual},
		{"the network alone", nil, []reading{byNet("ASSAULT", .86, 3)}, loud, []string{"net.act"}, .86, entente.Actual},
		{"the network alone and unsure", nil, []reading{byNet("ASSAULT", .6, 3)}, loud, nil, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := part(join(stage(t, "fr", struck), c.rules, c.net, c.silence))
			if len(got) != len(c.acts) {
				t.Fatalf("%d readings, want %d: %+v", len(got), len(c.acts), got)
			}
			for i, r := range got {
				if r.act != c.acts[i] || math.Abs(r.confidence-c.confidence) > 1e-9 || r.standing.status != c.status {
					t.Errorf("got %s %.3f %s, want %s %.3f %s", r.act, r.confidence, r.standing.status, c.acts[i], c.confidence, c.status)
				}
			}
		})
	}
}
