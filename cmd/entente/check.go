package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
)

func checkCmd(a *app) *cobra.Command {
	var deep bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check the ledger for damage",
		Long: `Reads the structure of the ledger; with --deep every stored byte: checksums of articles, that every evidence is a stretch of its article, and
that the events are what the reports come to when they are merged again. Faults are listed by name; the exit code is then 6.`,
		Example: "  entente check --deep",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := a.reading()
			if err != nil {
				return err
			}
			defer l.Close()
			faults, err := l.Check(cmd.Context(), deep)
			if err != nil {
				return err
			}
			if len(faults) > 0 {
				records := make([][]any, len(faults))
				for i, f := range faults {
					records[i] = []any{f.Kind, f.ID, f.Detail}
				}
				if err := a.rows([]string{"kind", "id", "detail"}, records); err != nil {
					return err
				}
				return fmt.Errorf("check ledger: %d faults: %w; read the articles again into a new ledger", len(faults), entente.ErrDamaged)
			}
			c, err := l.Counts(cmd.Context())
			if err != nil {
				return err
			}
			return a.rows([]string{"articles", "reports", "events", "origins", "first", "last", "faults"},
				[][]any{{c.Articles, c.Reports, c.Events, c.Origins, dayOrNone(c.First), dayOrNone(c.Last), 0}})
		},
	}
	cmd.Flags().BoolVar(&deep, "deep", false, "read every stored byte and merge everything again")
	return cmd
}
