package parse

import (
	"strconv"
	"strings"
)

// script is how a lemma comes of a form, as the network names it: "=de" is "de" whatever the form; "L-2+er" lower-cases
// the form, cuts two characters and adds "er"; "K-0+" keeps the form with its capitals.
type script struct {
	whole string // the lemma itself; "" if it comes of the form
	keep  bool   // capitals stay
	cut   int    // characters
	add   string
}

// readScript reads the network's name of a script; ok is false for one it cannot read.
func readScript(s string) (script, bool) {
	if w, ok := strings.CutPrefix(s, "="); ok {
		return script{whole: w}, w != ""
	}
	if len(s) < 4 || (s[0] != 'L' && s[0] != 'K') || s[1] != '-' {
		return script{}, false
	}
	n, add, ok := strings.Cut(s[2:], "+")
	cut, err := strconv.Atoi(n)
	if !ok || err != nil || cut < 0 {
		return script{}, false
	}
	return script{keep: s[0] == 'K', cut: cut, add: add}, true
}

// of is the lemma of a form; the form itself where the script leaves nothing or cuts more than there is.
func (s script) of(form string) string {
	if s.whole != "" {
		return s.whole
	}
	form = straight.Replace(form)
	if !s.keep {
		form = strings.ToLower(form)
	}
	r := []rune(form)
	if s.cut > len(r) || s.cut == len(r) && s.add == "" {
		return form
	}
	return string(r[:len(r)-s.cut]) + s.add
}
