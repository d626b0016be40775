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
	"os/signal"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	go func() { <-ctx.Done(); stop() }() // the second interrupt stops at once
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the whole program with its streams given, so that tests can call it; the result is the exit code.
func run(ctx context.Context, args []string, io streams) int {
	root := newRoot(io)
	root.SetArgs(args)
	root.SetIn(io.in)
	root.SetOut(io.out)
	root.SetErr(io.err)
	err := root.ExecuteContext(ctx)
	if err != nil && err.Error() != "" {
		fmt.Fprintln(io.err, "entente:", printable(err.Error()))
	}
	return exitCode(err)
}

func newRoot(io streams) *cobra.Command {
	a := &app{streams: io}
	root := &cobra.Command{
		Use:           "entente",
		Short:         "Reads the news and keeps a sourced ledger of who did what to whom",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	f := root.PersistentFlags()
	f.StringVar(&a.ledgerPath, "ledger", os.Getenv("ENTENTE_LEDGER"), "ledger file (default: $ENTENTE_LEDGER, else entente/ledger.db in your data folder)")
	f.StringVarP(&a.format, "output", "o", "", "table, json, ndjson, csv or tsv (default: table on a terminal, else ndjson)")
	f.BoolVar(&a.noHeaders, "no-headers", false, "leave out the header line of table, csv and tsv")
	f.StringSliceVar(&a.fields, "fields", nil, "columns to show, in this order")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("%v; see entente --help", err) })
	for _, sub := range []func(*app) *cobra.Command{demoCmd, readCmd, eventsCmd, relationCmd, explainCmd, codeCmd, parseCmd, checkCmd, evalCmd, versionCmd} {
		root.AddCommand(sub(a))
	}
	return root
}
