package parse

import "testing"

func TestLemmaScripts(t *testing.T) {
	for _, c := range []struct{ script, form, want string }{
		{"=de", "d'", "de"},
		{"L-0+", "Iran", "iran"},
		{"K-0+", "Iran", "Iran"},
		{"L-1+r", "Rappelés", "rappelér"},
		{"L-2+er", "rappelée", "rappeler"},
		{"L-1+", "États", "état"},
		{"K-0+", "l’", "l'"},
		{"L-9+er", "mot", "mot"},
		{"L-3+", "mot", "mot"},
		{"L-3+être", "est", "être"},
	} {
		s, ok := readScript(c.script)
		if !ok {
			t.Errorf("%q is not read", c.script)
		} else if got := s.of(c.form); got != c.want {
			t.Errorf("%q of %q is %q, want %q", c.script, c.form, got, c.want)
		}
	}
	for _, s := range []string{"", "=", "L", "L-", "X-0+", "L-x+", "L--1+a", "L-1"} {
		if _, ok := readScript(s); ok {
			t.Errorf("%q is read", s)
		}
	}
}
