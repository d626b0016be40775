package memory

import (
	"testing"

	"github.com/entente-project/entente/store"
	"github.com/entente-project/entente/store/storetest"
)

func TestLedger(t *testing.T) {
	storetest.Run(t, func(_ *testing.T, r *store.Rules) store.Ledger { return New(r) })
}
