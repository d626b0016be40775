package code

import (
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/ontology"
)

// codes is what the ontology tells of an act.
type codes = *ontology.Ontology

// Document is an article as this room needs it.
type Document struct {
	Lang      string // ISO 639-1; a language without a folder is coded by the network alone
	Text      string // every span points into it
	Published time.Time
	Sentences []entente.Sentence
	Vectors   []entente.Vectors // one for each sentence; empty when only rules are asked
	Outlet    string            // publisher, in whose mouth "we" and "our correspondent" are no party
}

// vectors of sentence i; none when there are none.
func (d *Document) vectors(i int) entente.Vectors {
	if i < len(d.Vectors) {
		return d.Vectors[i]
	}
	return entente.Vectors{}
}
