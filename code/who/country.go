package who

import (
	"cmp"
	"maps"
	"slices"

	"github.com/entente-project/entente"
)

// Countries are those that the sentence names, and those that the article named before it, the oftenest first.
func (r *Reading) Countries() (here, before []string) {
	for i := range r.hits {
		if n := r.pick(&r.hits[i]); n.ISO3 != "" && !slices.Contains(here, n.ISO3) {
			here = append(here, n.ISO3)
		}
	}
	before = slices.SortedFunc(maps.Keys(r.mem.count), func(a, b string) int {
		return cmp.Or(r.mem.count[b]-r.mem.count[a], cmp.Compare(a, b))
	})
	return here, before
}

// Settle gives people without a country one: "/REB" becomes "SYR/REB".
func (r *Reading) Settle(m entente.Mention, iso3 string) entente.Mention {
	m.Party = r.withName(part(iso3, m.Sector))
	return m
}
