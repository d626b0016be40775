package entente

// Act is what is done, in no language and no coding scheme: "ambassador.recall". ontology/acts.txt lists them all.
type Act struct {
	ID    string // noun.verb
	Gloss string // plain English, third person: "recalls its ambassador"
	Line  string // "ontology/acts.txt:12"
}

// Status tells how far an act has come, as the text tells it. CODEBOOK: a refused act is Negated, a future one Planned.
type Status string

const (
	Actual       Status = "actual"
	Ongoing      Status = "ongoing"
	Planned      Status = "planned"
	Demanded     Status = "demanded"
	Hypothetical Status = "hypothetical"
	Negated      Status = "negated"
	Historical   Status = "historical" // older than about a year before the text
)
