package memory

import (
	"testing"

	"github.com/entente-project/entente/engine/rules"
	"github.com/entente-project/entente/ontology"
	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/storetest"
)

func TestLedger(t *testing.T) {
	storetest.Run(t, house(t), func(_ *testing.T, r *store.Rules) store.Ledger { return New(r) })
}

// house are the rules of the house.
func house(t *testing.T) *store.Rules {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	return rules.Of(o)
}
