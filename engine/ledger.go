package engine

import (
	"context"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/store"
)

// Put reads the reports out of an article and puts both into the ledger, in one transaction. It tells false if the ledger had the
// article already.
func (e *Engine) Put(ctx context.Context, l store.Ledger, a *entente.Article) (bool, []entente.Report, error) {
	reports := e.Code(e.Article(a))
	added, err := l.Put(ctx, a, reports)
	return added, reports, err
}
