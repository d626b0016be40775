package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente/eval"
)

func evalCmd(a *app) *cobra.Command {
	var folder, work string
	var only []string
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure the engine on the development gold sets and hold it against the floors",
		Long: `Codes and parses the development gold sets with the built-in model and prints each score beside its floor (eval/floors.json). The gold sets are not
part of the repository; where the folder is missing the command says so and ends well. A score under its floor ends it with exit code 1.`,
		Example: "  entente eval\n  entente eval --only events,plv --work /tmp/eval",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e, err := a.engine()
			if err != nil {
				return err
			}
			if work == "" {
				if work, err = os.MkdirTemp("", "entente-eval-"); err != nil {
					return fmt.Errorf("make a folder for system outputs: %w", err)
				}
				defer os.RemoveAll(work)
			} else if err := os.MkdirAll(work, 0o755); err != nil {
				return fmt.Errorf("make %s: %w", work, cause(err))
			}
			s := &eval.Sets{Folder: folder, Work: work, Engine: e}
			if err := s.Present(); errors.Is(err, eval.ErrNoSets) {
				a.note("eval skipped: %v", err)
				return nil
			}
			return a.measure(s, only)
		},
	}
	cmd.Flags().StringVar(&folder, "sets", "../shared", "folder of the gold sets and scorers")
	cmd.Flags().StringVar(&work, "work", "", "folder in which the system's answers are left (default: none)")
	cmd.Flags().StringSliceVar(&only, "only", nil, "events, seed, plv, ud: measure only these")
	return cmd
}

func (a *app) measure(s *eval.Sets, only []string) error {
	floors, err := eval.ReadFloors()
	if err != nil {
		return err
	}
	hash, err := s.Hash()
	if err != nil {
		return err
	}
	if hash != floors.Data {
		a.note("the gold sets (%s) are not those of the floors (%s): no floor is held", hash, floors.Data)
		floors.Scores = nil
	}
	all := eval.Scores{}
	for _, step := range []struct {
		name string
		run  func() (eval.Scores, error)
	}{
		{"events", func() (eval.Scores, error) { return s.Events("dev.fr") }},
		{"events", func() (eval.Scores, error) { return s.Events("dev.en") }},
		{"seed", func() (eval.Scores, error) { return s.Events("seed.fr") }},
		{"plv", s.PLV},
		{"ud", func() (eval.Scores, error) { return s.UD("fr", "test-sequoia") }},
		{"ud", func() (eval.Scores, error) { return s.UD("fr", "test-gsd") }},
		{"ud", func() (eval.Scores, error) { return s.UD("en", "test-ewt") }},
	} {
		if len(only) > 0 && !slices.Contains(only, step.name) {
			continue
		}
		scores, err := step.run()
		if err != nil {
			return fmt.Errorf("measure %s: %w", step.name, err)
		}
		maps.Copy(all, scores)
	}
	var records [][]any
	for _, name := range slices.Sorted(maps.Keys(all)) {
		floor, held := floors.Scores[name]
		row := []any{name, fmt.Sprintf("%.4f", all[name]), ""}
		if held {
			row[2] = fmt.Sprintf("%.4f", floor)
		}
		records = append(records, row)
	}
	if err := a.rows([]string{"score", "value", "floor"}, records); err != nil {
		return err
	}
	if fallen := floors.Under(hash, all); len(fallen) > 0 {
		return fmt.Errorf("eval: under the floor: %s; see eval/floors.json", strings.Join(fallen, ", "))
	}
	return nil
}
