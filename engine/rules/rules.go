// Package rules hands the ledger what it needs to know of merging: the functions of merge and relate over one ontology, as store.Rules.
//
//	o, err := ontology.Load()
//	ledger, err := sqlite.Open("news.entente", rules.Of(o), sqlite.Options{})
package rules

import (
	"github.com/entente-project/entente"
	"github.com/entente-project/entente/merge"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/relate"
	"github.com/entente-project/entente/store"
)

// Of are the rules of the house.
func Of(o *ontology.Ontology) *store.Rules {
	return &store.Rules{
		Source: func(a *entente.Article, r []entente.Report) entente.Source { return merge.SourceOf(o, a, r) },
		One:    merge.One,
		Origin: merge.Origin,
		Group:  func(f *entente.Filed) string { return merge.Group(o, f) },
		Days:   merge.Days,
		Merge:  func(f []entente.Filed) []entente.Event { return merge.Merge(o, f) },
		Relate: func(a, b string, e []entente.Event) entente.Relation { return relate.Relate(o, a, b, e) },
		Whole:  relate.Whole,
		Types: func(act string, s entente.Status) (event, base string) {
			c := o.Code(act, s)
			return c.EventType, c.BaseType
		},
		Horizon: merge.Horizon,
		Near:    merge.Near,
	}
}
