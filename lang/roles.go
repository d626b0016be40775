package lang

// Roles is roles.txt of one language: the small words that tell who acts on whom where the tree alone does not.
type Roles struct {
	Agent      map[string]bool // prepositions of the agent of a passive or of a deed noun: "par", "by"
	Of         map[string]bool // prepositions of the possessor: "de", "of"
	Toward     map[string]bool // prepositions of the side acted on: "contre", "sur", "against"
	Place      map[string]bool // prepositions of the place where it happens, which takes no part in it: "dans", "in"
	With       map[string]bool // prepositions of the other side of talks: "avec", "with"
	Between    map[string]bool // "entre", "between": all that follow stand on both sides
	Active     map[string]bool // verbs that have no passive, whatever their perfect looks like: "descendre" ("sont descendus")
	Exchange   map[string]bool // verbs and nouns of exchange, whose sides act on one another: "échanger", "trade"
	Reciprocal map[string]bool // "mutuellement", "réciproque", "each other": the sides act on one another
}

// ReadRoles reads roles.txt. Its lines are KIND WORD...: agent, of, toward, place, with, between, active, exchange, reciprocal.
func ReadRoles(l Language) (*Roles, error) {
	lines, err := readLines(l, "roles.txt")
	if err != nil {
		return nil, err
	}
	r := &Roles{}
	lists := map[string]*map[string]bool{
		"agent": &r.Agent, "of": &r.Of, "toward": &r.Toward, "place": &r.Place, "with": &r.With, "between": &r.Between, "active": &r.Active, "exchange": &r.Exchange, "reciprocal": &r.Reciprocal,
	}
	for _, list := range lists {
		*list = map[string]bool{}
	}
	for _, ln := range lines {
		kind := ln.fields[0]
		list := lists[kind.text]
		if list == nil {
			return nil, ln.errorf(kind.column, "unknown kind %q; use agent, of, toward, place, with, between, active, exchange or reciprocal", kind.text)
		}
		for _, f := range ln.fields[1:] {
			(*list)[f.text] = true
		}
	}
	return r, nil
}
