// Package code reads who did what to whom out of parsed sentences. Sentences, their vectors and the day of publication come in;
// reports go out, each with the sentence it rests on and the line of the rule that made it, or none when the network did.
//
//	L'Iran a rappelé son ambassadeur à Islamabad.
//	ambassador.recall  IRN -> PAK  actual  evidence [812,859)  rule lang/fr/acts.txt:12
//
// One question, one file: what.go (acts by rules), net.go (acts by the network), join.go (both together), roles.go and toward.go (who
// acts on whom), oneact.go, blamed.go and abode.go (what one sentence's acts say of one another), mood.go (how far it has come), said.go
// and quote.go (who says so), when.go and resolve.go (on which days), toll.go
// and number.go (dead and injured), pair.go (the reading of one pair). Who a noun phrase names is package who.
//
// It does not see irony, takes the tree as the parser gives it, and codes a language without a folder by the network alone, with all
// claims in the outlet's own mouth. A sentence costs well under a millisecond for the rules and about one for the heads; the vectors
// cost more and are made elsewhere. A Coder does not change and may be shared.
package code

import (
	"fmt"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/model"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/world"
)

// Coder codes documents.
type Coder struct {
	ontology *ontology.Ontology
	tongues  map[string]*tongue
	mute     *tongue // of a language without a folder: no rules, no cues, nobody known
	network  *network
}

// New makes a coder of the languages, the acts, the parties and the model. With a nil
// model only the rules code, and Pair falls back on them. An error names the file and line of the data that is wrong.
func New(langs []lang.Language, o *ontology.Ontology, parties *world.Parties, people *world.People, m *model.Model) (*Coder, error) {
	c := &Coder{ontology: o, tongues: map[string]*tongue{}, mute: silentTongue()}
	for _, l := range langs {
		t, err := readTongue(l, parties, people)
		if err != nil {
			return nil, err
		}
		if err := t.rules.known(o); err != nil {
			return nil, err
		}
		c.tongues[l.Code] = t
	}
	if m == nil {
		return c, nil
	}
	var err error
	c.network, err = newNetwork(m)
	return c, err
}

// known refuses a phrasing of an act that the ontology does not list.
func (r *rules) known(o *ontology.Ontology) error {
	for _, list := range r.byHead {
		for _, rule := range list {
			if _, ok := o.Act(rule.act); !ok {
				return fmt.Errorf("%s: unknown act %q; list it in ontology/acts.txt first", rule.At, rule.act)
			}
		}
	}
	return nil
}

// Article codes all sentences of a document, in order.
func (c *Coder) Article(doc Document) []entente.Report {
	var out []entente.Report
	c.each(&doc, func(_ int, s *scene, all []reading, carried *entente.Mention) {
		out = append(out, s.reports(all, &doc, carried)...)
	})
	return out
}
