// Package ontology knows what can happen between two parties: the list of acts, what each is in PLOVER and in CAMEO, and
// what it changes in a relation. It holds no word of any language of the news.
//
//	acts.txt       ambassador.recall        . recalls its ambassador from
//	plover.txt     act ambassador.recall    SANCTION withdraw        when planned SANCTION -> THREATEN relations
//	cameo.txt      ambassador.recall        161
//	families.txt   family strike            strike.air strike.drone strike.missile
//	relations.txt  ambassador.recall        diplomatic   ambassadors withdrawn
//
//	o.Code("ambassador.recall", entente.Actual)   SANCTION  SANCTION  [withdraw]   161  -6
//	o.Code("ambassador.recall", entente.Planned)  THREATEN  SANCTION  [relations]  131  -3.5
//
// The five files are part of the program. Load reads them in about a millisecond and refuses an act without a code, a code
// without an act, a name given twice, with file and line. An Ontology does not change after Load; it may be shared.
package ontology

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/entente-project/entente"
)

//go:embed acts.txt plover.txt cameo.txt families.txt relations.txt
var files embed.FS

// Ontology is the five files, read.
type Ontology struct {
	acts     []entente.Act // in the order of acts.txt
	index    map[string]int
	flags    map[string]string // "=", "~" or "." of each act
	plover   plover
	cameo    cameo
	moves    map[string][]Move
	states   map[state]*stateFacts
	aspects  map[entente.Aspect]int // number of states, to know the names
	families map[string]string
	general  []string
}

// Load reads the ontology that is part of the program.
func Load() (*Ontology, error) { return LoadFS(files) }

// LoadFS reads an ontology from acts.txt, plover.txt, cameo.txt, families.txt and relations.txt at the root of a file system.
func LoadFS(fsys fs.FS) (*Ontology, error) {
	o := &Ontology{index: map[string]int{}, flags: map[string]string{}}
	for _, step := range []struct {
		file string
		read func([]line) error
	}{
		{"acts.txt", o.readActs},
		{"plover.txt", o.readPlover},
		{"cameo.txt", o.readCameo},
		{"families.txt", o.readFamilies},
		{"relations.txt", o.readRelations},
	} {
		raw, err := fs.ReadFile(fsys, step.file)
		if err != nil {
			return nil, fmt.Errorf("read ontology: %w", err)
		}
		if err := step.read(lines("ontology/"+step.file, string(raw))); err != nil {
			return nil, err
		}
	}
	return o, o.complete()
}

// Act is the act with this id; false if there is none.
func (o *Ontology) Act(id string) (entente.Act, bool) {
	i, ok := o.index[id]
	if !ok {
		return entente.Act{}, false
	}
	return o.acts[i], true
}

// Acts lists all acts in the order of acts.txt. The caller must not change the slice.
func (o *Ontology) Acts() []entente.Act { return o.acts }

// Mutual tells whether the act is between equals: all parties stand on both sides.
func (o *Ontology) Mutual(id string) bool { return o.flags[id] == "=" }

// Tie tells whether the act is a standing tie (X backs Y), kept as a claim and not as something that happened.
func (o *Ontology) Tie(id string) bool { return o.flags[id] == "~" }

// complete refuses an act that a scheme leaves out.
func (o *Ontology) complete() error {
	for _, a := range o.acts {
		if _, ok := o.plover.acts[a.ID]; !ok {
			return fmt.Errorf("%s: act %q has no type; give it a line \"act %s TYPE MODE\" in ontology/plover.txt", a.Line, a.ID, a.ID)
		}
		if _, ok := o.cameo.acts[a.ID]; !ok {
			return fmt.Errorf("%s: act %q has no CAMEO code; give it a line in ontology/cameo.txt", a.Line, a.ID)
		}
	}
	return o.plover.complete()
}
