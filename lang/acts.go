package lang

import (
	"fmt"
	"strings"

	"github.com/entente-project/entente"
)

// Acts is acts.txt of one language: how each act is said, and the sentences that prove it. docs/formats/acts.md has the format.
type Acts struct{ Blocks []ActBlock }

// ActBlock is one act with its phrasings.
type ActBlock struct {
	Act       string // id in ontology/acts.txt; this package does not check that it exists
	At        string // "lang/fr/acts.txt:10"
	Phrasings []Phrasing
	Proofs    []Proof
}

// Phrasing is one way of saying an act.
type Phrasing struct {
	At         string // "lang/fr/acts.txt:12"
	Text       string // as written
	Heads      []Term // the word that tells the act
	Conditions []Condition
	Actor, To  Route          // where the sides stand, when UD roles do not say it
	Status     entente.Status // always this one; "" when mood decides
}

// Term is a lemma or a kind of party.
type Term struct {
	Lemma string // lower case; "" when Kind is set
	UPOS  string // "" for any; only heads have one
	Kind  string // "party", "state", "armed" or "people"; "" for a lemma
}

// Condition asks for a chain of words below (or above) the head.
type Condition struct {
	Text  string // as written
	Not   bool   // there must be none
	Steps []Step
}

// Step leads from one word to another along one relation.
type Step struct {
	Up    bool     // to the word's own head, when it hangs by Rel
	Rel   string   // UD relation; without a subtype it takes all subtypes
	Or    []string // further relations that will do as well: "obl|obj"
	Cased bool     // the dependent must carry a preposition or a subordinator
	Cases []string // one of these, lower case, parts joined by "_"; empty with Cased: any
	Terms []Term   // one of these; empty: any word
}

// Route tells where a side stands: the first path that names a party, or nowhere.
type Route struct {
	Never bool
	Paths [][]Step
}

// Proof is a sentence that must (or must not) give the act of its block.
type Proof struct {
	At                 string // "lang/fr/acts.txt:14"
	Act                string
	Holds              bool // "+"
	Sentence           string
	Actors, Recipients []string       // party ids; empty is none
	Status             entente.Status // Actual unless said
	Says               string         // party id of the claimant; "" is not asked
}

// ReadActs reads acts.txt. An error names file, line and column. A block without a "+" sentence is refused.
func ReadActs(l Language) (*Acts, error) {
	lines, err := readLines(l, "acts.txt")
	if err != nil {
		return nil, err
	}
	acts := &Acts{}
	var block *ActBlock
	seen := map[string]string{}
	for _, ln := range lines {
		if !strings.HasPrefix(ln.text, " ") {
			if err := openBlock(acts, ln, seen); err != nil {
				return nil, err
			}
			block = &acts.Blocks[len(acts.Blocks)-1]
			continue
		}
		if block == nil {
			return nil, ln.errorf(1, "phrasing before any act; start a block with an act id at the start of a line")
		}
		if err := block.add(ln); err != nil {
			return nil, err
		}
	}
	for _, b := range acts.Blocks {
		if !b.proved() {
			return nil, fmt.Errorf("%s:1: act %q has no + sentence; add one that a phrasing of the block must find", b.At, b.Act)
		}
	}
	return acts, nil
}

// openBlock starts a block; an act has one block in a file.
func openBlock(acts *Acts, ln line, seen map[string]string) error {
	id := ln.fields[0].text
	if len(ln.fields) > 1 {
		return ln.errorf(ln.fields[1].column, "an act id stands alone on its line; indent phrasings by two spaces")
	}
	if first := seen[id]; first != "" {
		return ln.errorf(1, "act %q has a block already at %s; put the phrasings there", id, first)
	}
	seen[id] = ln.at()
	acts.Blocks = append(acts.Blocks, ActBlock{Act: id, At: ln.at()})
	return nil
}

// add reads an indented line: a proof or a phrasing.
func (b *ActBlock) add(ln line) error {
	if first := ln.fields[0].text; first == "+" || first == "-" {
		proof, err := readProof(ln, b.Act)
		if err != nil {
			return err
		}
		b.Proofs = append(b.Proofs, proof)
		return nil
	}
	phrasing, err := readPhrasing(ln)
	if err != nil {
		return err
	}
	b.Phrasings = append(b.Phrasings, phrasing)
	return nil
}

func (b ActBlock) proved() bool {
	for _, p := range b.Proofs {
		if p.Holds {
			return true
		}
	}
	return false
}
