package who

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestSwallowedNames holds the two looks for a longer actor word against a look at all of them, in tokens that hold several words too.
func TestSwallowedNames(t *testing.T) {
	x := english(t)
	for _, text := range []string{
		"the National Security Council met the Security Council of the United Nations",
		"Iran-army-Iran and army-National Security Council-member Iran",
		"http://a.example/Iran-army-Iran-soldiers Security Council-Iran",
		strings.Repeat("Iran-soldiers-", 50),
		"",
	} {
		r := x.Read(Loose(text), nil)
		for first := range r.s.Tokens {
			for last := first; last < min(first+4, len(r.s.Tokens)); last++ {
				h := hit{first: first, last: last}
				want := slices.ContainsFunc(r.roles, func(o hit) bool { return o.first <= first && last <= o.last && o.last-o.first > last-first })
				if got := r.swallowed(h); got != want {
					t.Errorf("%.60q, tokens %d to %d: %v, want %v", text, first, last, got, want)
				}
			}
		}
	}
}

// BenchmarkToken reads one token that holds many names and actor words, as an address may.
func BenchmarkToken(b *testing.B) {
	x := english(b)
	for _, kb := range []int{8, 16, 32, 64} {
		s := Loose(strings.Repeat("Iran-soldiers-", kb<<10/14))
		b.Run(fmt.Sprintf("%dKB", kb), func(b *testing.B) {
			for b.Loop() {
				x.Read(s, nil)
			}
		})
	}
}
