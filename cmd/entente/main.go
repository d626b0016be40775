// Command entente reads the news and keeps a sourced ledger of what states, governments, armed groups and international
// organisations do to one another.
//
//	entente demo                       the bundled examples, read into a fresh ledger
//	entente read PAGE.html DIR -       store articles
//	entente events --actor PAK         what happened
//	entente relation PAK IRN           how two parties stand
//	entente explain "sentence"         why it was read that way
//
// This package holds flags, configuration and wiring, one file for each subcommand; the work is done in the rooms.
// Data goes to standard output, everything else to standard error. Exit codes: see exit.go.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the whole program with its streams given, so that tests can call it; the result is the exit code.
func run(ctx context.Context, args []string, io streams) int {
	out := &sink{Writer: io.out}
	io.out = out
	a := &app{streams: io}
	root := newRoot(a)
	root.SetArgs(append([]string{}, args...)) // cobra takes nil for the arguments of the process
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	err := root.ExecuteContext(ctx)
	if out.err != nil {
		err = fmt.Errorf("write standard output: %w; what was written is not whole", cause(out.err))
	}
	if err != nil && err.Error() != "" {
		a.fail(err, exitCode(err))
	}
	return exitCode(err)
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "entente",
		Short:         "Reads the news and keeps a sourced ledger of who did what to whom",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },

		SuggestionsMinimumDistance: 2,
	}
	root.PersistentFlags().StringVar(&a.ledgerPath, "ledger", "", "ledger file (default: $ENTENTE_LEDGER, else entente/ledger.db in your data folder)")
	root.PersistentFlags().Var(newChoice(&a.color, "auto", "always", "never"), "color", "colours in tables and messages; auto is on a terminal, unless NO_COLOR is set")
	root.PersistentFlags().Var(newChoice(&a.progress, "auto", "json", "none"), "progress", "how messages tell of long work: auto is a bar on a terminal, else a line every ten seconds;\njson makes every message a line of JSON")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage("%v; see %s --help", err, cmd.CommandPath()) })
	for _, sub := range []func(*app) *cobra.Command{explainCmd, codeCmd, parseCmd, completionCmd} {
		root.AddCommand(sub(a))
	}
	for _, sub := range []func(*app) *cobra.Command{readCmd, demoCmd, eventsCmd, relationCmd, checkCmd, evalCmd, versionCmd} {
		root.AddCommand(a.tabular(sub(a)))
	}
	root.SetHelpCommand(helpCmd())
	return root
}

// helpCmd refuses words that are no command, as every other command does.
func helpCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show what a command does, with examples",
		Example: "  entente help read",
		RunE: func(cmd *cobra.Command, args []string) error {
			c, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noArgs(cmd.Root(), args)
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}
