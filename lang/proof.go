package lang

import (
	"regexp"
	"strings"

	"github.com/entente-project/entente"
)

var gap = regexp.MustCompile(`\s{2,}`)

// readProof reads "+ sentence   ACTORS -> RECIPIENTS  [status]  [says PARTY]" or "- sentence".
func readProof(ln line, act string) (Proof, error) {
	p := Proof{At: ln.at(), Act: act, Holds: ln.fields[0].text == "+", Status: entente.Actual}
	text := strings.TrimSpace(ln.text)[1:]
	columns := gap.Split(strings.TrimSpace(text), -1)
	p.Sentence = columns[0]
	if p.Sentence == "" {
		return p, ln.errorf(ln.fields[0].column, "no sentence after %q", ln.fields[0].text)
	}
	if !p.Holds {
		return p, nil
	}
	if len(columns) < 2 {
		return p, ln.errorf(ln.fields[0].column, "no parties; write two spaces and ACTORS -> RECIPIENTS after the sentence")
	}
	actors, recipients, ok := strings.Cut(columns[1], "->")
	if !ok {
		return p, ln.errorf(ln.fields[0].column, "no arrow in %q; write ACTORS -> RECIPIENTS", columns[1])
	}
	p.Actors, p.Recipients = ids(actors), ids(recipients)
	for _, c := range columns[2:] {
		if says, ok := strings.CutPrefix(c, "says "); ok {
			p.Says = strings.TrimSpace(says)
		} else if p.Status = entente.Status(c); !statuses[p.Status] {
			return p, ln.errorf(ln.fields[0].column, "unknown status %q; use actual, ongoing, planned, demanded, hypothetical, negated or historical", c)
		}
	}
	return p, nil
}

// ids reads "IRN,PAK/MIL"; "-" is none.
func ids(text string) []string {
	var out []string
	for _, id := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		if id != "-" {
			out = append(out, id)
		}
	}
	return out
}
